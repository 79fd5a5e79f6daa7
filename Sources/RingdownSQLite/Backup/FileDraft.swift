import Foundation
import RingdownCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that is written beside its place and put there once it is whole, readable by its owner alone.
struct FileDraft {
    /// Where it is written.
    let path: String
    private let target: String

    /// Makes an empty one beside its place.
    init(for target: String) throws(StoreError) {
        self.target = target
        path = "\(target).\(ProcessInfo.processInfo.processIdentifier).part"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(opening: target, errno: errno) }
        defer { _ = close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw StoreError(opening: target, errno: errno) }
    }

    /// Puts it in its place, through to the disk.
    ///
    /// - Parameter replaces: whether a file that stands there gives way.
    func finish(replaces: Bool) throws(StoreError) {
        try Self.sync(path)
        if replaces {
            guard rename(path, target) == 0 else { throw StoreError(opening: target, errno: errno) }
        } else {
            // A link is refused where a file stands, also one that came a moment ago.
            guard link(path, target) == 0 else {
                guard errno == EEXIST else { throw StoreError(opening: target, errno: errno) }
                throw StoreError(.unavailable, "\(target) is there already; give another path, or use --force.")
            }
            _ = unlink(path)
        }
        try Self.sync(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }

    /// Takes it away unfinished.
    func remove() {
        for suffix in ["", "-journal", "-wal", "-shm"] { _ = unlink(path + suffix) }
    }

    /// Waits until a file, or the names in a folder, have reached the disk.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(opening: path, errno: errno) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(opening: path, errno: errno) }
    }
}
