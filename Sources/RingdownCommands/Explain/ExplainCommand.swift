import ArgumentParser
import Foundation
import RingdownCore
import RingdownVendors

/// `ringdown explain`: why a call to a vendor fails, or will fail.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain why a call to Genesys Cloud or NICE CXone fails, before or after it is sent.",
        discussion: """
            Takes a curl command with or without what it printed, a HAR recording, a raw HTTP request, or cases. Nothing \
            is sent, unless --live asks a configured vendor what its client holds. Tokens are never shown.
              ringdown explain -- curl -X POST https://api.mypurecloud.com/api/v2/… -H "Authorization: Bearer $TOKEN"
              ringdown explain --status 403 --response answer.json -- curl …
              ringdown explain pasted.txt                      curl and its output, HTTP, HAR or a case
              pbpaste | ringdown explain -
              ringdown explain --cases cases.jsonl --format json
            """
    )

    @OptionGroup var source: ExplainSource
    @OptionGroup var context: ExplainContext
    @OptionGroup var live: LiveOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let reading = try source.read()
        for remark in Set(reading.calls.flatMap(\.remarks)).sorted() { Terminal.say("ringdown: \(remark)") }
        let isList = source.isList
        var isFirst = true
        for read in reading.calls {
            let call = try context.applied(to: read.call, readingFrom: source)
            let explained = try await explain(call, id: read.id)
            switch output.format {
            case .json: Terminal.print(explained.json.text(pretty: !isList))
            case .text:
                if !isFirst { Terminal.print("") }
                for line in explained.lines { Terminal.print(line) }
            }
            isFirst = false
        }
        if !reading.failures.isEmpty {
            throw CommandFailure(reading.failures.map { "\(source.name): \($0.message)" })
        }
    }

    private func explain(_ call: ReportedCall, id: String?) async throws -> ExplainedCall {
        let offline = CallDiagnosis.explain(call)
        guard live.live else { return ExplainedCall(id: id, call: call, explanation: offline) }
        if let account = try await live.account() {
            let explanation = CallDiagnosis.explain(call, account: account)
            return ExplainedCall(id: id, call: call, explanation: explanation, account: account)
        }
        let inspection = try await live.inspect(for: offline.operation)
        var call = call
        if call.context.grant == nil { call.context.grant = inspection.token?.grant }
        let explanation = CallDiagnosis.explain(call, inspection: inspection)
        return ExplainedCall(id: id, call: call, explanation: explanation, inspection: inspection)
    }
}
