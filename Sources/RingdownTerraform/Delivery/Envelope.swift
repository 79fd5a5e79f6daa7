import RingdownCore

/// A stream and its plan in one JSON document.
struct Envelope {
    /// The plan's own bytes.
    var plan: [UInt8]?
    /// The stream's lines.
    var stream: [UInt8]

    /// Takes the envelope apart; `nil` when the bytes are no envelope.
    init?(_ bytes: some Collection<UInt8>) throws(TerraformError) {
        guard TerraformDocument.isEnvelope(bytes) else { return nil }
        let advice = "send {\"plan\": the plan's JSON, \"stream\": the stream's lines as one text}"
        do throws(JSONError) {
            let parts = try JSONReader.read(bytes) { (reader) throws(JSONError) in
                var plan: [UInt8]?
                var stream: String?
                try reader.object { (name, reader) throws(JSONError) in
                    switch name {
                    case "plan": plan = try reader.source()
                    case "stream": stream = try reader.text()
                    default: throw reader.error(.wrongType, "the member \"\(name)\" is not known")
                    }
                }
                guard let stream else { throw reader.error(.missing, "the member \"stream\" is missing") }
                return (plan, stream)
            }
            plan = parts.0
            stream = Array(parts.1.utf8)
        } catch {
            throw TerraformError(error, in: "the submission", advice: advice)
        }
    }
}

extension TerraformDocument {
    /// Whether the first member of a JSON object is one of an envelope's.
    static func isEnvelope(_ bytes: some Collection<UInt8>) -> Bool {
        let start = bytes.prefix(64).filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return start.starts(with: Array("{\"plan\":".utf8)) || start.starts(with: Array("{\"stream\":".utf8))
    }
}
