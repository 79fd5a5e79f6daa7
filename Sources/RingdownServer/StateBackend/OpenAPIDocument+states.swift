extension OpenAPIDocument {
    /// Kept states and their versions.
    static let stateSchemas: [String: Schema] = [
        "StateVersion": .object(
            "One version of a workspace's state.",
            [
                .required("workspace", .string("The workspace.")),
                .required("number", .integer("Counted from 1.", minimum: 1)),
                .required("serial", .integer("The state's serial.")),
                .required("lineage", .string("The state's lineage.")),
                .required("content", .string("What it holds.", values: ["plain", "encrypted", "removed"])),
                .optional("tool", .string("What wrote the state.")),
                .required("bytes", .integer("The state's size in bytes.", minimum: 0)),
                .required("at", .instant("When it was written.")),
                .required("by", .string("The client that wrote it.")),
                .optional("restores", .integer("The version that it brought back.")),
                .required("changes", .integer("How many changes were made of it.", minimum: 0)),
                .optional("decision", .string("The decision that says why no changes were made of it.")),
                .optional("document", .string("The state itself; only where it was asked for.")),
            ]
        ),
        "StateLock": .object(
            "Who holds a workspace's state.",
            [
                .required("id", .string("The lock.")),
                .optional("who", .string("The holder: user@host.")),
                .optional("operation", .string("What the holder does.")),
                .required("since", .instant("When it was taken.")),
                .required("client", .string("The client that took it.")),
            ]
        ),
        "StateVersions": .object(
            "A workspace's versions, the newest first.",
            [
                .required("workspace", .string("The workspace.")),
                .optional("lock", .reference("StateLock")),
                .required("entities", .list(of: .reference("StateVersion"))),
                .optional("olderThan", .integer("List with before set to this for older versions.")),
            ]
        ),
        "StateRollback": .object(
            "An order to bring an old version back.",
            [.required("version", .integer("The version to bring back.", minimum: 1))]
        ),
        "StateWritten": .object(
            "What became of a state that was written.",
            [
                .required("version", .reference("StateVersion")),
                .required("isKnown", .flag("Whether it was there already.")),
                .required("triggers", .list("The triggers that were made of it.", of: .string())),
            ]
        ),
    ]
}
