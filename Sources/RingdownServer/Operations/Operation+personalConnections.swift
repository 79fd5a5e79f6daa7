import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let connectionID = Parameter(
        name: "personalConnectionId",
        place: .path,
        summary: "The personal connection's id, as the configuration gives it; never its name."
    )

    static let listPersonalConnections = Operation(
        id: "listPersonalConnections",
        method: .get,
        path: Paths.personalConnections,
        tag: "Personal connections",
        summary: "Lists the personal connections that the caller may see, with their numbers.",
        verb: "see personal connections",
        access: .permission(Requirement([.callMake, .personalConnectionView], mode: .any)),
        parameters: [
            Parameter(name: "name", place: .query, summary: "Only the connection of this name, in any letter case.")
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The personal connections.",
                content: ["application/json": .page(of: .reference("PersonalConnection"))]
            )
        ]
    )

    static let getPersonalConnection = Operation(
        id: "getPersonalConnection",
        method: .get,
        path: Paths.personalConnection,
        tag: "Personal connections",
        summary: "Gives a personal connection: its numbers, and what dials for it.",
        verb: "see",
        access: .permission(Requirement([.callMake, .personalConnectionView], mode: .any)),
        parameters: [connectionID],
        answers: [
            Answer(
                status: 200,
                summary: "The personal connection.",
                content: ["application/json": .reference("PersonalConnection")]
            )
        ],
        problems: [404]
    )

    static let placeCall = Operation(
        id: "placeCall",
        method: .post,
        path: Paths.personalConnectionCalls,
        tag: "Personal connections",
        summary: "Places one call: records the request, which goes out when it is allowed.",
        verb: "place a call on",
        access: .permission(Requirement([.callMake])),
        parameters: [
            connectionID,
            Parameter(
                name: HeaderNames.idempotencyKey,
                place: .header,
                summary: "Makes repeated requests of one client one: the same key gives the same trigger.",
                schema: .string(maxLength: 255)
            ),
        ],
        requestBody: Body(
            summary: "The number to call, and the number to show.",
            isRequired: true,
            content: ["application/json": .reference("CallRequest")]
        ),
        answers: [
            Answer(
                status: 202,
                summary: "The trigger, recorded. Accepted is not dialed: willDialWhen says what must hold.",
                content: ["application/json": .reference("Trigger")],
                headers: ["Location": "The trigger's path."]
            )
        ],
        problems: [400, 404, 413, 415, 422]
    )
}

extension Permission {
    static let callMake = Permission(domain: "outbound", entity: "call", action: "make")
    static let personalConnectionView = Permission(domain: "outbound", entity: "personalconnection", action: "view")
}
