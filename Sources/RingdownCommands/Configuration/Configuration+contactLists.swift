import Crypto
import Foundation
import RingdownCore

extension Configuration {
    func readContactLists(_ reader: YAMLReader) -> [ContactListBinding] {
        var lists: [ContactListBinding] = []
        for node in reader.list("contactLists") {
            let list = YAMLReader(node, "contact list", notes: reader.notes)
            list.allow(only: ["id", "name", "provider", "list", "campaigns", "division"])
            guard let name = list.requiredText("name"), let provider = list.requiredText("provider"),
                let vendorList = list.requiredText("list"), let division = list.requiredText("division"),
                let providerNode = list.node("provider")
            else { continue }
            if providers[provider] == nil { noteUnknown(provider, at: providerNode.place, list) }
            if lists.contains(where: { $0.name == name }) {
                list.note("the contact list \"\(name)\" stands twice", at: list.place)
            }
            lists.append(
                ContactListBinding(
                    id: list.text("id") ?? Self.stableID(provider, name),
                    name: name,
                    provider: provider,
                    list: vendorList,
                    campaigns: list.texts("campaigns").map(\.text),
                    division: Division(id: division, name: division)
                )
            )
        }
        return lists
    }

    /// Notes that a provider is named that there is none of.
    func noteUnknown(_ provider: String, at place: YAMLNode.Place, _ reader: YAMLReader) {
        reader.note(
            "unknown provider \"\(provider)\"",
            at: place,
            suggestion: provider.nearest(among: providers.keys).map { "did you mean \"\($0)\"?" }
                ?? "add it under providers"
        )
    }

    /// A UUID (version 8, from SHA-256) that stays while provider and name do.
    static func stableID(_ provider: String, _ name: String) -> String {
        var bytes = Array(SHA256.hash(data: Data("contactlist\u{1F}\(provider)\u{1F}\(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(Array(hex)[$0]) }
            .joined(separator: "-")
    }
}
