import Foundation
import RingdownCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file that a store was opened on, told apart from another one that later stands at the same path.
struct StoreFile: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64
    private let kind: mode_t

    /// Makes the file when there is none, readable by its owner alone because it holds what customers are called for,
    /// and checks that it can be written.
    static func make(at path: String) throws(StoreError) -> StoreFile {
        let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if made >= 0 {
            _ = close(made)
        } else if errno != EEXIST {
            throw StoreError(opening: path, errno: errno)
        }
        guard let file = StoreFile(at: path) else { throw StoreError(opening: path, errno: errno) }
        guard file.kind != S_IFDIR else { throw StoreError(opening: path, errno: EISDIR) }
        guard file.kind == S_IFREG else {
            throw StoreError(.unavailable, "\(path) is not a regular file; give another path for the store.")
        }
        guard access(path, R_OK | W_OK) == 0 else { throw StoreError(opening: path, errno: errno) }
        return file
    }

    /// The file that stands at a path now; `nil` when there is none.
    init?(at path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        self.init(info)
    }

    /// The file that is open; `nil` when none is.
    init?(descriptor: CInt) {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { return nil }
        self.init(info)
    }

    private init(_ info: stat) {
        device = UInt64(truncatingIfNeeded: info.st_dev)
        number = UInt64(truncatingIfNeeded: info.st_ino)
        kind = info.st_mode & S_IFMT
    }

    /// The path without symbolic links, so that two names of one file have one lock.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
