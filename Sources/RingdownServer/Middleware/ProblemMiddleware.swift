import HTTPTypes
import Hummingbird
import Logging
import RingdownAPI
import RingdownCore

/// Turns whatever the routes throw into a problem, and records refusals as decisions.
///
/// A known caller gets the decision's id. Who does not prove who it is gets none, and only so many such refusals are
/// recorded within a minute that nobody can fill the disk; their `contextId` finds them.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let clock: any WallClock
    let ids: any IDSource
    let store: any Store
    /// Counts the refusals of unknown callers.
    private let ledger = RefusalLedger(limit: HookDesk.refusalsPerMinute)

    init(clock: any WallClock, ids: any IDSource, store: any Store) {
        self.clock = clock
        self.ids = ids
        self.store = store
    }

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
            context.logger.log(
                level: error.code == .full ? .warning : .error,
                error.code == .full ? "The backlog is full" : "The store failed",
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
        return try await answer(problem, to: request, context: context)
    }

    private func answer(
        _ problem: ServerProblem,
        to request: Request,
        context: ServerContext
    ) async throws -> Response {
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
            correctedRequests: problem.corrected.map { API.CorrectedRequest($0, base: request.base) }
        )
        return try .json(body, status: problem.code.status, headers: headers, type: API.problemType)
    }

    /// Records a refusal; `nil` when nothing was recorded, or the caller is not to know of it.
    private func recorded(_ problem: ServerProblem, context: ServerContext) async -> String? {
        guard let operation = context.operation else { return nil }
        let caller = context.caller
        if caller == nil {
            guard problem.code.status.code == 401, problem.code != .badSignature, ledger.mayRecord(at: clock.now())
            else { return nil }
        } else if problem.causes.isEmpty {
            return nil
        }
        let decision = Decision(
            id: ids.next(),
            at: clock.now(),
            kind: .refused,
            sentence: problem.detail,
            triggerID: problem.triggerID,
            findings: [
                Decision.Finding(
                    "caller",
                    caller?.id ?? "unknown",
                    "\(caller?.name ?? "Somebody who is not known") asked for \(operation.id)."
                ),
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
            return caller == nil ? nil : decision.id
        } catch {
            context.logger.error(
                "A refusal could not be recorded",
                metadata: ["code": .string(error.code.rawValue), "reason": .string(error.message)]
            )
            return nil
        }
    }
}

extension Request {
    /// The URL that the server was asked under, as far as the request tells; a variable where it does not.
    fileprivate var base: String {
        let host = head.authority ?? ""
        let isHost = !host.isEmpty && host.utf8.count <= 255 && host.utf8.allSatisfy { Self.hostBytes.contains($0) }
        guard isHost else { return "$RINGDOWN_URL" }
        let forwarded = HTTPField.Name("X-Forwarded-Proto").flatMap { headers[$0] }
        return "\(forwarded == "https" ? "https" : "http")://\(host)"
    }

    /// What a host and port are written with; nothing else may get into a command that people paste.
    private static let hostBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]".utf8)
}
