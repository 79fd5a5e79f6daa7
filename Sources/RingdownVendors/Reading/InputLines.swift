/// The lines of an input, for telling what it is: only its beginning counts.
struct InputLines {
    /// How much of an input is looked at, in bytes.
    private static let limit = 1 << 16

    /// The lines without their ends; bytes that are no text are replaced.
    let texts: [String]

    init(_ bytes: [UInt8]) {
        texts = bytes.prefix(Self.limit)
            .split(separator: .newline, omittingEmptySubsequences: false)
            .map { line in
                let line = line.last == .carriageReturn ? line.dropLast() : line
                return String(decoding: line, as: UTF8.self)
            }
    }
}
