extension OpenAPIDocument {
    /// Submitted documents and what became of them.
    static let changeSchemas: [String: Schema] = [
        "PlanDocument": .object(
            "What terraform show -json prints of a plan; or an object with that as plan, and with stream.",
            [
                .optional("format_version", .string("The plan's format version.")),
                .optional("plan", .object("The plan that the stream applied.", [])),
                .optional("stream", .string("The text of the apply stream.")),
            ]
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
