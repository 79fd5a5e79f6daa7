import HTTPTypes
import RingdownAPI
import RingdownCore

extension HTTPRequest.Method {
    /// Takes a lock, as RFC 4918 names it.
    ///
    /// The name is a token, so that there is always such a method.
    static let lock = Self("LOCK") ?? .put
    /// Releases a lock.
    static let unlock = Self("UNLOCK") ?? .delete
}

extension Permission {
    static let stateRead = Permission(domain: "iac", entity: "state", action: "read")
    static let stateWrite = Permission(domain: "iac", entity: "state", action: "write")
    static let stateLock = Permission(domain: "iac", entity: "state", action: "lock")
}

extension Operation {
    /// Everything about kept states.
    static let states = [
        readState, writeState, lockState, unlockState, removeState, listStateVersions, getStateVersion, rollBackState,
    ]

    private static let tag = "States"
    private static let workspace = Parameter(
        name: "workspace",
        place: .path,
        summary: "The workspace whose state it is, at most 200 characters."
    )
    private static let lockID = Parameter(
        name: "ID",
        place: .query,
        summary: "The lock that the writer holds; left out where nobody locked the state."
    )
    private static let lockInfo = Schema.object(
        "A lock's information, as Terraform writes it.",
        [
            .required("ID", .string("What the holder presents with each write.")),
            .optional("Operation", .string("What the holder does.")),
            .optional("Who", .string("The holder: user@host.")),
        ]
    )
    private static let locked = Answer(
        status: 423,
        summary: "Somebody else holds the lock; the body is the holder's lock information.",
        content: ["application/json": lockInfo]
    )

    static let readState = Operation(
        id: "readState",
        method: .get,
        path: Paths.state,
        tag: tag,
        summary: "Gives the latest state of a workspace, as it was written.",
        verb: "read states",
        access: .permission(Requirement([.stateRead])),
        authentication: .basic,
        parameters: [workspace],
        answers: [
            Answer(
                status: 200,
                summary: "The state, secrets and all.",
                content: ["application/json": .object("A raw state.", [])],
                headers: ["Content-MD5": "The MD5 of the body in base64."]
            ),
            Answer(status: 204, summary: "The workspace has no state."),
        ],
        problems: [400]
    )

    static let writeState = Operation(
        id: "writeState",
        method: .post,
        path: Paths.state,
        tag: tag,
        summary: "Keeps a state as the next version; answers when it and the changes made of it are on the disk.",
        verb: "write states",
        access: .permission(Requirement([.stateWrite])),
        authentication: .basic,
        parameters: [
            workspace, lockID,
            Parameter(name: "Content-MD5", place: .header, summary: "The MD5 of the body in base64; checked if sent."),
        ],
        requestBody: Body(
            summary: "The state. Its lineage must be the one that is kept, its serial higher.",
            isRequired: true,
            content: ["application/json": .object("A raw state, or one that OpenTofu encrypted.", [])]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "It is kept. A state that is kept already makes nothing again.",
                content: ["application/json": .reference("StateWritten")]
            ),
            locked,
        ],
        problems: [400, 409, 413, 422]
    )

    static let lockState = Operation(
        id: "lockState",
        method: .lock,
        path: Paths.state,
        tag: tag,
        summary: "Takes the lock of a workspace's state.",
        verb: "lock states",
        access: .permission(Requirement([.stateLock])),
        authentication: .basic,
        parameters: [workspace],
        requestBody: Body(summary: "Who locks it.", isRequired: true, content: ["application/json": lockInfo]),
        answers: [
            Answer(status: 200, summary: "The lock is held.", content: ["application/json": lockInfo]), locked,
        ],
        problems: [400, 413]
    )

    static let unlockState = Operation(
        id: "unlockState",
        method: .unlock,
        path: Paths.state,
        tag: tag,
        summary: "Releases the lock of a workspace's state; without a body by force, whoever holds it.",
        verb: "unlock states",
        access: .permission(Requirement([.stateLock])),
        authentication: .basic,
        parameters: [workspace],
        requestBody: Body(
            summary: "The lock to release; left out, whichever is held.",
            isRequired: false,
            content: ["application/json": lockInfo]
        ),
        answers: [Answer(status: 200, summary: "Nobody holds the lock."), locked],
        problems: [400, 413]
    )

    static let removeState = Operation(
        id: "removeState",
        method: .delete,
        path: Paths.state,
        tag: tag,
        summary: "Removes a workspace's state, so that it can begin anew; its versions stay.",
        verb: "remove states",
        access: .permission(Requirement([.stateWrite])),
        authentication: .basic,
        parameters: [workspace, lockID],
        answers: [Answer(status: 200, summary: "The workspace has no state."), locked],
        problems: [400, 409]
    )
}
