import Foundation
package import RingdownCore

extension GenesysErrorBody {
    /// Reads an answer's body; `nil` when it is no JSON object with a message, a code or a status.
    package init?(parsing content: some Sequence<UInt8>) {
        guard let body = try? JSONDecoder().decode(Self.self, from: Data(content)), body.saysSomething else {
            return nil
        }
        self = body
    }

    /// Reads an error as the vendor's Terraform provider prints it: `API Error: 403 - sentence (correlation id)`.
    ///
    /// `nil` when the line has no status and sentence in that form.
    package init?(line: String) {
        let form = /(?:^|\s)([45]\d\d)\s+-\s+(.+?)(?:\s+\(([0-9A-Fa-f-]{36})\))?\s*$/
        guard let found = line.firstMatch(of: form) else { return nil }
        self.init(
            message: String(found.output.2),
            status: Int(found.output.1),
            contextId: found.output.3.map(String.init)
        )
    }

    /// The code, or where none was given the one code whose template fits the message.
    package var recognisedCode: String? {
        if let code, !code.isEmpty { return code }
        return message.flatMap { GenesysErrorTemplate.recognise($0, status: status)?.template.code }
    }

    /// The permissions that the message names; empty when it names none.
    ///
    /// What it names is evidence and not proof: messages have named classes in place of permissions, and permissions
    /// that the operation does not ask.
    package var permissions: [Permission] { Self.permissions(in: message ?? "") }

    /// The permissions that a sentence names, in order.
    package static func permissions(in sentence: String) -> [Permission] {
        sentence.split { !($0.isLetter || $0.isNumber || "_-*:".contains($0)) }.compactMap { Permission(String($0)) }
    }

    private var saysSomething: Bool { message != nil || code != nil || status != nil }
}
