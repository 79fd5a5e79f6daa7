import Foundation
import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("The configuration file")
struct ConfigurationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// What replaces the whole of `good`, or one of its lines.
        var yaml: String
        /// The first problem's line, as the person sees it.
        var problem: String
    }

    /// A file with nothing wrong: a problem's case changes one thing in it.
    static let good = """
        listen: 127.0.0.1:7300
        store: { sqlite: ringdown.db }
        providers:
          genesys: { kind: genesys-cloud, region: eu-central-1, clientId: env:GC_ID, clientSecret: env:GC_SECRET }
        contactLists:
          - { name: renewals-q4, provider: genesys, list: Renewals Q4, campaigns: [Renewals], division: Sales }
        windows:
          - { name: office, zone: Europe/Berlin, days: mon-fri, from: "09:00", to: "18:00", except: [2026-12-25] }
        clients:
          - { id: ci, secret: env:CI_SECRET, grants: [ { role: pipeline, division: Sales } ] }
        roles:
          - { name: pipeline, permissions: ["outbound:contactlist:write", "iac:change:add"] }
        rules:
          - name: go-live
            when:
              workspace: contact-centre-*
              resource: genesyscloud_outbound_campaign.renewals
              attribute: { path: campaign_status, from: off, to: on }
              phase: applied
            do:
              - trigger: { contactList: renewals-q4, priority: true }
            only:
              window: office
              atMost: { times: 1, per: 24h }
              approval: none
        """

    static func edited(_ line: String, _ replacement: String) -> String {
        good.replacingOccurrences(of: line, with: replacement)
    }

    static let cases: [Case] = [
        Case(testDescription: "an empty file", yaml: "", problem: "r.yaml: the file is empty"),
        Case(
            testDescription: "a list instead of a mapping",
            yaml: "- a",
            problem: "r.yaml:1:1: the file must be a mapping, found a list"
        ),
        Case(
            testDescription: "a rate limit that lets nothing go",
            yaml: edited("env:GC_SECRET }", "env:GC_SECRET, requestsPerMinute: 0 }"),
            problem: "r.yaml:4:126: \"requestsPerMinute\" must be 1 to 1000000"
        ),
        Case(
            testDescription: "an address without a scheme",
            yaml: edited("env:GC_SECRET }", "env:GC_SECRET, url: gc.example.com }"),
            problem: "r.yaml:4:112: \"url\" must be an address; for example https://api.example.com"
        ),
        Case(
            testDescription: "a backlog that lets nothing in",
            yaml: edited("listen: 127.0.0.1:7300", "backlog: 0"),
            problem: "r.yaml:1:10: \"backlog\" must be at least 1"
        ),
        Case(
            testDescription: "no YAML",
            yaml: "rules: [",
            problem: "r.yaml:2:1: not YAML: did not find expected node content"
        ),
        Case(
            testDescription: "a misspelt section",
            yaml: edited("rules:", "rulez:"),
            problem: "r.yaml:13:1: unknown key \"rulez\" in the file; did you mean \"rules\"?"
        ),
        Case(
            testDescription: "a key that stands twice",
            yaml: edited("    do:", "    when: {}\n    do:"),
            problem: "r.yaml:15:5: the key \"when\" stands twice; keep one of them"
        ),
        Case(
            testDescription: "a misspelt clause",
            yaml: edited("atMost: {", "atmost: {"),
            problem: "r.yaml:24:7: unknown key \"atmost\" in \"only\" of rule \"go-live\"; did you mean \"atMost\"?"
        ),
        Case(
            testDescription: "an unknown window",
            yaml: edited("window: office", "window: offise"),
            problem: "r.yaml:23:15: unknown window \"offise\"; did you mean \"office\"?"
        ),
        Case(
            testDescription: "an unknown contact list",
            yaml: edited("contactList: renewals-q4", "contactList: renewal-q4"),
            problem: "r.yaml:21:33: unknown contact list \"renewal-q4\"; did you mean \"renewals-q4\"?"
        ),
        Case(
            testDescription: "an unknown provider",
            yaml: edited("provider: genesys,", "provider: genesis,"),
            problem: "r.yaml:6:36: unknown provider \"genesis\"; did you mean \"genesys\"?"
        ),
        Case(
            testDescription: "an unknown region",
            yaml: edited("eu-central-1", "eu-centrl-1"),
            problem: "r.yaml:4:43: unknown Genesys Cloud region \"eu-centrl-1\"; did you mean eu-central-1?"
        ),
        Case(
            testDescription: "a secret in clear",
            yaml: edited("env:CI_SECRET", "hunter2"),
            problem: "r.yaml:10:23: \"secret\" must be a reference, because secrets do not belong into this file; "
                + "write env:NAME or file:PATH"
        ),
        Case(
            testDescription: "an unknown role",
            yaml: edited("role: pipeline,", "role: pipelin,"),
            problem: "r.yaml:10:56: unknown role \"pipelin\"; did you mean \"pipeline\"?"
        ),
        Case(
            testDescription: "no permission",
            yaml: edited("iac:change:add", "iac:change"),
            problem: "r.yaml:12:67: \"iac:change\" is not a permission; write domain:entity:action, for example "
                + "outbound:contactlist:write"
        ),
        Case(
            testDescription: "an unknown zone",
            yaml: edited("Europe/Berlin", "Europe/Berln"),
            problem: "r.yaml:8:27: unknown time zone \"Europe/Berln\"; write an IANA name, for example Europe/Berlin"
        ),
        Case(
            testDescription: "a time that is none",
            yaml: edited("\"18:00\"", "18"),
            problem: "r.yaml:8:76: \"to\" must be text, found a number; put it in quotes"
        ),
        Case(
            testDescription: "an unknown phase",
            yaml: edited("phase: applied", "phase: aplied"),
            problem: "r.yaml:19:14: unknown phase \"aplied\"; did you mean applied?"
        ),
        Case(
            testDescription: "a length of time that is none",
            yaml: edited("per: 24h", "per: 24 hours"),
            problem: "r.yaml:24:32: \"24 hours\" is no length of time; write 30s, 10m, 24h or 7d"
        ),
        Case(
            testDescription: "an unknown kind of provider",
            yaml: edited("kind: genesys-cloud", "kind: genesys-clout"),
            problem: "r.yaml:4:20: unknown kind of provider \"genesys-clout\"; did you mean genesys-cloud?"
        ),
    ]

    @Test("limits are what the vendor documents and much, unless the file says otherwise")
    func limits() throws {
        let plain = try Configuration.read(Self.good, file: "r.yaml")
        #expect(plain.providers["genesys"]?.requestsPerMinute == 300)
        #expect(plain.backlog == 100_000)
        let text = Self.edited("env:GC_SECRET }", "env:GC_SECRET, requestsPerMinute: 900 }") + "\nbacklog: 500\n"
        let own = try Configuration.read(text, file: "r.yaml")
        #expect(own.providers["genesys"]?.requestsPerMinute == 900)
        #expect(own.backlog == 500)
    }

    @Test("a problem is named with its place and what to write instead", arguments: cases)
    func problems(_ example: Case) {
        do throws(ConfigurationError) {
            _ = try Configuration.read(example.yaml, file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.first == example.problem)
        }
    }

    @Test("a good file is read whole")
    func good() throws {
        let configuration = try Configuration.read(Self.good, file: "r.yaml")
        #expect(configuration.listen == Configuration.Listen(host: "127.0.0.1", port: 7300))
        #expect(configuration.storePath == "ringdown.db")
        #expect(configuration.clients.map(\.id) == ["ci"])
        let rule = try #require(configuration.book.rules["go-live"])
        #expect(rule.workspace == .glob(Glob("contact-centre-*")))
        #expect(rule.resource == .address("genesyscloud_outbound_campaign.renewals"))
        #expect(rule.attributes.map(\.path.description) == ["campaign_status"])
        #expect(rule.attributes.first?.from == .exact("off"))
        #expect(rule.attributes.first?.to == .exact("on"))
        #expect(rule.then == [.trigger(contactList: "renewals-q4", priority: true)])
        #expect(rule.only == [.window("office"), .atMost(times: 1, seconds: 86_400)])
        #expect(rule.place == "r.yaml:14")
        #expect(configuration.book.windows["office"]?.days == [.mon, .tue, .wed, .thu, .fri])
        #expect(configuration.book.contactLists.map(\.name) == ["renewals-q4"])
    }

    @Test("all problems are named in one run")
    func all() {
        let yaml = Self.good
            .replacingOccurrences(of: "window: office", with: "window: nowhere")
            .replacingOccurrences(of: "phase: applied", with: "phase: nope")
        do throws(ConfigurationError) {
            _ = try Configuration.read(yaml, file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.problems.count == 2)
        }
    }

    @Test(
        "an unquoted word or number means what YAML 1.2 says",
        arguments: [
            ("on", JSON.string("on")), ("off", "off"), ("yes", "yes"), ("no", "no"), ("true", true), ("null", .null),
            ("~", .null), ("12", 12), ("+12", 12), ("0o17", 15), ("0xff", 255), ("1.5", 1.5), ("09:00", "09:00"),
            ("2026-12-25", "2026-12-25"), ("1_000", "1_000"),
        ]
    )
    func scalars(_ text: String, _ value: JSON) {
        #expect(YAMLNode.coreScalar(text) == value)
    }

    @Test("a contact list's id stays while its provider and name do")
    func stableIDs() throws {
        let one = try Configuration.read(Self.good, file: "r.yaml").book.contactLists.first?.id
        let other = try Configuration.read(Self.good + "\n", file: "r.yaml").book.contactLists.first?.id
        #expect(one == other)
        #expect(one.flatMap(UUID.init) != nil)
    }

    @Test(
        "days are names, lists and ranges",
        arguments: [
            ("mon-fri", [1, 2, 3, 4, 5]), ("[sat, sun]", [6, 7]), ("fri-mon", [1, 5, 6, 7]), ("\"mon,wed\"", [1, 3]),
            ("monday-tuesday", [1, 2]),
        ]
    )
    func days(_ text: String, _ days: [Int]) throws {
        let yaml = Self.edited("days: mon-fri", "days: \(text)")
        let window = try Configuration.read(yaml, file: "r.yaml").book.windows["office"]
        #expect(window?.days.map(\.rawValue).sorted() == days)
    }
}
