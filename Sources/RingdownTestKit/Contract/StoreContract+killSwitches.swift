import RingdownCore

extension StoreContract {
    static let killSwitches = [
        StorePromise("Kill switches are on until they are released, the one for all first") { store in
            try expectEqual(try await store.killSwitches(), [])
            let switches = [Sample.killSwitch("genesys"), Sample.killSwitch("cxone"), Sample.killSwitch()]
            for killSwitch in switches { try await store.set(killSwitch, isOn: true) }
            try expectEqual(try await store.killSwitches().map(\.provider), [nil, "cxone", "genesys"])
            try await store.set(Sample.killSwitch("genesys", reason: "over"), isOn: false)
            try expectEqual(try await store.killSwitches(), [switches[2], switches[1]])
            try await store.set(Sample.killSwitch(), isOn: false)
            try expectEqual(try await store.killSwitches(), [switches[1]])
        },
        StorePromise("A kill switch that is thrown again takes the place of the first") { store in
            for provider in [nil, "genesys"] {
                for reason in ["complaints", "more complaints"] {
                    try await store.set(Sample.killSwitch(provider, reason: reason), isOn: true)
                }
            }
            try expectEqual(
                try await store.killSwitches(),
                [nil, "genesys"].map { Sample.killSwitch($0, reason: "more complaints") }
            )
        },
        StorePromise("Releasing a kill switch that is not on changes nothing") { store in
            try await store.set(Sample.killSwitch("cxone"), isOn: true)
            try await store.set(Sample.killSwitch("genesys"), isOn: false)
            try await store.set(Sample.killSwitch(), isOn: false)
            try expectEqual(try await store.killSwitches().map(\.provider), ["cxone"])
        },
        StorePromise("The gate is told of the kill switches that are on, in the same transaction") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            try await store.set(Sample.killSwitch("genesys"), isOn: true)
            let written = try await store.move("t1", at: Sample.now) { trigger, memory in
                memory.killSwitches == [Sample.killSwitch("genesys")] ? TriggerMove(trigger: trigger) : nil
            }
            try expect(written != nil, "expected the gate to be told of the kill switch")
        },
    ]
}
