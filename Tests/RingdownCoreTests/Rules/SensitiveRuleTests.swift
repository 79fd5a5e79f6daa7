import RingdownCore
import Testing

@Suite("Rules over sensitive values")
struct SensitiveRuleTests {
    static let digest: @Sendable (JSON) -> String = { value in
        "digest:\(value.text().utf8.reduce(0) { $0 &* 31 &+ Int($1) })"
    }

    static let clear = RuleTests.change(
        ["token": "s3cret-old", "login": ["user": "ada", "password": "s3cret-old"]],
        ["token": "s3cret-new", "login": ["user": "ada", "password": "s3cret-new"]]
    ) {
        $0.beforeSensitive = ["token": true, "login": ["password": true]]
        $0.afterSensitive = ["token": true, "login": ["password": true]]
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var path = "token"
        var to: Pattern?
        /// What the rule says when it sees the value.
        var clear: RuleOutcome.Verdict
        /// What it says when it sees the digest.
        var redacted: RuleOutcome.Verdict
    }

    static let cases: [Case] = [
        Case(testDescription: "an exact value", to: .exact("s3cret-new"), clear: .matched, redacted: .matched),
        Case(testDescription: "another value", to: .exact("s3cret"), clear: .notMatched, redacted: .notMatched),
        Case(testDescription: "anything but it", to: .anythingBut(.exact("x")), clear: .matched, redacted: .matched),
        Case(testDescription: "something", to: .exists(true), clear: .matched, redacted: .matched),
        Case(testDescription: "a change", to: nil, clear: .matched, redacted: .matched),
        Case(testDescription: "a prefix", to: .prefix("s3cret"), clear: .matched, redacted: .waiting),
        Case(testDescription: "no prefix", to: .prefix("x"), clear: .notMatched, redacted: .waiting),
        Case(
            testDescription: "anything but a prefix is not told from a digest either",
            to: .anythingBut(.prefix("s3cret")),
            clear: .notMatched,
            redacted: .waiting
        ),
        Case(
            testDescription: "one that a digest decides among others",
            to: .anyOf([.glob(Glob("x*")), .exact("s3cret-new")]),
            clear: .matched,
            redacted: .matched
        ),
        Case(
            testDescription: "a value with a sensitive part",
            path: "login",
            to: .exact(["user": "ada", "password": "s3cret-new"]),
            clear: .matched,
            redacted: .waiting
        ),
        Case(testDescription: "what stands beside it", path: "login.user", clear: .notMatched, redacted: .notMatched),
    ]

    @Test("a sensitive value is told from its digest where that can be, and never shown", arguments: cases)
    func told(_ example: Case) throws {
        let path = try #require(JSONPath(example.path))
        let attribute = AttributeCondition(path: path, to: example.to)
        let rule = Rule(name: "r", attributes: [attribute], conditions: [.any([.attribute(attribute)])], then: [])
        let redacted = Self.clear.redacted(Self.digest)
        let seen = rule.evaluate(Self.clear)
        let told = rule.evaluate(redacted, digest: Self.digest)
        #expect(seen.verdict == example.clear)
        #expect(told.verdict == example.redacted)
        #expect(
            RuleSet([rule]).outcomes(for: redacted, digest: Self.digest).first?.verdict ?? .notMatched == told.verdict
        )
        #expect(!(seen.flattened + told.flattened).contains { $0.sentence.contains("s3cret") })
        if told.verdict == .waiting, example.path == "token" {
            #expect(told.deciding?.sentence.contains("only exact values and exists") ?? false)
        }
    }

    @Test("a value that became sensitive is compared with what it was in clear")
    func marked() throws {
        let path = try #require(JSONPath("token"))
        let rule = Rule(name: "r", attributes: [AttributeCondition(path: path)], then: [])
        for (after, verdict) in [("same", RuleOutcome.Verdict.notMatched), ("other", .matched)] {
            let change = RuleTests.change(["token": "same"], ["token": .string(after)]) {
                $0.afterSensitive = ["token": true]
            }
            #expect(rule.evaluate(change.redacted(Self.digest), digest: Self.digest).verdict == verdict)
        }
    }

    @Test("a text that holds a digest is not mistaken for another text")
    func embedded() throws {
        let path = try #require(JSONPath("url"))
        let change = RuleTests.change(["url": "db://a"], ["url": "db://sensitive:0f@host"])
        for (pattern, verdict) in [
            (Pattern.exact("db://s3cret@host"), RuleOutcome.Verdict.waiting), (.suffix("host"), .waiting),
            (.exists(true), .matched), (.exists(false), .notMatched),
        ] {
            let rule = Rule(name: "r", attributes: [AttributeCondition(path: path, to: pattern)], then: [])
            #expect(rule.evaluate(change, digest: Self.digest).verdict == verdict)
            let found = RuleSet([rule]).outcomes(for: change, digest: Self.digest).first?.verdict
            #expect(found ?? .notMatched == verdict)
        }
    }
}
