import Foundation
import RingdownConnectors
import Testing

@Suite("What connectors share")
struct SharedTests {
    static let now = Date(timeIntervalSince1970: 1_795_338_000)

    @Test(
        "reads how long a vendor asks to wait",
        arguments: [
            ("42", 42.0), (" 0 ", 0), ("Sun, 22 Nov 2026 09:00:30 GMT", 30), ("Sunday, 22-Nov-26 09:01:00 GMT", 60),
            ("Sun Nov 22 09:02:00 2026", 120), ("Sun, 22 Nov 2026 08:00:00 GMT", 0),
        ]
    )
    func retryAfter(_ field: String, _ seconds: Double) {
        #expect(RetryAfter.seconds(field, now: Self.now) == seconds)
    }

    @Test("reads nothing from other fields", arguments: ["", "soon", "-5", "1.5", "1e9", "٤٢"])
    func noRetryAfter(_ field: String) { #expect(RetryAfter.seconds(field, now: Self.now) == nil) }

    @Test(
        "replaces tokens before they expire",
        arguments: [(3600.0, 3540.0), (120, 60), (60, 30), (0, 0), (-5, 0), (9_999_999, 172_740)]
    )
    func refresh(_ lifetime: Double, _ seconds: Double) {
        let at = AccessToken.refreshAt(requested: Self.now, lifetime: lifetime, longest: 172_800)
        #expect(at.timeIntervalSince(Self.now) == seconds)
    }

    @Test("never shows a secret")
    func secret() {
        let secret = Secret("hush")
        let request = TransportRequest(method: "GET", url: "https://x", authorization: Secret("Bearer hush"))
        var dumped = ""
        dump(secret, to: &dumped)
        dump(request, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped, "\(request)", secret.redacting("a hush b")] {
            #expect(!text.contains("hush"))
        }
        #expect(secret.reveal() == "hush")
        #expect(Secret("").redacting("abc") == "abc")
    }

    @Test(
        "recognises a web page",
        arguments: [
            ("text/html; charset=utf-8", "x", true), ("", "  <html>", true), ("application/json", "{}", false),
            ("", "", false),
        ]
    )
    func webPage(_ type: String, _ body: String, _ isWebPage: Bool) {
        let headers = type.isEmpty ? [:] : ["content-type": type]
        #expect(TransportResponse(status: 200, headers: headers, body: Array(body.utf8)).isWebPage == isWebPage)
    }
}
