import Foundation
import RingdownCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension StoreError {
    /// What the system's reason for not opening a store's file means for the operator.
    init(opening path: String, errno code: CInt) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let sentence =
            switch code {
            case ENOENT: "The folder \(folder) does not exist; create it, or give another path for the store."
            case ENOTDIR: "\(folder) is not a folder; give another path for the store."
            case EISDIR: "\(path) is a folder; give the path of a file for the store."
            case EACCES, EPERM, EROFS:
                "\(path) cannot be written; let this user write it and its folder, or give another path for the store."
            case ENOSPC, EDQUOT: "The disk that holds \(path) is full; free some space."
            case EMFILE, ENFILE: "Too many files are open to open \(path); raise the limit (ulimit -n)."
            default: "\(path) cannot be opened: \(String(cString: strerror(code)))."
            }
        self.init(.unavailable, sentence)
    }
}
