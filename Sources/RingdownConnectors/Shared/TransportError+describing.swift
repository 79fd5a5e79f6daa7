import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

extension TransportError {
    /// What a failure of the HTTP client says of the request.
    ///
    /// Only failures that come before a request is written count as not sent; whatever is not known counts as lost.
    init(describing failure: any Error) {
        switch failure {
        case let known as TransportError: self = known
        case let failure as NIOConnectionError: self.init(.notSent, Self.reason(of: failure))
        case is NIOTooManyBytesError: self.init(.tooLarge, "the answer is larger than is read")
        case is CancellationError: self.init(.lost, "the call was cancelled")
        case let failure as HTTPClientError:
            self.init(Self.beforeSending.contains(failure) ? .notSent : .lost, failure.shortDescription.lowercased())
        case let failure as IOError:
            // Which of connect, write and read failed is not said; these codes only connecting gives.
            let code: Code =
                [ECONNREFUSED, EADDRNOTAVAIL, EMFILE, ENFILE].contains(failure.errnoCode) ? .notSent : .lost
            self.init(code, Self.reason(errno: failure.errnoCode))
        default: self.init(.lost, "the connection failed (\(type(of: failure)))")
        }
    }

    private static let beforeSending: [HTTPClientError] = [
        .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown, .connectTimeout, .tlsHandshakeTimeout,
        .socksHandshakeTimeout, .httpProxyHandshakeTimeout, .proxyAuthenticationRequired, .invalidProxyResponse,
        .getConnectionFromPoolTimeout,
    ]

    private static func reason(of failure: NIOConnectionError) -> String {
        let place = "\(failure.host):\(failure.port)"
        guard let first = failure.connectionErrors.first else { return "\(place) has no address: its name is unknown" }
        guard let io = first.error as? IOError else { return "no connection to \(place)" }
        return "no connection to \(place): \(reason(errno: io.errnoCode))"
    }

    private static func reason(errno code: CInt) -> String {
        switch code {
        case ECONNREFUSED: "the connection was refused"
        case ECONNRESET, EPIPE: "the connection was reset"
        case ETIMEDOUT: "the connection timed out"
        case EHOSTUNREACH, ENETUNREACH: "there is no route to it"
        default: "system error \(code)"
        }
    }
}
