import RingdownConnectors
import RingdownCore
import RingdownTestKit
import Testing

@Suite("The CXone connector keeps a skill's settings on the exchange", .timeLimit(.minutes(2)))
struct CXoneSettingsTests {
    private static let wanted: [String: JSON] = [
        "general.maximumAttempts": 5, "general.loadNonFresh": true, "delivery.showSnoozeButton": false,
    ]

    private static func read(_ platform: CXonePlatform) async throws -> (RemoteObject, [String: JSON]) {
        let skill = try await platform.scheduler.schedule(of: platform.scheduled).campaign
        return (skill, try await platform.scheduler.settings(Set(wanted.keys), of: skill))
    }

    @Test("They are written, read as they were written, and not sent again, whatever answer is lost")
    func life() async throws {
        try await CXonePlatform.open { platform in
            for fault in [ConnectorFault.answerLost, .requestLost] {
                let (skill, before) = try await Self.read(platform)
                platform.befall(fault, times: 1)
                var wanted = Self.wanted
                wanted["general.maximumAttempts"] = fault == .answerLost ? 5 : 7
                _ = try await platform.scheduler.write(wanted, over: before, of: skill)
                #expect(try await Self.read(platform).1 == wanted)
                let changes = platform.changes
                _ = try await platform.scheduler.write(wanted, over: wanted, of: skill)
                #expect(platform.changes == changes)
            }
        }
    }

    @Test("What somebody changed meanwhile, and what is out of its range, is not written")
    func refused() async throws {
        try await CXonePlatform.open { platform in
            let (skill, before) = try await Self.read(platform)
            _ = try await platform.scheduler.write(Self.wanted, over: before, of: skill)
            let changes = platform.changes
            for (wanted, over) in [(3, before), (301, Self.wanted)] {
                let settings: [String: JSON] = ["general.maximumAttempts": .number(JSONNumber(wanted))]
                let error = await #expect(throws: ConnectorError.self) {
                    try await platform.scheduler.write(settings, over: over, of: skill)
                }
                #expect(error?.code == .invalid)
                #expect(error?.message.contains("maximumAttempts") == true)
            }
            #expect(platform.changes == changes)
        }
    }
}
