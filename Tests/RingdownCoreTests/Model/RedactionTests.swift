import RingdownCore
import Testing

@Suite("Redaction")
struct RedactionTests {
    /// A digest as the product makes it: the prefix and 64 hexadecimal digits.
    static func digest(_ value: JSON) -> String {
        let hash = value.text().utf8.reduce(7 as UInt64) { $0 &* 31 &+ UInt64($1) }
        let digits = String(hash, radix: 16)
        return JSON.digestPrefix + String(repeating: "0", count: 64 - digits.count) + digits
    }

    static func change(_ before: JSON?, _ after: JSON?, sensitive: JSON? = nil) -> Change {
        Change(
            address: "db.main",
            type: "db",
            name: "main",
            actions: .update,
            before: before,
            after: after,
            beforeSensitive: sensitive,
            afterSensitive: sensitive,
            phase: .applied,
            origin: ChangeOrigin(source: "test")
        )
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var value: JSON
        var mask: JSON?
        var redacted: JSON
        var marks: JSON?
    }

    static let secret: JSON = .string("hunter22")
    static let gone = digest(secret)

    static let cases: [Case] = [
        Case(
            testDescription: "a marked value",
            value: ["password": secret, "size": 3],
            mask: ["password": true],
            redacted: ["password": .string(gone), "size": 3],
            marks: ["password": true]
        ),
        Case(
            testDescription: "the same value elsewhere, which is marked then",
            value: ["password": secret, "copies": ["other", secret]],
            mask: ["password": true],
            redacted: ["password": .string(gone), "copies": ["other", .string(gone)]],
            marks: ["password": true, "copies": [false, true]]
        ),
        Case(
            testDescription: "the same value inside another text, once and twice",
            value: ["password": secret, "url": "pg://u:hunter22@h", "twice": "hunter22hunter22"],
            mask: ["password": true],
            redacted: [
                "password": .string(gone), "url": .string("pg://u:\(gone)@h"), "twice": .string(gone + gone),
            ],
            marks: ["password": true]
        ),
        Case(
            testDescription: "the same value as a member's name",
            value: ["password": secret, "tags": ["hunter22": 1]],
            mask: ["password": true],
            redacted: ["password": .string(gone), "tags": [gone: 1]],
            marks: ["password": true]
        ),
        Case(
            testDescription: "a value with quotes inside another document's text",
            value: ["password": "hun\"ter\n22", "json": #"{"p":"hun\"ter\n22"}"#],
            mask: ["password": true],
            redacted: [
                "password": .string(digest("hun\"ter\n22")), "json": .string(#"{"p":"\#(digest("hun\"ter\n22"))"}"#),
            ],
            marks: ["password": true]
        ),
        Case(
            testDescription: "a number",
            value: ["pin": 123_456, "same": 123_456, "text": "pin 123456"],
            mask: ["pin": true],
            redacted: [
                "pin": .string(digest(123_456)), "same": .string(digest(123_456)),
                "text": .string("pin \(digest(123_456))"),
            ],
            marks: ["pin": true, "same": true]
        ),
        Case(
            testDescription: "the values inside a value that is marked as a whole",
            value: ["all": ["a": secret], "note": "it is hunter22"],
            mask: ["all": true],
            redacted: ["all": .string(digest(["a": secret])), "note": .string("it is \(gone)")],
            marks: ["all": true]
        ),
        Case(
            testDescription: "a short value is replaced by path alone",
            value: ["pin": "1234", "same": "1234"],
            mask: ["pin": true],
            redacted: ["pin": .string(digest("1234")), "same": "1234"],
            marks: ["pin": true]
        ),
        Case(
            testDescription: "null stays null, and nothing marked stays as it is",
            value: ["password": .null, "size": 3],
            mask: ["password": true],
            redacted: ["password": .null, "size": 3],
            marks: ["password": true]
        ),
    ]

    @Test("it replaces what is sensitive, by path and by value", arguments: cases)
    func replaces(_ example: Case) {
        let change = Self.change(example.value, nil, sensitive: example.mask)
        let redacted = Redaction(of: [change], digest: Self.digest).redact(change)
        #expect(redacted.before == example.redacted)
        #expect(redacted.beforeSensitive == example.marks)
    }

    @Test("redacting twice changes nothing", arguments: cases)
    func twice(_ example: Case) {
        let change = Self.change(example.value, example.value, sensitive: example.mask)
        let once = change.redacted(Self.digest)
        #expect(once.redacted(Self.digest) == once)
        #expect(once.redacted(Self.digest).identity == once.identity)
    }

    @Test("what one change marks is gone from another, from other texts, and from unknown members")
    func acrossChanges() {
        let first = Self.change(["password": "hunter22"], nil, sensitive: ["password": true])
        var second = Self.change(nil, ["url": "x hunter22 y", "other": "from-a-variable"])
        second.extra = ["generated_config": "password = hunter22"]
        let redaction = Redaction(of: [first, second], others: ["from-a-variable"], digest: Self.digest)
        let redacted = redaction.redact(second)
        #expect(redacted.after?["url"] == .string("x \(Self.gone) y"))
        #expect(redacted.after?["other"] == .string(Self.digest("from-a-variable")))
        #expect(redacted.afterSensitive == ["other": true])
        #expect(redacted.extra["generated_config"]?.isDigest == true)
        #expect(redaction.redact("error: hunter22 refused") == "error: \(Self.gone) refused")
    }

    @Test("of two values the longer one is found first, and texts keep every other byte")
    func overlap() {
        let change = Self.change(["a": "secret-one", "b": "secret-one-long"], nil, sensitive: ["a": true, "b": true])
        let redaction = Redaction(of: [change], digest: Self.digest)
        #expect(redaction.redact("ä secret-one-long ö") == "ä \(Self.digest("secret-one-long")) ö")
        #expect(redaction.redact("secret-onesecret-on") == "\(Self.digest("secret-one"))secret-on")
        #expect(redaction.redact("secret") == "secret")
    }

    @Test("a rule with literals matches a value that was found elsewhere")
    func rules() {
        let change = Self.change(
            ["password": "hunter22", "copy": "hunter21"],
            ["password": "hunter22", "copy": "hunter22"],
            sensitive: ["password": true]
        )
        let rule = Rule(
            name: "r",
            attributes: [AttributeCondition(path: JSONPath([.member("copy")]), to: .exact("hunter22"))],
            then: []
        )
        #expect(rule.evaluate(change.redacted(Self.digest), digest: Self.digest).verdict == .matched)
    }
}
