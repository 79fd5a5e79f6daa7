import RingdownAPI
import RingdownCore

/// The personal connection that the body of a misdirected call names, and what its sender probably meant by it.
struct NamedConnection {
    /// The members under which senders name the number to call.
    private static let numberMembers = ["to", "phoneNumber", "number", "phone", "callee"]

    /// What the body says.
    let text: String
    /// What that turns out to be.
    private let lookup: ConnectionLookup
    /// The connections that the caller may place calls on.
    private let usable: [PersonalConnectionBinding]
    /// The number that the body names; `nil` when it names none that can be called.
    private let number: PhoneNumber?

    /// Reads a body; `nil` when it names no personal connection.
    init?(in body: JSON?, among connections: [PersonalConnectionBinding], usable: [PersonalConnectionBinding]) {
        let value = body?["personalConnectionId"] ?? body?["personalConnection"]
        guard let text = value?.text ?? value?["id"]?.text ?? value?["name"]?.text else { return nil }
        self.text = String(text.prefix(80))
        lookup = ConnectionLookup(text, in: connections)
        self.usable = usable
        number =
            Self.numberMembers.lazy
            .compactMap { body?[$0]?.text }
            .compactMap { text in
                do throws(PhoneNumberError) { return try PhoneNumber(e164: text) } catch { return nil }
            }
            .first
    }

    /// The connection that is meant, when the caller may place calls on it.
    var meant: PersonalConnectionBinding? {
        switch lookup {
        case .found(let connection), .named(let connection): usable.first { $0.id == connection.id }
        case .unknown: nil
        }
    }

    /// The call that places a call on it; `nil` when the caller may not.
    var placing: CorrectedRequest? { meant?.placing(to: number) }

    /// What the body's naming it comes to, in one sentence.
    var sentence: String {
        guard let meant else { return "The personal connection \(text) in the body does not name a list." }
        let id = meant.id == text ? "" : ", whose id is \(meant.id)"
        return "The body names \(meant.words)\(id): on it single calls are placed, and it is no list."
    }

    /// Why naming it here is wrong, and what keeps the caller from using it where it is right.
    func causes(for caller: Caller?) -> [Cause] {
        let misplaced = Cause(
            .unknownField,
            .certain,
            evidence: [
                Cause.Evidence("The body names the personal connection \(text)\(meant == nil ? "" : ", which exists").")
            ],
            fix: placing.map { "To call one number send POST \($0.url) with \"to\"; to dial a list leave it out." }
                ?? "Leave personalConnectionId out: the list's campaigns, and so its lines, are set by its binding "
                + "under contactLists in ringdown.yaml."
        )
        return [misplaced] + refusals(for: caller) + unknowns
    }

    private func refusals(for caller: Caller?) -> [Cause] {
        guard let caller, let requirement = Operation.placeCall.requirement else { return [] }
        switch lookup {
        case .found(let connection), .named(let connection):
            let decision = caller.principal.decide(requirement, in: connection.division)
            return decision.verdict == .refused
                ? decision.causes(of: caller.principal, object: "the personal connection \(text)") : []
        case .unknown: return []
        }
    }

    private var unknowns: [Cause] {
        guard case .unknown = lookup, !usable.isEmpty else { return [] }
        let problem = ServerProblem.noConnection(text, visible: usable) { $0.placing(to: number) }
        return problem.causes
    }
}
