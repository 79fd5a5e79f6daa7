import Foundation
import RingdownCore
import RingdownServer
import Synchronization

/// An intake that remembers what was submitted and answers as a test set it.
final class IntakeDouble: ChangeIntake {
    private let state = Mutex<(documents: [SubmittedDocument], failure: ChangeIntakeError?)>(([], nil))

    /// What was submitted, in order.
    var documents: [SubmittedDocument] { state.withLock { $0.documents } }

    /// Makes every submission fail.
    func fail(with error: ChangeIntakeError) { state.withLock { $0.failure = error } }

    func submit(_ document: SubmittedDocument) async throws(ChangeIntakeError) -> ChangeIntakeReport {
        let failure = state.withLock { state -> ChangeIntakeError? in
            let isKnown = state.documents.contains { known in
                known.delivery != nil && known.source == document.source
                    && known.delivery?.key == document.delivery?.key
            }
            if isKnown { return ChangeIntakeError(.known, "The delivery was taken in before.") }
            state.documents.append(document)
            return state.failure
        }
        if let failure { throw failure }
        let decision = Decision(id: "d-1", at: .distantPast, kind: .notMatched, sentence: "No rule matched.")
        let result = IntakeResult(changeID: "c-1", isDuplicate: false, decisions: [decision], triggers: [])
        return ChangeIntakeReport(
            workspace: document.workspace ?? "default",
            entries: [ChangeIntakeReport.Entry(address: "terraform_data.a", result: result)],
            warnings: ["The plan is not complete."]
        )
    }
}
