import RingdownCore

extension ConnectorContract {
    static let reconciling = [
        ConnectorPromise("A start whose answer was lost is in doubt, and reading back shows it happened") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            let intent = Intent(id: "intent-1", at: platform.clock.now(), plan: plan)
            platform.befall(.answerLost, times: 1)
            try await expectRefusal(.noAnswer) { try await platform.perform(plan, for: trigger) }
            try expectEqual(platform.changes, 1, "requests that change something")
            let found = try await platform.connector.reconcile(intent)
            guard case .happened(let receipt) = found else {
                throw ContractFailure("expected that it happened, found \(found)", #fileID, #line)
            }
            try expect(!receipt.accepted.isEmpty, "expected what shows it")
            try expectEqual(platform.changes, 1, "requests that change something")
        },
        ConnectorPromise("A start that was lost on its way is in doubt, and reading back shows it did not") {
            platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            let intent = Intent(id: "intent-1", at: platform.clock.now(), plan: plan)
            platform.befall(.requestLost, times: 1)
            try await expectRefusal(.noAnswer) { try await platform.perform(plan, for: trigger) }
            let found = try await platform.connector.reconcile(intent)
            guard case .didNotHappen(let sentence) = found else {
                throw ContractFailure("expected that it did not happen, found \(found)", #fileID, #line)
            }
            try expect(!sentence.isEmpty, "expected what shows it")
            _ = try await platform.perform(plan, for: trigger)
            try expectEqual(try await platform.isOn(), true)
        },
    ]

    static let watching = [
        ConnectorPromise("A campaign that is not dialing says why not, with what to do") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            _ = try await platform.perform(plan, for: trigger)
            let progress = try await platform.connector.progress(of: plan)
            try expectEqual(progress.stage, .waiting)
            try expect(!progress.reasons.isEmpty, "expected a reason")
            try expect(progress.reasons.allSatisfy { $0.sentence.hasSuffix(".") }, "expected sentences")
            try expectEqual(progress.campaigns.map(\.called), [0])
        },
        ConnectorPromise("A list that was dialed to its end is finished, with every contact processed") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            _ = try await platform.perform(plan, for: trigger)
            try await platform.dial()
            let progress = try await platform.connector.progress(of: plan)
            try expectEqual(progress.stage, .finished)
            try expect(progress.campaigns.allSatisfy { $0.called > 0 }, "expected contacts that were called")
        },
    ]
}
