import RingdownCore
import RingdownVendors
import Testing

@Suite("Reading curl commands")
struct CurlReadingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var method: String? = "GET"
        var url = "https://h/p"
        /// The headers besides `Accept`, as lines.
        var headers: [String] = []
        var body = ReportedCall.Body.none
        var isPartial = false
        var file = ""
    }

    static let form = "Content-Type: application/x-www-form-urlencoded"
    static let json = "Content-Type: application/json"

    static let cases: [Case] = [
        Case(testDescription: "an address alone", text: "curl https://h/p"),
        Case(testDescription: "curl.exe by its path", text: #"C:\> C:\Windows\curl.exe https://h/p"#),
        Case(testDescription: "a path to curl", text: "/usr/bin/curl https://h/p"),
        Case(testDescription: "a prompt with a name", text: "me@host:~/work$ curl https://h/p"),
        Case(testDescription: "a glued method", text: "curl -XDELETE https://h/p", method: "DELETE"),
        Case(testDescription: "letters in one word", text: "curl -sSkLXPUT https://h/p", method: "PUT"),
        Case(testDescription: "a method in small letters", text: "curl --request patch https://h/p", method: "PATCH"),
        Case(testDescription: "the head alone", text: "curl -I https://h/p", method: "HEAD"),
        Case(testDescription: "--url", text: "curl -s --url https://h/p"),
        Case(testDescription: "options that do not matter", text: "curl -o out -w '%{http_code}' -m 5 https://h/p"),
        Case(
            testDescription: "a form",
            text: "curl -d a=1 --data 'b=2' https://h/p",
            method: "POST",
            headers: [form],
            body: .text("a=1&b=2")
        ),
        Case(
            testDescription: "JSON under -d",
            text: #"curl https://h/p -H "Content-Type: application/json" -d "{\"a\": 1}""#,
            method: "POST",
            headers: [json],
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "--json",
            text: "curl --json '{\"a\":' --json '1}' https://h/p",
            method: "POST",
            headers: [json],
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "a file without its line breaks",
            text: "curl -d @body.txt https://h/p",
            method: "POST",
            headers: [form],
            body: .text("a=1b=2"),
            file: "a=1\r\nb=2\n"
        ),
        Case(
            testDescription: "a file as it is",
            text: "curl --data-binary @body.txt https://h/p",
            method: "POST",
            headers: [form],
            body: .text("a\nb"),
            file: "a\nb"
        ),
        Case(
            testDescription: "an @ that is raw",
            text: "curl --data-raw @body.txt https://h/p",
            method: "POST",
            headers: [form],
            body: .text("@body.txt")
        ),
        Case(
            testDescription: "a value to encode",
            text: "curl --data-urlencode 'scope=a b&c' --data-urlencode '=x y' https://h/p",
            method: "POST",
            headers: [form],
            body: .text("scope=a%20b%26c&x%20y")
        ),
        Case(
            testDescription: "data in the query",
            text: "curl -G -d a=1 -d b=2 https://h/p",
            url: "https://h/p?a=1&b=2"
        ),
        Case(
            testDescription: "a part for the query",
            text: "curl --url-query 'q=a b' 'https://h/p?x=1'",
            url: "https://h/p?x=1&q=a%20b"
        ),
        Case(
            testDescription: "a user",
            text: "curl -u id:secret https://h/p",
            headers: ["Authorization: Basic aWQ6c2VjcmV0"]
        ),
        Case(testDescription: "a user for another scheme", text: "curl --digest -u id:secret https://h/p"),
        Case(
            testDescription: "a bearer token",
            text: "curl --oauth2-bearer $TOKEN https://h/p",
            headers: ["Authorization: Bearer $TOKEN"]
        ),
        Case(
            testDescription: "variables of three shells",
            text: #"curl -H "A: ${ONE}" -H "B: %TWO%" -H 'C: $env:THREE' https://h/p"#,
            headers: ["A: ${ONE}", "B: %TWO%", "C: $env:THREE"]
        ),
        Case(
            testDescription: "a substitution",
            text: #"curl -H "Authorization: Bearer $(cat $(ls t))" https://h/p"#,
            headers: ["Authorization: Bearer $(…)"]
        ),
        Case(
            testDescription: "escapes as browsers write them",
            text:
                #"curl https://h/p --data-raw $'{"a":"it\'s \u00e9\n\ud83d\ude00"}' -H 'content-type: application/json'"#,
            method: "POST",
            headers: ["content-type: application/json"],
            body: .text("{\"a\":\"it's é\n😀\"}")
        ),
        Case(
            testDescription: "cookies, referrer and agent",
            text: "curl -b a=1 -e https://r -A me https://h/p",
            headers: ["Cookie: a=1", "Referer: https://r", "User-Agent: me"]
        ),
        Case(
            testDescription: "a header taken out",
            text: "curl -H 'Accept:' -H 'X-Y;' https://h/p",
            headers: ["X-Y: "]
        ),
        Case(
            testDescription: "placeholders without quotes",
            text: "curl https://h/{id}/<list id>?a={b}",
            url: "https://h/{id}/<list id>?a={b}"
        ),
        Case(
            testDescription: "carets of the command prompt",
            text:
                "curl -X POST ^\r\n  \"https://h/p\" ^\r\n  -H \"Content-Type: application/json\" ^\r\n  -d \"{\\\"a\\\":1}\"",
            method: "POST",
            headers: [json],
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "a browser's copy for the command prompt",
            text: #"curl ^"https://h/p?a=1^&b=2^" ^"# + "\n"
                + #"  -H ^"content-type: application/json^" ^"# + "\n"
                + #"  --data-raw ^"^{^\^"a^\^":1^}^""#,
            method: "POST",
            url: "https://h/p?a=1&b=2",
            headers: ["content-type: application/json"],
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "backticks of PowerShell",
            text: "PS C:\\> curl.exe -X POST `\n  'https://h/p' `\n  -H \"A: $env:TOKEN\" -d '{\\\"a\\\":1}'",
            method: "POST",
            headers: ["A: $env:TOKEN", form],
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "typographic quotes",
            text: "curl –X POST “https://h/p” —data ‘a=1’",
            method: "POST",
            headers: [form],
            body: .text("a=1")
        ),
        Case(
            testDescription: "a body that was shortened",
            text: "curl https://h/p -d '{\"a\": 1, ...}'",
            method: "POST",
            headers: [form],
            body: .text("{\"a\": 1, ...}"),
            isPartial: true
        ),
        Case(
            testDescription: "white space after the backslash",
            text: "curl -X POST \\  \n https://h/p",
            method: "POST"
        ),
        Case(
            testDescription: "comments and assignments before",
            text: "# get it\nexport T=1\n\ncurl https://h/p # now"
        ),
    ]

    @Test("a command is read as curl would send it", arguments: cases)
    func reads(_ example: Case) throws {
        let call = try Samples.read(example.text, file: example.file).call
        #expect(call.request.method == example.method)
        #expect(call.request.url == example.url)
        let headers = call.request.headers.filter { $0.name != "Accept" }.map { "\($0.name): \($0.value)" }
        #expect(headers == example.headers)
        #expect(call.request.body == example.body)
        #expect(call.request.isPartial == example.isPartial)
        #expect(call.response == nil)
    }

    @Test("what curl adds by itself is there")
    func added() throws {
        #expect(try Samples.read("curl https://h/p").call.request.header("accept") == "*/*")
        #expect(try Samples.read("curl --json {} https://h/p").call.request.header("accept") == "application/json")
        #expect(try Samples.read("curl -H 'Accept:' https://h/p").call.request.header("accept") == nil)
    }

    @Test("the parts of a form are written as they are sent, without the files' contents")
    func multipart() throws {
        let request = try Samples.read("curl -F 'a=1' -F 'f=@dir/list.csv;type=text/csv' https://h/p").call.request
        guard case .text(let text) = request.body else {
            Issue.record("\(request.body)")
            return
        }
        #expect(text.contains("name=\"a\"\r\n\r\n1\r\n"))
        #expect(text.contains("filename=\"list.csv\""))
        #expect(request.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
        #expect(request.isPartial)
    }

    @Test("a file that is larger than what is kept is cut, and its size is said")
    func large() throws {
        let reader = Samples.reader(file: String(repeating: "é", count: 1 << 20), size: 20 << 20)
        let read = try #require(try reader.read(Array("curl --data-binary @f https://h/p".utf8)).calls.first)
        guard case .text(let text) = read.call.request.body else {
            Issue.record("\(read.call.request.body)")
            return
        }
        #expect(text.utf8.count == 1 << 20)
        #expect(read.call.request.isPartial)
        #expect(read.call.request.header("content-length") == "\(20 << 20)")
        #expect(read.remarks.contains { $0.contains("\(20 << 20) bytes") })
    }

    @Test("bytes that are no text are counted")
    func binary() throws {
        let read = try Samples.read("curl --data-binary @f https://h/p", file: "a\0b")
        #expect(read.call.request.body == .binary(count: 3))
    }

    @Test("words that the shell has split are an argument vector")
    func words() throws {
        let call = try Samples.reader().read(words: ["curl", "-d", "it's $HOME", "https://h/p"]).call
        #expect(call.request.body == .text("it's $HOME"))
        #expect(try Samples.reader().read(words: ["curl -X PUT https://h/p"]).call.request.method == "PUT")
    }

    @Test("a header without a colon is not sent, and that is said")
    func noColon() throws {
        let read = try Samples.read("curl -H 'Bearer \(Samples.token)' https://h/p")
        #expect(read.call.request.header("Authorization") == nil)
        #expect(read.remarks.count == 1)
        #expect(!read.remarks.joined().contains("eyJ"))
    }
}
