import Foundation
import RingdownVendors

extension FileExcerpt {
    /// Reads the beginning of a file that a command names.
    ///
    /// Only regular files are read: a device or a pipe would never end.
    init(_ path: String, limit: Int) throws(ReadingError) {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        )
        guard let attributes else {
            throw ReadingError(
                .unreadableFile,
                "the file that the command names does not exist here",
                advice: "run this where the file is, or put its content into the command"
            )
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular,
            let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: limit) ?? Data()
        else {
            throw ReadingError(
                .unreadableFile,
                "the file that the command names cannot be read",
                advice: "check that it is a file and its permissions"
            )
        }
        self.init(bytes: Array(data), size: max(data.count, attributes[.size] as? Int ?? 0))
    }
}
