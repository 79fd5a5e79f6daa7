import RingdownAPI
import RingdownCore

extension ServerProblem {
    /// A name stands where the id belongs.
    static func nameInsteadOfID(
        _ text: String,
        of connection: PersonalConnectionBinding,
        meant request: CorrectedRequest
    ) -> ServerProblem {
        ServerProblem(
            .nameInsteadOfID,
            "\"\(text.prefix(80))\" is not the id of a personal connection but names one, whose id is \(connection.id).",
            cause: .idWrongFormat,
            evidence: "\(connection.words.capitalFirst) of \(connection.provider) has the id \(connection.id).",
            fix: "Send \(request.method) \(request.url).",
            corrected: [request]
        )
    }

    /// No personal connection has the id.
    ///
    /// - Parameters:
    ///   - visible: the connections that the caller may use; no other is named.
    ///   - meant: the request to send about the nearest of them.
    static func noConnection(
        _ text: String,
        visible: [PersonalConnectionBinding],
        meant request: (PersonalConnectionBinding) -> CorrectedRequest
    ) -> ServerProblem {
        let shown = text.prefix(80)
        let near = Nearest.text(to: text, among: visible.flatMap { [$0.id, $0.name].compactMap(\.self) })
        let meant = visible.first { $0.id == near || $0.name == near }
        let corrected = meant.map { [request($0)] } ?? []
        let fix =
            meant.map { "If you mean \($0.words), send \(request($0).method) \(request($0).url)." }
            ?? "GET \(Paths.personalConnections) lists those that you may use, with their ids."
        return ServerProblem(
            .notFound,
            "There is no personal connection with the id \"\(shown)\""
                + (meant.map { "; the nearest is \($0.id)\($0.name.map { " (\($0))" } ?? "")." } ?? "."),
            cause: .objectNotFound,
            evidence: "None of the personal connections in the configuration has the id or name \"\(shown)\".",
            fix: fix,
            corrected: corrected
        )
    }

    /// A member of the body is no phone number that can be dialed.
    static func invalidNumber(_ member: String, _ error: PhoneNumberError, suggesting body: [CorrectedRequest] = [])
        -> ServerProblem
    {
        ServerProblem(
            .invalidValue,
            "\"\(member)\" is no phone number: \(error.message)",
            cause: .invalidPhoneNumber,
            evidence: "\(member): \(error.code.rawValue).",
            fix: error.suggestion.map { "Send \(member) as \($0), if that is the number." }
                ?? "Send \(member) in the form +12025550100: plus, country code, national number, digits only.",
            corrected: body
        )
    }

    /// A call that does not say which of the connection's numbers it comes from, or names another one.
    static func wrongCallingNumber(_ text: String?, of connection: PersonalConnectionBinding) -> ServerProblem {
        let own = connection.from.map(\.e164).joined(separator: ", ")
        let seen =
            text.map { "\($0.prefix(40)) is no number of \(connection.words)" }
            ?? "\(connection.words.capitalFirst) has several numbers, and \"from\" names none"
        return ServerProblem(
            .invalidValue,
            "\(seen); its numbers are \(own).",
            cause: text == nil ? .missingRequiredField : .invalidValue,
            evidence: "\(connection.words.capitalFirst) may call from \(own).",
            fix: "Send \"from\" as one of \(own)."
        )
    }
}

extension String {
    /// The text with its first letter in upper case, as a sentence begins.
    var capitalFirst: String { prefix(1).uppercased() + dropFirst() }
}
