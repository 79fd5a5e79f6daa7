import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let workspace = Parameter(
        name: "workspace",
        place: .path,
        summary: "The workspace whose state it is."
    )

    static let listStateVersions = Operation(
        id: "listStateVersions",
        method: .get,
        path: Paths.stateVersions,
        tag: "States",
        summary: "Lists the versions of a workspace's state, the newest first, and who holds it.",
        verb: "read states",
        access: .permission(Requirement([.stateRead])),
        parameters: [
            workspace,
            Parameter(
                name: "before",
                place: .query,
                summary: "Only versions before this one.",
                schema: .integer(minimum: 1)
            ),
            Parameter(
                name: "limit",
                place: .query,
                summary: "At most so many; 25 when left out.",
                schema: .integer(minimum: 1, maximum: 1000)
            ),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The versions; none where the workspace never had a state.",
                content: ["application/json": .reference("StateVersions")]
            )
        ],
        problems: [400]
    )

    static let getStateVersion = Operation(
        id: "getStateVersion",
        method: .get,
        path: Paths.stateVersion,
        tag: "States",
        summary: "Gives one version of a workspace's state.",
        verb: "read states",
        access: .permission(Requirement([.stateRead])),
        parameters: [
            workspace, Parameter(name: "version", place: .path, summary: "Its number, or latest."),
            Parameter(name: "document", place: .query, summary: "true for the state itself, secrets and all."),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The version.",
                content: ["application/json": .reference("StateVersion")]
            )
        ],
        problems: [400, 404]
    )

    static let rollBackState = Operation(
        id: "rollBackState",
        method: .post,
        path: Paths.stateRollback,
        tag: "States",
        summary: "Brings an old version back as a new one with a higher serial; makes no changes of it.",
        verb: "write states",
        access: .permission(Requirement([.stateWrite])),
        parameters: [workspace],
        requestBody: Body(
            summary: "Which version to bring back.",
            isRequired: true,
            content: ["application/json": .reference("StateRollback")]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "The new version.",
                content: ["application/json": .reference("StateWritten")]
            )
        ],
        problems: [400, 404, 409, 413, 415, 422]
    )
}
