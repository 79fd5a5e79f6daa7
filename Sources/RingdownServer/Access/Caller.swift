import RingdownCore

/// Who asks, as its token says.
struct Caller: Sendable {
    var principal: Principal
    /// The scope that was asked for with the token; `nil` when none was.
    var scope: String?
}
