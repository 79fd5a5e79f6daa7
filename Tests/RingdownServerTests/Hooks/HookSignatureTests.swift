import Foundation
import Testing

@testable import RingdownServer

@Suite("The signatures of deliveries")
struct HookSignatureTests {
    static let secret = "plJ3nmyCDGBKInavdOK15jsl"
    static let body = #"{"event_type":"ping","data":{"success":true}}"#
    static let signedAt = Date(timeIntervalSince1970: 1_731_705_121)
    /// The example of the Standard Webhooks libraries.
    static let example = HookSignature.StandardHeaders(
        id: "msg_loFOjxBNrRLzqYUf",
        timestamp: "1731705121",
        signature: "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
    )

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var secrets = ["whsec_" + HookSignatureTests.secret]
        var body = HookSignatureTests.body
        var seconds = 0.0
        var change: @Sendable (inout HookSignature.StandardHeaders) -> Void = { _ in }
    }

    static let other = Data(repeating: 7, count: 32).base64EncodedString()

    @Test(
        "A delivery signed as Standard Webhooks says is believed",
        arguments: [
            Case(testDescription: "the published example"),
            Case(testDescription: "a secret without its prefix", secrets: [secret]),
            Case(testDescription: "the second of two secrets", secrets: [other, secret]),
            Case(testDescription: "just in time", seconds: 300),
            Case(testDescription: "a clock that is behind", seconds: -300),
            Case(testDescription: "the second of two signatures") { $0.signature = "v1,AAAA " + ($0.signature ?? "") },
            Case(testDescription: "beside an asymmetric one") { $0.signature = "v1a,AA== " + ($0.signature ?? "") },
        ]
    )
    func believed(_ example: Case) throws {
        #expect(try check(example) == "msg_loFOjxBNrRLzqYUf")
    }

    @Test(
        "A delivery that is not signed so is refused",
        arguments: [
            Case(testDescription: "another secret", secrets: [other]),
            Case(testDescription: "no secret at all", secrets: []),
            Case(testDescription: "another body", body: body + " "),
            Case(testDescription: "too late", seconds: 301),
            Case(testDescription: "too early", seconds: -301),
            Case(testDescription: "another id") { $0.id = "msg_other" },
            Case(testDescription: "another timestamp") { $0.timestamp = "1731705122" },
            Case(testDescription: "a timestamp that is none") { $0.timestamp = "now" },
            Case(testDescription: "an id of any length") { $0.id = String(repeating: "m", count: 300) },
            Case(testDescription: "no id") { $0.id = nil },
            Case(testDescription: "no timestamp") { $0.timestamp = nil },
            Case(testDescription: "no signature") { $0.signature = nil },
            Case(testDescription: "no version before the signature") {
                $0.signature = $0.signature.map { String($0.dropFirst(3)) }
            },
            Case(testDescription: "an empty signature") { $0.signature = "v1," },
            Case(testDescription: "a signature cut short") {
                $0.signature = $0.signature.map { String($0.dropLast(4)) }
            },
            Case(testDescription: "the right signature behind too many others") {
                $0.signature = String(repeating: "v1,AAAA ", count: 16) + ($0.signature ?? "")
            },
        ]
    )
    func refused(_ example: Case) {
        #expect(throws: HookSignature.Refusal.self) { try check(example) }
    }

    private func check(_ example: Case) throws -> String {
        var headers = Self.example
        example.change(&headers)
        return try HookSignature.standard(
            headers,
            body: Data(example.body.utf8),
            keys: example.secrets.compactMap { HookKey(standardSecret: $0) },
            at: Self.signedAt.addingTimeInterval(example.seconds)
        )
    }

    @Test(
        "A secret that is short, or no base64, is no key",
        arguments: ["", "whsec_", "whsec_c2hvcnQ=", "not base64!"]
    )
    func badSecrets(_ secret: String) {
        #expect(HookKey(standardSecret: secret) == nil)
    }

    @Test("No rendering of a key shows it")
    func hidden() {
        var shown = ""
        dump(HookKey(text: "hunter2"), to: &shown)
        #expect(!(shown + "\(HookKey(text: "hunter2"))").contains("hunter2"))
    }

    /// RFC 4231, test case 2.
    static let rfc =
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd"
        + "caeab1a34d4a6b4b636e070a38bce737"

    @Test("HCP Terraform's signature is the HMAC-SHA512 in hexadecimal", arguments: [rfc, rfc.uppercased()])
    func hcp(_ signature: String) throws {
        let body = Data("what do ya want for nothing?".utf8)
        try HookSignature.hcp(signature, body: body, keys: [HookKey(text: "other"), HookKey(text: "Jefe")])
    }

    @Test(
        "Anything else is no signature of HCP Terraform",
        arguments: [nil, "", "00", "zz", String(rfc.dropLast()), String(rfc.dropLast(2)), rfc + "00", " " + rfc]
    )
    func notHCP(_ signature: String?) {
        let body = Data("what do ya want for nothing?".utf8)
        #expect(throws: HookSignature.Refusal.self) {
            try HookSignature.hcp(signature, body: body, keys: [HookKey(text: "Jefe")])
        }
    }
}
