import Foundation

/// A document that a command is given: a file, or `-` for stdin.
enum InputFile {
    /// Bytes that are read at most; larger documents are refused before they fill the memory.
    static let limit = 1 << 30

    /// Reads the whole document.
    static func read(_ path: String) throws(CommandFailure) -> Data {
        if path == "-" { return try readStandardInput() }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("\(path) does not exist; give a file, or - for stdin", exit: .usage)
        }
        guard !isFolder.boolValue else {
            throw CommandFailure("\(path) is a folder; give a file, or - for stdin", exit: .usage)
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= limit else { throw tooLarge(path) }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw CommandFailure("\(path) cannot be read; check its permissions")
        }
    }

    /// Reads stdin to its end, whatever happens, so that the command which writes to it is never cut off.
    ///
    /// - Parameter pass: handed every piece as soon as it arrives.
    static func readStandardInput(passing pass: (Data) -> Void = { _ in }) throws(CommandFailure) -> Data {
        var data = Data()
        var isTooLarge = false
        while let piece = nextPiece() {
            pass(piece)
            if data.count + piece.count > limit { isTooLarge = true }
            if !isTooLarge { data.append(piece) }
        }
        guard !isTooLarge else { throw tooLarge("stdin") }
        return data
    }

    /// What stands in stdin by now, after waiting for something; `nil` at its end.
    private static func nextPiece() -> Data? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count > 0 { return Data(buffer.prefix(count)) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    private static func tooLarge(_ name: String) -> CommandFailure {
        CommandFailure("\(name) is larger than \(limit >> 20) MiB; submit a plan of fewer resources (-target)")
    }
}
