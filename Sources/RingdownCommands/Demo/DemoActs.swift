import Foundation
import RingdownAPI

/// What happens once everything runs: a change, a refusal, a correction, the calls, and the same change again.
struct DemoActs: Sendable {
    let timeline: DemoTimeline
    let client: RingdownClient
    let terraform: DemoTerraform
    let admin: DemoExchange
    let vendor: DemoVendor
    /// What the agents' access keys open with; at CXone agents log in themselves.
    let agentSecret: String

    /// Plays all of it.
    func play() async throws {
        try await change()
        let (trigger, seen) = try await refusal()
        try await correction(trigger, after: seen)
        try await dialing(trigger)
        try await once(trigger)
    }

    private func change() async throws {
        if terraform.terraform == nil {
            timeline.step(
                2,
                "A recorded Terraform run is replayed (no terraform on the PATH): campaign_status off → on"
            )
            try await terraform.prepare()
            try await terraform.submitAgain()
        } else {
            timeline.step(2, "Terraform changes campaign_status from off to on")
            try await terraform.prepare()
            try await terraform.apply(status: "off")
            try await terraform.apply(status: "on")
        }
    }

    private func refusal() async throws -> (API.Trigger, seen: Int) {
        timeline.step(3, "The first dispatch is refused, and the refusal explained")
        guard let trigger = try await client.triggers().entities.first else {
            throw CommandFailure("the change made no trigger")
        }
        let seen = try await follow(trigger.id, after: 0) { $0.status == "refused" }
        timeline.note("$ ringdown why \(trigger.id)")
        let refused = try await client.decisions(trigger.id).entities.last { $0.kind == "refused" }
        guard let refused, let explanation = refused.explanation, let cause = explanation.causes.first else {
            throw CommandFailure("the refusal was not explained")
        }
        timeline.detail(Text.lines(refused))
        guard cause.code == vendor.cause, cause.confidence != "possible" else {
            throw CommandFailure("the cause named first is \(cause.code), and the grant is in the wrong division")
        }
        return (trigger, seen)
    }

    private func correction(_ trigger: API.Trigger, after refusal: Int) async throws {
        timeline.step(4, "The grant is corrected, the trigger retried, the agents \(vendor.arrival.all)")
        try await admin.grant(role: "Ringdown dialer", to: vendor, in: "Sales")
        timeline.note("granted: role Ringdown dialer in Sales, to \(vendor.subject.words)")
        timeline.note("$ ringdown trigger retry \(trigger.id)")
        _ = try await client.retryTrigger(trigger.id)
        let waiting = try await follow(trigger.id, after: refusal) { $0.sentence.contains(vendor.waitsForAgents) }
        for agent in try await admin.agents(ofQueue: "Renewals") {
            switch vendor {
            case .genesys: try await admin.join(agent.id, queue: "Renewals")
            case .cxone:
                let session = try await DemoAgent(name: agent.name, exchange: admin.url, secret: agentSecret)
                try await session.join(skill: "Renewals")
            }
            timeline.note("\(agent.name) \(vendor.arrival.one)")
        }
        _ = try await follow(trigger.id, after: waiting) { $0.status == "done" }
    }

    private func dialing(_ trigger: API.Trigger) async throws {
        let settled = try await client.trigger(trigger.id)
        let called = settled.campaigns.compactMap(\.called).reduce(0, +)
        let outcomes = try await admin.outcomes(ofList: "Renewals Q4")
        timeline.note("how the calls ended:")
        let sorted = outcomes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        timeline.detail(sorted.map { outcome, count in "\(String(count).leftPadded(to: 5))  \(outcome)" })
        let total = outcomes.values.reduce(0, +)
        timeline.detail(["\(String(total).leftPadded(to: 5))  contacts, each called once"])
        guard settled.status == "done", called == 200, total == 200 else {
            throw CommandFailure("\(total) of 200 contacts were called, and the trigger is \(settled.status)")
        }
    }

    private func once(_ trigger: API.Trigger) async throws {
        timeline.step(5, "The same apply stream is submitted again: nothing is dialed twice")
        try await terraform.submitAgain()
        let triggers = try await client.triggers().entities
        guard triggers.map(\.id) == [trigger.id] else {
            throw CommandFailure("there are \(triggers.count) triggers, and there should be one")
        }
        let decisions = try await client.decisions(trigger.id).entities
        guard decisions.contains(where: { $0.kind == "duplicate" }) else {
            throw CommandFailure("the duplicate was not recorded")
        }
    }

    /// Prints a trigger's events until one is found; returns how far the timeline was read.
    private func follow(
        _ id: String,
        after sequence: Int,
        until isFound: (API.TimelineEvent) -> Bool
    ) async throws -> Int {
        for try await event in client.events(of: id, after: sequence) {
            timeline.note("\(event.status.padding(toLength: 9, withPad: " ", startingAt: 0)) \(event.sentence)")
            if isFound(event) { return event.sequence }
        }
        throw CommandFailure("the trigger was settled before it came so far: ringdown why \(id)")
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
