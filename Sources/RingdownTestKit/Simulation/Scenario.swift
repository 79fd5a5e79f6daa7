import Foundation
import RingdownCore

/// What a seed makes: the configuration, the vendors, and what happens when.
struct Scenario {
    /// Something that happens to the system.
    enum Event {
        /// A change arrives that a rule is about; the serial tells one run from the next.
        case change(rule: Int, serial: Int)
        case request(SimulatedRequest)
        /// A person goes through what waits for somebody.
        case round
        /// A person withdraws one of the triggers.
        case cancel
        case killSwitch(provider: String?, seconds: Double)
        /// A vendor answers slowly, and the kill switch is thrown while something is being sent there.
        case halt(provider: Int, seconds: Double)
        case clock(Double)
        case diskFull(seconds: Double)
        case outage(provider: Int, seconds: Double)
        case consoleEdit(provider: Int)
        /// Everything is answered 429 for a while.
        case storm(provider: Int, seconds: Double)
        /// One caller asks for very many triggers of one list.
        case flood(ContactListBinding, count: Int)
    }

    /// When the world begins.
    var start: Date
    /// Seconds for which things happen.
    var span: Double
    var providers: [String]
    var lists: [ContactListBinding] = []
    var connections: [PersonalConnectionBinding] = []
    var windows: [String: Window] = [:]
    var oracles: [String: WindowOracle] = [:]
    var rules: [Rule] = []
    /// The campaigns of each list, by the vendor's name of the list.
    var campaigns: [String: [String]] = [:]
    var events: [(at: Double, event: Event)] = []
    var diskFaultiness: Double
    var vendorFaultiness: Double
    /// How likely a process is stopped at a boundary, and within how many.
    var crashiness: Double
    var crashSpan: Int

    var book: RuleBook {
        RuleBook(rules: RuleSet(rules), contactLists: lists, personalConnections: connections, windows: windows)
    }

    /// Days around which clocks are put forward or back, and ordinary ones: 2026-03-28, -03-07, -10-24, -10-31, -06-10.
    private static let days = [1_774_656_000.0, 1_772_841_600, 1_792_800_000, 1_793_404_800, 1_781_049_600]

    static func made(_ chance: inout SeededGenerator) -> Scenario {
        var scenario = Scenario(
            start: Date(timeIntervalSince1970: chance.one(of: days) + chance.seconds(0...86_400)),
            span: chance.one(of: [600, 7200, 86_400, 172_800]),
            providers: chance.happens(0.6) ? ["north", "south"] : ["north"],
            diskFaultiness: chance.one(of: [0, 0.02, 0.1]),
            vendorFaultiness: chance.one(of: [0.05, 0.3, 0.6]),
            crashiness: chance.one(of: [0, 0.6, 0.95]),
            crashSpan: chance.one(of: [40, 200])
        )
        scenario.addObjects(&chance)
        scenario.addRules(&chance)
        scenario.addEvents(&chance)
        return scenario
    }

    private mutating func addObjects(_ chance: inout SeededGenerator) {
        let division = Division(id: "division", name: "Sales")
        for number in 1...(1 + chance.below(3)) {
            let list = "List \(number)"
            lists.append(
                ContactListBinding(
                    id: "list-\(number)",
                    name: "l\(number)",
                    provider: chance.one(of: providers),
                    list: list,
                    division: division
                )
            )
            campaigns[list] = (1...(1 + chance.below(3))).map { "campaign-\(number)-\($0)" }
        }
        guard chance.happens(0.6), let from = Self.number("+12025550100") else { return }
        connections.append(
            PersonalConnectionBinding(
                id: "line",
                provider: chance.one(of: providers),
                from: [from],
                dialing: .campaign("campaign-line", list: "Line"),
                division: division
            )
        )
        campaigns["Line"] = ["campaign-line"]
    }

    private mutating func addRules(_ chance: inout SeededGenerator) {
        for number in 1...(1 + chance.below(3)) {
            var clauses: [GateClause] = []
            if chance.happens(0.5), let name = addWindow(&chance) { clauses.append(.window(name)) }
            if chance.happens(0.4) {
                clauses.append(
                    .atMost(times: 1 + chance.below(2), seconds: chance.one(of: [120, 3600, 21_600]))
                )
            }
            if chance.happens(0.2) { clauses.append(.approval) }
            rules.append(
                Rule(
                    name: "rule-\(number)",
                    resource: ResourcePattern("genesyscloud_outbound_campaign.c\(number)"),
                    then: [.trigger(contactList: chance.one(of: lists).name, priority: false)],
                    only: clauses
                )
            )
        }
    }

