import Foundation

/// The file that log-ins are kept in, one for each control plane; readable by its owner only.
///
/// It is `ringdown/logins.json` in `XDG_CONFIG_HOME`, else in `~/.config`.
struct LogInFile: Sendable {
    let path: String

    /// The file of this user.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let set = environment["XDG_CONFIG_HOME"] ?? ""
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        let folder = set.hasPrefix("/") ? set : home + "/.config"
        path = folder + "/ringdown/logins.json"
    }

    /// The log-in at an address; `nil` when there is none.
    func logIn(at url: String) throws(CommandFailure) -> KeptLogIn? { try all()[Self.key(url)] }

    /// Keeps a log-in in the place of the one at the same address.
    func keep(_ logIn: KeptLogIn) throws(CommandFailure) {
        var all = try all()
        all[Self.key(logIn.url)] = logIn
        try write(all)
    }

    /// Forgets the log-in at an address; nothing happens when there is none.
    func forget(_ url: String) throws(CommandFailure) {
        var all = try all()
        guard all.removeValue(forKey: Self.key(url)) != nil else { return }
        try write(all)
    }

    private func all() throws(CommandFailure) -> [String: KeptLogIn] {
        guard let data = FileManager.default.contents(atPath: path) else { return [:] }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o600
        guard mode & 0o077 == 0 else {
            throw CommandFailure("\(path) can be read by others; run: chmod 600 \(path)", exit: .usage)
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let all = try? decoder.decode([String: KeptLogIn].self, from: data) else {
            throw CommandFailure("\(path) is damaged; delete it, then run: ringdown auth login", exit: .usage)
        }
        return all
    }

    /// Writes a new file beside the old one and puts it in its place, so that the old one is whole until then.
    private func write(_ all: [String: KeptLogIn]) throws(CommandFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        do {
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(all)
            let private700: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: private700
            )
            try? FileManager.default.removeItem(atPath: draft)
            // The file is made for its owner only; a mode set afterwards would leave it open for a moment.
            let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
            guard descriptor >= 0 else { throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO) }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: data)
            try handle.close()
            guard rename(draft, path) == 0 else { throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO) }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw CommandFailure("\(path) cannot be written; check the folder, or set XDG_CONFIG_HOME")
        }
    }

    private static func key(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }
}
