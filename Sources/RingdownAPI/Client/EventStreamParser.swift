/// Cuts a `text/event-stream` into its messages, whatever the pieces it arrives in.
struct EventStreamParser {
    /// One message of the stream.
    struct Message: Hashable {
        /// The stream's id of it; `nil` when none was given.
        var id: String?
        var data: String
    }

    /// Bytes of one line or message that are kept at most; more is no event stream of ours.
    static let limit = 1 << 20

    private var line: [UInt8] = []
    private var id: String?
    private var data: [String] = []
    private var sawCarriageReturn = false
    private var size = 0

    /// Takes in the next bytes and returns the messages that they complete; `nil` when one grows beyond the limit.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Message]? {
        var messages: [Message] = []
        for byte in bytes {
            if sawCarriageReturn {
                sawCarriageReturn = false
                if byte == UInt8(ascii: "\n") { continue }
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                sawCarriageReturn = byte == UInt8(ascii: "\r")
                if let message = endLine() { messages.append(message) }
            default:
                size += 1
                guard size <= Self.limit else { return nil }
                line.append(byte)
            }
        }
        return messages
    }

    private mutating func endLine() -> Message? {
        let text = String(decoding: line, as: UTF8.self)
        line.removeAll(keepingCapacity: true)
        guard !text.isEmpty else { return endMessage() }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? String(parts[1].hasPrefix(" ") ? parts[1].dropFirst() : parts[1]) : ""
        switch parts[0] {
        case "id": id = value
        case "data": data.append(value)
        default: break
        }
        return nil
    }

    private mutating func endMessage() -> Message? {
        defer {
            id = nil
            data = []
            size = 0
        }
        return data.isEmpty ? nil : Message(id: id, data: data.joined(separator: "\n"))
    }
}
