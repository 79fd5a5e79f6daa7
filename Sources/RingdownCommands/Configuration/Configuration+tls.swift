import Configuration
import Foundation
import RingdownServer

extension Configuration {
    /// What the server proves itself with.
    ///
    /// - tls.certificate (path, required in the section): the certificate first, then its chain, as PEM.
    /// - tls.key (reference, required in the section, secret): its private key as PEM, without a password.
    struct TLS: Sendable {
        var certificate: String
        var key: SecretReference

        /// Reads both and checks that they belong together.
        func resolve(_ environment: EnvironmentVariablesProvider) throws(CommandFailure) -> ServerCertificate {
            guard let chain = try? String(contentsOfFile: certificate, encoding: .utf8) else {
                throw CommandFailure(
                    "the certificate \(certificate) cannot be read; check the path and its permissions"
                )
            }
            let key = try key.resolve(environment)
            do throws(ServerCertificate.Failure) {
                return try ServerCertificate(chain: chain, key: key)
            } catch {
                switch error {
                case .chain:
                    throw CommandFailure("\(certificate) holds no certificate; tls.certificate must be a PEM file")
                case .key:
                    throw CommandFailure("tls.key holds no private key; give it as PEM without a password")
                case .pair:
                    throw CommandFailure(
                        "tls.key is not the key of the certificate \(certificate); give the one that is"
                    )
                }
            }
        }
    }

    mutating func readTLS(_ reader: YAMLReader) {
        guard let node = reader.node("tls") else { return }
        let section = YAMLReader(node, "tls", notes: reader.notes)
        section.allow(only: ["certificate", "key"])
        guard let certificate = section.requiredText("certificate"), let key = section.secret("key") else { return }
        tls = TLS(certificate: certificate, key: key)
    }
}
