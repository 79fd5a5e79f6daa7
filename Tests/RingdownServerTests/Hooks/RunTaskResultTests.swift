import Foundation
import RingdownCore
import Testing

@testable import RingdownServer

@Suite("The limits of an answer to a run task")
struct RunTaskResultTests {
    static func outcomes(_ count: Int, body: String = "b") -> [RunTaskResult.Outcome] {
        (1...count).map { place in
            RunTaskResult.Outcome(
                id: "trigger-\(place)",
                description: "d\(place)",
                body: body,
                label: place == count ? "Would be refused" : "Would fire",
                level: place == count ? .error : .info
            )
        }
    }

    @Test(
        "Up to 250 outcomes all are there; of more the last one says how many are left out",
        arguments: [1, 250, 251, 300]
    )
    func trimmed(_ count: Int) throws {
        let fitted = RunTaskResult(.failed, "m", outcomes: Self.outcomes(count)).fitted()
        #expect(fitted.outcomes.count == min(count, 250))
        #expect(fitted.outcomes.first?.level == .error)
        if count > 250 {
            let last = try #require(fitted.outcomes.last)
            #expect(last.label == "\(count - 249) more")
            #expect(last.body == "* Would fire: \(count - 249)")
        } else {
            #expect(Set(fitted.outcomes.map(\.id)).count == count)
        }
    }

    @Test("Texts are cut to what the service takes, whatever they are made of", arguments: ["x", "é", "👩‍👩‍👧‍👦"])
    func cut(_ character: String) {
        let long = String(repeating: character, count: 20_000)
        let outcome = RunTaskResult.Outcome(id: "i", description: long, body: long, label: long, level: .info)
        let fitted = RunTaskResult(.passed, long, outcomes: [outcome]).fitted()
        #expect(fitted.message.utf16.count <= 1000)
        #expect(fitted.message.hasSuffix("…"))
        #expect(fitted.outcomes.first.map { $0.body.utf16.count <= 10_000 } == true)
        #expect(fitted.outcomes.first.map { $0.label.utf16.count <= 32 } == true)
    }

    @Test("Long bodies together stay below the size of an answer")
    func size() {
        let body = String(repeating: "x", count: 10_000)
        let fitted = RunTaskResult(.passed, "m", outcomes: Self.outcomes(250, body: body)).fitted()
        #expect(fitted.outcomes.map(\.body.utf8.count).reduce(0, +) < 1_000_000)
        #expect(fitted.outcomes.last?.id == "left-out")
    }

    @Test("A service that shows no outcomes gets none; a result comes back as it was kept")
    func kept() throws {
        let result = RunTaskResult(.failed, "m", outcomes: Self.outcomes(2))
        #expect(result.fitted(outcomes: 0) == RunTaskResult(.failed, "m"))
        #expect(RunTaskResult(json: try #require(result.json)) == result)
        #expect(RunTaskResult(json: ["state": "sv-1"]) == nil)
    }

    @Test("A sealed token opens for its own delivery, under the same secret alone, and shows itself nowhere")
    func sealed() throws {
        let seal = HookSeal(secret: "s")
        let sealed = try seal.seal(RunTaskToken("hunter2"), of: "h1")
        #expect(seal.open(sealed, of: "h1")?.reveal() == "hunter2")
        #expect(seal.open(sealed, of: "h2") == nil)
        #expect(HookSeal(secret: "other").open(sealed, of: "h1") == nil)
        #expect(seal.open(nil, of: "h1") == nil)
        #expect(try seal.seal(RunTaskToken("hunter2"), of: "h1") != sealed)
        #expect(!"\(seal) \(sealed)".contains("hunter2"))
    }
}
