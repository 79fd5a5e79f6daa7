import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import NIOSSL

/// What the server proves itself with when it speaks TLS: a certificate with its chain, and its private key.
package struct ServerCertificate: Sendable {
    /// Why a certificate or a key cannot be used.
    package enum Failure: Error, Hashable {
        /// The chain is no PEM, or holds no certificate.
        case chain
        /// The key is no PEM, or is protected by a password.
        case key
        /// The key is not the certificate's.
        case pair
    }

    /// TLS 1.2 or later with the certificate.
    private let configuration: TLSConfiguration

    /// Reads both, and checks that they belong together.
    ///
    /// - Parameters:
    ///   - chain: the server's certificate first, then those that lead to its root, as PEM.
    ///   - key: the private key, as PEM without a password.
    package init(chain: String, key: String) throws(Failure) {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(chain.utf8)), !certificates.isEmpty else {
            throw .chain
        }
        guard let key = try? NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem) else { throw .key }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        guard (try? NIOSSLContext(configuration: configuration)) != nil else { throw .pair }
        self.configuration = configuration
    }

    /// A server that speaks HTTP/1.1 inside TLS.
    func server(_ plain: HTTP1Channel.Configuration) -> HTTPServerBuilder {
        HTTPServerBuilder { [configuration] responder in
            try TLSChannel(
                HTTP1Channel(responder: responder, configuration: plain),
                tlsConfiguration: configuration
            )
        }
    }
}
