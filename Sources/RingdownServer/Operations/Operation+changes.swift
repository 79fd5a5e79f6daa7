import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    static let submitChanges = Operation(
        id: "submitChanges",
        method: .post,
        path: Paths.changes,
        tag: "Changes",
        summary: "Takes in the changes of a Terraform plan or apply stream; answers when they are on the disk.",
        verb: "submit changes",
        access: .permission(Requirement([.changeAdd])),
        parameters: [
            Parameter(name: "source", place: .query, summary: "The source they come from; api when left out."),
            Parameter(name: "workspace", place: .query, summary: "The Terraform workspace."),
            Parameter(name: HeaderNames.source, place: .header, summary: "As the query's source, which outweighs it."),
            Parameter(
                name: HeaderNames.workspace,
                place: .header,
                summary: "As the query's workspace, which outweighs it."
            ),
        ],
        requestBody: Body(
            summary: "A plan, an apply stream, alone or with its plan, two states, or redacted changes.",
            isRequired: true,
            content: [
                SubmittedDocument.Format.json.rawValue: .reference("PlanDocument"),
                SubmittedDocument.Format.jsonLines.rawValue: .string("An apply stream: one JSON value a line."),
            ]
        ),
        answers: [
            Answer(
                status: 202,
                summary: "What became of every change. Changes known already trigger nothing again.",
                content: ["application/json": .reference("Submission")]
            )
        ],
        problems: [400, 413, 415, 422]
    )

    static let getDigestKey = Operation(
        id: "getDigestKey",
        method: .get,
        path: Paths.digestKey,
        tag: "Changes",
        summary: "Gives the key that replaces sensitive values with digests before changes are submitted.",
        verb: "get the digest key",
        access: .permission(Requirement([.changeAdd])),
        answers: [
            Answer(
                status: 200,
                summary: "The key. Whoever holds it can test a guess of a value against a digest, and no more.",
                content: ["application/json": .reference("DigestKey")]
            )
        ],
        problems: [404]
    )

    static let listRules = Operation(
        id: "listRules",
        method: .get,
        path: Paths.rules,
        tag: "Changes",
        summary: "Lists the rules that changes are compared with.",
        verb: "see rules",
        access: .permission(Requirement([.ruleView])),
        answers: [
            Answer(
                status: 200,
                summary: "The rules, in the order of the configuration.",
                content: ["application/json": .page(of: .reference("Rule"))]
            )
        ]
    )

    static let getDecisions = Operation(
        id: "getDecisions",
        method: .get,
        path: Paths.decisions,
        tag: "Decisions",
        summary: "Gives the decision with an id, or the decisions about the change or trigger with it.",
        verb: "see decisions about",
        access: .permission(Requirement([.triggerView])),
        parameters: [
            Parameter(
                name: "id",
                place: .path,
                summary: "The id of a decision, a change or a trigger, or a correlation id."
            ),
            Parameter(
                name: "rule",
                place: .query,
                summary: "A rule to compare the change with as it stands now; decisions about other rules are left out."
            ),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The decisions, in the order they were made.",
                content: ["application/json": .reference("Decisions")]
            )
        ],
        problems: [404]
    )
}
