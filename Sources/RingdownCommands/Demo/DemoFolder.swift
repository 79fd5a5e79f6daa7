import Foundation

/// The temporary folder that a demo lives in.
struct DemoFolder: Sendable {
    let url: URL

    /// Makes a folder, lends it, and removes it.
    static func with<Result>(_ body: (DemoFolder) async throws -> Result) async throws -> Result {
        let name = "ringdown-demo-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
        let url = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure("\(url.path) cannot be made; set TMPDIR to a folder that is writable")
        }
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(DemoFolder(url: url))
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file.
    func write(_ text: String, to name: String) throws(CommandFailure) {
        guard FileManager.default.createFile(atPath: path(name), contents: Data(text.utf8)) else {
            throw CommandFailure("\(path(name)) cannot be written; set TMPDIR to a folder with room")
        }
    }

    /// The text of one of the demo's own files, with words replaced.
    static func resource(_ name: String, replacing words: [String: String] = [:]) throws(CommandFailure) -> String {
        let url = Bundle.module.bundleURL.appending(path: "Resources").appending(path: name)
        guard var text = try? String(contentsOf: url, encoding: .utf8) else {
            throw CommandFailure("the demo's file \(name) is missing beside the executable; build it with make build")
        }
        for (word, replacement) in words { text = text.replacingOccurrences(of: word, with: replacement) }
        return text
    }
}
