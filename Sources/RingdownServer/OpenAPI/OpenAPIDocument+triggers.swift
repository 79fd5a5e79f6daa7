import RingdownCore

extension OpenAPIDocument {
    private static let statuses = TriggerStatus.allCases.map(\.rawValue)

    /// Triggers and their timelines.
    static let triggerSchemas: [String: Schema] = [
        "TriggerRequest": .object(
            "How to dial; every member may be left out.",
            [
                .optional("priority", .flag("Whether contacts sent along are dialed before those already waiting.")),
                .optional("deadline", .instant("By when it must have gone out.")),
            ]
        ),
        "Trigger": .object(
            "One request to dial, where it stands, and why.",
            [
                .required("id", .string()),
                .required("status", .string("Where it stands.", values: statuses)),
                .required("reason", .string("Why it stands there.")),
                .required("kind", .string("What it dials.", values: ["contactList", "call"])),
                .optional("contactList", .reference("ContactList")),
                .optional("call", .reference("TriggerCall")),
                .required("campaigns", .list(of: .reference("TriggerCampaign"))),
                .required(
                    "willDialWhen",
                    .list("What must hold for the first call; empty when none will be or some are.", of: .string())
                ),
                .required("priority", .flag("Whether contacts sent along are dialed first.")),
                .required("cause", .reference("TriggerCause")),
                .required("createdAt", .instant("When it was asked for.")),
                .optional("dueAt", .instant("When it is looked at next; absent when only a person moves it.")),
                .optional("deadline", .instant("By when it must have gone out.")),
                .required("attempts", .integer("How many times a dispatch was begun.", minimum: 0)),
                .optional("approval", .reference("TriggerApproval")),
                .optional("receipt", .reference("TriggerReceipt")),
                .optional("progress", .reference("TriggerProgress")),
                .optional("decision", .string("The decision that explains where it stands.")),
                .required("links", .reference("TriggerLinks")),
            ]
        ),
        "TriggerCampaign": .object(
            "A campaign that dials the list.",
            [
                .optional("id", .string("The vendor's id; absent before the vendor was asked.")),
                .required("name", .string()),
                .optional("status", .string("The vendor's word for its state.")),
                .optional("called", .integer("Contacts called in this pass.", minimum: 0)),
                .optional("total", .integer("Contacts in all.", minimum: 0)),
            ]
        ),
        "TriggerCause": .object(
            "Who or what asked for it.",
            [
                .required("kind", .string(values: ["rule", "caller"])),
                .optional("rule", .string("The rule's name.")),
                .optional("changeId", .string("The change that the rule matched.")),
                .optional("address", .string("That change's address.")),
                .optional("caller", .string("The caller's id.")),
            ]
        ),
        "TriggerApproval": .object(
            "A person's consent.",
            [.required("by", .string()), .required("at", .instant("When."))]
        ),
        "TriggerReceipt": .object(
            "The vendor's acceptance.",
            [
                .required("at", .instant("When it came.")),
                .required("accepted", .list("What was accepted.", of: .string())),
                .required("correlationIds", .list("For the vendor's support.", of: .string())),
            ]
        ),
        "TriggerProgress": .object(
            "What the vendor shows of it.",
            [
                .required("stage", .string(values: ["waiting", "dialing", "finished", "stopped"])),
                .required(
                    "reasons",
                    .list(
                        "Why nothing is being dialed.",
                        of: .object(nil, [.required("code", .string()), .required("sentence", .string())])
                    )
                ),
            ]
        ),
        "TriggerLinks": .object(
            "Where to go from here: paths on the same server.",
            ["self", "events", "decisions", "cancel", "approve", "retry"].map { .required($0, .string()) }
        ),
        "RedriveRequest": .object(
            "Which triggers to begin again; every member may be left out.",
            [
                .optional(
                    "status",
                    .list(
                        "Which of them; failed ones when left out.",
                        of: .string(values: RedriveRoute.statuses.map(\.rawValue))
                    )
                ),
                .optional("provider", .string("Only those that go to this provider.")),
                .optional("rule", .string("Only those that this rule made.")),
                .optional("contactListId", .string("Only those of this contact list, by its id.")),
                .optional(
                    "limit",
                    .integer("At most so many; 100 when left out.", minimum: 1, maximum: RedriveRoute.limit)
                ),
                .optional("dryRun", .flag("Whether to say only what would be done.")),
            ]
        ),
        "Redrive": .object(
            "What became of the triggers that were to begin again.",
            [
                .required("dryRun", .flag("Whether it was only said what would be done.")),
                .required(
                    "entities",
                    .list(
                        "The triggers, the oldest first.",
                        of: .object(
                            nil,
                            [
                                .required("id", .string()),
                                .required("status", .string("Where it stands now.", values: statuses)),
                                .required("reason", .string("Why it stands there.")),
                                .required("redriven", .flag("Whether it begins again, or would.")),
                                .optional("obstacle", .string("Why it was left as it was.")),
                                .optional("decision", .string("The decision that explains where it stands.")),
                            ]
                        )
                    )
                ),
                .required("more", .flag("Whether more of them are left: ask again.")),
            ]
        ),
        "TimelineEvent": .object(
            "One step of a trigger's life.",
            [
                .required("sequence", .integer("Its position, counted from 1; the stream's event id.", minimum: 1)),
                .required("at", .instant("When it happened.")),
                .required("status", .string("Where the trigger stands since.", values: statuses)),
                .required("sentence", .string("Why.")),
                .optional("decision", .string("The decision behind it.")),
            ]
        ),
    ]
}
