import Foundation
import RingdownCore

extension Configuration {
    /// The sections that a file may have.
    private static let sections = [
        "listen", "tls", "store", "providers", "contactLists", "personalConnections", "sources", "windows", "clients",
        "roles", "rules", "users", "publicUrl",
        "states", "schedules", "scheduleWatch", "backlog",
    ]

    /// Reads a file, noting everything that is wrong with it.
    static func load(_ path: String) throws(CommandFailure) -> Configuration {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path) cannot be read; give the rules file with --rules or --config", exit: .usage)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(path): not UTF-8; save the file as UTF-8", exit: .usage)
        }
        do throws(ConfigurationError) {
            return try read(text, file: path)
        } catch {
            throw CommandFailure(error.lines, exit: .usage)
        }
    }

    /// Reads the text of a file.
    static func read(_ text: String, file: String) throws(ConfigurationError) -> Configuration {
        let root = try YAMLNode(yaml: text, file: file)
        let notes = YAMLReader.Notes()
        let reader = YAMLReader(root, "the file", notes: notes)
        reader.allow(only: sections)
        var configuration = Configuration(file: file)
        configuration.readListen(reader)
        configuration.readTLS(reader)
        configuration.readStore(reader)
        configuration.readBacklog(reader)
        configuration.readProviders(reader)
        configuration.readClients(reader)
        configuration.readPublicURL(reader)
        configuration.readStates(reader)
        configuration.readSources(reader)
        configuration.readSchedules(reader)
        configuration.readScheduleWatch(reader)
        let windows = readWindows(reader)
        let lists = configuration.readContactLists(reader)
        let connections = configuration.readPersonalConnections(reader)
        let rules = readRules(reader, file: file, lists: lists, windows: windows)
        configuration.book = RuleBook(
            rules: RuleSet(rules),
            contactLists: lists,
            personalConnections: connections,
            windows: windows
        )
        configuration.warnings = notes.warnings
        guard notes.problems.isEmpty else { throw ConfigurationError(file: file, problems: notes.problems) }
        return configuration
    }

    private mutating func readListen(_ reader: YAMLReader) {
        guard let text = reader.text("listen"), let node = reader.node("listen") else { return }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let port = Int(parts[1]), (0...65535).contains(port) else {
            reader.note("\"listen\" must be HOST:PORT", at: node.place, suggestion: "for example 127.0.0.1:7300")
            return
        }
        listen = Listen(host: String(parts[0]), port: port)
    }

    private mutating func readBacklog(_ reader: YAMLReader) {
        guard let limit = reader.whole("backlog"), let node = reader.node("backlog") else { return }
        guard limit > 0 else { return reader.note("\"backlog\" must be at least 1", at: node.place) }
        backlog = limit
    }

    private mutating func readStore(_ reader: YAMLReader) {
        guard let node = reader.node("store") else { return }
        let store = YAMLReader(node, "store", notes: reader.notes)
        store.allow(only: ["sqlite"])
        if let path = store.requiredText("sqlite") { storePath = path }
    }
}