    /// A window that is often about to open or to close when the world begins, or when clocks are put.
    private mutating func addWindow(_ chance: inout SeededGenerator) -> String? {
        let zone = chance.one(of: WindowOracle.Zone.allCases)
        let from = chance.below(1440)
        let to = (from + 1 + chance.below(900)) % 1441
        let days = chance.happens(0.5) ? Set(1...7) : Set((1...7).filter { _ in chance.happens(0.6) }).union([1])
        let text = [from, to].map { minutes in
            "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        }
        guard from != to, let opens = Window.TimeOfDay(text[0]), let closes = Window.TimeOfDay(text[1]),
            let window = Window(
                zone: zone.rawValue,
                days: Set(days.compactMap(Window.Weekday.init)),
                from: opens,
                to: closes
            )
        else { return nil }
        let name = "window-\(windows.count + 1)"
        windows[name] = window
        oracles[name] = WindowOracle(zone: zone, days: days, from: from, to: to)
        return name
    }

    private mutating func addEvents(_ chance: inout SeededGenerator) {
        var keys: [SimulatedRequest] = []
        for serial in 1...(4 + chance.below(12)) {
            let at = chance.happens(0.4) ? chance.seconds(0...60) : chance.seconds(0...span)
            switch chance.below(22) {
            case 0..<7: events.append((at, .change(rule: chance.below(rules.count), serial: serial / 2)))
            case 7..<12:
                if let known = keys.last, chance.happens(0.3) {
                    events.append((at, .request(known)))
                } else {
                    let request = request(serial, at: at, &chance)
                    keys.append(request)
                    events.append((at, .request(request)))
                }
            case 12..<14: events.append((at, .round))
            case 14: events.append((at, .cancel))
            case 15:
                let provider = chance.happens(0.5) ? nil : chance.one(of: providers)
                events.append((at, .killSwitch(provider: provider, seconds: chance.seconds(1...3600))))
            case 16: events.append((at, .clock(chance.one(of: [86_400, -3600, 3600, -30, 30, -86_400]))))
            case 17: events.append((at, .diskFull(seconds: chance.seconds(5...60))))
            case 18:
                events.append((at, .outage(provider: chance.below(providers.count), seconds: chance.seconds(5...300))))
            case 19:
                events.append((at, .storm(provider: chance.below(providers.count), seconds: chance.seconds(5...120))))
            case 20:
                events.append((at, .halt(provider: chance.below(providers.count), seconds: chance.seconds(10...600))))
            default: events.append((at, .consoleEdit(provider: chance.below(providers.count))))
            }
        }
        if chance.happens(0.04), lists.count > 1 { addFlood(&chance) }
        // Persons come by later on, too.
        for _ in 0..<3 { events.append((chance.seconds(0...span), .round)) }
    }

    /// Somebody asks for very many triggers of one list, and while they go out somebody else for one of another.
    private mutating func addFlood(_ chance: inout SeededGenerator) {
        let at = chance.seconds(0...60)
        events.append((at, .flood(lists[0], count: 80)))
        for number in 1...3 {
            let request = SimulatedRequest(target: .contactList(lists[1]), idempotencyKey: "beside-\(number)")
            events.append((at + chance.seconds(1...30), .request(request)))
        }
    }

    private func request(_ serial: Int, at: Double, _ chance: inout SeededGenerator) -> SimulatedRequest {
        var target = SimulatedRequest.Target.contactList(chance.one(of: lists))
        if let line = connections.first, chance.happens(0.5), let to = Self.number("+1212555\(1000 + serial)") {
            target = .call(line, from: line.from[0], to: to)
        }
        let deadline = chance.happens(0.4) ? start.addingTimeInterval(at + chance.one(of: [1, 5, 60, 3600])) : nil
        return SimulatedRequest(target: target, deadline: deadline, idempotencyKey: "key-\(serial)")
    }

    private static func number(_ text: String) -> PhoneNumber? {
        do throws(PhoneNumberError) { return try PhoneNumber(e164: text) } catch { return nil }
    }
}
