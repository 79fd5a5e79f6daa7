import RingdownDialer
import Testing

@Suite("The judge of calls")
struct CallJudgeTests {
    static let cell = DialableNumber(column: "Cell", number: "+12125550100")
    static let home = DialableNumber(column: "Home", number: "+13105550100")

    static func subject(
        _ data: [String: String] = [:],
        tries: [(String, Double)] = [],
        excluded: Set<String> = []
    ) -> CallSubject {
        CallSubject(
            data: data,
            numbers: [cell, home],
            tries: tries.map { CallSubject.Try(column: $0.0, at: at($0.1)) },
            excludedNumbers: excluded
        )
    }

    /// Hours that are open in New York at the beginning of the tests, 3:00 there, and closed in Los Angeles.
    static let hours = CallJudge.Hours.byColumn(
        CallableTimes(slots: [
            "America/New_York": WeekSlot.daily(start: 0, stop: 86_400),
            "America/Los_Angeles": WeekSlot.daily(start: 8 * 3600, stop: 20 * 3600),
        ]),
        zoneColumns: ["Cell": "cellZone", "Home": "homeZone"]
    )

    static let west = "America/Los_Angeles"
    static let east = "America/New_York"

    struct Case: CustomTestStringConvertible {
        let what: String
        var judge = CallJudge()
        let subject: CallSubject
        let verdict: Verdict

        var testDescription: String { what }
    }

    static let cases = [
        Case(what: "no rules", subject: subject(), verdict: .dial(cell)),
        Case(what: "a number on a list", subject: subject(excluded: [cell.number]), verdict: .dial(home)),
        Case(
            what: "both numbers on lists",
            subject: subject(excluded: [cell.number, home.number]),
            verdict: .pass(.doNotCall)
        ),
        Case(
            what: "a number tried often enough",
            judge: CallJudge(limit: AttemptLimit(perNumber: 1)),
            subject: subject(tries: [("Cell", -60)]),
            verdict: .dial(home)
        ),
        Case(
            what: "a contact tried often enough",
            judge: CallJudge(limit: AttemptLimit(perContact: 2)),
            subject: subject(tries: [("Cell", -60), ("Home", -30)]),
            verdict: .pass(.attemptLimit)
        ),
        Case(
            what: "tries of an earlier period",
            judge: CallJudge(limit: AttemptLimit(perContact: 1, days: 1, zone: "UTC")),
            // Eight hours before the tests begin the day before was still on.
            subject: subject(tries: [("Cell", -8 * 3600 - 1)]),
            verdict: .dial(cell)
        ),
        Case(
            what: "the first number not at its time",
            judge: CallJudge(hours: hours),
            subject: subject(["cellZone": west, "homeZone": east]),
            verdict: .dial(home)
        ),
        Case(
            what: "no number at its time",
            judge: CallJudge(hours: hours),
            subject: subject(["cellZone": west, "homeZone": west]),
            // 8:00 in Los Angeles, eight hours on.
            verdict: .wait(until: at(8 * 3600))
        ),
        Case(
            what: "a number of no zone",
            judge: CallJudge(hours: hours),
            subject: subject(["homeZone": west]),
            verdict: .wait(until: at(8 * 3600))
        ),
        Case(
            what: "a contact of no zone",
            judge: CallJudge(hours: hours),
            subject: subject(["cellZone": "Europe/Paris"]),
            verdict: .pass(.noCallableTime)
        ),
        Case(
            what: "zones by number, of which one is asleep",
            judge: CallJudge(hours: .byNumber(.standard)),
            subject: subject(),
            verdict: .wait(until: at(8 * 3600))
        ),
        Case(
            what: "a filter that leaves the contact out",
            judge: CallJudge(filter: gold),
            subject: subject(["tier": "silver"]),
            verdict: .pass(.filteredOut)
        ),
        Case(
            what: "a filter that lets it in",
            judge: CallJudge(filter: gold),
            subject: subject(["tier": "gold"]),
            verdict: .dial(cell)
        ),
        Case(
            what: "a rule not to dial",
            judge: CallJudge(rules: [rule(.column("tier"), .equals, "gold", .doNotDial)]),
            subject: subject(["tier": "gold"]),
            verdict: .pass(.rule)
        ),
        Case(
            what: "a rule that ends the use of a number",
            judge: CallJudge(
                rules: [rule(.numberType, .equals, "cell", .numberUncallable)],
                numberTypes: ["Cell": "cell"]
            ),
            subject: subject(),
            verdict: .dial(home)
        ),
        Case(
            what: "a rule that puts every number on a list",
            judge: CallJudge(rules: [rule(.number, .beginsWith, "+1", .excludeNumber)]),
            subject: subject(),
            verdict: .pass(.doNotCall)
        ),
        Case(
            what: "a rule by the clock of another zone",
            judge: CallJudge(rules: [rule(.clock(.timeOfDay, zone: "Asia/Tokyo"), .after, "16:59", .doNotDial)]),
            subject: subject(),
            verdict: .pass(.rule)
        ),
    ]

    static let cadence = Cadence(steps: [
        Cadence.Step(column: "Home", attempts: 1), Cadence.Step(column: "Cell", attempts: 2),
    ])

