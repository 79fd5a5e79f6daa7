import Foundation
import RingdownCore
import Testing

@Suite("The index of rules")
struct RuleIndexTests {
    /// Pseudo-random numbers that are the same on every run (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var value = state
            value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
            value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
            return value ^ (value >> 31)
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: elements.indices, using: &self)]
        }

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    }

    static let texts = ["on", "off", "stop", "", "prod", "prod-eu", "staging"]
    static let literals: [JSON] = ["on", "off", 1, 2, true, .null, ["on"], ["a": "on"], "prod-eu"]
    static let paths = ["a", "b", "a.b", "b[0]", "c", ""]
    static let addresses = [
        "t_x.one", "t_x.one[\"k\"]", "module.eu.t_x.one", "module.us.t_y.two", "t_y.two", "output.ready",
    ]

    static func pattern(_ dice: inout Dice, depth: Int = 2) -> Pattern {
        switch Int.random(in: 0..<(depth > 0 ? 11 : 8), using: &dice) {
        case 0, 1, 2: .exact(dice.pick(literals))
        case 3: .glob(Glob(dice.pick(["o*", "*f", "*", "pro?", "prod*eu", "on"])))
        case 4: .prefix(dice.pick(["o", "prod", ""]))
        case 5: .suffix(dice.pick(["n", "-eu", ""]))
        case 6: .numeric([NumericBound(dice.pick(NumericBound.Comparison.allCases), JSONNumber(1))])
        case 7: .exists(dice.chance(50))
        case 8: .anyOf((0..<Int.random(in: 0..<3, using: &dice)).map { _ in pattern(&dice, depth: depth - 1) })
        case 9: .allOf((0..<Int.random(in: 0..<3, using: &dice)).map { _ in pattern(&dice, depth: depth - 1) })
        default: .anythingBut(pattern(&dice, depth: depth - 1))
        }
    }

    static func attribute(_ dice: inout Dice) -> AttributeCondition {
        AttributeCondition(
            path: JSONPath(dice.pick(paths)) ?? JSONPath(),
            from: dice.chance(40) ? pattern(&dice) : nil,
            to: dice.chance(60) ? pattern(&dice) : nil,
            holds: dice.chance(30) ? pattern(&dice) : nil
        )
    }

    static func resource(_ dice: inout Dice) -> ResourcePattern {
        ResourcePattern(dice.pick(addresses + ["t_x", "t_y", "module.*", "*.one", "*", "t_?.o*", "module.*.t_x.one"]))
    }

    static func condition(_ dice: inout Dice, depth: Int = 2) -> Condition {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &dice) {
        case 0: .workspace(pattern(&dice))
        case 1: .resource(resource(&dice))
        case 2: .action([dice.pick(ChangeActions.allCases), .update])
        case 3, 4: .attribute(attribute(&dice))
        case 5: .all((0..<Int.random(in: 0..<3, using: &dice)).map { _ in condition(&dice, depth: depth - 1) })
        case 6: .any((0..<Int.random(in: 0..<3, using: &dice)).map { _ in condition(&dice, depth: depth - 1) })
        default: .not(condition(&dice, depth: depth - 1))
        }
    }

    static func rule(_ dice: inout Dice, _ number: Int) -> Rule {
        Rule(
            name: "r\(number)",
            workspace: dice.chance(30) ? pattern(&dice) : nil,
            resource: dice.chance(60) ? resource(&dice) : nil,
            actions: dice.chance(30) ? [dice.pick(ChangeActions.allCases), .update] : nil,
            attributes: (0..<Int.random(in: 0..<3, using: &dice)).map { _ in attribute(&dice) },
            conditions: (0..<Int.random(in: 0..<2, using: &dice)).map { _ in condition(&dice) },
            phase: dice.chance(80) ? .applied : dice.pick(Phase.allCases),
            then: []
        )
    }

    static func value(_ dice: inout Dice) -> JSON? {
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: nil
        case 1: dice.pick(literals)
        default: ["a": dice.pick(literals), "b": dice.chance(50) ? [dice.pick(literals)] : dice.pick(literals)]
        }
    }

    static func mask(_ dice: inout Dice) -> JSON? {
        dice.chance(70) ? nil : dice.pick([true, ["a": true], ["b": [true]], ["a": ["b": true]], ["c": true], [:]])
    }

    static func change(_ dice: inout Dice) -> Change {
        let address = dice.pick(addresses)
        let type = address.hasPrefix("output") ? "" : address.contains("t_x") ? "t_x" : "t_y"
        return Change(
            address: address,
            kind: type.isEmpty ? .output : .managed,
            type: type,
            name: "n",
            index: address.hasSuffix("]") ? "k" : nil,
            actions: dice.chance(70) ? .update : dice.pick(ChangeActions.allCases),
            before: value(&dice),
            after: value(&dice),
            unknown: mask(&dice),
            beforeSensitive: mask(&dice),
            afterSensitive: mask(&dice),
            carriesValues: dice.chance(85),
            phase: dice.chance(80) ? .applied : dice.pick(Phase.allCases),
            origin: ChangeOrigin(source: "test", workspace: dice.pick(texts))
        )
    }

    @Test("the index gives the answers of asking every rule", arguments: 1...20 as ClosedRange<UInt64>)
    func equivalence(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let rules = (0..<80).map { Self.rule(&dice, $0) }
        let set = RuleSet(rules)
        let digest = SensitiveRuleTests.digest
        var found = 0
        for _ in 0..<30 {
            let change = Self.change(&dice)
            let redacted = change.redacted(digest)
            let asked = rules.map { $0.evaluate(change) }.filter { $0.verdict != .notMatched }
            #expect(set.outcomes(for: change).filter { $0.verdict != .notMatched } == asked)
            let told = rules.map { $0.evaluate(redacted, digest: digest) }.filter { $0.verdict != .notMatched }
            #expect(set.outcomes(for: redacted, digest: digest).filter { $0.verdict != .notMatched } == told)
            #expect(asked.isEmpty || set.canConcern(change))
            found += asked.count
        }
        #expect(found > 20)
    }

    @Test("Whether a rule can be about a change is told without its values, and by what the rules name")
    func concern() {
        let set = RuleSet([RuleTests.rule()])
        var change = RuleTests.change()
        change.before = nil
        change.after = nil
        #expect(set.canConcern(change))
        change.address = "another_type.name"
        change.type = "another_type"
        #expect(!set.canConcern(change))
    }

    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var rule: @Sendable (Int) -> Rule
    }

    static let status = JSONPath([.member("campaign_status")])

    static let shapes: [Shape] = [
        Shape(testDescription: "addresses") { Rule(name: "\($0)", resource: .address("t.r\($0)"), then: []) },
        Shape(testDescription: "types") { Rule(name: "\($0)", resource: .type("t\($0)"), then: []) },
        Shape(testDescription: "workspaces") { Rule(name: "\($0)", workspace: .exact(.string("w-\($0)")), then: []) },
        Shape(testDescription: "workspace globs") {
            Rule(name: "\($0)", workspace: .glob(Glob("w-\($0)-*")), then: [])
        },
        Shape(testDescription: "address globs that differ in front") {
            Rule(name: "\($0)", resource: .glob(Glob("module.m\($0).*")), then: [])
        },
        Shape(testDescription: "address globs that differ behind") {
            Rule(name: "\($0)", resource: .glob(Glob("module.*.r\($0)")), then: [])
        },
        Shape(testDescription: "values of one attribute of one type") {
            Rule(
                name: "\($0)",
                resource: .type("genesyscloud_outbound_campaign"),
                attributes: [AttributeCondition(path: status, to: .exact(.string("s\($0)")))],
                then: []
            )
        },
        Shape(testDescription: "prefixes of one attribute") {
            Rule(name: "\($0)", attributes: [AttributeCondition(path: status, to: .prefix("s\($0)-"))], then: [])
        },
        Shape(testDescription: "attributes of one type") {
            Rule(
                name: "\($0)",
                resource: .type("genesyscloud_outbound_campaign"),
                attributes: [AttributeCondition(path: JSONPath([.member("a\($0)")]))],
                then: []
            )
        },
        Shape(testDescription: "alternatives") { number in
            let resources = ["a", "b"].map { Condition.resource(.address("\($0).r\(number)")) }
            return Rule(name: "\(number)", conditions: [.any(resources)], then: [])
        },
    ]

    @Test("a change is not compared with rules that cannot be about it", arguments: shapes)
    func sharp(_ shape: Shape) {
        let set = RuleSet((0..<2000).map(shape.rule) + [RuleTests.rule()])
        let names = set.outcomes(for: RuleTests.change()).map(\.rule)
        #expect(names == ["go-live"])
    }

    @Test("a change that no rule matched is told the nearest rule, though the index knew that it cannot match")
    func nearest() {
        let book = RuleBook(
            rules: RuleSet([RuleTests.rule(to: .exact("complete"))]),
            contactLists: [],
            windows: [:]
        )
        #expect(book.rules.outcomes(for: RuleTests.change()).isEmpty)
        let entry = book.entry(for: RuleTests.change(), at: .init(timeIntervalSince1970: 0), ids: Numbers())
        let decision = entry.decisions.first
        #expect(decision?.kind == .notMatched)
        #expect(decision?.rule == "go-live")
        #expect(decision?.sentence.contains("attribute campaign_status: it is on") ?? false)
    }

    struct Numbers: IDSource {
        func next() -> String { "id" }
    }
}
