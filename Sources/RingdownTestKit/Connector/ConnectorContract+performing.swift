import RingdownCore

extension ConnectorContract {
    static let performing = [
        ConnectorPromise("Performing a plan turns the campaign on, with one request and one line") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            let receipt = try await platform.perform(plan, for: trigger)
            try expectEqual(receipt.accepted.count, 1, "lines of the receipt")
            try expectEqual(platform.changes, 1, "requests that change something")
            try expectEqual(try await platform.isOn(), true)
        },
        ConnectorPromise("A campaign that somebody turned on meanwhile is a success") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            try await platform.turnOn()
            let receipt = try await platform.perform(plan, for: trigger)
            try expectEqual(receipt.accepted.count, 1, "lines of the receipt")
            try expectEqual(try await platform.isOn(), true)
        },
        ConnectorPromise("Who may not start it is refused, told why, and has changed nothing") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.onlooker.prepare(trigger.order)
            let error = try await expectRefusal(.refused) {
                try await platform.perform(plan, for: trigger, with: platform.onlooker)
            }
            try expectEqual(error.status, 403)
            try expectEqual(try await platform.isOn(), false)
            let explanation = await platform.onlooker.explain(error)
            try expectEqual(explanation.verdict, .refused)
            try expect(!explanation.causes.isEmpty, "expected a cause")
            try expect(explanation.causes.allSatisfy { !$0.fix.isEmpty }, "expected a fix for each cause")
        },
    ]

    static let answers = [
        answer(401, .refused, times: 2),
        answer(403, .refused),
        answer(404, .notFound),
        answer(409, .invalid),
        answer(429, .rateLimited, retryAfter: 7),
        answer(500, .noAnswer),
        answer(503, .noAnswer),
        ConnectorPromise("A token that is refused once is replaced, and the call is made") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            platform.befall(.answered(status: 401, retryAfter: nil), times: 1)
            _ = try await platform.perform(plan, for: trigger)
            try expectEqual(try await platform.isOn(), true)
        },
    ]

    /// The promise that an answer becomes an error of a code, is explained, and is not taken for success.
    private static func answer(
        _ status: Int,
        _ code: ConnectorError.Code,
        times: Int = 1,
        retryAfter: Int? = nil
    ) -> ConnectorPromise {
        ConnectorPromise("A start that is answered \(status) is \(code.rawValue), and explained") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            platform.befall(.answered(status: status, retryAfter: retryAfter), times: times)
            let error = try await expectRefusal(code) { try await platform.perform(plan, for: trigger) }
            try expectEqual(error.status, status)
            try expectEqual(error.retryAfter, retryAfter.map(Double.init))
            try expectEqual(error.target?.id, plan.steps[0].target.id)
            try expectEqual(platform.changes, times, "requests that change something")
            try expectEqual(try await platform.isOn(), false)
            let explanation = await platform.connector.explain(error)
            try expect(explanation.verdict != .allowed, "expected no verdict that it is allowed")
            try expect(!explanation.causes.isEmpty, "expected a cause for \(status)")
        }
    }
}
