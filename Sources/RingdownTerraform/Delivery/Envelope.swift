import RingdownCore

/// Documents that belong together, in one JSON object.
struct Envelope {
    /// What it holds.
    enum Content {
        /// The stream's lines, and the plan's own bytes where there is one.
        case run(stream: [UInt8], plan: [UInt8]?)
        /// The states' own bytes.
        case states(before: [UInt8], after: [UInt8])
    }

    var content: Content
    /// Whether a stream that broke off is taken for what it shows.
    var isPartial = false
    /// What tells this run from the next; `nil` leaves that to the documents.
    var revision: String?

    private static let advice =
        "send {\"plan\": the plan's JSON, \"stream\": the stream's lines as one text}, "
        + "or {\"before\": a state's JSON, \"after\": the next one's}"

    /// Takes the envelope apart; `nil` when the bytes are no envelope.
    init?(_ bytes: some Collection<UInt8>) throws(TerraformError) {
        guard TerraformDocument.isEnvelope(bytes) else { return nil }
        do throws(JSONError) {
            self = try JSONReader.read(bytes) { (reader) throws(JSONError) in try Self(&reader) }
        } catch {
            throw TerraformError(error, in: "the submission", advice: Self.advice)
        }
    }

    private init(_ reader: inout JSONReader) throws(JSONError) {
        var parts: [String: [UInt8]] = [:]
        var isPartial = false
        var revision: String?
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "plan", "before", "after": parts[name] = try reader.source()
            case "stream": parts[name] = Array(try reader.text().utf8)
            case "partial": isPartial = try reader.flag()
            case "revision": revision = try reader.optionalText()
            default: throw reader.error(.wrongType, "the member \"\(name)\" is not known")
            }
        }
        self.isPartial = isPartial
        self.revision = revision
        switch (parts["stream"], parts["before"], parts["after"]) {
        case (let stream?, nil, nil): content = .run(stream: stream, plan: parts["plan"])
        case (nil, let before?, let after?) where parts["plan"] == nil: content = .states(before: before, after: after)
        case (nil, nil, nil): throw reader.error(.missing, "the member \"stream\" is missing")
        case (nil, nil, _?): throw reader.error(.missing, "the member \"before\" is missing")
        case (nil, _?, nil): throw reader.error(.missing, "the member \"after\" is missing")
        default: throw reader.error(.wrongType, "two states come without a plan and a stream")
        }
    }
}

extension TerraformDocument {
    private static let envelopeMembers = ["plan", "stream", "before", "after", "partial", "revision"]

    /// Whether the first member of a JSON object is one of an envelope's.
    static func isEnvelope(_ bytes: some Collection<UInt8>) -> Bool {
        let start = bytes.prefix(64).filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return envelopeMembers.contains { start.starts(with: Array("{\"\($0)\":".utf8)) }
    }
}
