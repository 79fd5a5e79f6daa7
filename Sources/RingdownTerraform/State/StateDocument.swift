import RingdownCore

/// A Terraform state: its objects and outputs, whichever of the two forms it came in.
///
/// Values marked sensitive are in clear here, as they are in the document.
package struct StateDocument: Hashable, Sendable {
    /// The two forms in which a state is written.
    package enum Form: String, Hashable, Sendable {
        /// What `terraform state pull` prints and backends store.
        case raw
        /// What `terraform show -json` prints; it has neither lineage nor serial.
        case shown
    }

    /// What tells one object from the next.
    package struct Key: Hashable, Sendable {
        /// The instance's full address.
        package var address: String
        /// The key of a deposed object; `nil` for the current one.
        package var deposed: String?

        package init(address: String, deposed: String? = nil) {
            self.address = address
            self.deposed = deposed
        }
    }

    /// The form it came in.
    package var form: Form
    /// What stays the same over a state's life (a UUID); `nil` in the shown form.
    package var lineage: String?
    /// Rises with every write; `nil` in the shown form.
    package var serial: Int?
    /// The version of the Terraform or OpenTofu that wrote it; `nil` when it does not say.
    package var terraformVersion: String?
    /// The objects.
    package var objects: [Key: StateObject] = [:]
    /// The root module's outputs.
    package var outputs: [String: StateOutput] = [:]

    /// A state without objects, to be filled by a reader.
    init(form: Form) { self.form = form }

    /// Reads a state in either form.
    package init(parsing bytes: some Collection<UInt8>) throws(TerraformError) {
        switch TerraformDocument.recognise(bytes) {
        case .rawState: self = try RawStateReader.read(bytes)
        case .shownState: self = try ShownStateReader.read(bytes)
        case .unknown(let other):
            guard let cause = other.cause else { throw other }
            throw Self.unreadable(cause)
        case let kind: throw kind.refusal(expecting: "a state")
        }
    }

    /// The error that a state cannot be read.
    static func unreadable(_ error: JSONError) -> TerraformError {
        TerraformError(
            error,
            in: "the state",
            advice: "write it again with `terraform state pull` or `terraform show -json`"
        )
    }
}
