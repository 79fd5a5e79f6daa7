import HTTPTypes
import RingdownAPI
import RingdownCore

/// What callers ask about themselves, at the paths and in the shapes that Genesys Cloud's clients expect.
extension Operation {
    private static let permission = Parameter(
        name: "permission",
        place: .query,
        summary: "The permission that is asked about: domain:entity:action."
    )
    private static let paging = [
        Parameter(
            name: "pageSize",
            place: .query,
            summary: "Entities on a page; 25 when left out.",
            schema: .integer(minimum: 1, maximum: 1000)
        ),
        Parameter(
            name: "pageNumber",
            place: .query,
            summary: "Which page, counted from 1; 1 when left out.",
            schema: .integer(minimum: 1, maximum: 10_000)
        ),
    ]

    private static func inspection(
        _ id: String,
        _ path: String,
        _ summary: String,
        _ answer: Schema,
        requires permissions: [Permission] = [],
        parameters: [Parameter] = [],
        problems: [Int] = []
    ) -> Operation {
        Operation(
            id: id,
            method: .get,
            path: path,
            tag: "Access",
            summary: summary,
            verb: "see roles and divisions",
            access: .permission(Requirement(permissions)),
            parameters: parameters,
            answers: [Answer(status: 200, summary: "What was asked for.", content: ["application/json": answer])],
            problems: problems
        )
    }

    static let getOwnToken = inspection(
        "getOwnToken",
        Paths.ownToken,
        "Says what the presented token is.",
        .reference("TokenInfo")
    )

    static let revokeOwnToken = Operation(
        id: "revokeOwnToken",
        method: .delete,
        path: Paths.ownToken,
        tag: "Access",
        summary: "Takes the presented token back.",
        verb: "revoke a token",
        access: .permission(Requirement([])),
        answers: [Answer(status: 200, summary: "It gives no access any more.")]
    )

    static let getOwnGrants = inspection(
        "getOwnGrants",
        Paths.ownGrants,
        "Says what the caller holds: roles in divisions, with their permissions.",
        .reference("AuthorizationSubject")
    )

    static let getPermittedDivisions = inspection(
        "getPermittedDivisions",
        Paths.permittedDivisions,
        "Lists the divisions in which the caller holds a permission.",
        .list(of: .reference("Division")),
        parameters: [permission],
        problems: [400]
    )

    static let getPermittedDivisionsPage = inspection(
        "getPermittedDivisionsPage",
        Paths.permittedDivisionsPage,
        "Lists the divisions in which the caller holds a permission, page by page, and whether these are all.",
        .reference("PermittedDivisions"),
        parameters: [permission] + paging,
        problems: [400]
    )

    static let listPermissions = inspection(
        "listPermissions",
        Paths.permissions,
        "Lists every permission that there is, and whether it counts in a division.",
        .reference("PermissionCatalogue"),
        parameters: paging,
        problems: [400]
    )

    static let listRoles = inspection(
        "listRoles",
        Paths.roles,
        "Lists the roles with their permissions.",
        .reference("RoleListing"),
        requires: [.roleView],
        parameters: paging,
        problems: [400]
    )

    static let listDivisions = inspection(
        "listDivisions",
        Paths.divisions,
        "Lists the divisions that the configuration and the grants name.",
        .reference("DivisionListing"),
        parameters: paging,
        problems: [400]
    )

    /// Every operation about the caller and what there is to hold.
    static let inspections = [
        getOwnToken, revokeOwnToken, getOwnGrants, getPermittedDivisions, getPermittedDivisionsPage, listPermissions,
        listRoles, listDivisions,
    ]
}
