/// One life of the server: from its start to its crash.
package final class SimulatedProcess: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    /// Counted from 1.
    let number: Int
    /// Calls through ports so far: each is a place at which it may be stopped.
    var boundaries = 0
    /// The boundary at which it is stopped for good; `nil` for never.
    let crashAt: Int?
    var isDead = false
    var tasks: [Task<Void, Never>] = []
    /// What runs in it; set once it was started.
    var program: (any SimulatedProgram)?

    init(number: Int, crashAt: Int?) {
        self.number = number
        self.crashAt = crashAt
    }
}
