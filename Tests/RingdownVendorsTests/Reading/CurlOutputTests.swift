import RingdownCore
import RingdownVendors
import Testing

@Suite("Reading what stands below a curl command")
struct CurlOutputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var status: Int?
        var body = ReportedCall.Body.none
        var notes = ""
    }

    static let cases: [Case] = [
        Case(
            testDescription: "headers and body",
            text: "curl h/p\nHTTP/2 404\nA: b\n\n{\"a\":1}\n",
            status: 404,
            body: .json(["a": 1])
        ),
        Case(
            testDescription: "a redirect first",
            text: "curl -iL h/p\nHTTP/1.1 302 Found\r\nLocation: x\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\nno",
            status: 401,
            body: .text("no")
        ),
        Case(testDescription: "JSON alone", text: "curl h/p\n\n{\"status\":403}", body: .json(["status": 403])),
        Case(
            testDescription: "a page",
            text: "curl h/p\n<html>\n<p>no</p></html>",
            body: .text("<html>\n<p>no</p></html>")
        ),
        Case(
            testDescription: "a status alone",
            text: "curl h/p\n403 Forbidden\nAccess denied",
            status: 403,
            body: .text("Access denied")
        ),
        Case(testDescription: "text that was printed", text: "curl h/p\nAccess denied", body: .text("Access denied")),
        Case(
            testDescription: "talk after a quotation",
            text: "I send this:\n```bash\ncurl h/p\n```\nand it fails.",
            notes: "and it fails."
        ),
        Case(testDescription: "another prompt", text: "$ curl h/p\n{\"a\":1}\n$ ls", body: .json(["a": 1])),
        Case(
            testDescription: "all that curl -v prints",
            text: """
                $ curl -v https://h/p
                * Connected to h
                > GET /p HTTP/1.1
                > Host: h
                >
                { [96 bytes data]
                < HTTP/1.1 403 Forbidden
                < Content-Type: application/json
                <
                * Connection #0 left intact
                {"message":"no"}
                """,
            status: 403,
            body: .json(["message": "no"])
        ),
    ]

    @Test("it is the answer, or what its author says", arguments: cases)
    func output(_ example: Case) throws {
        let call = try Samples.read(example.text).call
        #expect(call.response?.status == example.status)
        #expect(call.response?.body ?? .none == example.body)
        #expect(call.context.notes == example.notes)
    }

    @Test("a terminal's lines with prompts are one call with its answer")
    func pasted() throws {
        let call = try Samples.read(Samples.pasted).call
        #expect(call.request.method == "POST")
        #expect(call.request.header("Authorization") == "Bearer \(Samples.token)")
        #expect(call.request.body == .json(["contactListId": "renewals", "priority": true]))
        #expect(call.response?.status == 403)
        #expect(call.response?.headers.count == 2)
    }
}
