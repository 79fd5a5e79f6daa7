/// The body that curl's options put together.
struct CurlData: Hashable, Sendable {
    /// What kind of body the options make.
    enum Kind: Hashable, Sendable {
        case form
        case json
        case multipart
        /// A file as it is.
        case file
    }

    /// Separates the parts of a form; a real one is random.
    static let boundary = "------------------------ringdown"

    /// `nil` when there is no body.
    var kind: Kind?
    /// The bytes, as far as they are kept.
    var bytes: [UInt8] = []
    /// How many bytes the whole body has.
    var size = 0
    /// Whether a part of the body is not here.
    var isPartial = false

    /// Appends bytes after a separator.
    mutating func append(_ more: [UInt8], size moreSize: Int, as newKind: Kind, separator: String = "") {
        if kind != nil {
            bytes.append(contentsOf: separator.utf8)
            size += separator.utf8.count
        }
        // A body that is JSON and a form at once is what the last option says.
        kind = newKind
        bytes.append(contentsOf: more)
        size += moreSize
    }

    /// The body as it is sent.
    var sent: [UInt8] { kind == .multipart ? bytes + Array("--\(Self.boundary)--\r\n".utf8) : bytes }

    /// The media type that curl names for it; `nil` when it names none.
    var contentType: String? {
        switch kind {
        case .form: "application/x-www-form-urlencoded"
        case .json: "application/json"
        case .multipart: "multipart/form-data; boundary=\(Self.boundary)"
        case .file, nil: nil
        }
    }
}
