import HTTPTypes
import RingdownCore

/// One operation of the control plane: what routes, access control and the API's description all go by.
struct Operation: Sendable {
    /// Who may call it.
    enum Access: Sendable {
        /// Anybody.
        case open
        /// Whoever holds the permission: in the object's division where it has one.
        case permission(Requirement)
    }

    /// How a caller says who it is.
    enum Authentication: Sendable {
        /// By an access token.
        case bearer
        /// By user name and password, which are a client's id and secret.
        case basic
    }

    /// Its name in the API's description (`triggerContactList`).
    let id: String
    let method: HTTPRequest.Method
    /// The path with its parameters in braces.
    let path: String
    /// The group it is described in.
    let tag: String
    /// What it does, in one line.
    let summary: String
    /// What a caller does with it, as a refusal says it (`trigger`, `read`).
    let verb: String
    let access: Access
    /// How its caller says who it is, unless anybody may call it.
    var authentication = Authentication.bearer
    /// Parameters of path, query and headers.
    var parameters: [Parameter] = []
    /// What it reads; `nil` when it reads no body.
    var requestBody: Body?
    /// What it answers with when all goes well.
    let answers: [Answer]
    /// The statuses of the problems it may answer with, beside 500 and 503, and 401 and 403 where a token is needed.
    var problems: [Int] = []

    /// One parameter.
    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case path, query, header
        }

        let name: String
        let place: Place
        let summary: String
        var schema = Schema.string()
    }

    /// A body that is read.
    struct Body: Sendable {
        let summary: String
        let isRequired: Bool
        /// The schema for each media type.
        let content: [String: Schema]
    }

    /// One answer that is no problem.
    struct Answer: Sendable {
        let status: Int
        let summary: String
        /// The schema for each media type; empty when there is no body.
        var content: [String: Schema] = [:]
        /// Headers beside the correlation id.
        var headers: [String: String] = [:]
    }

    /// What it requires; `nil` when anybody may call it.
    var requirement: Requirement? {
        switch access {
        case .open: nil
        case .permission(let requirement): requirement
        }
    }

    /// The operation as an explanation names it.
    var reference: OperationReference {
        OperationReference(
            vendor: "ringdown",
            method: method.rawValue,
            path: path,
            requirement: requirement ?? Requirement([])
        )
    }

    /// Every operation, in the order of the description.
    static let all: [Operation] =
        [issueToken] + oauth + clients + inspections + [listContactLists, triggerContactList, triggerWithoutID]
        + [listPersonalConnections, getPersonalConnection, placeCall]
        + [listTriggers, getTrigger, streamTriggerEvents, cancelTrigger, approveTrigger, retryTrigger]
        + [redriveTriggers]
        + [submitChanges, getDigestKey, listRules, getDecisions, checkRules, canI]
        + hooks
        + states
        + [listKillSwitches, throwKillSwitch, releaseKillSwitch]
        + [getLive, getReady, getMetrics, getDescription]
}

extension Permission {
    static let contactListWrite = Permission(domain: "outbound", entity: "contactlist", action: "write")
    static let contactListView = Permission(domain: "outbound", entity: "contactlist", action: "view")
    static let triggerView = Permission(domain: "outbound", entity: "trigger", action: "view")
    static let triggerEdit = Permission(domain: "outbound", entity: "trigger", action: "edit")
    static let triggerApprove = Permission(domain: "outbound", entity: "trigger", action: "approve")
    static let killSwitchView = Permission(domain: "outbound", entity: "killswitch", action: "view")
    static let killSwitchEdit = Permission(domain: "outbound", entity: "killswitch", action: "edit")
    static let metricsView = Permission(domain: "outbound", entity: "metrics", action: "view")
    static let changeAdd = Permission(domain: "iac", entity: "change", action: "add")
    static let ruleView = Permission(domain: "iac", entity: "rule", action: "view")
}
