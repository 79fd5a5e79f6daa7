import RingdownCore

extension ReportedCall.Body {
    /// What bytes are: JSON, other text, or no text at all.
    ///
    /// - Parameters:
    ///   - bytes: the whole body.
    ///   - contentType: what its sender says that it is; `nil` when nothing was said. A lone number or string is
    ///     taken for JSON only where that says so.
    init(bytes: [UInt8], contentType: String? = nil) {
        guard !bytes.isEmpty else {
            self = .none
            return
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            self = .binary(count: bytes.count)
            return
        }
        let saysJSON = contentType?.lowercased().contains("json") ?? false
        let first = bytes.first { !$0.isBlank && $0 != .newline }
        let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        if saysJSON || looksLikeJSON, let json = try? JSON(parsing: bytes) {
            self = .json(json)
        } else {
            self = .text(text)
        }
    }

    /// The body cut to what is kept, and whether it was cut.
    ///
    /// A body that is cut is text that ends early.
    static func kept(_ bytes: [UInt8], size: Int? = nil, contentType: String?) -> (body: Self, isCut: Bool) {
        let size = size ?? bytes.count
        guard size > CallReader.bodyLimit else { return (Self(bytes: bytes, contentType: contentType), false) }
        let kept = bytes.prefix(CallReader.bodyLimit)
        guard !kept.contains(0) else { return (.binary(count: size), false) }
        // A character that the end cuts in two is left out.
        for tail in 0..<4 {
            if let text = String(validating: kept.dropLast(tail), as: UTF8.self) { return (.text(text), true) }
        }
        return (.binary(count: size), false)
    }
}

extension ReportedCall.Request {
    /// Takes a body; one that is larger than what is kept is cut, and that is said.
    mutating func take(_ bytes: [UInt8], size: Int? = nil, remarks: inout [String]) {
        let size = size ?? bytes.count
        let (body, isCut) = ReportedCall.Body.kept(bytes, size: size, contentType: header("Content-Type"))
        self.body = body
        if size > CallReader.bodyLimit, header("Content-Length") == nil {
            headers.append(ReportedCall.Header("Content-Length", "\(size)"))
        }
        guard isCut else { return }
        isPartial = true
        remarks.append(
            "The request's body has \(size) bytes; the first \(CallReader.bodyLimit >> 20) MiB of them are looked at."
        )
    }
}
