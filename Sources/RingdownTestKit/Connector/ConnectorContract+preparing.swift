import Foundation
import RingdownCore

extension ConnectorContract {
    static let preparing = [
        ConnectorPromise("A list is found by its name and by the vendor's id alike") { platform in
            let byName = try await platform.connector.prepare(DialOrder(contactList: platform.list))
            let byID = try await platform.connector.prepare(DialOrder(contactList: platform.listByID))
            try expect(!byName.contactList.id.isEmpty, "expected the vendor's id, found \(byName.contactList)")
            try expectEqual(byID.contactList.id, byName.contactList.id)
            try expectEqual(byID.campaigns, byName.campaigns)
        },
        ConnectorPromise("Preparing plans one step for a campaign that is off, and changes nothing") { platform in
            let plan = try await platform.connector.prepare(DialOrder(contactList: platform.list))
            try expectEqual(plan.steps.count, 1, "steps")
            try expectEqual(plan.campaigns.count, 1, "campaigns")
            try expectEqual(platform.changes, 0, "requests that change something")
            try expectEqual(try await platform.isOn(), false)
        },
        ConnectorPromise("Preparing plans nothing for a campaign that is on") { platform in
            try await platform.turnOn()
            let plan = try await platform.connector.prepare(DialOrder(contactList: platform.list))
            try expectEqual(plan.steps, [])
            let receipt = try await platform.perform(plan, for: platform.trigger())
            try expectEqual(receipt.accepted.count, 1, "lines of the receipt")
            try expectEqual(platform.changes, 0, "requests that change something")
        },
        ConnectorPromise("A list that is not there is said to be missing, by its name") { platform in
            let missing = platform.missingList
            let error = try await expectRefusal(.notFound) {
                try await platform.connector.prepare(DialOrder(contactList: missing))
            }
            try expect(error.message.contains(missing.list), "expected \(missing.list) to be named: \(error.message)")
        },
        ConnectorPromise("Of two lists of one name none is chosen") { platform in
            guard let list = platform.ambiguousList else { return }
            try await expectRefusal(.ambiguous) {
                try await platform.connector.prepare(DialOrder(contactList: list))
            }
            try expectEqual(platform.changes, 0, "requests that change something")
        },
    ]

    static let permits = [
        ConnectorPromise("Nothing is sent without a permit that covers trigger, provider and time") { platform in
            let trigger = platform.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            var elsewhere = trigger
            elsewhere.order.provider = "elsewhere"
            let now = platform.clock.now()
            let earlier = now.addingTimeInterval(-60)
            for (wanted, at) in [(platform.trigger("another"), now), (elsewhere, now), (trigger, earlier)] {
                guard let permit = Sample.permit(for: wanted, at: at) else { continue }
                try await expectRefusal(.notPermitted) {
                    try await platform.connector.perform(plan, for: trigger.id, permit: permit)
                }
            }
            try expectEqual(platform.changes, 0, "requests that change something")
            try expectEqual(try await platform.isOn(), false)
        }
    ]
}
