import RingdownDialer
import Testing

struct DispositionTests {
    struct Case: CustomTestStringConvertible {
        let disposition: Disposition
        let wrapUpCode: String
        let analysis: String?
        let interaction: String?
        let retry: RetryClass
        let isFinal: Bool
        let countsAsAttempt: Bool
        let isLiveAnswer: Bool

        var testDescription: String { disposition.rawValue }

        init(
            _ disposition: Disposition,
            _ wrapUpCode: String,
            _ analysis: String?,
            _ interaction: String?,
            _ retry: RetryClass,
            isFinal: Bool = false,
            countsAsAttempt: Bool = true,
            isLiveAnswer: Bool = false
        ) {
            self.disposition = disposition
            self.wrapUpCode = "ININ-OUTBOUND-\(wrapUpCode)"
            self.analysis = analysis.map { "disposition.classification.\($0)" }
            self.interaction = interaction
            self.retry = retry
            self.isFinal = isFinal
            self.countsAsAttempt = countsAsAttempt
            self.isLiveAnswer = isLiveAnswer
        }
    }

    static let cases = [
        Case(.live, "TRANSFERRED-TO-QUEUE", "callable.person", "LIVE_VOICE", .reached, isLiveAnswer: true),
        Case(.message, "LIVE-VOICE", "callable.person", "LIVE_VOICE", .reached, isLiveAnswer: true),
        Case(.machine, "MACHINE", "callable.machine", "MACHINE", .normal),
        Case(.fax, "FAX", "callable.fax", "FAX", .never),
        Case(.busy, "BUSY", "callable.busy", "BUSY", .short),
        Case(.noAnswer, "NO-ANSWER", "callable.noanswer", "NO_ANSWER", .normal),
        Case(.invalid, "SIT-UNCALLABLE", "uncallable.sit", "SIT_UNCALLABLE", .never, isFinal: true),
        Case(.rejected, "DISCONNECT", "callable.disconnect", "DISCONNECT", .cautious),
        Case(.blocked, "DISCONNECT", "callable.disconnect", "DISCONNECT", .cautious),
        Case(.unwanted, "DISCONNECT", "callable.disconnect", "DISCONNECT", .never, isFinal: true),
        Case(.congestion, "DISCONNECT", "callable.disconnect", "DISCONNECT", .soon, countsAsAttempt: false),
        Case(
            .abandoned,
            "FAILED-TO-REACH-AGENT",
            "callable.person",
            "LIVE_VOICE",
            .afterCoolingOff,
            isLiveAnswer: true
        ),
        Case(
            .misconfigured,
            "NUMBER_COULD_NOT_BE_DIALED",
            "callable.disconnect",
            "DISCONNECT",
            .soon,
            countsAsAttempt: false
        ),
        Case(.skipped, "CONTACT-UNCALLABLE-SKIPPED", nil, nil, .normal, countsAsAttempt: false),
        Case(.interrupted, "STUCK-INTERACTION", nil, nil, .normal),
    ]

    @Test("A disposition has its codes, its retry class and its weight", arguments: cases)
    func table(_ row: Case) {
        let disposition = row.disposition
        #expect(disposition.wrapUpCode == row.wrapUpCode)
        #expect(disposition.callAnalysisResult == row.analysis)
        #expect(disposition.interactionDisposition == row.interaction)
        #expect(disposition.retry == row.retry)
        #expect(disposition.isFinal == row.isFinal)
        #expect(disposition.countsAsAttempt == row.countsAsAttempt)
        #expect(disposition.isLiveAnswer == row.isLiveAnswer)
    }

    @Test("The table covers every disposition")
    func complete() {
        #expect(Self.cases.map(\.disposition) == Disposition.allCases)
    }

    @Test("Every reason reads as one sentence and has a code of its vendor's form")
    func sentences() {
        for reason in UncallableReason.allCases {
            #expect(reason.sentence.hasSuffix("."))
            #expect(reason.wrapUpCode.hasPrefix("ININ-OUTBOUND-"))
        }
        for reason in NotDialingReason.allCases {
            #expect(reason.sentence.hasSuffix("."))
            #expect(!reason.sentence.contains("\n"))
        }
    }

    struct Course: CustomTestStringConvertible {
        let fate: Fate
        let disposition: Disposition
        let ring: ClosedRange<Int64>
        /// From seizing the line until it is free, where that is certain.
        let total: Int64?

        var testDescription: String { disposition.rawValue }
    }

    static let courses = [
        Course(fate: .machine, disposition: .machine, ring: 1...23_500, total: nil),
        Course(fate: .fax, disposition: .fax, ring: 1...23_500, total: nil),
        Course(fate: .rejected, disposition: .rejected, ring: 1...23_500, total: nil),
        Course(fate: .busy, disposition: .busy, ring: 0...0, total: 2_500),
        Course(fate: .congestion, disposition: .congestion, ring: 0...0, total: 2_500),
        Course(fate: .invalid, disposition: .invalid, ring: 0...0, total: 1_500),
        Course(fate: .unanswered, disposition: .noAnswer, ring: 24_000...24_000, total: 25_500),
    ]

    @Test("What the network does with a call becomes its disposition", arguments: courses)
    func course(_ row: Course) throws {
        var dialer = try dialer(profile: certain(row.fate))
        let events = dialer.begin(contacts: 1, agents: 1) + dialer.run()
        let end = try #require(events.ends.first)
        #expect(events.ends.count == 1)
        #expect(end.disposition == row.disposition)
        #expect(row.ring.contains(end.ringMilliseconds))
        #expect(end.talkMilliseconds == 0)
        #expect(end.agent == agent(0))
        if let total = row.total {
            #expect(dialer.now == at(Double(total) / 1000))
        }
        #expect(dialer.tallies == DialerTallies(attempts: 1, outcomes: [row.disposition: 1]))
    }

    @Test("A person is connected to the agent, talks, and the agent wraps up")
    func liveCall() throws {
        var dialer = try dialer(profile: certain(.person))
        let events = dialer.begin(contacts: 1, agents: 1) + dialer.run()
        let end = try #require(events.ends.first)
        #expect(end.disposition == .live)
        #expect(end.talkMilliseconds == 120_000)
        #expect(end.agent == agent(0))
        #expect(events.activities(of: agent(0)) == [.idle, .reserved, .talking, .wrapUp, .idle])
        #expect(dialer.tallies.abandonRate == 0)
    }
}
