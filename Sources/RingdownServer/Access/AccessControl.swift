import Foundation
import HTTPTypes
import Hummingbird
import Logging
import RingdownCore
import RingdownOAuth

/// Who may do what: reads the token of a request and asks the caller's grants.
struct AccessControl: Sendable {
    let directory: ClientDirectory
    let credentials: CredentialCheck
    let tokens: TokenDesk

    init(_ dependencies: ServerDependencies) {
        directory = ClientDirectory(dependencies)
        credentials = CredentialCheck(cost: dependencies.settings.secretCost, clock: dependencies.clock)
        tokens = TokenDesk(dependencies)
    }

    /// What came of a client's id and secret.
    enum Proof {
        case client(KnownClient)
        /// The client is unknown or the secret wrong; which of both is not said.
        case wrong
        /// The next attempt must wait so many seconds.
        case wait(Int)
    }

    /// The client of an id and secret.
    func client(id: String, secret: String, from address: String) async throws(StoreError) -> Proof {
        let client = try await directory.client(id)
        let outcome = await credentials.check(
            secret,
            of: "client \(id)",
            from: address,
            secrets: client?.secrets ?? [],
            hashes: client?.hashes ?? []
        )
        switch outcome {
        case .right: return client.map { .client($0) } ?? .wrong
        case .wrong: return .wrong
        case .wait(let seconds): return .wait(seconds)
        }
    }

    /// The caller of a request, from its token.
    func caller(of call: Call) async throws(ServerProblem) -> Caller {
        let text = try bearerToken(of: call.request)
        let lookup: TokenDesk.Lookup
        var principal: Principal?
        do throws(StoreError) {
            lookup = try await tokens.look(up: text)
            if let token = lookup.token { principal = try await directory.principal(of: token) }
        } catch {
            throw .storeFailed(error, call)
        }
        call.context.caller = principal
        switch lookup {
        case .expired(let token): throw .expiredToken(at: token.expiresAt)
        case .revoked(_, let instant): throw .revokedToken(at: instant)
        case .unknown: throw .unknownToken()
        case .valid(let token):
            guard let principal else { throw .unknownToken() }
            return Caller(principal: principal, scope: token.askedScope, token: token)
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
        let decision = principal.decide(requirement, on: AccessObject(object, in: division))
        guard decision.verdict != .allowed else { return }
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

extension Call {
    /// The address that the request comes from, as the connection has it: a header could say anything.
    var address: String { context.channel?.remoteAddress?.ipAddress ?? "an unknown address" }
}
