import Foundation
import RingdownCore
import Testing

@Suite("The line to a provider")
struct ProviderLineTests {
    private let start = Date(timeIntervalSinceReferenceDate: 800_000_000)
    private let down = ConnectorError(.unavailable, "The connection was refused.")

    private func at(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    /// A line with three failures to its breaker, which has just opened.
    private func out() -> ProviderLine {
        var line = ProviderLine(provider: "genesys", policy: ProviderLine.Policy(threshold: 3, base: 10, ceiling: 30))
        for _ in 0..<3 { _ = line.ended(.failed(down), at: start) }
        return line
    }

    @Test("is out of service after failures in a row, and says since when, why and until when")
    func opens() throws {
        var line = ProviderLine(provider: "genesys", policy: ProviderLine.Policy(threshold: 3, base: 10))
        #expect(line.ended(.failed(down), at: start) == nil)
        #expect(line.ended(.failed(ConnectorError(.noAnswer, "reset")), at: start) == nil)
        #expect(line.ask(at: start) == nil)
        let answer = line.ended(.failed(down), at: start)
        let wait = try #require(answer)
        #expect(wait.cause == .outOfService)
        #expect(wait.until == at(10))
        #expect(wait.sentence.contains("genesys") && wait.sentence.contains("The connection was refused."))
        #expect(wait.words.contains(at(10).iso8601))
        #expect(line.ask(at: at(9.9)) == wait)
    }

    @Test(
        "an answer in between begins the count anew, whatever it said",
        arguments: [ConnectorError.Code.refused, .notFound, .ambiguous, .invalid, .rateLimited]
    )
    func answers(_ code: ConnectorError.Code) {
        var line = ProviderLine(provider: "genesys", policy: ProviderLine.Policy(threshold: 2))
        _ = line.ended(.failed(down), at: start)
        _ = line.ended(.failed(ConnectorError(code, "no")), at: start)
        _ = line.ended(.failed(down), at: start)
        #expect(line.wait(at: at(60)) == nil)
        #expect(line.ask(at: at(60)) == nil)
    }

    @Test("lets one probe go when its pause is over, and has the others wait a little")
    func probes() throws {
        var line = out()
        #expect(line.ask(at: at(10)) == nil)
        let answer = line.ask(at: at(10))
        let wait = try #require(answer)
        #expect(wait.until == at(15))
        _ = line.ended(.answered, at: at(11))
        #expect(line.ask(at: at(11)) == nil)
        #expect(line.ask(at: at(11)) == nil)
    }

    @Test("a probe that fails makes the next pause longer, up to a ceiling")
    func pauses() throws {
        var line = out()
        var now = start.addingTimeInterval(10)
        for pause in [20.0, 30, 30] {
            #expect(line.ask(at: now) == nil)
            let answer = line.ended(.failed(down), at: now)
            let wait = try #require(answer)
            #expect(wait.until == now.addingTimeInterval(pause))
            now = wait.until
        }
    }

    @Test("a probe that was not sent after all lets the next one go; one that never ends is given up")
    func lostProbe() {
        var line = out()
        #expect(line.ask(at: at(10)) == nil)
        _ = line.ended(.notAsked, at: at(10))
        #expect(line.ask(at: at(10)) == nil)
        #expect(line.ask(at: at(69)) != nil)
        #expect(line.ask(at: at(70)) == nil)
    }

    @Test("has everybody wait for as long as a 429 asked, and then goes on")
    func slowsDown() throws {
        var line = ProviderLine(provider: "genesys", policy: ProviderLine.Policy())
        var busy = ConnectorError(.rateLimited, "429")
        busy.retryAfter = 45
        let answer = line.ended(.failed(busy), at: start)
        let wait = try #require(answer)
        #expect(wait.cause == .rateLimited)
        #expect(line.ask(at: at(44))?.until == at(45))
        #expect(line.ask(at: at(45)) == nil)
    }

    @Test("no wait grows when the clock is set back")
    func clock() {
        var line = out()
        #expect(line.ask(at: at(-86_400))?.until == at(-86_400 + 30))
        #expect(line.ask(at: at(-86_400 + 30)) == nil)
    }
}
