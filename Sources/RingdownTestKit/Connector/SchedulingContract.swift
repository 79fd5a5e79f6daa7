import RingdownCore

/// Everything that `SchedulingConnector` promises, sentence by sentence.
package enum SchedulingContract {
    /// Every promise.
    package static let promises = [
        SchedulingPromise("A campaign without a schedule has none, and is not listed") { platform in
            let read = try await platform.scheduler.schedule(of: platform.scheduled)
            try expectEqual(read.schedule, nil)
            try expectEqual(read.campaign.name, platform.scheduled.name)
            try expectEqual(try await platform.scheduler.schedules().map(\.campaign.id), [])
            try expectEqual(platform.changes, 0, "requests that change something")
        },
        SchedulingPromise("A schedule that was written is read as it was written, and is not sent again") { platform in
            let wanted = hours(for: platform)
            let before = try await platform.scheduler.schedule(of: platform.scheduled)
            let receipt = try await platform.scheduler.write(wanted, over: before)
            try expectEqual(receipt.accepted.count, 1, "lines of the receipt")
            let read = try await platform.scheduler.schedule(of: platform.scheduled)
            try expectEqual(read.schedule, wanted)
            try expectEqual(read.beyond, [])
            try expectEqual(try await platform.scheduler.schedules().map(\.schedule), [wanted])
            let sent = platform.changes
            _ = try await platform.scheduler.write(wanted, over: read)
            try expectEqual(platform.changes, sent, "requests that change something")
        },
        SchedulingPromise("A schedule that is removed is gone, and removing it again changes nothing") { platform in
            for _ in 1...2 {
                let before = try await platform.scheduler.schedule(of: platform.scheduled)
                _ = try await platform.scheduler.write(hours(for: platform), over: before)
                for _ in 1...2 {
                    let there = try await platform.scheduler.schedule(of: platform.scheduled)
                    _ = try await platform.scheduler.write(nil, over: there)
                }
                try expectEqual(try await platform.scheduler.schedule(of: platform.scheduled).schedule, nil)
            }
        },
        SchedulingPromise("What somebody changed since it was read is not overwritten") { platform in
            let before = try await platform.scheduler.schedule(of: platform.scheduled)
            let theirs = hours(for: platform, until: "16:00")
            _ = try await platform.scheduler.write(theirs, over: before)
            try await expectRefusal(.invalid) {
                try await platform.scheduler.write(hours(for: platform), over: before)
            }
            try expectEqual(try await platform.scheduler.schedule(of: platform.scheduled).schedule, theirs)
        },
        SchedulingPromise("What the vendor cannot express is not sent") { platform in
            let before = try await platform.scheduler.schedule(of: platform.scheduled)
            let nowhere = CampaignSchedule(zone: "Nowhere/Land", weekly: hours(for: platform).weekly)
            try await expectRefusal(.invalid) { try await platform.scheduler.write(nowhere, over: before) }
            try expectEqual(platform.changes, 0, "requests that change something")
        },
        SchedulingPromise("A schedule whose answer was lost is written once more at most, and is there") { platform in
            for fault in [ConnectorFault.answerLost, .requestLost] {
                let before = try await platform.scheduler.schedule(of: platform.scheduled)
                let wanted = hours(for: platform, until: fault == .answerLost ? "17:00" : "18:00")
                platform.befall(fault, times: 1)
                _ = try await platform.scheduler.write(wanted, over: before)
                try expectEqual(try await platform.scheduler.schedule(of: platform.scheduled).schedule, wanted)
            }
        },
        SchedulingPromise("Who may not write it is refused, and told why") { platform in
            let reader = platform.scheduleReader
            let before = try await reader.schedule(of: platform.scheduled)
            let wanted = hours(for: platform)
            let foreseen = await reader.foresee(
                DialPlan.Step(operation: reader.operation(writing: wanted, over: before), target: before.campaign)
            )
            try expect(foreseen.verdict != .allowed, "expected that the refusal is foreseen, or not known")
            let error = try await expectRefusal(.refused) { try await reader.write(wanted, over: before) }
            try expectEqual(error.status, 403)
            let explanation = await reader.explain(error)
            try expectEqual(explanation.verdict, .refused)
            try expect(!(explanation.causes.first?.fix ?? "").isEmpty, "expected a fix")
            try expectEqual(try await platform.scheduler.schedule(of: platform.scheduled).schedule, nil)
        },
        SchedulingPromise("A campaign that is not there is said to be missing, by its name") { platform in
            let error = try await expectRefusal(.notFound) {
                try await platform.scheduler.schedule(of: platform.scheduled.named("No such thing"))
            }
            try expect(error.message.contains("No such thing"), "expected the name in: \(error.message)")
        },
    ]

    /// Hours that every vendor can express, in a zone where it takes one.
    private static func hours(for platform: any SchedulingPlatform, until end: String = "18:00") -> CampaignSchedule {
        let features = platform.scheduler.scheduleFeatures
        let from = Window.TimeOfDay("09:00") ?? .endOfDay
        return CampaignSchedule(
            zone: features.takesZone ? "Europe/Berlin" : nil,
            weekly: [
                WeeklyHours(
                    days: [.mon, .tue, .wed, .thu, .fri],
                    from: from,
                    to: Window.TimeOfDay(end) ?? .endOfDay
                )
            ]
        )
    }
}
