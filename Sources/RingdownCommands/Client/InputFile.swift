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

    private static func readStandardInput() throws(CommandFailure) -> Data {
        var data = Data()
        while true {
            let part = try? FileHandle.standardInput.read(upToCount: 1 << 20)
            guard let part, !part.isEmpty else { return data }
            data.append(part)
            guard data.count <= limit else { throw tooLarge("stdin") }
        }
    }

    private static func tooLarge(_ name: String) -> CommandFailure {
        CommandFailure("\(name) is larger than \(limit >> 20) MiB; submit a plan of fewer resources (-target)")
    }
}
