import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let clientID = Parameter(name: "clientId", place: .path, summary: "The client's id.")
    private static let newSecret = Answer(
        status: 201,
        summary: "The client, with its new secret: shown this once.",
        content: ["application/json": .reference("NewClient")]
    )

    static let listClients = Operation(
        id: "listClients",
        method: .get,
        path: Paths.clients,
        tag: "Access",
        summary: "Lists the OAuth clients, those of the configuration and those made through the API.",
        verb: "see clients",
        access: .permission(Requirement([.clientView])),
        answers: [
            Answer(
                status: 200,
                summary: "The clients, without their secrets.",
                content: ["application/json": .page(of: .reference("Client"))]
            )
        ]
    )

    static let addClient = Operation(
        id: "addClient",
        method: .post,
        path: Paths.clients,
        tag: "Access",
        summary: "Makes an OAuth client with a secret; nobody can give it more than they hold themselves.",
        verb: "make a client",
        access: .permission(Requirement([.clientAdd])),
        requestBody: Body(
            summary: "The client to be.",
            isRequired: true,
            content: ["application/json": .reference("ClientRequest")]
        ),
        answers: [newSecret],
        problems: [400, 409, 413, 415, 429]
    )

    static let addClientSecret = Operation(
        id: "addClientSecret",
        method: .post,
        path: Paths.clientSecrets,
        tag: "Access",
        summary: "Gives a client a new secret; the old one counts on for a while.",
        verb: "rotate a secret",
        access: .permission(Requirement([.clientEdit])),
        parameters: [clientID],
        requestBody: Body(
            summary: "How long the old secret counts on; may be left out.",
            isRequired: false,
            content: ["application/json": .reference("SecretRotation")]
        ),
        answers: [newSecret],
        problems: [400, 404, 409, 413, 415, 429]
    )

    static let removeClientSecret = Operation(
        id: "removeClientSecret",
        method: .delete,
        path: Paths.clientSecret,
        tag: "Access",
        summary: "Ends a secret at once; tokens that were got with it stay good until they expire or are revoked.",
        verb: "remove a secret",
        access: .permission(Requirement([.clientEdit])),
        parameters: [clientID, Parameter(name: "secretId", place: .path, summary: "The secret's id.")],
        answers: [Answer(status: 204, summary: "It counts no more.")],
        problems: [404, 409]
    )

    static let removeClient = Operation(
        id: "removeClient",
        method: .delete,
        path: Paths.client,
        tag: "Access",
        summary: "Removes a client and revokes its tokens.",
        verb: "remove a client",
        access: .permission(Requirement([.clientDelete])),
        parameters: [clientID],
        answers: [Answer(status: 204, summary: "It is gone.")],
        problems: [404, 409]
    )

    /// Every operation on clients.
    static let clients = [listClients, addClient, addClientSecret, removeClientSecret, removeClient]
}
