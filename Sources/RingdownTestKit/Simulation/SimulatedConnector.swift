import Foundation
import RingdownCore

/// A vendor as one process reaches it, over a network that delays, loses and repeats.
///
/// It reads the vendor back as the connector of Genesys Cloud does: a campaign by its state and version, a contact by
/// the id that Ringdown gave it.
struct SimulatedConnector: Connector {
    let world: SimulatedWorld
    let process: SimulatedProcess
    let vendor: SimulatedVendor
    let clock: SimulatedClock
    /// What keeps it to the vendor's rate limit; `nil` when nothing does.
    let pace: SimulatedPace?
    /// Whether it sends nothing that its permit does not cover any more.
    let keepsToPermits: Bool

    static let gone = ConnectorError(.noAnswer, "The process is gone.")

    /// Reads the vendor half-way between asking and being answered.
    private func ask<Value>(
        _ what: String,
        _ look: () throws(ConnectorError) -> Value
    ) async throws(ConnectorError) -> Value {
        try await turn(.read)
        guard world.pass("asks \(vendor.name): \(what)", process) else { throw Self.gone }
        world.witness.asks(vendor.name, world)
        await world.pause(world.chance.seconds(0.01...0.3), process)
        guard !process.isDead else { throw Self.gone }
        if let failure = failure() {
            world.note("! \(Fault.unreadable.rawValue) (\(failure.code.rawValue))")
            learn(from: failure)
            throw failure
        }
        let value = try look()
        await world.pause(world.chance.seconds(0.01...0.3), process)
        guard world.pass("is answered", process) else { throw Self.gone }
        return value
    }

    /// Why a question is not answered now; `nil` when it is.
    private func failure() -> ConnectorError? {
        if !world.isCalm, world.elapsed < vendor.outUntil {
            return ConnectorError(world.chance.one(of: [.unavailable, .noAnswer]), "It is out of order.")
        }
        if !world.isCalm, world.elapsed < vendor.stormUntil { return .slowDown(world) }
        guard world.strikes(vendor.faultiness / 2) else { return nil }
        world.count(.unreadable)
        let code = world.chance.one(of: [ConnectorError.Code.unavailable, .noAnswer, .rateLimited, .refused])
        if code == .rateLimited { return .slowDown(world) }
        return ConnectorError(code, "The question was not answered.", status: code == .refused ? 403 : nil)
    }

    /// Waits for its turn as `PacedTransport` does: a read a little, what changes something not at all.
    private func turn(_ use: TokenBucket.Use) async throws(ConnectorError) {
        guard let pace else { return }
        let latest = clock.now().addingTimeInterval(use == .read ? 5 : 0)
        while !process.isDead {
            let now = clock.now()
            guard let next = pace.bucket.take(use, at: now) else { return }
            guard next <= latest else {
                var held = ConnectorError(.rateLimited, "It was held back.")
                held.retryAfter = next.timeIntervalSince(now)
                throw held
            }
            await world.sleep(until: next, process)
            guard !Task.isCancelled else { throw Self.gone }
        }
    }

