extension OpenAPIDocument {
    /// Contact lists, rules and kill switches.
    static let listSchemas: [String: Schema] = [
        "Division": .object(
            "The unit that objects live in and that grants are made for.",
            [.required("id", .string()), .required("name", .string())]
        ),
        "ContactList": .object(
            "A contact list that may be triggered: Ringdown's binding of a vendor's list.",
            [
                .required("id", .string("Ringdown's id, which the trigger path takes.")),
                .required("name", .string("Ringdown's name for it.")),
                .required("provider", .string("The configured provider that holds the list.")),
                .required("list", .string("The vendor's list: its name, or its id.")),
                .required("campaigns", .list("Empty means every campaign of the list.", of: .string())),
                .required("division", .reference("Division")),
            ]
        ),
        "Rule": .object(
            "A rule as the server loaded it.",
            [
                .required("name", .string()),
                .required("when", .list("What a change must be, one clause each.", of: .string())),
                .required("do", .list("What it does, one action each.", of: .string())),
                .required("only", .list("Under which conditions.", of: .string())),
                .optional("place", .string("Where it stands in its file.")),
            ]
        ),
        "KillSwitch": .object(
            "An order that nothing more goes out.",
            [
                .optional("provider", .string("The provider that it stops; absent when it stops all.")),
                .required("reason", .string("Why, in the words of who threw it.")),
                .required("by", .string("Who threw it.")),
                .required("since", .instant("Since when.")),
            ]
        ),
        "KillSwitches": .object(
            "The kill switches that are on.",
            [.required("entities", .list(of: .reference("KillSwitch")))]
        ),
        "KillSwitchRequest": .object(
            "What throws a kill switch.",
            [
                .optional("provider", .string("The provider to stop; absent stops all.")),
                .required("reason", .string("Why.", maxLength: 500)),
            ]
        ),
    ]
}
