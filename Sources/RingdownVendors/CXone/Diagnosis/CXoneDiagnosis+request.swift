import RingdownCore

extension CXoneDiagnosis {
    /// Why an object was not found.
    var notFoundCauses: [Cause] {
        if let hidden = restrictionCause { return [hidden] }
        let restricted = Cause(
            .dataRestriction,
            .possible,
            evidence: [answer, Cause.Evidence("What an account's data restriction leaves out is not shown.")] + gaps,
            fix: "See dataRestrictions in GET /security-profiles for the kind of \(object)."
        )
        guard isSkillControl else {
            return [
                Cause(
                    .objectNotFound,
                    .likely,
                    evidence: [answer],
                    fix: "Correct the name or the id of \(object): ids are numbers and differ between business units."
                ), restricted,
            ]
        }
        return [
            Cause(
                .invalidValue,
                .likely,
                evidence: [
                    answer, Cause.Evidence("CXone answers 404 when a skill is none of Personal Connection."),
                    Cause.Evidence("A campaign is only a group of skills for reports, and cannot be started."),
                ],
                fix: "Name an outbound skill whose strategy is Personal Connection, not \(object)."
            ), restricted,
        ]
    }

    /// Why a name fits several objects.
    var ambiguousCause: Cause {
        Cause(
            .duplicateName,
            .certain,
            evidence: [answer],
            fix: "Use the id of the one that is meant: \(refusal.message)"
        )
    }

    /// Why a request was not accepted as it was.
    var requestCause: Cause {
        if refusal.status == 409 {
            return Cause(
                .invalidStateTransition,
                .likely,
                evidence: [answer],
                fix: isSkillControl
                    ? "Look at \(object) in ACD > Outbound > Skill Control: it is being stopped, has a schedule, or is "
                        + "agentless without ports."
                    : "Make \(object) active, or stop the skill that uses it, then try again."
            )
        }
        return Cause(.invalidValue, .likely, evidence: [answer], fix: refusal.message)
    }

    /// That the vendor asks to slow down.
    var rateLimitCause: Cause {
        let wait = refusal.retryAfter.map { "\(Int($0)) s" } ?? "some seconds"
        return Cause(
            .rateLimited,
            .certain,
            evidence: [answer, Cause.Evidence("CXone does not publish its limits.")],
            fix: "Wait \(wait); it is sent again by itself."
        )
    }

    /// That something other than CXone's API answered.
    var baseCause: Cause {
        Cause(
            refusal.vendorMessage == Self.withoutAccept ? .missingAcceptHeader : .wrongBasePathOrVersion,
            .likely,
            evidence: [answer],
            fix: refusal.message
        )
    }

    /// That no answer came, or none that says anything.
    var noAnswerCause: Cause {
        Cause(.notEnoughInformation, .certain, evidence: [answer], fix: refusal.message)
    }

    /// What CXone answers to a request that does not say what it accepts.
    package static let withoutAccept = "No known way to render data"
}
