import RingdownCore

extension ConnectorContract {
    static let calls = [
        ConnectorPromise("One call is placed once, and its progress shows it") { platform in
            let trigger = platform.callTrigger()
            let plan = try await platform.connector.prepare(trigger.order)
            try expectEqual(plan.contact?.number, platform.number)
            try expectEqual(platform.changes, 0, "requests that change something")
            _ = try await platform.perform(plan, for: trigger)
            try await platform.dial()
            try expectEqual(try await platform.calls(to: platform.number), 1, "calls")
            let progress = try await platform.connector.progress(of: plan)
            try expectEqual(progress.stage, .finished)
            try expect(progress.call != nil, "expected the call")
        },
        ConnectorPromise("A call that was placed is not placed again, however often it is prepared and performed") {
            platform in
            let trigger = platform.callTrigger()
            for _ in 1...2 {
                let plan = try await platform.connector.prepare(trigger.order)
                _ = try await platform.perform(plan, for: trigger)
                try await platform.dial()
            }
            try expectEqual(try await platform.calls(to: platform.number), 1, "calls")
        },
        ConnectorPromise("A call whose answer was lost is found again, and never placed twice") { platform in
            let trigger = platform.callTrigger()
            let plan = try await platform.connector.prepare(trigger.order)
            let intent = Intent(id: "intent-1", at: platform.clock.now(), plan: plan)
            platform.befall(.answerLost, times: 1)
            try await expectRefusal(.noAnswer) { try await platform.perform(plan, for: trigger) }
            let found = try await platform.connector.reconcile(intent)
            if case .didNotHappen = found {
                throw ContractFailure("the answer was lost, not the call: found \(found)", #fileID, #line)
            }
            let again = try await platform.connector.prepare(trigger.order)
            _ = try await platform.perform(again, for: trigger)
            try await platform.dial()
            try expectEqual(try await platform.calls(to: platform.number), 1, "calls")
        },
        ConnectorPromise("A call that was lost on its way did not happen, and is placed once when sent again") {
            platform in
            let trigger = platform.callTrigger()
            let plan = try await platform.connector.prepare(trigger.order)
            let intent = Intent(id: "intent-1", at: platform.clock.now(), plan: plan)
            platform.befall(.requestLost, times: 1)
            try await expectRefusal(.noAnswer) { try await platform.perform(plan, for: trigger) }
            guard case .didNotHappen = try await platform.connector.reconcile(intent) else {
                throw ContractFailure("expected that it did not happen", #fileID, #line)
            }
            let again = try await platform.connector.prepare(trigger.order)
            _ = try await platform.perform(again, for: trigger)
            try await platform.dial()
            try expectEqual(try await platform.calls(to: platform.number), 1, "calls")
        },
    ]
}
