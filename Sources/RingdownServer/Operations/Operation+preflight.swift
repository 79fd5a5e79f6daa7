import HTTPTypes
import RingdownAPI
import RingdownCore

/// What is asked before anything is sent.
extension Operation {
    static let checkRules = Operation(
        id: "checkRules",
        method: .get,
        path: Paths.preflight,
        tag: "Preflight",
        summary: "Says what the vendors would make of every rule, by reading alone: nothing is changed or dialed.",
        verb: "check rules at the vendors",
        access: .permission(Requirement([.preflightView])),
        parameters: [
            Parameter(name: "rule", place: .query, summary: "The one rule to check; every rule when left out.")
        ],
        answers: [
            Answer(
                status: 200,
                summary: "Every action of the rules with the calls that it would take, and what would refuse them.",
                content: ["application/json": .reference("Preflight")]
            )
        ],
        problems: [404]
    )

    static let canI = Operation(
        id: "canI",
        method: .get,
        path: Paths.canI,
        tag: "Preflight",
        summary: "Says whether the caller holds a permission, with every grant that was looked at.",
        verb: "ask what it may do",
        access: .permission(Requirement([])),
        parameters: [
            Parameter(name: "permission", place: .query, summary: "The permission: domain:entity:action."),
            Parameter(name: "division", place: .query, summary: "The division in which it is needed."),
        ],
        answers: [
            Answer(
                status: 200,
                summary: "The decision that every operation would come to, with its chain.",
                content: ["application/json": .reference("AccessAnswer")]
            )
        ],
        problems: [400]
    )
}

extension Permission {
    static let preflightView = Permission(domain: "iac", entity: "preflight", action: "view")
}
