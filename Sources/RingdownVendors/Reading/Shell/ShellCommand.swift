/// One command of a shell, split into its words.
struct ShellCommand: Hashable, Sendable {
    var words: [ShellWord]
    /// Where in the input the command ends.
    var end: Int
    /// What was odd, a sentence each.
    var remarks: [String]
}
