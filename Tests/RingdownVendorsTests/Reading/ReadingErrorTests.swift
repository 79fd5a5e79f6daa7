import RingdownVendors
import Testing

@Suite("What cannot be read")
struct ReadingErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var code: ReadingError.Code
        var line: Int?
        var column: Int?
        var testDescription: String { "\(code.rawValue): \(text.prefix(60))" }
    }

    static let cases: [Case] = [
        Case(text: "", code: .empty),
        Case(text: " \n\t\r\n", code: .empty),
        Case(text: "curl", code: .noURL),
        Case(text: "curl -X POST", code: .noURL),
        Case(text: "curl https://", code: .noURL, line: 1, column: 6),
        Case(text: "curl https://h/p -H", code: .missingArgument, line: 1, column: 18),
        Case(text: "curl https://h/p -H 'Authorization: Bearer abc", code: .unfinishedCommand, line: 1, column: 21),
        Case(
            text: "curl https://h/p \\\n  -d '{\"a\":1\nHTTP/1.1 403 Forbidden\n\nit's",
            code: .unfinishedCommand,
            line: 2
        ),
        Case(text: "curl https://h/p -d \"{", code: .unfinishedCommand),
        Case(text: "curl https://h/p -d $'a", code: .unfinishedCommand),
        Case(text: "curl https://h/p -d “a", code: .unfinishedCommand),
        Case(text: "curl https://h/p -H \"A: $(cat", code: .unfinishedCommand),
        Case(text: "curl https://h/p \\", code: .unfinishedCommand, line: 1, column: 18),
        Case(text: "curl https://h/p ^\n", code: .unfinishedCommand),
        Case(text: "curl https://h/p `\n \n", code: .unfinishedCommand),
        Case(text: "curl.exe \"https://h/p", code: .unfinishedCommand),
        Case(text: "curl https://h/p\n  -H 'A: b'", code: .unfinishedCommand, line: 2, column: 3),
        Case(text: "curl https://h/p | jq .", code: .shellSyntax, line: 1, column: 18),
        Case(text: "curl https://h/p \\\n | jq .", code: .shellSyntax, line: 2),
        Case(text: "curl https://h/p && echo ok", code: .shellSyntax),
        Case(text: "curl https://h/p?a=1&b=2", code: .shellSyntax, line: 1, column: 21),
        Case(text: "curl https://h/p > out.json", code: .shellSyntax),
        Case(text: "curl https://h/p -d @- <<EOF\n{}\nEOF", code: .shellSyntax),
        Case(text: "curl https://h/p; rm x", code: .shellSyntax),
        Case(text: "TOKEN=$(curl https://h/p)", code: .shellSyntax, line: 1),
        Case(text: "echo '{}' | curl -d @- https://h/p", code: .shellSyntax),
        Case(text: "for i in 1 2; do\n  curl https://h/p\ndone", code: .shellSyntax, line: 1),
        Case(text: "cat x |\ncurl https://h/p", code: .shellSyntax),
        Case(text: "wget https://h/p", code: .notCurl),
        Case(text: "Invoke-RestMethod https://h/p", code: .notCurl),
        Case(text: "fetch('https://h/p')", code: .notCurl),
        Case(text: "import requests\nrequests.get('x')", code: .notCurl),
        Case(text: "curl -Uri https://h/p -Method POST", code: .notCurl, line: 1, column: 6),
        Case(text: "hello", code: .notRecognised),
        Case(text: "HTTP/1.1 403 Forbidden\n\n{}", code: .notRecognised),
        Case(text: "{\"message\":\"no\"}", code: .notRecognised),
        Case(text: "curl https://a https://b", code: .severalURLs, line: 1, column: 16),
        Case(text: "curl -H Authorization: Bearer x https://h/p", code: .severalURLs),
        Case(text: "curl https://h/{a,b}", code: .severalURLs),
        Case(text: "curl https://h/[1-9]", code: .severalURLs),
        Case(text: "curl https://a --next https://b", code: .severalCommands),
        Case(text: "curl https://a\ncurl https://b", code: .severalCommands, line: 2, column: 1),
        Case(text: "curl --hedaer 'A: b' https://h/p", code: .unknownOption, line: 1, column: 6),
        Case(text: "curl --request=POST https://h/p", code: .unknownOption),
        Case(text: "curl -request POST https://h/p", code: .unknownOption),
        Case(text: "curl -X https://h/p", code: .badArgument, line: 1, column: 9),
        Case(text: "curl -F novalue https://h/p", code: .badArgument),
        Case(text: "curl -d @missing https://h/p", code: .unreadableFile, line: 1, column: 9),
        Case(text: "curl -K options https://h/p", code: .unreadableFile),
        Case(text: "curl -d @- https://h/p", code: .standardInput),
        Case(text: "curl -T - https://h/p", code: .standardInput),
        Case(text: "curl -d 'a\0b' https://h/p", code: .notText, line: 1, column: 11),
        Case(text: "POST /p HTTP/1.1\nno header\n\n{}", code: .badMessage, line: 2),
        Case(text: "{\"request\":{\"url\":\"/p\"}", code: .notJSON),
        Case(text: "{\"request\":[]}", code: .malformed),
        Case(text: "{\"request\":{\"method\":\"GET\"}}", code: .malformed),
        Case(text: "{\"request\":{\"url\":\"/p\",\"headers\":7}}", code: .malformed),
        Case(text: "{\"request\":{\"url\":\"/p\"},\"response\":{\"status\":\"bad\"}}", code: .malformed),
        Case(text: "[]", code: .empty),
        Case(text: "{\"log\":{\"entries\":[{\"request\":{},\"response\":{\"status\":200}}]}}", code: .nothingFailed),
        Case(text: "{\"log\":{}}", code: .malformed),
        Case(text: "{\"log\":{\"entries\":[{\"request\":{},\"response\":{\"status\":400}}]}}", code: .malformed),
        Case(text: String(repeating: "[", count: 4000), code: .notJSON),
    ]

    @Test("it is refused with its kind, its place and what to do", arguments: cases)
    func refused(_ example: Case) throws {
        do throws(ReadingError) {
            let reading = try Samples.reader().read(Array(example.text.utf8))
            Issue.record("read \(reading)")
        } catch {
            #expect(error.code == example.code, "\(error.message)")
            if let line = example.line { #expect(error.line == line, "\(error.message)") }
            if let column = example.column { #expect(error.column == column, "\(error.message)") }
            #expect(error.message.contains("; "))
            #expect(!error.message.contains("\n"))
        }
    }

    @Test("an input that is too large is refused before it is looked at")
    func tooLarge() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: CallReader.inputLimit + 1)
        #expect(throws: ReadingError.self) { try Samples.reader().read(bytes) }
        #expect(throws: CallReader.tooLarge) { try CallReader.response(bytes) }
    }

    @Test("bytes that are not UTF-8 are refused in a command")
    func notUTF8() throws {
        let bytes = Array("curl -d '".utf8) + [0xFF, 0xFE] + Array("' https://h/p".utf8)
        do throws(ReadingError) {
            _ = try Samples.reader().read(bytes)
            Issue.record("read")
        } catch { #expect(error.code == .notText) }
    }

    @Test("words that are no curl command are refused")
    func words() {
        for words in [[], [""], ["wget", "https://h/p"], ["--vendor"]] {
            #expect(throws: ReadingError.self) { try Samples.reader().read(words: words) }
        }
    }
}
