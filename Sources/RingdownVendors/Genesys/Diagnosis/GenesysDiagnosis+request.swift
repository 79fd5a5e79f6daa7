import RingdownCore

extension GenesysDiagnosis {
    /// Why an object was not found: it is not there, or it is in a division that the token does not see.
    var notFoundCauses: [Cause] {
        let view = operation?.requirement.permissions ?? []
        var hidden: [Cause.Evidence] = []
        var seesAll = !view.isEmpty
        var outside = false
        for permission in view {
            switch inspection.holding(permission) {
            case .everywhere: continue
            case .unseen:
                seesAll = false
                hidden += gaps
            case .nowhere:
                seesAll = false
                outside = true
                hidden.append(Cause.Evidence("\(capitalCaller) holds \(permission) in no division."))
            case .divisions(let divisions):
                seesAll = false
                let held = divisions.map(inspection.named)
                if let division, !divisions.contains(where: { $0.isSame(as: division) }) { outside = true }
                hidden.append(
                    Cause.Evidence("\(capitalCaller) sees objects of \(held.inWords) only (\(permission)).")
                )
            }
        }
        if outside, let division {
            hidden.append(Cause.Evidence("\(capitalObject) is looked for in division \(division.name)."))
        }
        let absent = Cause(
            .objectNotFound,
            seesAll ? .certain : .likely,
            evidence: [answer]
                + (seesAll ? [Cause.Evidence("\(capitalCaller) sees objects of every division.")] : []),
            fix: "Check the name or the id of \(object); names are compared exactly, letter case included."
        )
        guard !seesAll, operation?.divisionAware == true else { return [absent] }
        let unseen = Cause(
            .missingPermissionInDivision,
            outside ? .likely : .possible,
            evidence: [Cause.Evidence("Objects of divisions without a grant are not shown at all.")] + hidden,
            fix: grantFix(view, in: outside ? division : nil, role: role(giving: view))
        )
        return outside ? [unseen, absent] : [absent, unseen]
    }

    /// Why a name or an id was not enough.
    var ambiguousCause: Cause {
        Cause(
            .duplicateName,
            .certain,
            evidence: [Cause.Evidence(refusal.message)],
            fix: "Name \(object) by its id in the configuration."
        )
    }

    /// Why a request was refused as it was.
    var requestCause: Cause {
        let (code, confidence, fix) = requestVerdict
        return Cause(code, confidence, evidence: [answer], fix: fix)
    }

    private var requestVerdict: (CauseCode, Cause.Confidence, String) {
        let code = vendorCode ?? ""
        switch code {
        case "invalid.update.wrong.version", "version.conflict":
            return (
                .versionConflict, .certain,
                "Read \(object) again and send the change with the version that it has then."
            )
        case "invalid.update.bad.status.transition", "invalid.update.campaign.active":
            return (
                .invalidStateTransition, .certain,
                "Read the state of \(object): only `on` to `off`, and any settled state to `on`, can be written."
            )
        case "invalid.update" where refusal.vendorMessage?.contains("Invalid transition") ?? false:
            return (
                .invalidStateTransition, .certain,
                "Read the state of \(object): only `on` to `off`, and any settled state to `on`, can be written."
            )
        case "not.a.user", "not.a.client":
            return (
                .wrongGrant, .certain,
                code == "not.a.user"
                    ? "Call it with the token of a user; client credentials cannot be used here."
                    : "Call it with client credentials; the token of a user cannot be used here."
            )
        case "duplicate.name": return (.duplicateName, .certain, "Choose another name: this one is in use.")
        case "too.many.contacts.added":
            return (
                .payloadTooLarge, .certain,
                "Send at most \(GenesysWritableContact.requestLimit) contacts in one request."
            )
        case "request.entity.too.large", "response.entity.too.large":
            return (.payloadTooLarge, .certain, "Send less in one request.")
        case "unsupported.media.type":
            return (.wrongBodyShape, .certain, "Send the body as application/json.")
        case "invalid.property", "invalid.contact.columns":
            return (.unknownField, .likely, "Leave out the field that the answer names.")
        case "invalid.date", "invalid.value", "invalid.query.param.value", "constraint.validation":
            return (.invalidValue, .likely, "Change the value that the answer names.")
        case "bad.request": return (.wrongBodyShape, .likely, "Check that the body is JSON of the operation's model.")
        case "request.conflict":
            return (.invalidStateTransition, .possible, "Read \(object) again and decide anew.")
        case "" where refusal.status == nil:
            return (.invalidStateTransition, .certain, "Wait until \(object) has settled, then try again.")
        default:
            let answer = AnswerReading(code: refusal.vendorCode, message: refusal.vendorMessage, status: refusal.status)
            if let phrase = AnswerPhrase.api.first(where: { $0.isPlain && $0.found(in: answer) != nil }) {
                return (phrase.code, .likely, phrase.fix)
            }
            return (
                .notEnoughInformation, .possible, "See what the answer says; the vendor's code is not one with a fix."
            )
        }
    }

    /// The rate limit.
    var rateLimitCause: Cause {
        let wait = refusal.retryAfter.map { "\(Int($0.rounded(.up))) s" } ?? "a minute"
        return Cause(
            .rateLimited,
            .certain,
            evidence: [
                answer, Cause.Evidence("An OAuth client may make 300 requests a minute unless more was agreed."),
            ],
            fix: "Wait \(wait) and try again; use an OAuth client of Ringdown's own if others share this one."
        )
    }

    /// What can be said when the vendor did not decide.
    var noAnswerCause: Cause {
        Cause(
            .notEnoughInformation,
            .possible,
            evidence: [Cause.Evidence(refusal.message)],
            fix: refusal.code == .noAnswer
                ? "Read \(object) back before anything is sent again: it may have happened."
                : "Check the provider's address and credentials, the network and the vendor's status page."
        )
    }
}
