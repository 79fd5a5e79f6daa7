package import Foundation

extension API {
    /// An OAuth client of the control plane; never its secrets.
    package struct Client: Codable, Hashable, Sendable {
        /// Where a client is kept, which is also where it can be changed.
        package enum Source: String, Codable, Hashable, Sendable, CaseIterable {
            /// In `ringdown.yaml`.
            case configuration
            /// In the store.
            case api
        }

        /// A role in a division.
        package struct Grant: Codable, Hashable, Sendable {
            package var role: String
            /// The division; `*` is all of them.
            package var division: String
            /// When it ends; `nil`: it does not.
            package var until: Date?

            package init(role: String, division: String, until: Date? = nil) {
                self.role = role
                self.division = division
                self.until = until
            }
        }

        /// What is known of a secret.
        package struct Secret: Codable, Hashable, Sendable {
            package var id: String
            package var createdAt: Date
            /// When it ends; `nil` until another one takes its place.
            package var expiresAt: Date?

            package init(id: String, createdAt: Date, expiresAt: Date?) {
                self.id = id
                self.createdAt = createdAt
                self.expiresAt = expiresAt
            }
        }

        /// The client id.
        package var id: String
        package var name: String
        package var source: Source
        package var grants: [Grant]
        /// The secrets that count; empty for a client of the configuration.
        package var secrets: [Secret]
        /// Where its users are sent back to after a log-in.
        package var redirectUris: [String]
        /// When it was made; `nil` for a client of the configuration.
        package var createdAt: Date?
        /// Who made it; `nil` for a client of the configuration.
        package var createdBy: String?

        package init(
            id: String,
            name: String,
            source: Source,
            grants: [Grant],
            secrets: [Secret] = [],
            redirectUris: [String] = [],
            createdAt: Date? = nil,
            createdBy: String? = nil
        ) {
            self.id = id
            self.name = name
            self.source = source
            self.grants = grants
            self.secrets = secrets
            self.redirectUris = redirectUris
            self.createdAt = createdAt
            self.createdBy = createdBy
        }
    }

    /// A client to be made.
    package struct ClientRequest: Codable, Hashable, Sendable {
        /// The client id; `nil` leaves the choice to the server.
        package var id: String?
        /// A name to show; `nil` takes the id.
        package var name: String?
        package var grants: [Client.Grant]

        package init(id: String? = nil, name: String? = nil, grants: [Client.Grant]) {
            self.id = id
            self.name = name
            self.grants = grants
        }
    }

    /// A request for a new secret.
    package struct SecretRotation: Codable, Hashable, Sendable {
        /// Seconds that the old secret counts on; `nil` leaves it to the server.
        package var overlapSeconds: Int?

        package init(overlapSeconds: Int?) { self.overlapSeconds = overlapSeconds }
    }

    /// A client with its new secret, which is shown this once.
    package struct NewClient: Codable, Sendable {
        package var client: Client
        /// The secret itself.
        package var clientSecret: String

        package init(client: Client, clientSecret: String) {
            self.client = client
            self.clientSecret = clientSecret
        }
    }
}

extension API.NewClient: CustomStringConvertible, CustomReflectable {
    /// The client without its secret, so that no message or log can carry it.
    package var description: String { "client \(client.id) with a new secret" }
    package var customMirror: Mirror { Mirror(self, children: ["client": client.id]) }
}
