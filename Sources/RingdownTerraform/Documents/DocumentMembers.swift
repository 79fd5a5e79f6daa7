import RingdownCore

/// The top-level members that tell one of Terraform's JSON documents from another.
struct DocumentMembers {
    private var names: Set<String> = []
    private var isEncrypted = false

    /// Members that only plan JSON has.
    static let planOnly: Set<String> = [
        "planned_values", "resource_changes", "resource_drift", "output_changes", "deferred_changes",
        "relevant_attributes", "prior_state", "configuration", "applyable", "complete", "errored",
    ]

    /// The kind of a JSON document; reads on only until it is sure.
    static func recognise(_ bytes: some Collection<UInt8>) -> TerraformDocument {
        var members = DocumentMembers()
        var verdict: TerraformDocument?
        do throws(JSONError) {
            try JSONReader.read(bytes) { (reader) throws(JSONError) in
                try reader.object { (name, reader) throws(JSONError) in
                    members.names.insert(name)
                    if name == "encrypted_data" { members.isEncrypted = true }
                    verdict = members.verdict
                    if verdict != nil { throw reader.error(.trailingData, "the kind is known") }
                    try members.pass(name, &reader)
                }
            }
        } catch {
            return verdict ?? .unknown(Self.unreadable(error, bytes))
        }
        return members.finalVerdict
    }

    private mutating func pass(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
        guard name == "encryption_version" else { return try reader.skip() }
        if try reader.value() != "" { isEncrypted = true }
    }

    /// The kind, as soon as the members seen so far leave no doubt.
    private var verdict: TerraformDocument? {
        if isEncrypted, names.contains("encrypted_data") {
            // Whether it is a state or a plan may still have to be read.
            return names.contains("lineage") || names.contains("serial") ? .encryptedState : nil
        }
        if names.contains("format_version") {
            if !names.isDisjoint(with: Self.planOnly) { return .plan }
            if names.contains("values") { return .shownState }
        }
        if names.contains("version"), !names.isDisjoint(with: ["lineage", "serial", "resources", "modules"]) {
            return .rawState
        }
        return nil
    }

    /// The kind, once all members are seen.
    private var finalVerdict: TerraformDocument {
        if isEncrypted { return .encryptedPlan }
        if names.contains("format_version"), names.isSubset(of: ["format_version", "terraform_version", "checks"]) {
            return .shownState
        }
        return .unknown(
            TerraformError(
                .wrongDocument,
                "this JSON is no plan, state or apply stream of Terraform: plan JSON comes from "
                    + "`terraform show -json PLANFILE`, a state from `terraform state pull`"
            )
        )
    }

    private static func unreadable(_ error: JSONError, _ bytes: some Collection<UInt8>) -> TerraformError {
        let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        guard let first else {
            return TerraformError(
                .empty,
                "the document is empty: check that the command which writes it succeeded"
            )
        }
        let advice =
            "hand over what `terraform show -json PLANFILE`, `terraform state pull` or "
            + "`terraform apply -json` prints"
        guard first == UInt8(ascii: "{") || first == 0xEF else {
            return TerraformError(
                .notJSON,
                "the document does not begin with {, so it is no JSON of Terraform: \(advice)"
            )
        }
        return TerraformError(error, in: "the document", advice: advice)
    }
}