    /// Remembers that the vendor asked to wait.
    private func learn(from error: ConnectorError) {
        guard error.code == .rateLimited, !process.isDead else { return }
        pace?.bucket.limited(retryAfter: error.retryAfter, at: clock.now())
        if let seconds = error.retryAfter { world.witness.asksToWait(vendor.name, seconds, world) }
    }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        do throws(ConnectorError) {
            return try await read(order)
        } catch {
            if !process.isDead { world.witness.ended(vendor.name, order.lane, error) }
            throw error
        }
    }

    private func read(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        try await ask("prepare \(order.lane)") { () throws(ConnectorError) in
            switch order.target {
            case .contactList(let list): return try plan(list.list, contact: nil)
            case .call(let call):
                guard case .campaign(_, let list) = call.connection.dialing else {
                    throw ConnectorError(.invalid, "A skill is not known here.", status: 400)
                }
                return try plan(
                    list,
                    contact: DialPlan.PlannedContact(id: call.reference, column: "phone", number: call.to)
                )
            }
        }
    }

    private func plan(_ list: String, contact: DialPlan.PlannedContact?) throws(ConnectorError) -> DialPlan {
        let campaigns = vendor.campaigns.filter { $0.list == list }.map(object)
        guard !campaigns.isEmpty else { throw ConnectorError(.notFound, "There is no list \(list).", status: 404) }
        var steps = campaigns.filter { $0.status != "on" }.map { DialPlan.Step(operation: "start", target: $0) }
        if let contact, vendor.contacts[contact.id] == nil {
            steps.append(
                DialPlan.Step(
                    operation: "add",
                    target: RemoteObject(kind: "contact", id: contact.id, name: contact.number.masked)
                )
            )
        }
        return DialPlan(
            contactList: RemoteObject(kind: "contact list", id: list, name: list),
            steps: steps,
            campaigns: campaigns,
            contact: contact
        )
    }

    private func object(_ campaign: SimulatedVendor.Campaign) -> RemoteObject {
        RemoteObject(
            kind: "campaign",
            id: campaign.id,
            name: campaign.id,
            status: campaign.status,
            version: String(campaign.version)
        )
    }

    func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        let lane = world.witness.triggers[trigger]?.order.lane ?? ""
        do throws(ConnectorError) {
            let receipt = try await carryOut(plan, for: trigger, permit: permit)
            world.witness.ended(vendor.name, lane, nil)
            return receipt
        } catch {
            if !process.isDead { world.witness.ended(vendor.name, lane, error) }
            throw error
        }
    }

    private func carryOut(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        var accomplished: [RemoteObject] = []
        for step in plan.steps {
            do throws(ConnectorError) {
                guard !process.isDead else { throw Self.gone }
                let covers = permit.covers(trigger: trigger, provider: vendor.name, at: clock.now())
                guard covers || !keepsToPermits else {
                    throw ConnectorError(.notPermitted, "The permit does not cover trigger \(trigger) any more.")
                }
                try await turn(.change)
                try await send(step, of: plan, for: trigger)
                accomplished.append(step.target)
            } catch {
                var error = error
                error.accomplished = accomplished
                throw error
            }
        }
        return Receipt(at: clock.now(), accepted: plan.steps.map { "\($0.operation) \($0.target.id)" })
    }

    /// Sends one step and waits for its answer.
    private func send(_ step: DialPlan.Step, of plan: DialPlan, for trigger: String) async throws(ConnectorError) {
        guard world.pass("sends \(vendor.name) \(step.operation) \(step.target.id) for \(trigger)", process) else {
            throw Self.gone
        }
        world.witness.asks(vendor.name, world)
        let course = SimulatedCourse.chosen(vendor, world)
        world.witness.sent(trigger, step, to: vendor.name, world)
        let call = SimulatedCall(id: world.number())
        if let way = course.arrives { world.after(way) { arrive(step, for: trigger, course, call, isCopy: false) } }
        if let way = course.copyArrives { world.after(way) { arrive(step, for: trigger, course, call, isCopy: true) } }
        let lost = course.arrives == nil ? course.refusal : nil
        world.after(course.breaks ?? SimulatedCourse.patience) {
            let error = lost ?? ConnectorError(.noAnswer, course.breaks == nil ? "Timed out." : "Reset.")
            call.end(.failure(error), world)
        }
        await world.park(call.id, process)
        guard world.pass("has its answer", process), let answer = call.answer else { throw Self.gone }
        switch answer {
        case .success: world.witness.answered(trigger, step)
        case .failure(let error):
            if error.code != .noAnswer { world.witness.answered(trigger, step) }
            learn(from: error)
            throw error
        }
    }

    private func arrive(
        _ step: DialPlan.Step,
        for trigger: String,
        _ course: SimulatedCourse,
        _ call: SimulatedCall,
        isCopy: Bool
    ) {
        let outcome: SimulatedVendor.Outcome
        if let refusal = course.refusal { outcome = .failed(refusal) } else { outcome = vendor.carryOut(step, world) }
        world.note("vendor \(vendor.name): \(step.operation) \(step.target.id) for \(trigger): \(outcome)")
        let answer: Result<Void, ConnectorError>
        switch outcome {
        case .failed(let error): answer = .failure(error)
        case .done, .soAlready:
            world.witness.carriedOut(step, for: trigger, isCopy: isCopy, world)
            answer = course.pretence.map { .failure($0) } ?? .success(())
        }
        guard !isCopy, let delay = course.answers else { return }
        world.after(delay) { call.end(answer, world) }
        if course.answersTwice { world.after(delay + 0.1) { call.end(answer, world) } }
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        let found = try await ask("did \(intent.id) happen?") { () throws(ConnectorError) in look(intent) }
        switch found {
        case .didNotHappen, .partlyHappened: world.witness.cleared(intent)
        case .happened, .unknown: break
        }
        world.note("p\(process.number) sees: \(found.word)")
        return found
    }

    private func look(_ intent: Intent) -> Reconciliation {
        var happened: [RemoteObject] = []
        var isUnclear = false
        for step in intent.plan.steps {
            if step.target.kind == "contact" {
                if vendor.contacts[step.target.id] != nil { happened.append(step.target) }
                continue
            }
            guard let campaign = vendor.campaign(step.target.id) else {
                isUnclear = true
                continue
            }
            let isSame = campaign.status == step.target.status && String(campaign.version) == step.target.version
            if campaign.status == "on" {
                happened.append(step.target)
            } else if isSame, campaign.modified < intent.at {
                continue
            } else if campaign.status == "complete", step.target.status != "complete" {
                happened.append(step.target)
            } else {
                isUnclear = true
            }
        }
        if isUnclear { return .unknown("A campaign was changed.") }
        if happened.isEmpty, !intent.plan.steps.isEmpty { return .didNotHappen("Everything is as it was.") }
        if happened.count < intent.plan.steps.count { return .partlyHappened(happened, "Part of it shows.") }
        return .happened(Receipt(at: clock.now(), accepted: happened.map { "\($0.id) shows it" }))
    }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        try await ask("how far is it?") { () throws(ConnectorError) in
            if let contact = plan.contact {
                guard let call = vendor.contacts[contact.id], let at = call else {
                    return DialProgress(stage: .waiting, reasons: [.init(.notStated, "Not called yet.")], campaigns: [])
                }
                let placed = DialProgress.Call(at: "\(at.timeIntervalSince1970)", result: "answered")
                return DialProgress(stage: .finished, campaigns: [], call: placed)
            }
            var stages: [DialProgress.Stage] = []
            for before in plan.campaigns {
                guard let campaign = vendor.campaign(before.id) else { continue }
                let isChanged = String(campaign.version) != before.version
                switch campaign.status {
                case "on": stages.append(.dialing)
                case "complete" where isChanged: stages.append(.finished)
                default: stages.append(.waiting)
                }
            }
            if stages.contains(.dialing) { return DialProgress(stage: .dialing, campaigns: []) }
            if stages.contains(.waiting) || stages.isEmpty {
                return DialProgress(stage: .waiting, reasons: [.init(.campaignOff, "It is off.")], campaigns: [])
            }
            return DialProgress(stage: .finished, campaigns: [])
        }
    }

    func explain(_ error: ConnectorError) async -> Explanation {
        guard world.pass("explains \(error.code.rawValue)", process) else {
            return Explanation(verdict: .unknown, causes: [])
        }
        await world.pause(0.05, process)
        return Explanation(verdict: .refused, causes: [])
    }
}

extension Reconciliation {
    fileprivate var word: String {
        switch self {
        case .happened: "it happened"
        case .partlyHappened(let targets, _): "part of it happened: \(targets.map(\.id))"
        case .didNotHappen: "it did not happen"
        case .unknown: "it cannot be told"
        }
    }
}
