import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("Reading messages, recordings and cases")
struct FormatReadingTests {
    @Test("a message has its host in the address and its answer below it", arguments: ["\n", "\r\n"])
    func message(_ end: String) throws {
        let call = try Samples.read(Samples.message.replacingOccurrences(of: "\n", with: end)).call
        #expect(call.request.method == "POST")
        #expect(call.request.url == "https://api.mypurecloud.com/api/v2/outbound/campaigns")
        #expect(call.request.body == .json(["name": "Renewals"]))
        #expect(call.response?.status == 400)
        #expect(call.response?.body == .json(["code": "invalid.value", "message": "x"]))
    }

    @Test("a request line without version, host or empty line is enough")
    func short() throws {
        let call = try Samples.read("POST /api/v2/x\nContent-Type: application/json\n{\"a\":1}").call
        #expect(call.request.url == "/api/v2/x")
        #expect(call.request.body == .json(["a": 1]))
        #expect(call.response == nil)
        #expect(try Samples.read("GET https://h/p HTTP/1.1\nHost: other").call.request.url == "https://h/p")
    }

    @Test("a message with a body of bytes keeps only their number")
    func binary() throws {
        let bytes = Array("PUT /p HTTP/1.1\r\nHost: h\r\n\r\n".utf8) + [0x1F, 0x8B, 0, 0xFF]
        let call = try #require(try Samples.reader().read(bytes).calls.first).call
        #expect(call.request.body == .binary(count: 4))
    }

    @Test("what curl -v printed is enough without the command")
    func verbose() throws {
        let text =
            "* Trying\n> POST /p HTTP/1.1\n> Host: h\n> Accept: */*\n> \n< HTTP/1.1 429 Too Many Requests\n< \nslow"
        let call = try Samples.read(text).call
        #expect(call.request.url == "https://h/p")
        #expect(call.response?.status == 429)
        #expect(call.response?.body == .text("slow"))
    }

    @Test("of a recording the calls that failed are read")
    func recording() throws {
        let calls = try Samples.reader().read(Array(Samples.recording.utf8)).calls
        #expect(calls.map(\.id) == ["entry-1"])
        let call = try #require(calls.first).call
        #expect(call.request.method == "POST")
        #expect(call.request.headers.map(\.name) == ["Content-Type"])
        #expect(call.request.body == .text("grant_type=client_credentials&client_secret=s3cr3t-value-9876"))
        #expect(call.response?.body == .json(["error": "invalid_client"]))
    }

    @Test("an entry alone is read, whatever its status")
    func entry() throws {
        let text = """
            {"startedDateTime":"x","request":{"method":"PUT","url":"https://h/p","headers":[],"bodySize":12},
            "response":{"status":200,"headers":[],"content":{"text":"ok"}}}
            """
        let call = try Samples.read(text).call
        #expect(call.response?.status == 200)
        #expect(call.request.isPartial)
    }

    @Test("a case has its vendor, context and answer")
    func caseObject() throws {
        let read = try Samples.read(Samples.caseLine)
        #expect(read.id == "one")
        #expect(read.call.vendor == .genesysCloud)
        #expect(read.call.request.method == "POST")
        #expect(read.call.request.header("authorization") == "Bearer <token>")
        #expect(read.call.request.isPartial)
        #expect(read.call.context.grant == .clientCredentials)
        #expect(read.call.context.scopes == ["a:b:c"])
        #expect(read.call.context.permissions == ["d:e:f"])
        #expect(read.call.response?.body == .json(["message": "no"]))
    }

    @Test("what a case leaves open stays open")
    func open() throws {
        let text = #"""
            {"vendor_claimed":"unclear","request":{"method":null,"url":"/p","headers":null,"body":null},
            "context":{"grant":"unknown"},"response":{"status":null,"body":null}}
            """#
        let call = try Samples.read(text).call
        #expect(call == ReportedCall(request: ReportedCall.Request(method: nil, url: "/p")))
    }

    @Test("a list of lines is read past its empty and its wrong lines")
    func lines() throws {
        let text =
            "\(Samples.caseLine)\r\n\r\n{\"request\":7}\r\nnot json\r\n{\"id\":5,\"request\":{\"url\":\"/p\"}}\r\n"
        let reading = try Samples.reader().read(Array(text.utf8), as: .cases)
        #expect(reading.calls.map(\.id) == ["one", "5"])
        #expect(reading.failures.map(\.line) == [3, 4])
        #expect(reading.failures.map(\.code) == [.malformed, .notJSON])
    }

    @Test("a file that PowerShell wrote is read")
    func wide() throws {
        let text = "curl https://h/p"
        let units = [0xFEFF] + text.utf16
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, big, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
            #expect(try Samples.reader().read(bytes).calls.first?.call.request.url == "https://h/p")
        }
    }

    @Test("a response alone is a message or only a body")
    func response() throws {
        let message = try CallReader.response(Array("HTTP/1.1 403 Forbidden\nA: b\n\n{\"a\":1}".utf8))
        #expect(message.status == 403)
        #expect(message.body == .json(["a": 1]))
        let body = try CallReader.response(Array("Access denied".utf8))
        #expect(body == ReportedCall.Response(status: nil, body: .text("Access denied")))
    }
}
