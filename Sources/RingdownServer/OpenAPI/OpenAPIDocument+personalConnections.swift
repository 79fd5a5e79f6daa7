extension OpenAPIDocument {
    /// Personal connections and the calls placed on them.
    static let personalConnectionSchemas: [String: Schema] = [
        "PersonalConnection": .object(
            "A calling line that single calls may be placed on: Ringdown's binding of what dials at a vendor.",
            [
                .required("id", .string("Ringdown's id, which the call path takes.")),
                .optional("name", .string("Ringdown's name for it.")),
                .required("provider", .string("The configured provider that places its calls.")),
                .required("from", .list("The numbers that a call may come from.", of: .string())),
                .optional("campaign", .string("The vendor's campaign that dials; absent when a skill does.")),
                .optional("list", .string("The vendor's list that the campaign dials.")),
                .optional("skill", .string("The vendor's skill that dials; absent when a campaign does.")),
                .required("division", .reference("Division")),
            ]
        ),
        "CallRequest": .object(
            "One call to place; numbers are written as +12025550100 (E.164).",
            [
                .required("to", .string("The number to call.")),
                .optional("from", .string("The number to show; may be left out when the connection has only one.")),
                .optional("deadline", .instant("By when it must have gone out.")),
            ]
        ),
        "TriggerCall": .object(
            "The single call that a trigger is about.",
            [
                .required("personalConnection", .reference("PersonalConnection")),
                .required("from", .string("The number that the called person is shown.")),
                .required(
                    "to",
                    .string(
                        "The number to call; all but its last four digits are hidden from callers who may not place "
                            + "calls on the connection."
                    )
                ),
                .optional("placedAt", .string("When it was placed, as the vendor writes it.")),
                .optional("result", .string("The vendor's word for how it ended.")),
            ]
        ),
    ]
}
