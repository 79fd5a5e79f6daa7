import Foundation
import RingdownCore
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The right to be the only process that uses a store: an advisory lock on the file `<path>.lock`.
///
/// The lock belongs to the open file, so it ends with the process, however that ends, and no child inherits it. Its
/// file is removed by whoever gives the lock back; a file that a dead process left behind locks nothing.
final class StoreLock: Sendable {
    /// How often a lock is taken on a file that is removed at the same moment, before the caller is sent away.
    private static let attempts = 8

    private let name: String
    /// The open file; `nil` once it was given back.
    private let descriptor: Mutex<CInt?>

    private init(_ descriptor: CInt, name: String) {
        self.descriptor = Mutex(descriptor)
        self.name = name
    }

    /// Takes the lock of the store at a path, or says who holds it.
    static func take(beside path: String) throws(StoreError) -> StoreLock {
        let name = StoreFile.resolved(path) + ".lock"
        for _ in 0..<attempts {
            let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError(opening: path, errno: errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let reason = errno
                let holder = holder(in: descriptor)
                _ = close(descriptor)
                guard reason == EWOULDBLOCK else { throw StoreError(opening: path, errno: reason) }
                throw inUse(path, by: holder)
            }
            // Whoever held it before may have removed its file meanwhile; a lock on a removed file keeps nobody out.
            if let locked = StoreFile(descriptor: descriptor), locked == StoreFile(at: name) {
                sign(descriptor)
                return StoreLock(descriptor, name: name)
            }
            _ = close(descriptor)
        }
        throw inUse(path, by: "processes that come and go")
    }

    /// Whether the lock was given back.
    var isReleased: Bool { descriptor.withLock { $0 == nil } }

    /// Gives the lock back; twice is harmless.
    func release() { try? release(after: {}) }

    /// Gives the lock back once `last` has run; when it was given back before, nothing happens.
    func release(after last: () throws(StoreError) -> Void) throws(StoreError) {
        try descriptor.withLock { (descriptor) throws(StoreError) in
            guard let open = descriptor.take() else { return }
            defer {
                _ = unlink(name)
                _ = close(open)
            }
            try last()
        }
    }

    private static func inUse(_ path: String, by holder: String) -> StoreError {
        StoreError(
            .busy,
            "\(path) is in use by \(holder), which holds \(path).lock; stop it, or give another path for the store."
        )
    }

    /// Writes this process's number into the lock's file, for whoever is refused; the lock holds without it.
    private static func sign(_ descriptor: CInt) {
        let note = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(in descriptor: CInt) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        guard let process = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) else { return "another process" }
        return "process \(process)"
    }
}
