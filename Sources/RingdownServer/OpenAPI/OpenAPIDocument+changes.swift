extension OpenAPIDocument {
    /// Submitted documents and what became of them.
    static let changeSchemas: [String: Schema] = [
        "PlanDocument": .object(
            "What terraform show -json prints of a plan; or an object with it as plan, and with stream; or with before "
                + "and after; or redacted changes.",
            [
                .optional("format_version", .string("The plan's format version.")),
                .optional("plan", .object("The plan that the stream applied.", [])),
                .optional("stream", .string("The text of the apply stream.")),
                .optional("partial", .flag("Whether a stream that broke off is taken for what it shows.")),
                .optional("before", .object("The state before, raw or as terraform show -json prints it.", [])),
                .optional("after", .object("The state after.", [])),
                .optional("revision", .string("What tells this run from the next, where the document does not.")),
                .optional("ringdown", .string("The form of redacted changes.", values: ["changes/1"])),
            ]
        ),
        "DigestKey": .object(
            "The key that replaces sensitive values with digests: HMAC-SHA-256 over the value's JSON.",
            [.required("key", .string("32 bytes in hexadecimal digits."))]
        ),
        "Submission": .object(
            "What became of a submitted document.",
            [
                .required("source", .string("The source it was recorded under.")),
                .required("workspace", .string("The workspace it was recorded under.")),
                .required("changes", .list("In the document's order.", of: .reference("SubmittedChange"))),
                .required("warnings", .list("What the document leaves open.", of: .string())),
            ]
        ),
        "SubmittedChange": .object(
            "What became of one change.",
            [
                .required("id", .string("Its id, or that of its first delivery.")),
                .required("address", .string("Its address in the configuration.")),
                .required("isDuplicate", .flag("Whether it was known already; then nothing was triggered again.")),
                .required("decisions", .list(of: .reference("Decision"))),
                .required("triggers", .list("Made now.", of: .reference("Trigger"))),
            ]
        ),
    ]
}
