import RingdownCore
import Synchronization

/// A service whose plans a test wrote down and whose run tasks are answered to the test.
final class RunTasksDouble: RunTasks {
    private struct State {
        var plans: [Result<[UInt8], RunDocumentsError>] = []
        var refusals: [RunTaskError] = []
        var answers: [RunTaskResult] = []
        var tokens: Set<String> = []
        var asked: [String] = []
    }

    private let state = Mutex(State())

    /// What was answered, in order; answers that were not taken are left out.
    var answers: [RunTaskResult] { state.withLock { $0.answers } }

    /// The tokens that were shown.
    var tokens: Set<String> { state.withLock { $0.tokens } }

    /// The URLs that plans were fetched from, in order.
    var asked: [String] { state.withLock { $0.asked } }

    /// Writes down what the plan is, ask by ask; the last answer stays.
    func give(_ plans: Result<[UInt8], RunDocumentsError>...) { state.withLock { $0.plans = plans } }

    /// Writes down why the next answers are not taken.
    func refuse(_ errors: RunTaskError...) { state.withLock { $0.refusals = errors } }

    func owns(_ url: String) -> Bool { url.hasPrefix("https://tfe.test/") }

    func plan(at url: String, token: RunTaskToken) async throws(RunDocumentsError) -> [UInt8] {
        let answer = state.withLock { state -> Result<[UInt8], RunDocumentsError>? in
            state.asked.append(url)
            state.tokens.insert(token.reveal())
            let first = state.plans.first
            if state.plans.count > 1 { state.plans.removeFirst() }
            return first
        }
        guard let answer else { throw RunDocumentsError(.notFound, "There is none.") }
        return try answer.get()
    }

    func answer(_ result: RunTaskResult, to url: String, token: RunTaskToken) async throws(RunTaskError) {
        let refusal = state.withLock { state -> RunTaskError? in
            state.tokens.insert(token.reveal())
            guard state.refusals.isEmpty else { return state.refusals.removeFirst() }
            state.answers.append(result)
            return nil
        }
        if let refusal { throw refusal }
    }
}
