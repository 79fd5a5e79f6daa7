import RingdownCore

/// Rules of every shape that the index tells apart, and changes that about half of them are meant for.
struct Workload {
    let rules: [Rule]
    let set: RuleSet
    private let changes: [Change]

    init(rules count: Int) {
        rules = (0..<count).map(Self.rule)
        set = RuleSet(rules)
        changes = (0..<1000).map(Self.change)
    }

    /// The time one change takes; the best of five rounds over all changes, each of at least a tenth of a second.
    func secondsPerChange(_ body: (Change) -> Int) -> Double {
        let clock = ContinuousClock()
        var best = Double.infinity
        var found = 0
        for _ in 0..<5 {
            var done = 0
            let start = clock.now
            var spent = Duration.zero
            while spent < .milliseconds(100) {
                found &+= body(changes[done % changes.count])
                done += 1
                if done.isMultiple(of: 16) || spent > .milliseconds(1) { spent = start.duration(to: clock.now) }
            }
            best = min(best, spent / .seconds(1) / Double(done))
        }
        precondition(found > 0, "no rule was found")
        return best
    }

    private static let status = JSONPath([.member("campaign_status")])
    private static let type = "genesyscloud_outbound_campaign"

    private static func rule(_ number: Int) -> Rule {
        var rule = Rule(
            name: "rule-\(number)",
            attributes: [AttributeCondition(path: status, from: .exact("off"), to: .exact("on"))],
            then: [.trigger(contactList: "renewals", priority: false)]
        )
        switch number % 8 {
        case 0: rule.resource = .address("\(type).c\(number)")
        case 1: rule.resource = .glob(Glob("module.m\(number).*"))
        case 2: rule.resource = .glob(Glob("module.*.\(type).c\(number)"))
        case 3:
            rule.resource = .type(type)
            rule.workspace = .exact(.string("workspace-\(number)"))
        case 4:
            rule.resource = .type(type)
            rule.attributes = [AttributeCondition(path: status, to: .exact(.string("status-\(number)")))]
        case 5:
            rule.workspace = .glob(Glob("workspace-\(number)-*"))
        case 6:
            rule.resource = .type("type_\(number)")
            rule.conditions = [.not(.workspace(.prefix("sandbox-")))]
        default:
            rule.attributes = []
            rule.conditions = [
                .any([.resource(.address("output.a\(number)")), .resource(.address("output.b\(number)"))])
            ]
        }
        return rule
    }

    private static func change(_ number: Int) -> Change {
        // Every tenth change is one that a rule of the smallest set is about.
        let target = number % 10 == 0 ? 0 : number
        let attributes: [String: JSON] = Dictionary(
            uniqueKeysWithValues: (0..<20).map { ("attribute_\($0)", .string("value \($0)")) }
        )
        return Change(
            address: "\(type).c\(target)",
            type: type,
            name: "c\(target)",
            actions: .update,
            before: .object(attributes.merging(["campaign_status": "off"]) { $1 }),
            after: .object(attributes.merging(["campaign_status": "on"]) { $1 }),
            phase: .applied,
            origin: ChangeOrigin(source: "benchmark", workspace: "workspace-\(target)")
        )
    }
}
