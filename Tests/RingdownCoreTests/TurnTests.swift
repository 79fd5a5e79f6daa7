import Foundation
import RingdownCore
import Testing

/// Whose turn it is on a contact list, in every state, before, at and after the instant at which a trigger is due.
@Suite("Turns on one list")
struct TurnTests {
    static let now = GateTests.now

    private static func turn(_ status: TriggerStatus, _ seconds: Double?) -> Turn {
        Turn(status, dueAt: seconds.map { now.addingTimeInterval($0) }, at: now)
    }

    @Test("what waits for its dispatch goes when it is due, and holds later ones back before", arguments: [-60, 0])
    func queued(_ seconds: Double) {
        #expect(Self.turn(.queued, seconds) == .goes)
        #expect(Self.turn(.queued, 1) == .holdsBack)
        #expect(Self.turn(.held, seconds) == .goes)
        #expect(Self.turn(.held, 1) == .stepsAside)
        #expect(Self.turn(.held, nil) == .stepsAside)
    }

    @Test("what is in doubt holds later ones back until only a person can tell", arguments: [-60, 0, 60])
    func inDoubt(_ seconds: Double) {
        #expect(Self.turn(.inDoubt, seconds) == .holdsBack)
        #expect(Self.turn(.inDoubt, nil) == .stepsAside)
    }

    @Test(
        "what the vendor has, and what is over, holds nothing back",
        arguments: TriggerStatus.allCases.filter { ![.queued, .held, .sending, .inDoubt].contains($0) }
    )
    func over(_ status: TriggerStatus) {
        for seconds in [nil, -1, 1] as [Double?] { #expect(Self.turn(status, seconds) == .stepsAside) }
        #expect(Self.turn(.sending, nil) == .holdsBack)
    }
}
