import Foundation

/// The built executable as a server, in a process of its own.
final class Program: Sendable {
    private let process = Process()
    private let ended: AsyncStream<Void>
    /// What it printed first: where it listens.
    let url: String

    /// Starts it and waits until it says where it listens.
    ///
    /// - Parameter launcher: the command that starts it, which is given it with its arguments; none when empty.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        launcher: [String] = [],
        in folder: URL
    ) async throws {
        let output = Pipe()
        let errors = folder.appending(path: "program-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        ended = Self.prepare(process, launcher + [Binary.path] + arguments, environment, in: folder)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        let line = try await Self.firstLine(of: process, from: output)
        guard let address = line.split(separator: " ").last, address.hasPrefix("http") else {
            let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Failure(message: "it did not start: \(line) \(said)")
        }
        url = String(address)
    }

    struct Failure: Error, CustomStringConvertible {
        let message: String
        var description: String { message }
    }

    /// Starts it and ends it as a crash does, as soon as it says on stderr what it found.
    static func startAndKill(_ arguments: [String], environment: [String: String], in folder: URL) async throws {
        let process = Process()
        let errors = Pipe()
        let ended = prepare(process, [Binary.path] + arguments, environment, in: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        _ = try await firstLine(of: process, from: errors)
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        for await _ in ended {}
    }

    /// From now on none of its files may grow beyond so many bytes: a disk that is full there.
    func limitFiles(to bytes: Int) async throws {
        let tool = Process()
        let command = ["prlimit", "--pid", "\(process.processIdentifier)", "--fsize=\(bytes):"]
        let ended = Self.prepare(tool, command, [:], in: FileManager.default.temporaryDirectory)
        try tool.run()
        for await _ in ended {}
        guard tool.terminationStatus == 0 else {
            throw Failure(message: "prlimit ended with \(tool.terminationStatus)")
        }
    }

    /// Ends it as a crash does, without waiting for its end.
    func shoot() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Ends it as a crash does.
    func kill() async {
        shoot()
        for await _ in ended {}
    }

    /// Ends it as an operator does.
    func stop() async {
        process.terminate()
        for await _ in ended {}
    }

    /// Says what a process runs; returns what ends with it.
    private static func prepare(
        _ process: Process,
        _ command: [String],
        _ environment: [String: String],
        in folder: URL
    ) -> AsyncStream<Void> {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.terminationHandler = { _ in end.finish() }
        return ended
    }

    /// Starts a process and waits for the first line that it writes; less than a line when it ends before.
    private static func firstLine(of process: Process, from pipe: Pipe) async throws -> Substring {
        let (chunks, arrive) = AsyncStream.makeStream(of: Data.self)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { arrive.finish() } else { arrive.yield(data) }
        }
        try process.run()
        var text = ""
        for await chunk in chunks {
            text += String(decoding: chunk, as: UTF8.self)
            if text.contains("\n") { break }
        }
        pipe.fileHandleForReading.readabilityHandler = nil
        return text.prefix { $0 != "\n" }
    }
}
