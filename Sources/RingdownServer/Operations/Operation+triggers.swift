import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let triggerID = Parameter(name: "triggerId", place: .path, summary: "The trigger's id.")
    private static let trigger = Answer(
        status: 200,
        summary: "The trigger.",
        content: ["application/json": .reference("Trigger")]
    )

    static let listTriggers = Operation(
        id: "listTriggers",
        method: .get,
        path: Paths.triggers,
        tag: "Triggers",
        summary: "Lists the triggers that the caller may see, the newest first.",
        verb: "see triggers",
        access: .permission(Requirement([.triggerView])),
        parameters: [
            Parameter(
                name: "status",
                place: .query,
                summary: "Only triggers in these statuses, separated by commas.",
                schema: .string(values: TriggerStatus.allCases.map(\.rawValue))
            ),
            Parameter(name: "contactListId", place: .query, summary: "Only triggers of this contact list, by its id."),
            Parameter(
                name: "personalConnection",
                place: .query,
                summary: "Only calls on this personal connection, by its id."
            ),
            Parameter(
                name: "pageSize",
                place: .query,
                summary: "Triggers on a page; 25 when left out.",
                schema: .integer(minimum: 1, maximum: 100)
            ),
            Parameter(
                name: "pageNumber",
                place: .query,
                summary: "Which page, counted from 1; 1 when left out.",
                schema: .integer(minimum: 1, maximum: 10_000)
            ),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "One page of triggers.",
                content: ["application/json": .page(of: .reference("Trigger"))]
            )
        ],
        problems: [400, 404]
    )

    static let getTrigger = Operation(
        id: "getTrigger",
        method: .get,
        path: Paths.trigger,
        tag: "Triggers",
        summary: "Gives a trigger: where it stands, why, and what must hold for it to be dialed.",
        verb: "see",
        access: .permission(Requirement([.triggerView])),
        parameters: [triggerID],
        answers: [trigger],
        problems: [404]
    )

    static let streamTriggerEvents = Operation(
        id: "streamTriggerEvents",
        method: .get,
        path: Paths.triggerEvents,
        tag: "Triggers",
        summary: "Streams a trigger's timeline as it grows; ends when nothing moves it without a person.",
        verb: "watch",
        access: .permission(Requirement([.triggerView])),
        parameters: [
            triggerID,
            Parameter(
                name: HeaderNames.lastEventID,
                place: .header,
                summary: "The id of the last event seen: the stream goes on after it.",
                schema: .integer(minimum: 0)
            ),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "Server-sent events: the id is the event's sequence, the data a TimelineEvent.",
                content: ["text/event-stream": .reference("TimelineEvent")]
            ),
            Answer(status: 204, summary: "The trigger is settled and there is nothing after the last event seen."),
        ],
        problems: [400, 404]
    )

    static let cancelTrigger = order(
        "cancelTrigger",
        Paths.triggerCancel,
        "Withdraws a trigger that has not been sent.",
        verb: "cancel",
        .triggerEdit
    )

    static let approveTrigger = order(
        "approveTrigger",
        Paths.triggerApprove,
        "Approves a trigger that waits for it.",
        verb: "approve",
        .triggerApprove
    )

    static let retryTrigger = order(
        "retryTrigger",
        Paths.triggerRetry,
        "Begins a refused or failed trigger again.",
        verb: "retry",
        .triggerEdit
    )

    static let redriveTriggers = Operation(
        id: "redriveTriggers",
        method: .post,
        path: Paths.triggersRedrive,
        tag: "Triggers",
        summary: "Begins failed or refused triggers again, many at once, the oldest first.",
        verb: "redrive triggers",
        access: .permission(Requirement([.triggerEdit])),
        requestBody: Body(
            summary: "Which triggers; left out, every failed one that the caller may retry.",
            isRequired: false,
            content: ["application/json": .reference("RedriveRequest")]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "What became of each; more says whether to ask again.",
                content: ["application/json": .reference("Redrive")]
            )
        ],
        problems: [400, 404, 413, 415]
    )

    private static func order(
        _ id: String,
        _ path: String,
        _ summary: String,
        verb: String,
        _ permission: Permission
    ) -> Operation {
        Operation(
            id: id,
            method: .post,
            path: path,
            tag: "Triggers",
            summary: summary,
            verb: verb,
            access: .permission(Requirement([permission])),
            parameters: [triggerID],
            answers: [trigger],
            problems: [404, 409]
        )
    }
}
