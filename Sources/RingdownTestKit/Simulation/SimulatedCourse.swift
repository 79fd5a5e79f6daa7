import RingdownCore

/// How a request fares on its way and at the vendor.
struct SimulatedCourse {
    /// The longest that a request is under way in seconds, however its connection ended: below the time that a lost
    /// answer is let settle.
    static let longestWay = 4.0
    /// Seconds after which a caller stops waiting for an answer.
    static let patience = 10.0

    /// Seconds until it arrives; `nil` when it never does.
    var arrives: Double?
    /// Seconds until a second copy of it arrives; `nil` when there is none.
    var copyArrives: Double?
    /// What the vendor says without doing anything; `nil` when it does what is asked.
    var refusal: ConnectorError?
    /// What the vendor says although it did what was asked; `nil` when it says so.
    var pretence: ConnectorError?
    /// Seconds from the arrival to the answer; `nil` when there is none.
    var answers: Double?
    /// Whether the answer comes twice.
    var answersTwice = false
    /// Seconds until the connection breaks; `nil` when it holds.
    var breaks: Double?

    /// A course that chance chooses.
    static func chosen(_ vendor: SimulatedVendor, _ world: SimulatedWorld) -> SimulatedCourse {
        let way = world.chance.seconds(0.01...0.2)
        let course = SimulatedCourse(arrives: way, answers: world.chance.seconds(0.01...0.2))
        guard !world.isCalm else { return course }
        if world.elapsed < vendor.outUntil { return course.struck(by: .outage, world) }
        if world.elapsed < vendor.stormUntil { return course.struck(by: .storm, world) }
        if world.elapsed < vendor.slowUntil { return course.struck(by: .slowVendor, world) }
        guard world.chance.happens(vendor.faultiness) else { return course }
        return course.struck(by: world.chance.one(of: Self.kinds), world)
    }

    private static let kinds: [Fault] = [
        .unreachable, .lostRequest, .lostAnswer, .lostAnswer, .reset, .reset, .failedBefore, .failedAfter, .slowVendor,
        .repeatedRequest, .repeatedAnswer, .rateLimited, .refused, .notFound, .conflict,
    ]

    private func struck(by fault: Fault, _ world: SimulatedWorld) -> SimulatedCourse {
        if fault != .outage, fault != .storm { world.count(fault) }
        world.note("! \(fault.rawValue)")
        var course = self
        switch fault {
        case .unreachable, .outage:
            course.arrives = nil
            course.breaks = 0.05
            course.refusal = ConnectorError(.unavailable, "The connection was refused.")
        case .lostRequest: course.arrives = nil
        case .lostAnswer: course.answers = nil
        case .reset:
            course.arrives = world.chance.happens(0.8) ? world.chance.seconds(0.05...Self.longestWay) : nil
            course.answers = nil
            course.breaks = world.chance.seconds(0.01...1)
        case .failedBefore: course.refusal = ConnectorError(.noAnswer, "It failed.", status: 500)
        case .failedAfter: course.pretence = ConnectorError(.noAnswer, "It failed.", status: 502)
        case .slowVendor:
            course.arrives = world.chance.seconds(0.5...Self.longestWay)
            course.answers = world.chance.seconds(0.5...5)
        case .repeatedRequest: course.copyArrives = world.chance.seconds(0.2...Self.longestWay)
        case .repeatedAnswer: course.answersTwice = true
        case .rateLimited, .storm: course.refusal = .slowDown(world)
        case .refused:
            let status = world.chance.one(of: [401, 403])
            course.refusal = ConnectorError(
                .refused,
                "Not allowed.",
                status: status,
                correlationID: "c\(world.number())"
            )
        case .notFound: course.refusal = ConnectorError(.notFound, "Not found.", status: 404)
        case .conflict: course.refusal = ConnectorError(.invalid, "The version is not current.", status: 409)
        default: break
        }
        return course
    }
}

extension ConnectorError {
    /// What a vendor says that is asked too often.
    static func slowDown(_ world: SimulatedWorld) -> ConnectorError {
        var error = ConnectorError(.rateLimited, "Slow down.", status: 429)
        error.retryAfter = world.chance.seconds(1...30).rounded()
        return error
    }
}
