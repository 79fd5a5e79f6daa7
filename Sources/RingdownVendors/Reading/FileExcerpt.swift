/// The beginning of a file that a command names.
package struct FileExcerpt: Hashable, Sendable {
    /// The bytes, as many as were asked for at most.
    package var bytes: [UInt8]
    /// How many bytes the file has.
    package var size: Int

    package init(bytes: [UInt8], size: Int) {
        self.bytes = bytes
        self.size = size
    }
}
