import Hummingbird
import RingdownCore

/// The exchange as NICE CXone's API: the same lists, campaigns, agents and dialer as everywhere in it.
///
/// A campaign of the exchange is a Personal Connection skill, a campaign group a CXone campaign, a contact list a
/// calling list, a queue the agents of a skill, a division a team and what a data restriction names, a role a security
/// profile. Every object's id is the whole number that the store keeps it under.
struct CXoneDialect: Sendable {
    typealias Answerer = @Sendable (Request, ExchangeContext) async throws -> Response

    let exchange: Exchange
    let routes: CXoneRoutes

    init(exchange: Exchange) {
        self.exchange = exchange
        var routes = CXoneRoutes()
        Self.addPlatform(to: &routes)
        Self.addSkills(to: &routes)
        Self.addSkillAgents(to: &routes)
        Self.addParameters(to: &routes)
        Self.addCallLists(to: &routes)
        Self.addCampaigns(to: &routes)
        Self.addDNCGroups(to: &routes)
        Self.addDispositions(to: &routes)
        Self.addSessions(to: &routes)
        Self.addCallbacks(to: &routes)
        Self.addReporting(to: &routes)
        Self.addReportJobs(to: &routes)
        Self.addWFM(to: &routes)
        Self.addDirectory(to: &routes)
        self.routes = routes
    }

    /// What answers a request; `nil` for one that is not addressed to CXone.
    func answerer(of request: Request) -> Answerer? {
        if let path = CXonePath(request.uri.path) {
            return { request, _ in try await answer(request, path) }
        }
        return CXoneTokens(exchange: exchange).answerer(of: request)
    }

    private func answer(_ request: Request, _ path: CXonePath) async throws -> Response {
        do {
            let call = try await CXoneCall(path, request, self)
            return try await call.route.handler(call).response
        } catch is CXoneCall.Unrendered {
            return Response(
                status: .notAcceptable,
                headers: [.contentType: "application/html"],
                body: ResponseBody(byteBuffer: .init(string: "No known way to render data"))
            )
        }
    }
}

extension Tenant {
    /// The number of the business unit that the tenant is.
    var businessUnit: Int { 4_000_000 + (Int(id.prefix(6), radix: 16) ?? 0) % 1_000_000 }
}
