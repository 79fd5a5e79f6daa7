import HTTPTypes
import Hummingbird
import Logging
import RingdownAPI
import RingdownCore

/// Turns whatever the routes throw into a problem, and records refusals of known callers as decisions.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let clock: any WallClock
    let ids: any IDSource
    let store: any Store

    func handle(
        _ request: Request,
        context: ServerContext,
        next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let problem: ServerProblem
        do {
            return try await next(request, context)
        } catch let error as ServerProblem {
            problem = error
        } catch let error as StoreError {
            context.logger.error(
                "The store failed",
                metadata: ["code": .string(error.code.rawValue), "reason": .string(error.message)]
            )
            problem = .storeUnavailable(error)
        } catch let error as HTTPError where error.status == .notFound && context.operation == nil {
            problem = Operation.problem(for: request)
        } catch let error as CancellationError {
            throw error
        } catch {
            context.logger.error("A request failed", metadata: ["error": .string(String(reflecting: type(of: error)))])
            problem = ServerProblem(
                .internalError,
                "The server failed on this request; its log says why under contextId \(context.correlationID).",
                fix: "Report the contextId to whoever runs the server."
            )
        }
        return try await answer(problem, context: context)
    }

    private func answer(_ problem: ServerProblem, context: ServerContext) async throws -> Response {
        let decision = await recorded(problem, context: context)
        var headers = problem.headers
        headers[.wwwAuthenticate] = problem.challenge
        headers[.cacheControl] = "no-store"
        let body = API.Problem(
            type: problem.code.type,
            title: problem.code.title,
            status: problem.code.status.code,
            detail: problem.detail,
            code: problem.code.rawValue,
            contextId: context.correlationID,
            decision: decision,
            causes: problem.causes.map { API.Cause($0) },
            fix: problem.fix,
            correctedRequests: problem.corrected.map { API.CorrectedRequest($0) }
        )
        return try .json(body, status: problem.code.status, headers: headers, type: API.problemType)
    }

    /// Records a refusal that has causes and a known caller; `nil` when nothing was recorded.
    private func recorded(_ problem: ServerProblem, context: ServerContext) async -> String? {
        guard !problem.causes.isEmpty, let caller = context.caller, let operation = context.operation else {
            return nil
        }
        let decision = Decision(
            id: ids.next(),
            at: clock.now(),
            kind: .refused,
            sentence: problem.detail,
            triggerID: problem.triggerID,
            findings: [
                Decision.Finding("caller", caller.id, "\(caller.name) asked for \(operation.id)."),
                Decision.Finding("answer", String(problem.code.status.code), problem.code.title + "."),
            ],
            explanation: Explanation(
                verdict: .refused,
                causes: problem.causes,
                operation: operation.reference,
                correctedRequest: problem.corrected.first
            ),
            correlationID: context.correlationID
        )
        do throws(StoreError) {
            try await store.record(decision)
            return decision.id
        } catch {
            context.logger.error(
                "A refusal could not be recorded",
                metadata: ["code": .string(error.code.rawValue), "reason": .string(error.message)]
            )
            return nil
        }
    }
}