    /// At the beginning of the tests it is 8:00 in UTC.
    static let cadences = [
        Case(
            what: "a cadence's first step",
            judge: CallJudge(cadence: cadence),
            subject: subject(),
            verdict: .dial(home)
        ),
        Case(
            what: "the step after one that is used up",
            judge: CallJudge(cadence: cadence),
            subject: subject(tries: [("Home", -60), ("Cell", -30)]),
            verdict: .dial(cell)
        ),
        Case(
            what: "a cadence that is used up",
            judge: CallJudge(cadence: cadence),
            subject: subject(tries: [("Home", -60), ("Cell", -30), ("Cell", -10)]),
            verdict: .pass(.attemptLimit)
        ),
        Case(
            what: "a number that is on a list and would be next",
            judge: CallJudge(cadence: cadence),
            subject: subject(excluded: [home.number]),
            verdict: .dial(cell)
        ),
        Case(
            what: "a step whose hours have not begun, and another",
            judge: CallJudge(
                cadence: Cadence(steps: [
                    Cadence.Step(
                        column: "Home",
                        attempts: 1,
                        hours: WeekSlot.daily(start: 9 * 3600, stop: 10 * 3600)
                    ),
                    Cadence.Step(column: "Cell", attempts: 1),
                ])
            ),
            subject: subject(),
            verdict: .dial(cell)
        ),
        Case(
            what: "hours that have not begun",
            judge: CallJudge(
                cadence: Cadence(steps: [
                    Cadence.Step(column: "Home", attempts: 1, hours: WeekSlot.daily(start: 9 * 3600, stop: 10 * 3600))
                ])
            ),
            subject: subject(),
            verdict: .wait(until: at(3600))
        ),
        Case(
            what: "hours by the clock of the number's zone",
            judge: CallJudge(
                cadence: Cadence(
                    steps: [
                        Cadence.Step(
                            column: "Home",
                            attempts: 1,
                            hours: WeekSlot.daily(start: 3 * 3600, stop: 4 * 3600)
                        )
                    ],
                    zoneColumns: ["Home": "homeZone"]
                )
            ),
            subject: subject(["homeZone": east]),
            verdict: .dial(home)
        ),
        Case(
            what: "a number that rests",
            judge: CallJudge(cadence: Cadence(restMinutes: 10)),
            subject: subject(tries: [("Cell", -60), ("Home", -120)]),
            verdict: .wait(until: at(480))
        ),
        Case(
            what: "a number that was tried as often as it may be",
            judge: CallJudge(cadence: Cadence(limits: ["Cell": 1])),
            subject: subject(tries: [("Cell", -60)]),
            verdict: .dial(home)
        ),
    ]

    static let gold = ContactFilter(clauses: [
        .init(
            needsAll: true,
            predicates: [.init(column: "tier", test: ValueTest(kind: .text, comparison: .equals, operand: "gold"))]
        )
    ])

    static func rule(
        _ object: DialCondition.Object,
        _ comparison: ValueTest.Operator,
        _ operand: String,
        _ actions: DialRule.Action...,
        occasion: DialRule.Occasion = .beforeCall
    ) -> DialRule {
        DialRule(
            name: "rule",
            occasion: occasion,
            conditions: [
                DialCondition([.init(object, ValueTest(kind: .text, comparison: comparison, operand: operand))])
            ],
            actions: actions
        )
    }

    @Test("gives each contact its verdict", arguments: cases + cadences)
    func verdicts(_ item: Case) {
        #expect(item.judge.judgement(on: item.subject, at: at(0)).verdict == item.verdict)
    }

    @Test("Rules see what earlier rules have changed, and everything they say is handed over")
    func effects() {
        let judge = CallJudge(rules: [
            Self.rule(
                .column("tier"),
                .equals,
                "gold",
                .set(column: "tier", value: "silver"),
                .add(column: "calls", amount: 2)
            ),
            Self.rule(.column("tier"), .equals, "silver", .setNow(column: "seen"), .doNotDial),
        ])
        let judgement = judge.judgement(on: Self.subject(["tier": "gold", "calls": "3"]), at: at(0))
        #expect(judgement.verdict == .pass(.rule))
        #expect(
            judgement.effects == [
                .set(column: "tier", value: "silver"), .set(column: "calls", value: "5"),
                .set(column: "seen", value: "2026-01-05T08:00:00.000Z"),
            ]
        )
    }

    @Test("Rules after a call see how it ended, and rules before it do not run then")
    func afterCall() {
        let judge = CallJudge(rules: [
            Self.rule(.wrapUp, .equals, "ININ-OUTBOUND-BUSY", .callBack(minutes: 30), occasion: .afterCall),
            Self.rule(.number, .beginsWith, "+", .contactUncallable),
        ])
        #expect(!CallJudge(rules: [judge.rules[0]]).isNeeded)
        let busy = judge.effects(ofCallTo: Self.cell, ending: .busy, on: Self.subject(), at: at(0))
        #expect(busy == [.callBack(minutes: 30)])
        #expect(judge.effects(ofCallTo: Self.cell, ending: .live, on: Self.subject(), at: at(0)).isEmpty)
    }
}
