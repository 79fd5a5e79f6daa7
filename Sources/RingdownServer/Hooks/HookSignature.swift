import Foundation

/// Whether a delivery was signed by who it says: each vendor's way, always over the bytes as they came.
enum HookSignature {
    /// Why a delivery is not believed; the sentence is safe to send back.
    struct Refusal: Error, Hashable {
        var sentence: String
        var fix: String
    }

    /// What a Standard Webhooks delivery says of itself beside its body.
    struct StandardHeaders: Hashable {
        var id: String?
        var timestamp: String?
        var signature: String?
    }

    /// Seconds that a timestamp may lie before or after now.
    static let tolerance = 300.0
    /// Characters of a delivery's id at most.
    static let idLimit = 256
    /// Signatures of one delivery that are looked at.
    static let signatureLimit = 16

    /// Checks a delivery signed as Standard Webhooks says and returns its id.
    static func standard(
        _ headers: StandardHeaders,
        body: Data,
        keys: [HookKey],
        at now: Date
    ) throws(Refusal) -> String {
        guard let id = headers.id, let timestamp = headers.timestamp, let signature = headers.signature else {
            throw Refusal(
                sentence: "The delivery is not signed.",
                fix: "Send the headers webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks)."
            )
        }
        guard id.count <= idLimit, let seconds = Int(timestamp) else {
            throw Refusal(
                sentence: "The delivery's id or timestamp cannot be read.",
                fix: "Send at most \(idLimit) characters as webhook-id, and whole Unix seconds as webhook-timestamp."
            )
        }
        let message = Data("\(id).\(timestamp).".utf8) + body
        let codes = signature.split(separator: " ").prefix(signatureLimit).compactMap { part in
            part.hasPrefix("v1,") ? Data(base64Encoded: String(part.dropFirst(3))) : nil
        }
        let isSigned = codes.contains { code in keys.contains { $0.signs256(message, as: code) } }
        guard isSigned else { throw mismatch }
        guard abs(now.timeIntervalSince1970 - Double(seconds)) <= tolerance else {
            throw Refusal(
                sentence: "The delivery's timestamp is more than \(Int(tolerance)) seconds away from now.",
                fix: "Sign each attempt with its own time, and set the sender's clock."
            )
        }
        return id
    }

    /// Checks a hexadecimal HMAC-SHA512, as HCP Terraform sends it; an empty header is no signature.
    static func hcp(_ signature: String?, body: Data, keys: [HookKey]) throws(Refusal) {
        guard let signature, !signature.isEmpty else {
            throw Refusal(
                sentence: "The delivery is not signed.",
                fix: "Give the notification or run task the HMAC key that the configuration names."
            )
        }
        guard let code = Data(hexadecimal: signature), keys.contains(where: { $0.signs512(body, as: code) }) else {
            throw mismatch
        }
    }

    private static let mismatch = Refusal(
        sentence: "The delivery's signature does not match.",
        fix: "Give sender and configuration the same secret, and sign the body exactly as it is sent."
    )
}

extension Data {
    /// The bytes of a hexadecimal text; `nil` when it is none.
    fileprivate init?(hexadecimal text: String) {
        let digits = text.utf8.map { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
            default: nil
            }
        }
        guard digits.count.isMultiple(of: 2) else { return nil }
        self.init()
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            append(high << 4 | low)
        }
    }
}
