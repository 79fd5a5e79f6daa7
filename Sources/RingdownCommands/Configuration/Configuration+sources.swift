import Foundation
import RingdownConnectors
import RingdownCore
import RingdownServer

/// A source that delivers signed requests.
struct SourceConfiguration: Sendable {
    /// Who signs, and what is delivered.
    enum Kind: Sendable {
        /// Any pipeline that signs as Standard Webhooks says.
        case standardWebhook(workspace: String?)
        /// HCP Terraform or Terraform Enterprise, whose API is asked for documents.
        case hcpTerraform(url: String, token: SecretReference)
        /// HCP Terraform or Terraform Enterprise, asking in the middle of runs.
        case runTask(url: String, failOn: RunTaskFailure)
    }

    var name: String
    var kind: Kind
    /// What its deliveries may be signed with.
    var secrets: [SecretReference]
}

extension Configuration {
    private static let kinds = ["hcp-run-task", "hcp-terraform", "standard-webhook"]

    mutating func readSources(_ reader: YAMLReader) {
        for node in reader.list("sources") {
            let source = YAMLReader(node, "source", notes: reader.notes)
            guard let name = source.requiredText("name"), let kindName = source.requiredText("kind"),
                let kindNode = source.node("kind")
            else { continue }
            if sources.contains(where: { $0.name == name }) {
                source.note("the source \"\(name)\" stands twice", at: source.place)
            }
            let kind: SourceConfiguration.Kind?
            switch kindName {
            case "standard-webhook":
                source.allow(only: ["name", "kind", "token", "workspace"])
                kind = .standardWebhook(workspace: source.text("workspace"))
            case "hcp-terraform":
                source.allow(only: ["name", "kind", "token", "api"])
                kind = Self.hcpTerraform(source)
            case "hcp-run-task":
                source.allow(only: ["name", "kind", "token", "api", "failOn"])
                kind = Self.runTask(source)
            default:
                source.note(
                    "unknown kind of source \"\(kindName)\"",
                    at: kindNode.place,
                    suggestion: kindName.nearest(among: Self.kinds).map { "did you mean \($0)?" }
                        ?? "known are \(Self.kinds.joined(separator: ", "))"
                )
                kind = nil
            }
            let secrets = source.secrets("token")
            if let kind, !secrets.isEmpty {
                sources.append(SourceConfiguration(name: name, kind: kind, secrets: secrets))
            }
        }
    }

    private static func hcpTerraform(_ source: YAMLReader) -> SourceConfiguration.Kind? {
        guard let node = source.required("api") else { return nil }
        let api = YAMLReader(node, "\"api\" of the source", notes: source.notes)
        api.allow(only: ["token", "url"])
        let url = url(api)
        guard let token = api.secret("token") else { return nil }
        return .hcpTerraform(url: url, token: token)
    }

    private static func runTask(_ source: YAMLReader) -> SourceConfiguration.Kind? {
        var address = HCPTerraformClient.standardURL
        if let node = source.node("api") {
            let api = YAMLReader(node, "\"api\" of the source", notes: source.notes)
            api.allow(only: ["url"])
            address = url(api)
        }
        guard let text = source.text("failOn"), let place = source.node("failOn")?.place else {
            return .runTask(url: address, failOn: .refused)
        }
        guard let failOn = RunTaskFailure(rawValue: text) else {
            let known = RunTaskFailure.allCases.map(\.rawValue)
            source.note(
                "\"failOn\" is \"\(text)\"",
                at: place,
                suggestion: text.nearest(among: known).map { "did you mean \($0)?" }
                    ?? "known are \(known.joined(separator: ", "))"
            )
            return nil
        }
        return .runTask(url: address, failOn: failOn)
    }

    /// Where the service is.
    private static func url(_ api: YAMLReader) -> String {
        let url = api.text("url") ?? HCPTerraformClient.standardURL
        if let place = api.node("url")?.place, !HCPTerraformClient.accepts(url: url) {
            api.note(
                "\"url\" must be the HTTPS address of HCP Terraform or Terraform Enterprise",
                at: place,
                suggestion: "for example \(HCPTerraformClient.standardURL)"
            )
        }
        return url
    }
}

extension YAMLReader {
    /// One reference to a secret or a list of them, at least one; a literal is refused and not repeated.
    func secrets(_ key: String) -> [SecretReference] {
        guard required(key) != nil else { return [] }
        let texts = texts(key)
        return texts.compactMap { text, place in
            guard let reference = SecretReference(text) else {
                note(
                    "\"\(key)\" must be a reference, because secrets do not belong into this file",
                    at: place,
                    suggestion: "write env:NAME or file:PATH"
                )
                return nil
            }
            return reference
        }
    }
}
