import RingdownCore

/// A plan with secrets in every place that a plan has.
struct SecretsPlan {
    /// What was planted.
    private(set) var secrets: [String] = []
    private(set) var json: JSON = .null
    private var generator: Generator

    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    init(seed: UInt64) {
        generator = Generator(state: seed)
        json = plan()
    }

    /// A text that stands nowhere else: of 8 to 40 characters, some of which JSON escapes.
    private mutating func secret() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_/+=\"\\\näß€")
        let count = Int.random(in: 8...40, using: &generator)
        let text = "Zq" + String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "x" })
        secrets.append(text)
        return text
    }

    private mutating func plan() -> JSON {
        let flat = secret()
        let nested = secret()
        let listed = secret()
        let changed = secret()
        let key = secret()
        let output = secret()
        let variable = secret()
        let unchanged = secret()
        let drifted = secret()
        let number = Int.random(in: 100_000_000...999_999_999, using: &generator)
        secrets.append(String(number))
        let wholly: JSON = .object([key: .string(secret())])
        let marked: JSON = [
            "password": true, "nested": ["deep": ["token": true]], "list": [false, true], "whole": true, "pin": true,
            "changed": true,
        ]
        func values(_ changedValue: String, _ status: String) -> JSON {
            [
                "campaign_status": .string(status),
                "password": .string(flat),
                "nested": ["deep": ["token": .string(nested)]],
                "list": ["public", .string(listed)],
                "whole": wholly,
                "pin": .number(JSONNumber(number)),
                "changed": .string(changedValue),
                "copy": .string(flat),
                "url": .string("https://user:\(nested)@example.com/\(number)"),
                "document": .string(JSON.object(["inner": .string(listed)]).text()),
                "map": .object([flat: "as a name"]),
                "from_variable": .string(variable),
                "from_unchanged": .string("-\(unchanged)-"),
                "same_pin": .number(JSONNumber(number)),
            ]
        }
        let status: JSON = .object(["code": .string(flat)])
        let campaign = resource("renewals", ["update"], values(changed, "off"), values(secret(), "on"), marked)
        let other: JSON = ["note": .string("\(flat) \(changed)")]
        let same: JSON = ["value": .string(unchanged)]
        return [
            "format_version": "1.2", "terraform_version": "1.11.4", "errored": false, "complete": false,
            "timestamp": "2026-11-22T09:00:00Z",
            "variables": ["db": ["value": .string(variable)]],
            "resource_changes": [
                campaign.adding("unknown_member", status),
                resource("other", ["create"], .null, other, [:]),
                resource("same", ["no-op"], same, same, ["value": true]),
            ],
            "resource_drift": [
                resource("drifted", ["update"], ["a": .string(drifted)], ["a": "x", "b": .string(flat)], ["a": true])
            ],
            "output_changes": [
                "secret": body(["create"], .null, .string(output), .bool(true)),
                "public": body(["create"], .null, .string("has \(output) inside"), .bool(false)),
            ],
            "checks": [
                [
                    "address": ["kind": "check", "to_display": "check.health"], "status": "fail",
                    "instances": [
                        [
                            "address": ["to_display": "check.health"], "status": "fail",
                            "problems": [["message": .string("it answered \(flat)")]],
                        ]
                    ],
                ]
            ],
            "prior_state": ["values": ["root_module": ["resources": [["values": ["p": .string(secret())]]]]]],
            "configuration": [
                "provider_config": ["p": ["expressions": ["key": ["constant_value": .string(secret())]]]],
                "root_module": ["variables": ["db": ["sensitive": true]]],
            ],
            "newer_member": .string(flat),
        ]
    }

    private func resource(_ name: String, _ actions: JSON, _ before: JSON, _ after: JSON, _ mask: JSON) -> JSON {
        [
            "address": .string("genesyscloud_outbound_campaign.\(name)"), "mode": "managed",
            "type": "genesyscloud_outbound_campaign", "name": .string(name), "provider_name": "p",
            "change": body(actions, before, after, mask),
        ]
    }

    private func body(_ actions: JSON, _ before: JSON, _ after: JSON, _ mask: JSON) -> JSON {
        [
            "actions": actions, "before": before, "after": after, "after_unknown": [:],
            "before_sensitive": before.isNull ? false : mask, "after_sensitive": mask,
        ]
    }

    /// The document's text; members that say whether values matter stand after them, as Terraform writes them.
    var text: String {
        // `actions` and `before` come before the masks in alphabetical order, as in Terraform's own.
        json.text()
    }
}

extension JSON {
    fileprivate func adding(_ name: String, _ value: JSON) -> JSON {
        .object((object ?? [:]).merging([name: value]) { _, new in new })
    }
}
