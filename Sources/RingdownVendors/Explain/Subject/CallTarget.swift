import Foundation

/// An address as somebody wrote it, taken apart.
struct CallTarget: Hashable, Sendable {
    /// The address as it was written, without the white space and quotes around it.
    let written: String
    /// The host in lower case, without a port; `nil` when none was written or a placeholder stands for all of it.
    let host: String?
    /// Whether a placeholder stands for all that is before the path, a part of which it may hold too.
    let isBaseOpen: Bool
    /// The path with a slash at its beginning and none at its end.
    let path: String
    /// The parts of the path between its slashes, percent-decoded; an empty one stays.
    let segments: [String]
    /// Whether the path was written with a slash at its end, as when an id is left out.
    let endsInSlash: Bool
    /// The query's parameters, percent-decoded, in their order.
    let query: [(name: String, value: String)]

    /// Takes an address apart.
    init(_ url: String) {
        written = url.prefix(4_000).trimmingCharacters(in: .whitespacesAndNewlines.union(["'", "\"", "`"]))
        var rest = written[...]
        // People write the method before the address.
        if let space = rest.firstIndex(of: " "), ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(rest[..<space]) {
            rest = rest[space...].drop { $0 == " " }
        }
        var host: Substring?
        if let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
            host = Self.head(of: rest)
        } else if !rest.hasPrefix("/") {
            let head = Self.head(of: rest)
            if Placeholder.fills(head) || head.contains(".") || head.hasPrefix("localhost") { host = head }
        }
        if let host { rest = rest.dropFirst(host.count) }
        isBaseOpen = host.map { Placeholder.fills($0) } ?? false
        self.host = host.flatMap(Self.hostName)
        rest = rest.prefix { $0 != "#" }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = parts.first.map(String.init) ?? ""
        endsInSlash = path.count > 1 && path.hasSuffix("/")
        while path.hasSuffix("/") { path.removeLast() }
        if !path.hasPrefix("/") { path = "/" + path }
        segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.removingPercentEncoding ?? String($0) }
        self.path = path
        query = (parts.count == 2 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            func plain(_ text: Substring) -> String { text.removingPercentEncoding ?? String(text) }
            return (plain(sides[0]), sides.count == 2 ? plain(sides[1]) : "")
        }
    }

    /// What stands before the path: braces may hold slashes, as in `{{base/url}}`.
    private static func head(of text: Substring) -> Substring {
        var depth = 0
        let head = text.prefix { character in
            if character == "{" || character == "<" { depth += 1 }
            if character == "}" || character == ">" { depth -= 1 }
            return depth > 0 || (character != "/" && character != "?")
        }
        // The path may follow without a slash: `{base_uri}services/v4.0`.
        guard !head.contains("."), let end = head.lastIndex(where: { $0 == "}" || $0 == ">" }),
            head[head.index(after: end)...].first?.isLetter ?? false
        else { return head }
        return head[...end]
    }

    /// The host's name without user and port; `nil` for a placeholder.
    private static func hostName(_ text: Substring) -> String? {
        var name = text.split(separator: "@").last ?? text
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) {
            name = name[..<colon]
        }
        guard !name.isEmpty, !Placeholder.fills(name) || name.contains(".") else { return nil }
        return name.lowercased()
    }

    static func == (left: Self, right: Self) -> Bool { left.written == right.written }
    func hash(into hasher: inout Hasher) { hasher.combine(written) }
}
