import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownTerraform

extension HookWorker {
    /// Seconds that HCP Terraform waits for an answer.
    static let taskPatience = 600.0
    /// Seconds of them that are kept for the answer itself.
    private static let reserve = 120.0
    /// How a plan that is not there is asked for again, and an answer repeated, while there is time.
    private static let taskRetries = RetryPolicy(attempts: 60, base: 1, ceiling: 30)

    /// Answers a run task, as far as it goes now; what is written down last is what became of it.
    func answer(
        _ delivery: inout HookDelivery,
        through service: any RunTasks,
        failOn: RunTaskFailure
    ) async throws(StoreError) {
        try await attempt(&delivery, through: service, failOn: failOn)
        try await hooks.deliveries.update(delivery)
    }

    private func attempt(
        _ delivery: inout HookDelivery,
        through service: any RunTasks,
        failOn: RunTaskFailure
    ) async throws(StoreError) {
        guard let task = HCPRunTask(json: delivery.content) else {
            return try await giveUp(&delivery, "It was remembered by another version.")
        }
        guard let token = hooks.seal.open(delivery.content[HookDelivery.tokenMember], of: delivery.id) else {
            let reason = "Its token cannot be opened: the key beside the store is another one; run the task again."
            return try await giveUp(&delivery, reason)
        }
        let deadline = delivery.receivedAt.addingTimeInterval(Self.taskPatience)
        guard engine.clock.now() < deadline else {
            let reason = "HCP Terraform waits ten minutes for an answer, and they are over; run the task again."
            return try await giveUp(&delivery, reason)
        }
        let author = RunTaskAuthor(task: task, failOn: failOn, reference: delivery.id)
        guard let result = try await result(for: task, by: author, &delivery, service, token, until: deadline) else {
            return
        }
        do throws(RunTaskError) {
            try await service.answer(result, to: task.callbackURL, token: token)
            delivery.finish()
        } catch {
            let wait = wait(after: delivery, retryAfter: error.retryAfter)
            let next = engine.clock.now().addingTimeInterval(wait ?? 0)
            if error.isPassing, wait != nil, next < deadline {
                delivery.dueAt = next
            } else {
                try await giveUp(&delivery, error.message)
            }
        }
    }

    /// What a task is answered with, written down before it is sent; `nil` when the plan is waited for.
    private func result(
        for task: HCPRunTask,
        by author: RunTaskAuthor,
        _ delivery: inout HookDelivery,
        _ service: any RunTasks,
        _ token: RunTaskToken,
        until deadline: Date
    ) async throws(StoreError) -> RunTaskResult? {
        if let kept = delivery.resolved.flatMap(RunTaskResult.init(json:)) { return kept }
        let answer: RunTaskAnswer
        do throws(HookFailure) {
            answer = try await self.answer(to: task, by: author, of: delivery, service, token)
        } catch {
            switch error {
            case .store(let failure): throw failure
            case .unusable(let reason): answer = author.unread(reason)
            case .documents(let failure):
                let wait = wait(after: delivery, retryAfter: failure.retryAfter)
                let next = engine.clock.now().addingTimeInterval(wait ?? 0)
                if failure.isPassing, wait != nil, next < deadline.addingTimeInterval(-Self.reserve) {
                    if delivery.attempts == 1 { await signal(task, service, token) }
                    delivery.dueAt = next
                    return nil
                }
                answer = author.unread(failure.message)
            }
        }
        let result = answer.result.fitted(outcomes: task.showsOutcomes ? RunTaskResult.outcomeLimit : 0)
        try await engine.store.record(
            answer.decision(id: engine.ids.next(), at: engine.clock.now(), of: delivery, task)
        )
        delivery.resolved = result.json
        try await hooks.deliveries.update(delivery)
        return result
    }

    /// Reads the plan where there is one, and asks rules, gate and vendors.
    private func answer(
        to task: HCPRunTask,
        by author: RunTaskAuthor,
        of delivery: HookDelivery,
        _ service: any RunTasks,
        _ token: RunTaskToken
    ) async throws(HookFailure) -> RunTaskAnswer {
        let preflight = Preflight(connectors: engine.connectors, clock: engine.clock)
        if task.stage == .other { return author.unread("Ringdown does not know the stage \(task.stageName).") }
        guard let url = task.planURL else {
            guard task.stage == .prePlan else { return author.unread("The request names no plan.") }
            let book = engine.book.watching(task.workspace)
            return author.watching(await preflight.check(book))
        }
        let bytes: [UInt8]
        do throws(RunDocumentsError) {
            bytes = try await service.plan(at: url, token: token)
        } catch {
            throw .documents(error)
        }
        var origin = ChangeOrigin(source: delivery.source, workspace: task.workspace)
        origin.revision = task.runID
        let plan: PlanDocument
        do throws(TerraformError) {
            plan = try PlanDocument(parsing: bytes, origin: origin)
        } catch {
            throw .unusable(error.message)
        }
        let killSwitches: [KillSwitch]
        do throws(StoreError) {
            killSwitches = try await engine.store.killSwitches()
        } catch {
            throw .store(error)
        }
        let changes = task.stage == .postApply ? plan.applied(in: nil) : plan.all
        let screen = intake.redaction(of: changes, others: plan.secrets)
        var preview = PlanPreview(changes, book: engine.book, at: engine.clock.now(), killSwitches: killSwitches)
        let orders = preview.matches.compactMap(\.order) + preview.waiting.flatMap(\.orders)
        let findings = await preflight.check(orders)
        preview.hide(through: screen)
        return author.planned(preview, findings, isErrored: plan.isErrored).redacted(by: screen)
    }

    /// Says that the task was taken in, before its answer; whether that arrives changes nothing.
    private func signal(_ task: HCPRunTask, _ service: any RunTasks, _ token: RunTaskToken) async {
        do throws(RunTaskError) {
            let waiting = RunTaskResult(.running, "Ringdown waits for the plan.")
            try await service.answer(waiting, to: task.callbackURL, token: token)
        } catch {
            engine.logger.info("A run task was not told that it is worked on", metadata: ["reason": "\(error.message)"])
        }
    }

    private func wait(after delivery: HookDelivery, retryAfter: Double?) -> Double? {
        Self.taskRetries.delay(after: delivery.attempts, retryAfter: retryAfter, jitter: Double.random(in: 0..<1))
    }
}

extension RuleBook {
    /// The rules that listen to a workspace.
    fileprivate func watching(_ workspace: String) -> RuleBook {
        let origin = ChangeOrigin(source: "run-task", workspace: workspace)
        let change = Change(address: "", type: "", name: "", actions: .update, phase: .applied, origin: origin)
        let watching = rules.rules.filter { rule in
            rule.evaluate(change).findings.first { $0.clause == "workspace" }?.outcome != .no
        }
        var book = self
        book.rules = RuleSet(watching)
        return book
    }
}
