import Foundation
import RingdownDialer
import Testing

struct NetworkTests {
    @Test("A profile is read from JSON; what is left out has its default")
    func decode() throws {
        let read = try JSONDecoder().decode(
            NetworkProfile.self,
            from: Data(#"{"personShare": 0.35, "talkSeconds": 60}"#.utf8)
        )
        #expect(read == profile { ($0.personShare, $0.talkSeconds) = (0.35, 60) })
        let back = try JSONDecoder().decode(NetworkProfile.self, from: JSONEncoder().encode(read))
        #expect(back == read)
    }

    struct Invalid: CustomTestStringConvertible {
        let json: String
        let code: NetworkProfileError.Code
        let names: String

        var testDescription: String { json }
    }

    @Test(
        "An impossible profile is refused with the member's name",
        arguments: [
            Invalid(json: #"{"personShare": 1.5}"#, code: .shareOutOfRange, names: "personShare"),
            Invalid(json: #"{"busyShare": -0.1}"#, code: .shareOutOfRange, names: "busyShare"),
            Invalid(json: #"{"personShare": 0.9}"#, code: .sharesExceedOne, names: "1.25"),
            Invalid(json: #"{"talkSeconds": -1}"#, code: .numberOutOfRange, names: "talkSeconds"),
            Invalid(json: #"{"wrapUpSeconds": 1e300}"#, code: .numberOutOfRange, names: "wrapUpSeconds"),
            Invalid(json: #"{"talkSecond": 60}"#, code: .unknownMember, names: "talkSecond is no member"),
        ]
    )
    func invalid(_ row: Invalid) throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(NetworkProfile.self, from: Data(row.json.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("the error is \(String(describing: error))")
            return
        }
        let cause = try #require(context.underlyingError as? NetworkProfileError)
        #expect(cause.code == row.code)
        #expect(cause.message.contains(row.names))
    }

    @Test("A number that is none is refused before it is used")
    func notANumber() {
        let error = #expect(throws: NetworkProfileError.self) {
            try SimulatedNetwork(seed: 1, profile: profile { $0.talkSeconds = .nan })
        }
        #expect(error?.code == .numberOutOfRange)
        #expect(throws: NetworkProfileError.self) {
            try SimulatedNetwork(seed: 1, profile: profile { $0.personShare = .nan })
        }
    }

    @Test("Outcomes come as often as the profile says", arguments: [UInt64(1), 2, 3])
    func shares(seed: UInt64) throws {
        let mixed = profile { profile in
            profile.faxShare = 0.03
            profile.rejectedShare = 0.05
            profile.congestionShare = 0.02
        }
        var dialer = try dialer(.agentless, limits: PacingLimits(outboundLineCount: 500), seed: seed, profile: mixed)
        let events = dialer.begin(contacts: 8000, agents: 0) + dialer.run()
        let expected: [Disposition: Double] = [
            .message: 0.20, .machine: 0.25, .fax: 0.03, .busy: 0.06, .invalid: 0.04, .rejected: 0.05,
            .congestion: 0.02, .noAnswer: 0.35,
        ]
        #expect(Set(dialer.tallies.outcomes.keys) == Set(expected.keys))
        for (disposition, share) in expected {
            let seen = Double(dialer.tallies.count(of: disposition)) / 8000
            // Five standard deviations of a binomial share.
            #expect(abs(seen - share) < 5 * (share * (1 - share) / 8000).squareRoot(), "\(disposition)")
        }
        let talks = events.ends.filter { $0.disposition == .message }.map { Double($0.talkMilliseconds) / 1000 }
        let rings = events.ends.filter { $0.disposition == .machine }.map { Double($0.ringMilliseconds) / 1000 }
        #expect(abs(mean(talks) - 120) < 15)
        #expect(abs(mean(rings) - 10) < 0.6)
        #expect(rings.allSatisfy { $0 <= 23.5 })
    }

    @Test("A contact meets the same fate whoever else is called, and in whatever order")
    func independence() throws {
        var fates: [[AttemptID: Disposition]] = []
        for agents in [1, 7] {
            var dialer = try dialer(seed: 11)
            let order = agents == 1 ? contacts(300) : contacts(300).reversed()
            _ = dialer.contactsAdded(order, priority: false, at: at(0))
            let events = dialer.begin(contacts: 0, agents: agents) + dialer.run()
            fates.append(
                events.ends.reduce(into: [:]) { $0[$1.id] = $1.disposition }
            )
        }
        #expect(fates[0].count == 300)
        #expect(fates[0] == fates[1])
    }

    @Test("Seeds, campaigns, contacts and ordinals all make a difference")
    func keys() throws {
        func fates(seed: UInt64, campaign: String, prefix: String, ordinal: Int = 1) throws -> [Disposition] {
            var dialer = CampaignDialer(
                id: CampaignDialer.ID(campaign),
                mode: .agentless,
                limits: PacingLimits(outboundLineCount: 1),
                network: SimulatedNetwork(seed: seed)
            )
            _ = dialer.contactsAdded(contacts(50, prefix: prefix), priority: false, at: at(0))
            var events = dialer.start(at: at(0)) + dialer.run()
            events += dialer.start(at: dialer.now) + dialer.run()
            return events.ends.filter { $0.id.ordinal == ordinal }.map(\.disposition)
        }
        let base = try fates(seed: 1, campaign: "a", prefix: "c")
        #expect(try fates(seed: 1, campaign: "a", prefix: "c") == base)
        #expect(try fates(seed: 2, campaign: "a", prefix: "c") != base)
        #expect(try fates(seed: 1, campaign: "b", prefix: "c") != base)
        #expect(try fates(seed: 1, campaign: "a", prefix: "d") != base)
        // Those whose number is invalid are not called a second time.
        let again = try fates(seed: 1, campaign: "a", prefix: "c", ordinal: 2)
        #expect(again.count == base.count { $0 != .invalid })
        #expect(again != base.filter { $0 != .invalid })
    }

    private func mean(_ numbers: [Double]) -> Double {
        numbers.reduce(0, +) / Double(max(1, numbers.count))
    }
}
