/// A word of a command line, as the program gets it.
struct ShellWord: Hashable, Sendable {
    var bytes: [UInt8]
    /// Where it begins in the input; `nil` when the shell had already split it.
    var offset: Int?

    var text: String { bytes.text }
}
