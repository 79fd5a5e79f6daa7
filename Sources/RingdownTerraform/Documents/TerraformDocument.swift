import RingdownCore

/// What kind of document some bytes are, told from their beginning and their top-level members.
package enum TerraformDocument: Hashable, Sendable {
    /// `terraform show -json PLANFILE`.
    case plan
    /// `terraform show -json`, of a state.
    case shownState
    /// `terraform state pull`, or a `terraform.tfstate` file.
    case rawState
    /// What `plan`, `apply`, `destroy` and `refresh` print with `-json`: a message a line.
    case uiStream
    /// A state that OpenTofu encrypted; only its lineage and serial are in clear.
    case encryptedState
    /// A plan that OpenTofu encrypted.
    case encryptedPlan
    /// The binary file that `terraform plan -out` writes, a zip archive.
    case savedPlan
    /// None of them; the error says what was seen.
    case unknown(TerraformError)

    /// The kind of document that `bytes` hold; only as much is looked at as it takes to tell.
    package static func recognise(_ bytes: some Collection<UInt8>) -> Self {
        let start = Array(bytes.prefix(talkLimit))
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .savedPlan }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            return .unknown(
                TerraformError(
                    .wrongEncoding,
                    "the document is UTF-16, as PowerShell's > writes it: write it as UTF-8, "
                        + "with `| Out-File -Encoding utf8`"
                )
            )
        }
        if startsWithMessage(start) { return .uiStream }
        return DocumentMembers.recognise(bytes)
    }

    /// Why a document of this kind cannot be read, with what to do; `nil` for the four kinds that can.
    package var refusal: TerraformError? {
        switch self {
        case .plan, .shownState, .rawState, .uiStream: nil
        case .encryptedState:
            TerraformError(
                .encrypted,
                "the state is encrypted by OpenTofu: hand over what `tofu show -json` prints, "
                    + "run where the key is configured"
            )
        case .encryptedPlan:
            TerraformError(
                .encrypted,
                "the plan is encrypted by OpenTofu: hand over what `tofu show -json PLANFILE` prints, "
                    + "run where the key is configured"
            )
        case .savedPlan:
            TerraformError(
                .savedPlan,
                "this is the binary plan file: run `terraform show -json PLANFILE` and hand over what it prints"
            )
        case .unknown(let error): error
        }
    }

    /// The error that a document of this kind was given where `expected` was asked for.
    ///
    /// For a kind that can never be read it is that kind's own refusal.
    package func refusal(expecting expected: String) -> TerraformError {
        if let refusal { return refusal }
        return TerraformError(.wrongDocument, "this is \(name), and \(expected) is needed: \(source)")
    }

    /// What a person calls this kind.
    package var name: String {
        switch self {
        case .plan: "plan JSON"
        case .shownState: "a state as `terraform show -json` prints it"
        case .rawState: "a raw state"
        case .uiStream: "a stream of -json messages"
        case .encryptedState: "an encrypted state"
        case .encryptedPlan: "an encrypted plan"
        case .savedPlan: "a binary plan file"
        case .unknown: "no document of Terraform"
        }
    }

    private var source: String {
        "plan JSON comes from `terraform show -json PLANFILE`, a state from `terraform state pull`, "
            + "a stream from `terraform apply -json`"
    }

    /// How many bytes of a wrapper's talk may stand before the first message of a stream.
    private static let talkLimit = 1 << 16

    /// Whether the first line that begins with `{` is a message of Terraform's UI stream, whose members begin with
    /// `"@level"`.
    private static func startsWithMessage(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0A }
            let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            if text.first == UInt8(ascii: "{") {
                let member = text.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
                return member.starts(with: [UInt8(ascii: "\""), UInt8(ascii: "@")])
            }
            rest = rest[line.endIndex...].dropFirst()
        }
        return false
    }
}
