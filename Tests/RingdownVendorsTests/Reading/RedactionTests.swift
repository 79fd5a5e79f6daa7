import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("Secrets in what was pasted")
struct RedactionTests {
    /// Calls that carry the secret `hunter2-hunter3-ABCD`, or a part of it, in every place there is.
    static let secret = "hunter2-hunter3-ABCD"
    static let calls = [
        "curl -H 'Authorization: Bearer \(secret)' https://h/p",
        "curl -H 'authorization: \(secret)' https://h/p",
        "curl -H 'Authorization: Bearer: Bearer \(secret)' https://h/p",
        "curl -H 'Authorization: Basic id:\(secret)' https://h/p",
        "curl -u 'id:\(secret)' https://h/p",
        "curl --oauth2-bearer \(secret) https://h/p",
        "curl https://id:\(secret)@h/p",
        "curl 'https://h/p?access_token=\(secret)&a=1'",
        "curl 'https://h/cb?code=\(secret)'",
        "curl 'https://h/cb#id_token=\(secret)'",
        "curl -b 'session=\(secret); a=b' https://h/p",
        "curl -H 'X-Api-Key: \(secret)' https://h/p",
        "curl -H 'Ocp-Session-Token: \(secret)' https://h/p",
        "curl -d 'grant_type=authorization_code&code=\(secret)' https://h/p",
        "curl -d 'grant_type=password&username=u&password=\(secret)' https://h/p",
        "curl -d '{\"client_secret\":\"\(secret)\"}' https://h/p",
        "curl -d '{\"auth\":{\"token\":{\"value\":[\"\(secret)\"]}}}' https://h/p",
        "curl -d '{\"client_secret\": \"\(secret)\", oops}' https://h/p",
        "curl -d '<password>\(secret)</password>' https://h/p",
        "curl -F 'client_secret=\(secret)' https://h/p",
        "curl https://h/p\nHTTP/1.1 200 OK\nSet-Cookie: s=\(secret); Path=/\n\n{\"access_token\":\"\(secret)\"}",
        "curl https://h/p\n{\"refresh_token\":\"\(secret)\"}",
        "I use\ncurl https://h/p\nwith client_secret=\(secret) as it says",
        "POST /p HTTP/1.1\nHost: h\nAuthorization: Bearer \(secret)\n\n{}",
        #"{"request":{"url":"/p","headers":{"Authorization":"Bearer \#(secret)"}}}"#,
    ]

    @Test("of a secret only the last four characters are left", arguments: calls)
    func redacted(_ text: String) throws {
        let call = try Samples.read(text).call
        let shown = "\(call.redacted)"
        #expect(!shown.contains("hunter"), "\(shown)")
        #expect(!shown.contains(Data("id:\(Self.secret)".utf8).base64EncodedString()))
        #expect(call.redacted.redacted == call.redacted)
    }

    @Test("sentences, addresses and bodies lose the secret too", arguments: calls)
    func masked(_ text: String) throws {
        let call = try Samples.read(text).call
        let mask = SecretMask(call)
        let explanation = Explanation(
            verdict: .refused,
            causes: [
                Cause(
                    .unknownField,
                    .likely,
                    evidence: [Cause.Evidence("The value \"\(Self.secret)\" or hunter2-hunter3… is odd.")],
                    fix: "Take \(Self.secret) out."
                )
            ],
            correctedRequest: CorrectedRequest(
                method: "POST",
                url: "https://h/p?key=\(Self.secret)",
                body: ["a": [.string(Self.secret)]]
            )
        )
        let shown = "\(explanation.redacted(by: mask))"
        #expect(!shown.contains("hunter2-hunter3"), "\(shown)")
        #expect(shown.contains("is odd."))
    }

    @Test("what diagnosis needs stays: the scheme, and what stands for a value")
    func kept() throws {
        let placeholders = [
            "Bearer <token>", "Bearer {access_token}", "Bearer $TOKEN", "Bearer ${{ secrets.TOKEN }}", "Basic %AUTH%",
            "Bearer YOUR_ACCESS_TOKEN", "Bearer xxxxxxxx", "Bearer", "Bearer your-access-token", "Bearer $(…)",
        ]
        for value in placeholders {
            let request = ReportedCall.Request(method: "GET", url: "/p", headers: [.init("Authorization", value)])
            #expect(ReportedCall(request: request).redacted.request.header("authorization") == value)
        }
        let call = try Samples.read("curl -H 'Authorization: Bearer \(Samples.token)' https://h/p").call
        #expect(call.redacted.request.header("authorization") == "Bearer …EyMw")
        #expect(call.request.header("authorization") == "Bearer \(Samples.token)")
    }

    @Test("a real token in brackets is no placeholder", arguments: ["<abc123def456>", "{a1b2c3}", "$ecret1", "[p4ss]"])
    func bracketed(_ value: String) {
        let request = ReportedCall.Request(
            method: "GET",
            url: "/p",
            headers: [.init("Authorization", "Bearer \(value)")]
        )
        #expect(ReportedCall(request: request).redacted.request.header("authorization")?.contains(value) == false)
    }

    @Test("short secrets show nothing, and words of a sentence stay words")
    func short() throws {
        let call = try Samples.read("curl -d 'client_secret=abc&password=per' https://h/p").call
        #expect(call.redacted.request.body == .text("client_secret=…&password=…"))
        #expect(SecretMask(call).masked("The person needs abcd.") == "The person needs abcd.")
    }

    @Test("a token is masked wherever it came from")
    func patterns() {
        let mask = SecretMask(ReportedCall(request: ReportedCall.Request(method: nil, url: "/p")))
        #expect(mask.masked("Got \(Samples.token).") == "Got …EyMw.")
        #expect(mask.masked("Authorization: Bearer abc12345678xyz") == "Authorization: Bearer …8xyz")
        let sentence = "Send `Authorization: Bearer` with the token; Basic authentication, bearer token: eyJ is short."
        #expect(mask.masked(sentence) == sentence)
    }

    @Test("the kind of an error is no secret")
    func errorCode() throws {
        let call = try Samples.read("curl https://h/p\n{\"code\":\"missing.permissions\",\"status\":403}").call
        #expect(call.redacted == call)
    }
}
