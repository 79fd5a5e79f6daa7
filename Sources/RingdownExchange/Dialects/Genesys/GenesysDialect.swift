import HTTPTypes
import Hummingbird
import RingdownOAuth
import RingdownVendors

/// The exchange as Genesys Cloud's platform API.
///
/// Each operation's method, path and permissions come from the vendor's catalogue. What the facts do not settle is
/// settled so: an unknown path and a known path with another method are both answered 404 `not.found`, for 405 is not
/// among the declared statuses; operations without a stated success status answer 204; the contacts of a list are
/// reached with their permission in any division, as nothing states that it is division-aware.
struct GenesysDialect: Sendable {
    let exchange: Exchange

    /// Adds the OAuth endpoints, every operation and the health check.
    func addRoutes(to router: Router<ExchangeContext>) throws(ExchangeError) {
        if let problem = GenesysCatalogue.shared.problem { throw ExchangeError(.catalogueUnusable, problem) }
        router.add(middleware: CorrelationMiddleware(ids: exchange.ids, logger: exchange.logger))
        router.add(middleware: FaultMiddleware(kind: exchange.tenant.kind, clock: exchange.clock))
        router.get("/health") { [exchange] _, _ in try await Self.health(of: exchange) }
        let desk = AuthorizationDesk(
            directory: ExchangeUsers(exchange: exchange),
            clock: exchange.clock,
            makeCode: { [exchange] in exchange.mint() }
        )
        let authorization = GenesysAuthorizationEndpoint(desk: desk)
        router.get("/oauth/authorize") { request, context in
            try await authorization.answer(request, from: context.address, isForm: false)
        }
        router.post("/oauth/authorize") { request, context in
            try await authorization.answer(request, from: context.address, isForm: true)
        }
        let tokens = GenesysTokenEndpoint(exchange: exchange, codes: desk.codes)
        router.post("/oauth/token") { request, context in try await tokens.answer(request, from: context.address) }
        let routes = GenesysRoutes(router: router, exchange: exchange)
        try addAuthorization(to: routes)
        try addDivisions(to: routes)
        try addRoles(to: routes)
        try addGrants(to: routes)
        try addOAuthClients(to: routes)
        try addPlatform(to: routes)
        try addUsers(to: routes)
        try addPresence(to: routes)
        try addContactLists(to: routes)
        try addContacts(to: routes)
        try addContactJobs(to: routes)
        try addTransfer(to: routes)
        try addCampaigns(to: routes)
        try addCampaignSight(to: routes)
        try addSchedules(to: routes)
        try routes.manage(CampaignSequence.self)
        try routes.manage(CampaignRule.self)
        try routes.manage(CallAnalysisResponseSet.self)
        try addSettings(to: routes)
        try addCallbacks(to: routes)
        try addInteractions(to: routes)
        try addDiagnosticSummary(to: routes)
        try addWrapUp(to: routes)
        try addCampaignViews(to: routes)
        try addEvents(to: routes)
        try addNotifications(to: routes)
        try addSnapshots(to: routes)
        try addQueues(to: routes)
        try addQueueChanges(to: routes)
        try routes.manage(AttemptLimits.self)
        try routes.manage(CallableTimeSet.self)
        try addContactListFilters(to: routes)
        try addTemplates(to: routes)
        try addDNCLists(to: routes)
        try addDNCTransfer(to: routes)
        try addTimeZones(to: routes)
        try routes.manage(RuleSet.self)
        addOpenAPI(to: router)
    }

    private static func health(of exchange: Exchange) async throws -> Response {
        _ = try await exchange.store.read { db in try db.tenant() }
        return try GenesysAnswer.json(["status": "ok", "tenant": exchange.tenant.name]).response
    }
}

/// Where a dialect's operations are registered.
struct GenesysRoutes {
    let router: Router<ExchangeContext>
    let exchange: Exchange

    /// Registers what answers an operation, which is given as its method and path with parameters in braces.
    func on(
        _ name: String,
        _ handler: @Sendable @escaping (GenesysCall) async throws -> GenesysAnswer
    ) throws(ExchangeError) {
        guard let operation = GenesysCatalogue.shared.operation(named: name),
            let method = HTTPRequest.Method(rawValue: operation.method)
        else {
            throw ExchangeError(.catalogueUnusable, "the catalogue has no operation \(name): reinstall it")
        }
        answer(operation, at: operation.path, method, handler)
    }

    /// Registers a route of the exchange's own, which asks what an operation of the vendor's asks.
    func on(
        _ name: String,
        as operation: String,
        _ handler: @Sendable @escaping (GenesysCall) async throws -> GenesysAnswer
    ) throws(ExchangeError) {
        let parts = name.split(separator: " ").map(String.init)
        guard let operation = GenesysCatalogue.shared.operation(named: operation), parts.count == 2,
            let method = HTTPRequest.Method(rawValue: parts[0])
        else {
            throw ExchangeError(.catalogueUnusable, "the catalogue has no operation \(operation): reinstall it")
        }
        answer(operation, at: parts[1], method, handler)
    }

    /// A path with its parameters named by their places.
    ///
    /// The vendor names one place differently in different operations, such as `users/{userId}` and
    /// `users/{subjectId}/roles`, which the router refuses.
    static func routed(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).enumerated()
            .map { $1.hasPrefix("{") ? "{\($0)}" : String($1) }.joined(separator: "/")
    }

    private func answer(
        _ operation: GenesysOperation,
        at path: String,
        _ method: HTTPRequest.Method,
        _ handler: @Sendable @escaping (GenesysCall) async throws -> GenesysAnswer
    ) {
        router.on(RouterPath(Self.routed(path)), method: method) { [exchange] request, context in
            do {
                let call = try await GenesysCall(operation, at: path, request, context, exchange)
                let answer = try await handler(call)
                call.publish(answer)
                return answer.response
            } catch let error as ExchangeError {
                throw GenesysFault(error, in: operation)
            }
        }
    }
}
