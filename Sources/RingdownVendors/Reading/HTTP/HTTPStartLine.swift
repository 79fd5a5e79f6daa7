/// The first lines of HTTP messages.
enum HTTPStartLine {
    /// The methods that begin a request; others are not taken for one.
    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    /// Whether a line begins a request: method and target, with or without the protocol's version.
    static func isRequest(_ line: String) -> Bool { request(line) != nil }

    /// Method and target; `nil` when the line begins no request.
    static func request(_ line: String) -> (method: String, target: String)? {
        let words = line.split(separator: " ").map { String($0).trimmed }
        guard words.count == 2 || words.count == 3 && words[2].uppercased().hasPrefix("HTTP/") else { return nil }
        guard methods.contains(words[0]) else { return nil }
        let target = words[1]
        guard target.contains("/") || target.hasPrefix("{") || target.hasPrefix("<") || target == "*" else {
            return nil
        }
        return (words[0], target)
    }

    /// The status when a line begins a response.
    static func status(_ line: String) -> Int? {
        let words = line.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), words[1].count >= 3 else { return nil }
        guard let status = Int(words[1].prefix(3)), (100...999).contains(status) else { return nil }
        return status
    }
}
