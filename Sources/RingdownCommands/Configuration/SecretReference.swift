import Configuration
import Foundation

/// Where a secret is to be found; the configuration never holds one itself.
enum SecretReference: Hashable, Sendable {
    /// An environment variable.
    case environment(String)
    /// A file; a newline at its end does not count.
    case file(String)

    /// A reference from `env:NAME` or `file:PATH`; `nil` for anything else.
    init?(_ text: String) {
        if text.hasPrefix("env:"), text.count > 4 {
            self = .environment(String(text.dropFirst(4)))
        } else if text.hasPrefix("file:"), text.count > 5 {
            self = .file(String(text.dropFirst(5)))
        } else {
            return nil
        }
    }

    /// The secret; the error says where it was looked for, never what was found.
    func resolve(_ environment: EnvironmentVariablesProvider) throws(CommandFailure) -> String {
        switch self {
        case .environment(let name):
            guard let value = try? environment.environmentValue(forName: name), !value.isEmpty else {
                throw CommandFailure("the environment variable \(name) is not set; export it before you start")
            }
            return value
        case .file(let path):
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandFailure("the secret file \(path) cannot be read; check the path and its permissions")
            }
            let secret = text.trimmingCharacters(in: .newlines)
            guard !secret.isEmpty else { throw CommandFailure("the secret file \(path) is empty") }
            return secret
        }
    }
}
