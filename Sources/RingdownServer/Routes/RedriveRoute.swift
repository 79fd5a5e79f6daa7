import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Sends dead letters again: many with one request.
struct RedriveRoute {
    /// What a redrive may send again: what nothing moves without a person, and what certainly did not happen.
    static let statuses: [TriggerStatus] = [.failed, .refused]
    /// Triggers of one request at most.
    static let limit = 1000

    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.redriveTriggers) { call, caller in
            let body = try await BodyMembers(
                call,
                limit: dependencies.settings.bodyLimit,
                known: ["status", "provider", "rule", "contactListId", "limit", "dryRun"]
            )
            let limit = try body.number("limit", in: 1...Self.limit) ?? 100
            let isDryRun = try body.flag("dryRun") ?? false
            var query = TriggerQuery(
                statuses: try Self.statuses(of: body),
                contactListID: try body.text("contactListId"),
                provider: try body.text("provider"),
                rule: try body.text("rule"),
                divisions: caller.principal.divisions(holding: .triggerEdit).map { Set($0.map(\.id)) },
                limit: limit,
                isOldestFirst: true
            )
            try Self.check(query, of: call, for: caller, dependencies, access)
            let redriven = try await dependencies.desk.redrive(query, by: caller.principal.id, isDryRun: isDryRun)
            query.limit = 1
            query.offset = isDryRun ? limit : 0
            let more = try await dependencies.store.triggers(query)
            return try .json(
                API.Redrive(dryRun: isDryRun, entities: redriven.map { API.Redrive.Entry($0) }, more: !more.isEmpty)
            )
        }
    }

    private static func statuses(of body: BodyMembers) throws(ServerProblem) -> Set<TriggerStatus> {
        let named = try body.list("status")
        guard !named.isEmpty else { return [.failed] }
        var statuses: Set<TriggerStatus> = []
        for name in named {
            guard let status = name.string.flatMap(TriggerStatus.init), Self.statuses.contains(status) else {
                throw ServerProblem(
                    .invalidValue,
                    "The member status may name failed and refused: nothing else is sent again together.",
                    cause: .invalidValue,
                    evidence: "status holds \(name.string.map { "\"\($0.prefix(40))\"" } ?? name.kind).",
                    fix: "Send status as [\"failed\"], [\"refused\"] or both; what is in doubt is retried one by one."
                )
            }
            statuses.insert(status)
        }
        return statuses
    }

    /// Refuses what names nothing that there is, so that a typing error does not look like an empty answer.
    private static func check(
        _ query: TriggerQuery,
        of call: Call,
        for caller: Caller,
        _ dependencies: ServerDependencies,
        _ access: AccessControl
    ) throws(ServerProblem) {
        if let provider = query.provider { try dependencies.checkProvider(provider) }
        guard let text = query.contactListID else { return }
        let visible = dependencies.book.contactLists.filter {
            access.allows(call.operation, of: caller.principal, in: $0.division)
        }
        guard !visible.contains(where: { $0.id == text }) else { return }
        if let named = visible.first(where: { $0.name == text }) { throw .nameInsteadOfID(text, of: named) }
        throw .noContactList(text, visible: visible)
    }
}

extension API.Redrive.Entry {
    /// One trigger of a redrive, as it travels.
    init(_ redriven: TriggerDesk.Redriven) {
        let trigger = redriven.trigger
        self.init(
            id: trigger.id,
            status: trigger.status.rawValue,
            reason: trigger.reason,
            redriven: redriven.obstacle == nil,
            obstacle: redriven.obstacle?.message,
            decision: trigger.decisionID
        )
    }
}
