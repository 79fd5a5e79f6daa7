import RingdownCore
import Synchronization

/// A service whose documents a test wrote down; what was not written down is not there.
final class DocumentsDouble: RunDocuments {
    private struct State {
        var answers: [String: [Result<[UInt8], RunDocumentsError>]] = [:]
        var current: RunStateVersion?
        var asked: [String] = []
    }

    private let state = Mutex(State())

    /// What was asked for, in order.
    var asked: [String] { state.withLock { $0.asked } }

    /// Writes down what one document is, ask by ask; the last answer stays.
    func give(_ name: String, _ answers: Result<[UInt8], RunDocumentsError>...) {
        state.withLock { $0.answers[name] = answers }
    }

    /// Writes down what the current state version is.
    func current(_ version: RunStateVersion?) { state.withLock { $0.current = version } }

    func plan(ofRun runID: String) async throws(RunDocumentsError) -> [UInt8] { try next("plan \(runID)") }

    func assessment(_ id: String) async throws(RunDocumentsError) -> [UInt8] { try next("assessment \(id)") }

    func state(version id: String) async throws(RunDocumentsError) -> [UInt8] { try next("state \(id)") }

    func currentState(ofWorkspace workspaceID: String) async throws(RunDocumentsError) -> RunStateVersion {
        let current = state.withLock { state in
            state.asked.append("current \(workspaceID)")
            return state.current
        }
        guard let current else { throw RunDocumentsError(.notFound, "There is none.") }
        return current
    }

    private func next(_ name: String) throws(RunDocumentsError) -> [UInt8] {
        let answer = state.withLock { state -> Result<[UInt8], RunDocumentsError>? in
            state.asked.append(name)
            guard let answers = state.answers[name] else { return nil }
            if answers.count > 1 { state.answers[name]?.removeFirst() }
            return answers.first
        }
        guard let answer else { throw RunDocumentsError(.notFound, "There is none.") }
        return try answer.get()
    }
}
