package import RingdownCore

/// Somebody who may call Ringdown's own API: an OAuth client with what it holds.
package struct APIClient: Sendable {
    /// What it may do; its id is the client id.
    package var principal: Principal
    /// What it proves itself with.
    package var secret: ClientSecret

    package init(principal: Principal, secret: ClientSecret) {
        self.principal = principal
        self.secret = secret
    }
}
