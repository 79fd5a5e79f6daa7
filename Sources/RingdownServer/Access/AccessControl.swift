import Foundation
import HTTPTypes
import Hummingbird
import RingdownCore

/// Who may do what: reads the token of a request and asks the caller's grants.
struct AccessControl: Sendable {
    let tokens: TokenBook
    private let clients: [String: APIClient]
    private let clock: any WallClock

    init(_ dependencies: ServerDependencies) {
        tokens = TokenBook(lifetime: dependencies.settings.tokenLifetime / .seconds(1))
        clients = Dictionary(dependencies.clients.map { ($0.principal.id, $0) }) { first, _ in first }
        clock = dependencies.clock
    }

    /// The client of an id and secret; `nil` when they are wrong.
    func client(id: String, secret: String) -> APIClient? {
        guard let client = clients[id] else {
            _ = Self.nobody.matches(secret)
            return nil
        }
        return client.secret.matches(secret) ? client : nil
    }

    /// Compared with when the client is unknown, so that the answer comes no sooner.
    private static let nobody = ClientSecret("nobody")

    /// The caller of a request, from its token.
    func caller(of call: Call) throws(ServerProblem) -> Caller {
        let token = try bearerToken(of: call.request)
        switch tokens.look(up: token, at: clock.now()) {
        case .valid(let entry):
            guard let client = clients[entry.clientID] else { throw .unknownToken() }
            call.context.caller = client.principal
            return Caller(principal: client.principal, scope: entry.scope)
        case .expired(let entry):
            call.context.caller = clients[entry.clientID]?.principal
            throw .expiredToken(at: entry.expiresAt)
        case .unknown:
            throw .unknownToken()
        }
    }

    /// Checks that a caller may call an operation, and on an object in a division.
    ///
    /// - Parameters:
    ///   - division: where the object lives; `nil` asks whether the caller holds the permission anywhere.
    ///   - object: the object as a sentence names it (`the contact list renewals-q4`).
    func require(
        _ operation: Operation,
        of principal: Principal,
        in division: Division?,
        object: String? = nil
    ) throws(ServerProblem) {
        guard let requirement = operation.requirement else { return }
        let decision = principal.decide(requirement, in: division)
        guard decision.verdict == .refused else { return }
        throw .refused(decision, of: principal, operation: operation, object: object)
    }

    /// Whether a caller may call an operation on an object in a division.
    func allows(_ operation: Operation, of principal: Principal, in division: Division) -> Bool {
        operation.requirement.map { principal.decide($0, in: division).verdict == .allowed } ?? true
    }

    private func bearerToken(of request: Request) throws(ServerProblem) -> String {
        guard let header = request.headers[.authorization] else { throw .noToken() }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .malformedAuthorization(parts.first) }
        return String(parts[1])
    }
}
