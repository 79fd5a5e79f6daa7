import Foundation
import RingdownCore

/// The key beside a store, as a file to be carried along.
enum KeyFile {
    /// Copies a key, readable by its owner alone; says whether there was one.
    ///
    /// - Parameter replaces: whether another key that stands there gives way.
    static func copy(_ source: String, to target: String, replaces: Bool) throws(CommandFailure) -> Bool {
        let files = FileManager.default
        guard files.fileExists(atPath: source) else { return false }
        guard let key = files.contents(atPath: source) else {
            throw CommandFailure("\(source) cannot be read; the backup is complete without it, copy it yourself")
        }
        if let standing = files.contents(atPath: target) {
            if standing == key { return true }
            guard replaces else {
                throw CommandFailure("\(target) is there already and another key; move it away, or use --force")
            }
        }
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard files.createFile(atPath: target, contents: key, attributes: attributes) else {
            throw CommandFailure("\(target) cannot be written; copy \(source) there yourself")
        }
        return true
    }
}
