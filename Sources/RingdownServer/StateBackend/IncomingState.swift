import RingdownCore
import RingdownTerraform

/// A state that somebody wants to write.
struct IncomingState {
    let bytes: [UInt8]
    let stamp: StateStamp
    /// Its content; `nil` when OpenTofu encrypted it.
    let document: StateDocument?
    /// What wrote it; `nil` when it does not say.
    var tool: String? { document?.terraformVersion.map { "terraform \($0)" } }

    /// Reads a state.
    init(_ bytes: [UInt8]) throws(ServerProblem) {
        self.bytes = bytes
        do throws(TerraformError) {
            document = try Self.document(bytes)
        } catch {
            throw .notAState(error.message, isAboutForm: error.isAboutForm)
        }
        if let document {
            guard let lineage = document.lineage, !lineage.isEmpty, let serial = document.serial, serial >= 0 else {
                throw .notAState("the state has no lineage or no serial", isAboutForm: false)
            }
            stamp = StateStamp(lineage: lineage, serial: serial)
        } else {
            let members = try? JSON(parsing: bytes)
            guard let lineage = members?["lineage"]?.string, let serial = members?["serial"]?.int else {
                throw .notAState("the encrypted state does not say its lineage and serial", isAboutForm: false)
            }
            stamp = StateStamp(lineage: lineage, serial: serial)
        }
    }

    private static func document(_ bytes: [UInt8]) throws(TerraformError) -> StateDocument? {
        switch TerraformDocument.recognise(bytes) {
        case .encryptedState: nil
        case .shownState: throw TerraformDocument.shownState.refusal(expecting: "a raw state")
        default: try StateDocument(parsing: bytes)
        }
    }

    /// The state of a workspace that has none.
    static let nothing = Array(#"{"version":4,"outputs":{},"resources":[]}"#.utf8)
}

extension TerraformError {
    /// Whether the bytes are no good JSON, as opposed to JSON that is no state.
    fileprivate var isAboutForm: Bool {
        switch code {
        case .empty, .notJSON, .malformed, .truncated, .wrongEncoding: true
        default: false
        }
    }
}
