package import Foundation
package import RingdownCore

extension InMemoryStore: CredentialStore {
    package func keep(_ token: IssuedToken, forgettingBefore instant: Date) async throws(StoreError) {
        try write { tables throws(StoreError) in
            tables.tokens = tables.tokens.filter { $0.value.expiresAt >= instant }
            tables.tokens[token.digest] = token
        }
    }

    package func token(digest: String) async throws(StoreError) -> IssuedToken? { try read().tokens[digest] }

    package func revokeToken(digest: String, at now: Date) async throws(StoreError) -> Bool {
        try write { tables throws(StoreError) in
            guard tables.tokens[digest]?.isActive(at: now) == true else { return false }
            tables.tokens[digest]?.revokedAt = now
            return true
        }
    }

    package func clients() async throws(StoreError) -> [StoredClient] {
        try read().clients.values.sorted { $0.id < $1.id }
    }

    package func client(_ id: String) async throws(StoreError) -> StoredClient? { try read().clients[id] }

    package func add(_ client: StoredClient, decision: Decision) async throws(StoreError) -> Bool {
        try write { tables throws(StoreError) in
            guard tables.clients[client.id] == nil else { return false }
            tables.clients[client.id] = client
            try tables.insert([decision])
            return true
        }
    }

    package func changeClient(
        _ id: String,
        _ change: @escaping @Sendable (inout StoredClient) -> Decision?
    ) async throws(StoreError) -> StoredClient? {
        try write { tables throws(StoreError) in
            guard let known = tables.clients[id] else { return nil }
            var client = known
            guard let decision = change(&client) else { return known }
            tables.clients[id] = client
            try tables.insert([decision])
            return client
        }
    }

    package func removeClient(_ id: String, at now: Date, decision: Decision) async throws(StoreError) -> Bool {
        try write { tables throws(StoreError) in
            guard tables.clients.removeValue(forKey: id) != nil else { return false }
            for token in tables.tokens.values where token.clientID == id && token.isActive(at: now) {
                tables.tokens[token.digest]?.revokedAt = now
            }
            try tables.insert([decision])
            return true
        }
    }
}
