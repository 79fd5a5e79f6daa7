import RingdownAPI
import RingdownCore

extension ServerProblem {
    /// A name stands where the id belongs.
    static func nameInsteadOfID(_ text: String, of list: ContactListBinding) -> ServerProblem {
        let call = list.triggerCall
        return ServerProblem(
            .nameInsteadOfID,
            "\"\(text.prefix(80))\" is the name of a contact list, not its id; its id is \(list.id).",
            cause: .idWrongFormat,
            evidence: "The list \(list.name) of \(list.provider) has the id \(list.id).",
            fix: "Send \(call.method) \(call.url).",
            corrected: [call]
        )
    }

    /// No contact list has the id.
    ///
    /// - Parameter visible: the lists that the caller may trigger; no other is named.
    static func noContactList(_ text: String, visible: [ContactListBinding]) -> ServerProblem {
        let shown = text.prefix(80)
        let near = Nearest.text(to: text, among: visible.map(\.name))
        let meant = visible.first { $0.name == near }
        let fix =
            meant.map { "If you mean \($0.name), send POST \($0.triggerCall.url)." }
            ?? "GET \(Paths.contactLists) lists those that you may trigger, with their ids."
        return ServerProblem(
            .notFound,
            "There is no contact list with the id \"\(shown)\"" + (meant.map { "; the nearest is \($0.name)." } ?? "."),
            cause: .objectNotFound,
            evidence: "None of the contact lists in the configuration has the id or name \"\(shown)\".",
            fix: fix,
            corrected: meant.map { [$0.triggerCall] } ?? []
        )
    }

    /// The vendor's id stands for several bindings.
    static func ambiguousContactList(_ text: String, _ lists: [ContactListBinding]) -> ServerProblem {
        let names = lists.map(\.name).joined(separator: ", ")
        return ServerProblem(
            .conflict,
            "The vendor's id \"\(text.prefix(80))\" stands for several contact lists: \(names).",
            cause: .invalidValue,
            evidence: "The configuration binds the vendor's list \"\(text.prefix(80))\" as \(names).",
            fix: "Use Ringdown's own id of the one you mean.",
            corrected: lists.map(\.triggerCall)
        )
    }
}
