import RingdownCore

/// What came back, with every text in it that may say why.
struct AnswerReading: Hashable, Sendable {
    /// The status; `nil` when none was reported.
    let status: Int?
    /// The vendor's code, from whichever member carries one.
    let code: String?
    /// The vendor's sentence; the whole text where the body is no object.
    let message: String?
    /// Every code and sentence in lower case, joined.
    let text: String
    /// Whether a web page came in place of an answer of the API.
    let isPage: Bool

    init(_ response: ReportedCall.Response?) {
        var status = response?.status
        var texts: [String] = []
        var code: String?
        var message: String?
        switch response?.body {
        case .json(.string(let text))?, .text(let text)?:
            let text = String(text.prefix(4_000))
            message = text.isEmpty ? nil : text
            texts.append(text)
        case .json(let value)?:
            Self.collect(value, into: &texts, depth: 0)
            code = Self.first(["code", "error", "errorCode"], in: value)
            message = Self.first(
                ["message", "error_description", "errorDescription", "error_Description", "description", "detail"],
                in: value
            )
            status = status ?? value["status"]?.int
        case .binary?, ReportedCall.Body.none?, nil: break
        }
        if let header = response?.headers.first(where: { $0.name.lowercased() == "icstatusdescription" })?.value {
            texts.append(header)
            message = message ?? header
        }
        if message == nil, let only = texts.first, code == nil { message = only }
        self.status = status
        self.code = code
        self.message = message.map { Redacted.text($0, upTo: 400) }
        text = texts.joined(separator: " | ").lowercased()
        let start = texts.first?.prefix(200).drop { $0.isWhitespace }.lowercased() ?? ""
        isPage = start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head")
    }

    /// An answer of which the code and the sentence are known.
    init(code: String?, message: String?, status: Int?) {
        self.status = status
        self.code = code
        self.message = message
        text = [code, message].compactMap { $0 }.joined(separator: " | ").lowercased()
        isPage = false
    }

    /// Whether nothing at all came back that could be read.
    var isSilent: Bool { text.isEmpty || isPage }

    /// Whether a text is among what came back; in lower case.
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }

    /// The answer as evidence; `nil` when there was none.
    var evidence: Cause.Evidence? {
        guard status != nil || message != nil || code != nil else { return nil }
        var words = status.map { ["\($0)"] } ?? []
        if let code { words.append(code) }
        if let message, message != code, !isPage { words.append("\"\(message)\"") }
        return Cause.Evidence("The answer was \(words.joined(separator: " ")).")
    }

    private static func first(_ names: [String], in value: JSON) -> String? {
        for name in names {
            if let text = value[name]?.string, !text.isEmpty { return text }
        }
        return value["errors"]?[0].flatMap { first(names, in: $0) }
    }

    private static func collect(_ value: JSON, into texts: inout [String], depth: Int) {
        guard depth < 6, texts.count < 64 else { return }
        switch value {
        case .string(let text): texts.append(String(text.prefix(1_000)))
        case .array(let elements): for element in elements { collect(element, into: &texts, depth: depth + 1) }
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) where name != "contextId" {
                collect(member, into: &texts, depth: depth + 1)
            }
        case .null, .bool, .number: break
        }
    }
}
