import Foundation
import RingdownCore

/// Plays a scenario: starts processes, lets callers and persons act, and ends with a long calm.
final class Stage: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    let scenario: Scenario
    let world: SimulatedWorld
    private let store: any Store
    private let disk: SimulatedDisk
    private let vendors: [SimulatedVendor]
    private let ids = SimulatedIDs()
    private let sabotage: Simulation.Sabotage
    private let makeProgram: (SimulatedPorts) -> any SimulatedProgram
    /// Where the first process is stopped; `nil` leaves it to chance.
    var boundary: Int?
    /// How many processes were started.
    private(set) var processes = 0
    private var process: SimulatedProcess?

    init(
        _ scenario: Scenario,
        _ chance: SeededGenerator,
        store: any Store,
        _ sabotage: Simulation.Sabotage,
        _ makeProgram: @escaping (SimulatedPorts) -> any SimulatedProgram
    ) {
        self.scenario = scenario
        self.store = store
        self.sabotage = sabotage
        self.makeProgram = makeProgram
        world = SimulatedWorld(start: scenario.start, chance: chance)
        disk = SimulatedDisk(faultiness: scenario.diskFaultiness)
        vendors = scenario.providers.map { SimulatedVendor(name: $0, faultiness: scenario.vendorFaultiness) }
        world.witness.windows = scenario.oracles
        for (list, provider) in scenario.lists.map({ ($0.list, $0.provider) })
            + scenario.connections.map({ ("Line", $0.provider) })
        {
            guard let vendor = vendors.first(where: { $0.name == provider }) else { continue }
            for campaign in scenario.campaigns[list] ?? [] {
                let modified = scenario.start.addingTimeInterval(-86_400)
                vendor.campaigns.append(SimulatedVendor.Campaign(id: campaign, list: list, modified: modified))
            }
        }
        world.witness.isShown = { [vendors] trigger, since in
            guard let plan = trigger.intent?.plan,
                let vendor = vendors.first(where: { $0.name == trigger.order.provider })
            else { return false }
            if let contact = plan.contact { return (vendor.contacts[contact.id] ?? nil) != nil }
            return plan.campaigns.allSatisfy { vendor.campaign($0.id)?.ends.contains { $0 >= since } ?? false }
        }
        world.onDeath = { [weak self] dead in self?.startAgain(after: dead) }
    }

    /// Days of calm after which nothing may be forgotten.
    private static let calm = 4.0
    /// Seconds for which a vendor is slow at most.
    private static let slowness = 300.0
    /// Seconds between two looks whether everything has ended.
    private static let look = 3600.0

    /// Whether nothing is left that anybody would move.
    private var isQuiet: Bool { world.witness.triggers.values.allSatisfy { $0.status.isSettled } }

    func play() {
        start()
        for (at, event) in scenario.events { world.after(at) { self.happen(event) } }
        world.run(until: scenario.span)
        world.note("faults end")
        world.isCalm = true
        if process == nil { start() }
        for provider in [nil] + scenario.providers.map(Optional.some) { set(provider, isOn: false) }
        let end = world.elapsed + Self.calm * 86_400
        repeat {
            world.run(until: min(end, world.elapsed + Self.look))
        } while world.elapsed < end && world.witness.violation == nil && !isQuiet
        if world.witness.violation == nil { world.witness.expectNothingForgotten(world) }
        audit()
        if let process { world.end(process) }
        process = nil
        world.onDeath = { _ in }
        world.run(until: world.elapsed + 1)
    }

    // MARK: Processes

    private func start() {
        processes += 1
        let mayCrash = !world.isCalm && processes < 12 && world.chance.happens(scenario.crashiness)
        var crashAt = mayCrash ? 1 + world.chance.below(scenario.crashSpan) : nil
        if let boundary { crashAt = processes == 1 ? boundary : nil }
        let process = SimulatedProcess(number: processes, crashAt: crashAt)
        world.note("p\(processes) starts")
        self.process = process
        world.witness.started()
        let clock = SimulatedClock(world: world, process: process)
        var connectors: [String: any Connector] = [:]
        for vendor in vendors {
            connectors[vendor.name] = sabotage.connector(
                SimulatedConnector(
                    world: world,
                    process: process,
                    vendor: vendor,
                    clock: clock,
                    pace: sabotage.isPaced ? SimulatedPace() : nil,
                    keepsToPermits: sabotage.keepsToPermits
                )
            )
        }
        let world = world
        let program = makeProgram(
            SimulatedPorts(
                store: SimulatedStore(world: world, process: process, disk: disk, inner: store),
                connectors: connectors,
                clock: clock,
                ids: ids,
                book: scenario.book,
                gate: sabotage.gate,
                jitter: { Double(world.chance.below(1000)) / 1000 }
            )
        )
        process.program = program
        for service in program.services {
            launch(in: process) {
                do {
                    try await service()
                } catch {
                    guard !process.isDead else { return }
                    world.note("p\(process.number) ends: \(error)")
                    world.count(.exit)
                    world.end(process)
                }
            }
        }
    }

    private func launch(in process: SimulatedProcess, _ work: @escaping @Sendable () async -> Void) {
        process.tasks.append(Task(executorPreference: world.executor, operation: work))
    }

    private func startAgain(after dead: SimulatedProcess) {
        process = nil
        audit()
        world.after(world.chance.happens(0.5) ? world.chance.seconds(0.05...1) : world.chance.seconds(1...120)) {
            self.start()
        }
    }

    /// Looks whether everything that was acknowledged is still in the store.
    private func audit() {
        let store = store
        let world = world
        _ = Task(executorPreference: world.executor) {
            for id in world.witness.acknowledged.sorted() {
                let isKept = await world.executor.outside {
                    do throws(StoreError) {
                        if try await store.trigger(id) != nil { return true }
                        return try await store.change(id) != nil
                    } catch {
                        return false
                    }
                }
                if !isKept { world.witness.violate(.kept, "\(id) is not there any more.", world) }
            }
        }
    }

    // MARK: Callers and persons

    private func happen(_ event: Scenario.Event) {
        switch event {
        case .change(let rule, let serial):
            submit("change of rule \(rule + 1), serial \(serial)") { program throws(StoreError) in
                let results = try await program.take([Self.change(rule, serial)])
                return results.flatMap { [$0.changeID] + $0.triggers.map(\.id) }
            }
        case .request(let request):
            submit("request \(request.idempotencyKey ?? "")") { program throws(StoreError) in
                [try await program.add(request).trigger.id]
            }
        case .round: visit()
        case .cancel:
            guard let id = open.first(where: { _ in world.chance.happens(0.5) })?.id else { return }
            order(.cancel, on: id)
        case .killSwitch(let provider, let seconds):
            set(provider, isOn: true)
            world.after(seconds) { self.set(provider, isOn: false) }
        case .halt(let provider, let seconds):
            vendors[provider].slowUntil = world.elapsed + Self.slowness
            halt(provider, for: seconds)
        case .clock(let seconds): world.setClock(by: seconds)
        case .diskFull(let seconds): disk.fullUntil = world.elapsed + seconds
        case .outage(let provider, let seconds):
            world.count(.outage)
            vendors[provider].outUntil = world.elapsed + seconds
        case .storm(let provider, let seconds):
            world.count(.storm)
            vendors[provider].stormUntil = world.elapsed + seconds
        case .flood(let list, let count):
            world.count(.flood)
            for number in 1...count {
                happen(
                    .request(
                        SimulatedRequest(
                            caller: "flood",
                            target: .contactList(list),
                            idempotencyKey: "flood-\(number)"
                        )
                    )
                )
            }
        case .consoleEdit(let provider):
            world.count(.consoleEdit)
            let vendor = vendors[provider]
            guard !vendor.campaigns.isEmpty else { return }
            vendor.edit(world.chance.below(vendor.campaigns.count), world)
        }
    }

    /// Throws the kill switch as soon as something is being sent to a vendor, while that is slow.
    private func halt(_ provider: Int, for seconds: Double) {
        let vendor = vendors[provider]
        guard world.elapsed < vendor.slowUntil else { return }
        let isSending = world.witness.triggers.values.contains {
            $0.status == .sending && $0.order.provider == vendor.name
        }
        guard isSending else { return world.after(0.25) { self.halt(provider, for: seconds) } }
        set(vendor.name, isOn: true)
        world.after(seconds) { self.set(vendor.name, isOn: false) }
    }

    private static func change(_ rule: Int, _ serial: Int) -> Change {
        Change(
            address: "genesyscloud_outbound_campaign.c\(rule + 1)",
            type: "genesyscloud_outbound_campaign",
            name: "c\(rule + 1)",
            actions: .update,
            before: ["campaign_status": "off"],
            after: ["campaign_status": "on"],
            phase: .applied,
            origin: ChangeOrigin(source: "cli", workspace: "prod", lineage: "lineage", serial: serial)
        )
    }

    /// Asks the server until it answers, as callers do; what it acknowledged is remembered.
    private func submit(
        _ what: String,
        tries: Int = 0,
        _ ask: @escaping @Sendable (any SimulatedProgram) async throws(StoreError) -> [String]
    ) {
        let world = world
        let again: @Sendable () -> Void = { [self] in
            world.after(world.chance.seconds(1...20)) { self.submit(what, tries: tries + 1, ask) }
        }
        guard let process, let program = process.program else { return again() }
        if tries > 0 { world.count(.repeatedOrder) }
        world.note("caller: \(what)")
        launch(in: process) {
            do throws(StoreError) {
                let ids = try await ask(program)
                guard !process.isDead else { return again() }
                world.witness.acknowledge(ids)
                world.note("acknowledged: \(ids)")
                // Some do not hear the answer and ask again.
                if world.strikes(0.1) { again() }
            } catch {
                again()
            }
        }
    }

    private var open: [Trigger] {
        world.witness.triggers.values.filter { !$0.status.isFinal }.sorted { $0.id < $1.id }
    }

    /// A person goes through what waits for somebody, and looks at the vendor where it cannot be told what happened.
    private func visit() {
        let redrives = world.chance.happens(0.4)
        if redrives { redrive() }
        for trigger in open {
            switch trigger.status {
            case .held, .queued:
                if trigger.clauses.contains(.approval), trigger.approval == nil { order(.approve, on: trigger.id) }
            case .refused, .failed:
                if !redrives { order(.retry, on: trigger.id) }
            case .inDoubt where trigger.dueAt == nil && !world.witness.hasEffect(trigger.id):
                order(.retry, on: trigger.id, wasInDoubt: true)
            case .inDoubt where trigger.dueAt == nil: order(.cancel, on: trigger.id)
            default: break
            }
        }
    }

    private func redrive() {
        guard let process, let program = process.program else { return }
        world.note("person: redrive")
        let world = world
        launch(in: process) {
            do throws(StoreError) {
                let redriven = try await program.redrive()
                world.note("person: redrive: \(redriven)")
            } catch {
                world.note("person: redrive: \(error.message)")
            }
        }
    }

    private func order(_ order: SimulatedOrder, on id: String, wasInDoubt: Bool = false) {
        guard let process, let program = process.program else { return }
        world.note("person: \(order.rawValue) \(id)")
        let world = world
        if wasInDoubt { world.witness.retried(id) }
        launch(in: process) {
            do throws(StoreError) {
                let applied = try await program.carryOut(order, on: id)
                world.note("person: \(order.rawValue) \(id): \(applied ? "done" : "does not apply")")
            } catch {
                world.note("person: \(order.rawValue) \(id): \(error.message)")
            }
        }
    }

    private func set(_ provider: String?, isOn: Bool) {
        let killSwitch = KillSwitch(provider: provider, by: "ada", reason: "complaints", since: world.now)
        submit("kill switch \(provider ?? "for all") \(isOn ? "on" : "off")") { program throws(StoreError) in
            try await program.set(killSwitch, isOn: isOn)
            return []
        }
    }
}
