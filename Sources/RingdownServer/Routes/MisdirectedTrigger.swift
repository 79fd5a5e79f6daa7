import RingdownAPI
import RingdownCore

/// A call to `contactlists/trigger`, and what its sender probably meant.
struct MisdirectedTrigger {
    /// The members under which senders name a contact list.
    private static let listMembers = ["contactListId", "contactList", "contactListName", "listId", "list", "name"]
    /// Calls that are named at most.
    private static let limit = 20

    /// The body; `nil` when it is no JSON.
    let body: JSON?
    /// Who asks; `nil` when the token does not tell.
    let caller: Caller?
    /// Why the token does not tell; `nil` when it does.
    let tokenProblem: ServerProblem?
    /// Every contact list.
    let lists: [ContactListBinding]
    /// Those that the caller may trigger.
    let callable: [ContactListBinding]
    /// The personal connection that the body names; `nil` when it names none.
    let connection: NamedConnection?

    /// The answer: what is wrong with the call, all of it, and the exact calls instead.
    var problem: ServerProblem {
        let named = [meant?.triggerCall, connection?.placing].compactMap(\.self)
        let calls = (named.isEmpty ? callable.map(\.triggerCall) : named).prefix(Self.limit)
        let corrected =
            calls.isEmpty ? [CorrectedRequest(method: "POST", url: Paths.contactListTrigger)] : Array(calls)
        let missing = Cause(
            .missingPathParameter,
            .certain,
            evidence: [
                Cause.Evidence(
                    "In \(Paths.contactListTriggerWithoutID) the word \"trigger\" stands where the list's id belongs."
                )
            ],
            fix: callAdvice(corrected)
        )
        let causes =
            [missing] + (connection?.causes(for: caller) ?? []) + permissionCauses + scopeCauses
            + (tokenProblem?.tokenCauses ?? [])
        var detail = "The path lacks the id of the contact list: POST \(Paths.contactListTrigger)."
        if let connection { detail += " " + connection.sentence }
        return ServerProblem(
            .missingPathParameter,
            detail,
            causes: causes,
            fix: missing.fix,
            corrected: corrected
        )
    }

    /// The list that the body names, when the caller may trigger it.
    private var meant: ContactListBinding? {
        guard let named else { return nil }
        switch named {
        case .found(let list), .named(let list): return callable.first { $0.id == list.id }
        case .ambiguous, .unknown: return nil
        }
    }

    /// What the body names as its list, by id or name.
    private var named: ListLookup? {
        for member in Self.listMembers {
            guard let text = body?[member]?.text else { continue }
            let lookup = ListLookup(text, in: lists)
            if case .unknown = lookup { continue }
            return lookup
        }
        return nil
    }

    private func callAdvice(_ calls: [CorrectedRequest]) -> String {
        guard let first = calls.first, !first.url.contains("{") else {
            return caller == nil
                ? "Send POST \(Paths.contactListTrigger); with a valid token this answer names the ids."
                : "Send POST \(Paths.contactListTrigger) with the list's id, once you may trigger a list."
        }
        let name = callable.first { $0.triggerCall.url == first.url }?.name ?? connection?.meant?.words ?? ""
        let others = calls.count - 1
        return "Send POST \(first.url) for \(name)"
            + (others > 0 ? "; \(others) more under correctedRequests." : ".")
    }

    private var permissionCauses: [Cause] {
        guard let caller, let requirement = Operation.triggerContactList.requirement else { return [] }
        // Who means a call on a connection, and may place it, needs nothing for lists.
        if named == nil, connection?.placing != nil { return [] }
        let anywhere = caller.principal.decide(requirement, in: nil)
        if anywhere.verdict == .refused { return anywhere.causes(of: caller.principal, object: nil) }
        switch named {
        case .found(let list), .named(let list):
            let there = caller.principal.decide(requirement, in: list.division)
            return there.verdict == .refused ? there.causes(of: caller.principal, object: list.words) : []
        case .ambiguous, .unknown, nil: return []
        }
    }

    /// What is to be said about scopes, from the token's request and from the body.
    private var scopeCauses: [Cause] {
        let asked = [caller?.scope, body?["scope"]?.string, body?["scopes"]?.string].compactMap(\.self)
        let scopes = asked.flatMap { $0.split { $0 == " " || $0 == "," }.map { String($0.prefix(80)) } }
        let known = Operation.all.flatMap { $0.requirement?.permissions ?? [] }
        let invented = scopes.filter { text in !known.contains { Permission(text)?.covers($0) ?? false } }
        var causes: [Cause] = []
        if !invented.isEmpty {
            causes.append(
                Cause(
                    .unknownScope,
                    .certain,
                    evidence: invented.map { Cause.Evidence("The scope \($0) is one that no operation here has.") },
                    fix: "Ask for no scope: triggering a contact list needs the permission "
                        + "\(Permission.contactListWrite) in the list's division."
                )
            )
        }
        if !scopes.isEmpty {
            let forCalls = scopes.contains { Permission($0) == .callMake }
            var evidence = [Cause.Evidence("Scopes were asked for: \(scopes.joined(separator: " ")).")]
            if forCalls {
                evidence.append(
                    Cause.Evidence(
                        "\(Permission.callMake) is for single calls (POST \(Paths.personalConnectionCalls)), not for lists."
                    )
                )
            }
            causes.append(
                Cause(
                    .scopesDoNotApply,
                    forCalls ? .certain : .likely,
                    evidence: evidence,
                    fix: "Grant the client a role with \(Permission.contactListWrite) in the list's division"
                        + (forCalls ? ", or with \(Permission.callMake) in the connection's for single calls" : "")
                        + "; scopes do not change what a token from client credentials may do."
                )
            )
        }
        return causes
    }
}

extension ServerProblem {
    /// What a problem with the token adds to the causes of another problem.
    fileprivate var tokenCauses: [Cause] {
        guard causes.isEmpty else { return causes }
        return [
            Cause(
                .badClientCredentials,
                .certain,
                evidence: [Cause.Evidence(detail)],
                fix: fix ?? "Get an access token with POST \(Paths.token)."
            )
        ]
    }
}

extension JSON {
    /// A text, or a whole number as text: ids come as both.
    var text: String? { string ?? int.map(String.init) }
}
