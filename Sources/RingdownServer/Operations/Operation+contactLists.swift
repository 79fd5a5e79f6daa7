import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    static let issueToken = Operation(
        id: "issueToken",
        method: .post,
        path: Paths.token,
        tag: "Access",
        summary: "Gives an access token for client credentials, or for the code of a log-in (RFC 6749).",
        verb: "get a token",
        access: .open,
        requestBody: Body(
            summary: "The grant; the client's id and secret here or as Basic authorization.",
            isRequired: true,
            content: ["application/x-www-form-urlencoded": .reference("TokenRequest")]
        ),
        answers: [
            Answer(status: 200, summary: "The token.", content: ["application/json": .reference("Token")])
        ],
        problems: []
    )

    static let listContactLists = Operation(
        id: "listContactLists",
        method: .get,
        path: Paths.contactLists,
        tag: "Contact lists",
        summary: "Lists the contact lists that the caller may see, with the ids that a trigger takes.",
        verb: "see contact lists",
        access: .permission(Requirement([.contactListWrite, .contactListView], mode: .any)),
        parameters: [
            Parameter(name: "name", place: .query, summary: "Only the list of this name, in any letter case.")
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The contact lists.",
                content: ["application/json": .page(of: .reference("ContactList"))]
            )
        ]
    )

    static let triggerContactList = Operation(
        id: "triggerContactList",
        method: .post,
        path: Paths.contactListTrigger,
        tag: "Contact lists",
        summary: "Triggers a contact list: records the request to dial, which goes out when it is allowed.",
        verb: "trigger",
        access: .permission(Requirement([.contactListWrite])),
        parameters: [
            Parameter(
                name: "contactListId",
                place: .path,
                summary: "The contact list's id: Ringdown's own, or the vendor's; never its name."
            ),
            Parameter(
                name: HeaderNames.idempotencyKey,
                place: .header,
                summary: "Makes repeated requests of one client one: the same key gives the same trigger.",
                schema: .string(maxLength: 255)
            ),
        ],
        requestBody: Body(
            summary: "How to dial; may be left out.",
            isRequired: false,
            content: ["application/json": .reference("TriggerRequest")]
        ),
        answers: [
            Answer(
                status: 202,
                summary: "The trigger, recorded. Accepted is not dialed: willDialWhen says what must hold.",
                content: ["application/json": .reference("Trigger")],
                headers: ["Location": "The trigger's path."]
            )
        ],
        problems: [400, 404, 409, 413, 415, 422]
    )

    static let triggerWithoutID = Operation(
        id: "triggerContactListWithoutId",
        method: .post,
        path: Paths.contactListTriggerWithoutID,
        tag: "Contact lists",
        summary: "Triggers nothing: the path lacks the list's id. The problem names the call that was meant.",
        verb: "trigger",
        access: .open,
        requestBody: Body(
            summary: "Whatever the caller sends; it is read only for what it tells about the call that was meant.",
            isRequired: false,
            content: ["application/json": .anything]
        ),
        answers: [],
        problems: [404, 413]
    )
}
