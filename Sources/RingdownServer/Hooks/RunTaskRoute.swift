import Foundation
import Hummingbird
import RingdownCore
import RingdownEngine
import RingdownTerraform

/// Takes run tasks of HCP Terraform and Terraform Enterprise: each is on the disk before it is answered 200.
struct RunTaskRoute {
    /// Bytes of a request at most; the message of a run is the longest thing in it.
    static let limit = 1 << 20

    private let desk: HookDesk

    init(_ desk: HookDesk) { self.desk = desk }

    func add(to routes: Routes) {
        let desk = desk
        routes.open(.takeRunTask) { call in
            let source = try desk.source(of: call) { if case .runTask = $0 { true } else { false } }
            let body = try await desk.body(of: call, upTo: Self.limit)
            do throws(HookSignature.Refusal) {
                try HookSignature.hcp(call.header("X-TFC-Task-Signature"), body: body, keys: source.keys)
            } catch {
                throw try await desk.refuse(error, from: source, call)
            }
            let request: HCPRunTask.Request
            do throws(TerraformError) {
                request = try HCPRunTask.read(body)
            } catch {
                throw ServerProblem(.badRequest, error.message)
            }
            switch request {
            case .test: return try .json(HookReceipt(.verified, "The signature is right."))
            case .task(let task, let token): return try await take(task, token, of: source, call)
            }
        }
    }

    private func take(
        _ task: HCPRunTask,
        _ token: RunTaskToken,
        of source: HookSource,
        _ call: Call
    ) async throws -> Response {
        guard case .runTask(let service, _) = source.kind, let hooks = desk.dependencies.hooks else {
            throw ServerProblem(.notFound, "The source takes no such delivery.")
        }
        guard service.owns(task.callbackURL), task.planURL.map(service.owns) ?? true else {
            let reason = "A URL of the run task is not that of the configured service."
            try await desk.record(reason, Decision.Finding("url", "no", reason), from: source, call)
            throw ServerProblem(.badRequest, reason, fix: "Set the source's api url to where the run tasks come from.")
        }
        let now = desk.dependencies.clock.now()
        let id = desk.dependencies.ids.next()
        var content = task.json.object ?? [:]
        content[HookDelivery.tokenMember] = try hooks.seal.seal(token, of: id)
        let isNew = try await hooks.deliveries.add(
            HookDelivery(
                id: id,
                source: source.name,
                key: task.key,
                receivedAt: now,
                content: .object(content),
                dueAt: now
            )
        )
        let name = "\(task.resultID), \(task.stageName) of \(task.runID)"
        guard isNew else { return try .json(HookReceipt(.duplicate, "\(name): it was taken in before.")) }
        hooks.bell.ring()
        return try .json(HookReceipt(.accepted, "\(name): the answer follows to its callback URL."))
    }
}
