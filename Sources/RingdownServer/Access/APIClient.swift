package import RingdownCore
package import RingdownOAuth

/// Somebody who may call Ringdown's own API: an OAuth client of the configuration, with what it holds.
package struct APIClient: Sendable {
    /// What it may do besides `assignments`; its id is the client id.
    package var principal: Principal
    /// The roles that it holds, and where.
    package var assignments: [RoleAssignment]
    /// What it proves itself with: several while one takes the place of another; none for an application that cannot
    /// keep a secret.
    package var secrets: [ClientSecret]
    /// Where its users are sent back to after a log-in; empty when it acts on its own behalf only.
    package var redirectURIs: [RedirectURI]
    /// The most that it may ask its users for; `nil` leaves that to what they hold.
    package var scopes: [Scope]?

    package init(
        principal: Principal,
        assignments: [RoleAssignment] = [],
        secrets: [ClientSecret],
        redirectURIs: [RedirectURI] = [],
        scopes: [Scope]? = nil
    ) {
        self.principal = principal
        self.assignments = assignments
        self.secrets = secrets
        self.redirectURIs = redirectURIs
        self.scopes = scopes
    }

    package init(principal: Principal, secret: ClientSecret) { self.init(principal: principal, secrets: [secret]) }
}
