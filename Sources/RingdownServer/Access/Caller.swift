import RingdownCore

/// Who asks, as its token says.
struct Caller: Sendable {
    var principal: Principal
    /// The scope that was asked for with the token; `nil` when none was.
    var scope: String?
    /// The token; `nil` for a caller who proved itself with a password.
    var token: IssuedToken?
}
