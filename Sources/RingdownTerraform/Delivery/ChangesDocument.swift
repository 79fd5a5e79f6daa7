import RingdownCore

/// Ringdown's own document: changes that were read elsewhere, `{"ringdown": "changes/1", "changes": […]}`.
///
/// `ringdown submit` sends it instead of what Terraform wrote, with every sensitive value replaced by its digest.
package enum ChangesDocument {
    /// What the member `ringdown` says.
    static let version = "changes/1"

    /// The document of a delivery, as UTF-8.
    package static func write(_ delivery: Delivery) -> [UInt8] {
        let document: JSON = [
            "changes": .array(delivery.changes.map(\.document)),
            "warnings": .array(delivery.warnings.map { .string($0) }),
        ]
        var bytes = Array("{\"ringdown\":\"\(version)\",".utf8)
        var rest: [UInt8] = []
        document.write(to: &rest)
        bytes.append(contentsOf: rest.dropFirst())
        return bytes
    }

    /// Whether bytes begin as this document does.
    static func isOne(_ bytes: some Collection<UInt8>) -> Bool {
        let start = bytes.prefix(64).filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return start.starts(with: Array("{\"ringdown\":".utf8))
    }

    /// Reads the document; every change gets the source and workspace of `origin`.
    static func read(_ bytes: some Collection<UInt8>, origin: ChangeOrigin) throws(TerraformError) -> Delivery {
        var delivery = Delivery(changes: [], warnings: [])
        var hasChanges = false
        do throws(JSONError) {
            try JSONReader.read(bytes) { (reader) throws(JSONError) in
                try reader.object { (name, reader) throws(JSONError) in
                    switch name {
                    case "ringdown":
                        guard try reader.text() == version else {
                            throw reader.error(.wrongType, "only \(version) is read; use the server's own ringdown")
                        }
                    case "changes":
                        hasChanges = true
                        try reader.array { (index, reader) throws(JSONError) in
                            let path = JSONPath([.member("changes"), .index(index)])
                            let fields = try MessageFields(try reader.value(), at: path)
                            delivery.changes.append(try Change(fields, origin: origin))
                        }
                    case "warnings": delivery.warnings = try reader.texts()
                    default: throw reader.error(.wrongType, "the member \"\(name)\" is not known")
                    }
                }
                guard hasChanges else { throw reader.error(.missing, "the member \"changes\" is missing") }
            }
        } catch {
            throw TerraformError(
                error,
                in: "the submission",
                advice: "submit with the same version of ringdown as the server's, or send Terraform's own document"
            )
        }
        return delivery
    }
}
