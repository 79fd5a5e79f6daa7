extension OpenAPIDocument {
    /// What is asked before anything is sent.
    static let preflightSchemas: [String: Schema] = [
        "Preflight": .object(
            "What the vendors would make of the rules.",
            [.required("entities", .list("In the order of the configuration.", of: .reference("PreflightEntry")))]
        ),
        "PreflightEntry": .object(
            "One action of one rule.",
            [
                .required("rule", .string()),
                .required("action", .string("What the rule does.")),
                .optional("provider", .string("The provider that it goes to.")),
                .required("verdict", .string(values: ["accepted", "refused", "unchecked"])),
                .required("sentence", .string("What was found.")),
                .required("calls", .list("The calls that it would take, each with its object.", of: .string())),
                .optional("fix", .string("What to do first.")),
                .optional("explanation", .reference("Explanation")),
                .optional("decision", .string("The recorded refusal; GET \(decisionsPath) shows it.")),
            ]
        ),
        "AccessAnswer": .object(
            "Whether the caller holds a permission.",
            [
                .required("permission", .string("The permission that was asked about.")),
                .optional("division", .string("The division that was asked about.")),
                .required("verdict", .string(values: ["allowed", "refused", "conditional", "unknown"])),
                .required("sentence", .string("The answer.")),
                .required("chain", .list("Every grant that was looked at.", of: .reference("AccessStep"))),
                .required("notes", .list("What else is worth knowing.", of: .string())),
                .optional("fix", .string("What to do.")),
            ]
        ),
        "AccessStep": .object(
            "One grant that was looked at.",
            [
                .required("role", .string()),
                .optional("division", .string("Where the grant reaches; absent when everywhere.")),
                .required("outcome", .string("What it did (gives, other-division, lacks-permission, …).")),
                .required("sentence", .string()),
            ]
        ),
    ]

    private static let decisionsPath = Operation.getDecisions.path
}
