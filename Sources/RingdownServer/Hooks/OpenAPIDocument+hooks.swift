extension OpenAPIDocument {
    /// What senders of signed deliveries are told.
    static let hookSchemas: [String: Schema] = [
        "HookReceipt": .object(
            "What became of a signed delivery.",
            [
                .required("status", .string(values: HookReceipt.Status.allCases.map(\.rawValue))),
                .required("message", .string("Why, in one sentence.")),
            ]
        )
    ]
}
