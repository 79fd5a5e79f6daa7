import Foundation
import GRDB
import RingdownCore

/// What a token says of its holder, in the form of a JSON Web Token.
///
/// The signature is random: only the exchange, which keeps a digest of each token, can tell a true one.
enum CXoneClaims {
    /// A new token.
    ///
    /// - Parameters:
    ///   - user: whom it stands for; `nil` for an application on its own behalf.
    ///   - base: where the exchange is.
    ///   - lifetime: seconds.
    static func token(
        for user: User?,
        _ exchange: Exchange,
        base: String,
        lifetime: Int
    ) async throws -> (token: String, agent: Int?, team: Int?) {
        let (agent, team, role) = try await exchange.store.read { db -> (Int?, Int?, String) in
            guard let user else { return (nil, nil, "") }
            return (
                Int(try db.key(.user, user.id)), Int(try db.key(.division, user.division)),
                try db.resolvedGrants(of: user.id).first?.role ?? ""
            )
        }
        let tenant = exchange.tenant
        let now = Int(exchange.clock.now().timeIntervalSince1970)
        var claims: [String: JSON] = [
            "iss": .string(base), "iat": .whole(now), "exp": .whole(now + lifetime),
            "tenantId": .string(tenant.id), "tenant": .string(tenant.name.lowercased().replacing(" ", with: "-")),
            "icBUId": .whole(tenant.businessUnit), "icClusterId": .string(CXoneDiscovery.cluster),
        ]
        if let user, let agent {
            claims["sub"] = .string("user:" + user.id)
            claims["userId"] = .string(user.id)
            claims["name"] = .string(user.email)
            claims["given_name"] = .string(user.firstName)
            claims["family_name"] = .string(user.lastName)
            claims["icAgentId"] = .string(String(agent))
            claims["role"] = ["legacyId": .string(role), "id": .string(role)]
        }
        let parts = [#"{"alg":"HS256","typ":"JWT"}"#, JSON.object(claims).text()].map { part in
            Data(part.utf8).base64EncodedString()
                .replacing("+", with: "-")
                .replacing("/", with: "_")
                .replacing("=", with: "")
        }
        return (parts.joined(separator: ".") + "." + exchange.mint(), agent, team)
    }
}

extension User {
    /// What stands before the last word of the name.
    var firstName: String {
        let words = name.split(separator: " ")
        return words.count > 1 ? words.dropLast().joined(separator: " ") : name
    }

    /// The last word of the name; empty for a name of one word.
    var lastName: String {
        let words = name.split(separator: " ")
        return words.count > 1 ? String(words[words.count - 1]) : ""
    }
}
