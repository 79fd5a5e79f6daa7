import Foundation

/// The built executable as a server, in a process of its own.
final class Program: Sendable {
    private let process = Process()
    private let ended: AsyncStream<Void>
    /// What it printed first: where it listens.
    let url: String

    /// Starts it and waits until it says where it listens.
    init(_ arguments: [String], environment: [String: String] = [:], in folder: URL) async throws {
        let output = Pipe()
        let errors = folder.appending(path: "program-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        process.terminationHandler = { _ in end.finish() }
        let (chunks, arrive) = AsyncStream.makeStream(of: Data.self)
        output.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { arrive.finish() } else { arrive.yield(data) }
        }
        try process.run()
        var text = ""
        for await chunk in chunks {
            text += String(decoding: chunk, as: UTF8.self)
            if text.contains("\n") { break }
        }
        output.fileHandleForReading.readabilityHandler = nil
        let line = text.prefix { $0 != "\n" }
        guard let address = line.split(separator: " ").last, address.hasPrefix("http") else {
            let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Failure(message: "it did not start: \(text) \(said)")
        }
        url = String(address)
    }

    struct Failure: Error, CustomStringConvertible {
        let message: String
        var description: String { message }
    }

    /// Ends it as a crash does.
    func kill() async {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        for await _ in ended {}
    }

    /// Ends it as an operator does.
    func stop() async {
        process.terminate()
        for await _ in ended {}
    }
}
