import RingdownCore

extension OpenAPIDocument {
    /// Decisions and explanations.
    static let decisionSchemas: [String: Schema] = [
        "Decisions": .object(
            "The answer to \"why\".",
            [
                .required("id", .string("The id that was asked for.")),
                .required("subject", .string(values: ["decision", "change", "trigger"])),
                .required("entities", .list("In the order they were made.", of: .reference("Decision"))),
                .optional("evaluation", .reference("RuleEvaluation")),
            ]
        ),
        "RuleEvaluation": .object(
            "What a rule says now about a change, clause by clause.",
            [
                .required("rule", .string()),
                .required("changeId", .string()),
                .required("address", .string("The change's address.")),
                .required("verdict", .string(values: ["matched", "waiting", "not-matched"])),
                .required("sentence", .string("The answer, with the clause that decided.")),
                .required("findings", .list("Every clause, with its parts behind it.", of: .reference("Finding"))),
                .optional("place", .string("Where the rule stands in its file.")),
            ]
        ),
        "Decision": .object(
            "A recorded answer with its evidence.",
            [
                .required("id", .string()),
                .required("at", .instant("When it was made.")),
                .required("kind", .string("What was answered (matched, held, refused, accepted, dialed, …).")),
                .required("sentence", .string("The answer.")),
                .optional("changeId", .string("The change it is about.")),
                .optional("address", .string("That change's address.")),
                .optional("triggerId", .string("The trigger it is about.")),
                .optional("rule", .string("The rule it is about.")),
                .required("findings", .list("What was looked at.", of: .reference("Finding"))),
                .optional("explanation", .reference("Explanation")),
                .optional("correlationId", .string("The correlation id of the answer it explains.")),
            ]
        ),
        "Finding": .object(
            "One thing that was looked at.",
            [
                .required("subject", .string()), .required("outcome", .string()), .required("sentence", .string()),
            ]
        ),
        "Explanation": .object(
            "Why a request was or will be refused.",
            [
                .required("verdict", .string(values: ["allowed", "refused", "conditional", "unknown"])),
                .required("causes", .list("The likeliest first.", of: .reference("Cause"))),
                .optional("operation", .reference("Operation")),
                .optional("correctedRequest", .reference("CorrectedRequest")),
            ]
        ),
        "Cause": .object(
            "One cause, with what speaks for and against it and what to do.",
            [
                .required("code", .string(values: CauseCode.allCases.map(\.rawValue))),
                .required("confidence", .string(values: ["certain", "likely", "possible"])),
                .required(
                    "evidence",
                    .list(
                        of: .object(
                            nil,
                            [
                                .required("supports", .flag("Whether it speaks for the cause.")),
                                .required("fact", .string()),
                            ]
                        )
                    )
                ),
                .required("fix", .string("What to do.")),
            ]
        ),
        "Operation": .object(
            "An operation and what it requires.",
            [
                .required("vendor", .string()),
                .required("method", .string()),
                .required("path", .string()),
                .required("permissions", .list(of: .string())),
                .required("permissionsType", .string(values: ["ALL", "ANY"])),
            ]
        ),
        "CorrectedRequest": .object(
            "A request to send instead.",
            [
                .required("method", .string()),
                .required("url", .string("The URL, or its path on the same host.")),
                .optional("body", .string("The body as JSON text.")),
                .optional("curl", .string("The request as a curl command, with the access token in $TOKEN.")),
            ]
        ),
    ]
}
