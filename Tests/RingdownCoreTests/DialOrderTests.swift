import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("What a trigger orders")
struct DialOrderTests {
    @Test("An order of a contact list that was written before there were calls is read as one")
    func oldForm() throws {
        let text = """
            {"provider":"genesys","priority":true,"contactList":{"id":"l1","name":"renewals-q4","provider":"genesys",
            "list":"Renewals Q4","campaigns":["Renewals"],"division":{"id":"Sales","name":"Sales"}}}
            """
        let order = try JSONDecoder().decode(DialOrder.self, from: Data(text.utf8))
        #expect(order.contactList?.name == "renewals-q4")
        #expect(order.call == nil)
        #expect(order.priority)
        #expect(order.division.id == "Sales")
        let written = try JSON(parsing: try JSONEncoder().encode(order))
        #expect(written == (try JSON(parsing: text)))
    }

    static let connections = [
        Sample.connection(), Sample.connection(name: nil, dialing: .skill("Renewals PC")),
    ]

    @Test("An order of one call is read as it was written", arguments: connections)
    func call(_ connection: PersonalConnectionBinding) throws {
        let order = Sample.callTrigger(connection: connection).order
        let read = try JSONDecoder().decode(DialOrder.self, from: try JSONEncoder().encode(order))
        #expect(read == order)
        #expect(read.call?.connection == connection)
        #expect(read.contactList == nil)
        #expect(read.division == Sample.division)
        #expect(read.priority)
    }

    @Test("A call is named without the number that is called")
    func masked() {
        let order = Sample.callTrigger().order
        #expect(order.words == "the call to +•••••••0142 on the personal connection renewals-line (12345)")
        #expect(order.lane != DialOrder(contactList: Sample.binding(id: "12345")).lane)
    }

    @Test("A call that the vendor placed is done with the vendor's word for how it ended")
    func placed() throws {
        var trigger = Sample.callTrigger(status: .accepted)
        trigger.receipt = Sample.receipt()
        let call = DialProgress.Call(at: "2026-09-21T14:13:25.000Z", result: "ININ-OUTBOUND-BUSY")
        let progress = DialProgress(stage: .finished, campaigns: [], call: call)
        let move = try #require(trigger.observed(progress, next: Sample.now, at: Sample.now, decisionID: "d"))
        #expect(move.trigger.status == .done)
        #expect(
            move.trigger.reason
                == "The call was placed at 2026-09-21T14:13:25.000Z; it ended with ININ-OUTBOUND-BUSY."
        )
        let under = DialProgress(stage: .dialing, campaigns: [], call: DialProgress.Call(at: call.at, result: nil))
        let dialing = try #require(trigger.observed(under, next: Sample.now, at: Sample.now, decisionID: "d"))
        #expect(dialing.trigger.status == .dialing)
        #expect(dialing.trigger.reason == "The call was placed at 2026-09-21T14:13:25.000Z.")
    }
}
