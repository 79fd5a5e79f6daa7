import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownOAuth

/// Lists, makes and removes OAuth clients, and rotates their secrets.
struct ClientRoutes {
    /// Seconds that an old secret counts on unless the caller says otherwise: a day.
    static let usualOverlap = 86_400
    /// The overlaps that a caller may ask for: none, up to 30 days.
    static let allowedOverlap = 0...2_592_000

    private let dependencies: ServerDependencies
    private let access: AccessControl
    private var store: any CredentialStore { dependencies.credentials }

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        routes.guarded(.listClients) { _, _ in
            let now = dependencies.clock.now()
            let stored = try await store.clients().filter { !access.directory.isConfigured($0.id) }
            let all =
                dependencies.clients.map { API.Client($0) }.sorted { $0.id < $1.id }
                + stored.map { API.Client($0, at: now) }
            return try .json(API.Page(entities: all, pageSize: max(all.count, 1)))
        }
        routes.guarded(.addClient) { call, caller in try await add(call, caller) }
        routes.guarded(.addClientSecret) { call, caller in try await rotate(call, caller) }
        routes.guarded(.removeClientSecret) { call, caller in
            let id = try configurable(call)
            let secretID = call.parameter("secretId")
            let decision = decision("\(caller.principal.name) removed the secret \(secretID) of the client \(id).")
            let before = try await store.client(id)
            let after = try await store.changeClient(id) { client in
                client.remove(secret: secretID) ? decision : nil
            }
            guard let before, let after else { throw ServerProblem.noClient(id) }
            guard before.secrets.count != after.secrets.count else {
                throw ServerProblem(
                    .notFound,
                    "The client \(id) has no secret with the id \"\(secretID.prefix(80))\".",
                    fix: "GET \(Paths.clients) lists the secrets of every client by their ids."
                )
            }
            return Response(status: .noContent)
        }
        routes.guarded(.removeClient) { call, caller in
            let id = try configurable(call)
            let decision = decision("\(caller.principal.name) removed the client \(id); its tokens are revoked.")
            guard try await store.removeClient(id, at: dependencies.clock.now(), decision: decision) else {
                throw ServerProblem.noClient(id)
            }
            access.tokens.forget(tokensOf: id)
            return Response(status: .noContent)
        }
    }

    private func add(_ call: Call, _ caller: Caller) async throws -> Response {
        let body = try await BodyMembers(
            call,
            limit: dependencies.settings.bodyLimit,
            known: ["id", "name", "grants"]
        )
        let id = try body.text("id") ?? dependencies.ids.next()
        guard ClientID.isAllowed(id) else {
            throw ServerProblem(
                .invalidValue,
                "The member id must be 1 to 100 letters, digits, \".\", \"_\" or \"-\".",
                cause: .invalidValue,
                evidence: "id is \"\(id.prefix(100))\".",
                fix: "Send another id, or leave it out to get one."
            )
        }
        let name = try body.text("name") ?? id
        let grants = try grantReader(caller).grants(try body.list("grants"))
        let now = dependencies.clock.now()
        let text = RandomText.make()
        let hash = try await hash(text)
        let secret = StoredClient.Secret(id: dependencies.ids.next(), hash: hash.text, createdAt: now)
        let client = StoredClient(
            id: id,
            name: String(name.prefix(200)),
            grants: grants,
            secrets: [secret],
            createdAt: now,
            createdBy: caller.principal.id
        )
        let decision = decision("\(caller.principal.name) made the client \(id).")
        let isNew =
            access.directory.isConfigured(id) ? false : try await store.add(client, decision: decision)
        guard isNew else {
            throw ServerProblem(
                .conflict,
                "There is a client with the id \(id) already.",
                cause: .duplicateName,
                evidence: "The id \(id) is taken.",
                fix: "Send another id, or leave it out to get one."
            )
        }
        return try .json(
            API.NewClient(client: API.Client(client, at: now), clientSecret: text),
            status: .created,
            headers: [.cacheControl: "no-store", .location: Paths.filled(Paths.client, id)]
        )
    }

    private func rotate(_ call: Call, _ caller: Caller) async throws -> Response {
        let id = try configurable(call)
        let body = try await BodyMembers(
            call,
            limit: dependencies.settings.bodyLimit,
            known: ["overlapSeconds"]
        )
        let overlap = try body.number("overlapSeconds", in: Self.allowedOverlap) ?? Self.usualOverlap
        guard let known = try await store.client(id) else { throw ServerProblem.noClient(id) }
        // Whoever has a client's secret is that client: only who holds what it holds may make one.
        try grantReader(caller).require(known.grants)
        let now = dependencies.clock.now()
        let text = RandomText.make()
        let sibling = known.secrets(at: now).lazy.compactMap { SecretHash(text: $0.hash) }.first
        let hash = try await hash(text, sibling: sibling)
        let secret = StoredClient.Secret(id: dependencies.ids.next(), hash: hash.text, createdAt: now)
        let decision = decision(
            "\(caller.principal.name) gave the client \(id) a new secret; the old one counts for \(overlap) s more."
        )
        let changed = try await store.changeClient(id) { client in
            client.rotate(to: secret, overlap: TimeInterval(overlap), at: now)
            return decision
        }
        guard let changed else { throw ServerProblem.noClient(id) }
        return try .json(
            API.NewClient(client: API.Client(changed, at: now), clientSecret: text),
            status: .created,
            headers: [.cacheControl: "no-store"]
        )
    }

    /// The id in the path, when it is not one that only the configuration can change.
    private func configurable(_ call: Call) throws(ServerProblem) -> String {
        let id = call.parameter("clientId")
        guard access.directory.isConfigured(id) else { return id }
        throw ServerProblem(
            .conflict,
            "The client \(id) is one of the configuration; the API cannot change it.",
            cause: .invalidValue,
            evidence: "ringdown.yaml has the client \(id).",
            fix: "Change it under clients in ringdown.yaml; two secrets in \"secrets\" count side by side."
        )
    }

    private func grantReader(_ caller: Caller) -> GrantReader {
        GrantReader(roles: access.directory.roles, maker: caller.principal)
    }

    private func decision(_ sentence: String) -> Decision {
        Decision(id: dependencies.ids.next(), at: dependencies.clock.now(), kind: .ordered, sentence: sentence)
    }

    private func hash(_ secret: String, sibling: SecretHash? = nil) async throws(ServerProblem) -> SecretHash {
        do throws(SecretVerifier.Busy) {
            return try await access.credentials.verifier.hash(secret, sibling: sibling)
        } catch {
            throw .tooManyAttempts(wait: 1)
        }
    }
}

/// What a client id may look like.
private enum ClientID {
    static func isAllowed(_ id: String) -> Bool {
        (1...100).contains(id.utf8.count)
            && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }
}

extension ServerProblem {
    /// There is no client with an id.
    fileprivate static func noClient(_ id: String) -> ServerProblem {
        ServerProblem(
            .notFound,
            "There is no client with the id \"\(id.prefix(80))\".",
            cause: .objectNotFound,
            evidence: "No client has the id \"\(id.prefix(80))\".",
            fix: "GET \(Paths.clients) lists them."
        )
    }
}
