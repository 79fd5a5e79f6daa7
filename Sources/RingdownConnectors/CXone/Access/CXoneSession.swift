package import RingdownVendors

/// What a log-in established besides its token.
package struct CXoneSession: Sendable {
    /// Where the API is, down to `/incontactapi`.
    package var api: String
    /// What the token says of the account; empty when it says nothing.
    package var claims: CXoneClaims
}
