import RingdownCore
import Testing

@Suite("Permissions and scopes")
struct PermissionTests {
    @Test(
        "What is left out behind a * is one, too",
        arguments: [
            ("*", "*:*:*"), ("outbound:*", "outbound:*:*"), ("outbound:campaign:*", "outbound:campaign:*"),
            ("*:campaign:view", "*:campaign:view"), ("*:*", "*:*:*"),
        ]
    )
    func short(_ text: String, _ whole: String) {
        #expect(Permission(text)?.description == whole)
        #expect(Permission(text)?.isPattern == true)
    }

    @Test(
        "What is no permission is not read",
        arguments: ["", ":", "outbound", "outbound:campaign", "*:", "a:b:c:*", "a b:*", "outbound:*:", "a:b:ü?"]
    )
    func malformed(_ text: String) { #expect(Permission(text) == nil) }

    /// Every permission of two words in each place, with and without a `*`.
    static let all: [Permission] = {
        let parts = ["*", "a", "b"]
        return parts.flatMap { domain in
            parts.flatMap { entity in
                parts.map { Permission(domain: domain, entity: entity, action: $0) }
            }
        }
    }()

    /// What a pattern stands for, counted out.
    static func meant(_ pattern: Permission) -> Set<Permission> {
        Set(
            all.filter { one in
                !one.isPattern
                    && zip(
                        [pattern.domain, pattern.entity, pattern.action],
                        [one.domain, one.entity, one.action]
                    )
                    .allSatisfy { $0 == "*" || $0 == $1 }
            }
        )
    }

    @Test("A pattern covers another exactly when it stands for all that the other stands for", arguments: all)
    func wildcards(_ held: Permission) {
        for other in Self.all {
            // With two words in each place, only a * can stand for both.
            #expect(held.covers(other) == Self.meant(other).isSubset(of: Self.meant(held)), "\(held) and \(other)")
        }
    }

    @Test("Covering is reflexive and transitive", arguments: all)
    func order(_ one: Permission) {
        #expect(one.covers(one))
        for two in Self.all where one.covers(two) {
            for three in Self.all where two.covers(three) { #expect(one.covers(three)) }
        }
    }

    @Test("Every permission reads back from its text", arguments: all)
    func text(_ permission: Permission) { #expect(Permission(permission.description) == permission) }

    @Test("A domain's scope is for all of it, and its readonly for what changes nothing")
    func domains() throws {
        let view = try #require(Permission("outbound:campaign:view"))
        let start = try #require(Permission("outbound:campaign:start"))
        let queue = try #require(Permission("routing:queue:view"))
        let whole = try #require(Scope("outbound"))
        let reading = try #require(Scope("outbound:readonly"))
        #expect(whole.covers(view) && whole.covers(start) && !whole.covers(queue))
        #expect(reading.covers(view) && !reading.covers(start) && !reading.covers(queue))
        #expect(whole.covers(reading) && !reading.covers(whole))
        let own = try #require(Scope("outbound:*:view"))
        #expect(own.covers(view) && !own.covers(start))
    }

    @Test("What OAuth does not allow in a scope is none", arguments: ["", "a b", "a\"b", "a\\b", "ü", "a\n"])
    func badScopes(_ text: String) {
        #expect(Scope(text) == nil)
    }

    @Test("A list of scopes is separated by spaces, and one bad scope spoils it")
    func lists() {
        #expect(Scope.list(" outbound  iac:rule:view ")?.map(\.text) == ["outbound", "iac:rule:view"])
        #expect(Scope.list("outbound ü") == nil)
    }
}
