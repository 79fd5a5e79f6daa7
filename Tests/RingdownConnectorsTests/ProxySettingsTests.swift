import Foundation
import RingdownConnectors
import Testing

@Suite("Proxies", .timeLimit(.minutes(1)))
struct ProxySettingsTests {
    struct Covered: CustomTestStringConvertible, Sendable {
        var url: String
        var exceptions = ""
        var isCovered: Bool

        var testDescription: String { "\(url) with NO_PROXY=\(exceptions)" }
    }

    static let covered = [
        Covered(url: "https://api.mypurecloud.de/x", isCovered: true),
        Covered(url: "https://api.mypurecloud.de", exceptions: "mypurecloud.de", isCovered: false),
        Covered(url: "https://api.mypurecloud.de", exceptions: " other.test , .mypurecloud.de", isCovered: false),
        Covered(url: "https://api.mypurecloud.de", exceptions: "*.mypurecloud.de", isCovered: false),
        Covered(url: "https://notmypurecloud.de", exceptions: "mypurecloud.de", isCovered: true),
        Covered(url: "https://api.test:8443", exceptions: "api.test:443", isCovered: true),
        Covered(url: "https://api.test:8443", exceptions: "api.test:8443", isCovered: false),
        Covered(url: "https://api.test", exceptions: "API.TEST:443", isCovered: false),
        Covered(url: "https://api.test", exceptions: "*", isCovered: false),
        Covered(url: "http://127.0.0.1:7400", isCovered: false),
        Covered(url: "http://localhost:7400", isCovered: false),
    ]

    @Test("stand before what no exception names, and never before this machine", arguments: covered)
    func covers(_ wanted: Covered) throws {
        let settings = try ProxySettings(environment: ["https_proxy": "proxy:3128", "NO_PROXY": wanted.exceptions])
        #expect(settings.covers(try #require(URL(string: wanted.url))) == wanted.isCovered)
    }

    @Test(
        "that cannot be used are refused by the variable's name, without their credentials",
        arguments: ["https://ada:hush@proxy", "socks5://ada:hush@proxy:1080", "http://"]
    )
    func invalid(_ text: String) {
        let error = #expect(throws: ProxySettings.Invalid.self) {
            try ProxySettings(environment: ["HTTPS_PROXY": text])
        }
        #expect(error?.message.contains("HTTPS_PROXY") == true)
        #expect(error?.message.contains("hush") == false)
    }

    /// Sends one request through a proxy that answers with the given bytes.
    func send(
        to url: String,
        answer: String
    ) async throws -> (outcome: Result<TransportResponse, TransportError>, seen: String) {
        try await RawServer.with(.write(answer)) { proxy in
            let address = "http://ada:hush@127.0.0.1:\(proxy.port)"
            let settings = try ProxySettings(environment: ["HTTPS_PROXY": address, "HTTP_PROXY": address])
            let outcome: Result<TransportResponse, TransportError> = try await AsyncHTTPTransport.withTransport(
                settings
            ) {
                transport in
                do throws(TransportError) {
                    return .success(try await transport.send(TransportRequest(method: "GET", url: url)))
                } catch {
                    return .failure(error)
                }
            }
            return (outcome, proxy.received())
        }
    }

    @Test("are asked for a tunnel to the vendor with their credentials, and see nothing else of a call")
    func tunnel() async throws {
        let refusal = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
        let (outcome, seen) = try await send(to: "https://api.mypurecloud.test/api/v2/tokens/me", answer: refusal)
        #expect(seen.hasPrefix("CONNECT api.mypurecloud.test:443 HTTP/1.1\r\n"))
        let credentials = Data("ada:hush".utf8).base64EncodedString()
        #expect(seen.lowercased().contains("proxy-authorization: basic \(credentials.lowercased())"))
        #expect(!seen.contains("/api/v2/tokens/me"))
        guard case .failure(let error) = outcome else { return #expect(Bool(false), "it was answered") }
        #expect(error.code == .notSent)
    }

    @Test("answer plain HTTP in the place of the vendor")
    func plain() async throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
        let (outcome, seen) = try await send(to: "http://exchange.test/api/v2/tokens/me", answer: answer)
        #expect(try outcome.get().body == Array("{}".utf8))
        #expect(seen.contains("/api/v2/tokens/me"))
    }
}
