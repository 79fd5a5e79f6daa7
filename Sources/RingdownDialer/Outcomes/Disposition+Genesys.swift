extension Disposition {
    /// What Genesys Cloud's dialer writes as the wrap-up code of its own leg of the call.
    ///
    /// For `live` the agent's own code follows on the agent's leg. The codes are those found in exported contact lists
    /// and conversations; the vendor publishes no table from network results to codes, so `rejected` to `congestion`
    /// follow the call-analysis class the vendor gives them, and `abandoned` and `interrupted` are the nearest fit.
    package var wrapUpCode: String {
        switch self {
        case .live: "ININ-OUTBOUND-TRANSFERRED-TO-QUEUE"
        case .message: "ININ-OUTBOUND-LIVE-VOICE"
        case .machine: "ININ-OUTBOUND-MACHINE"
        case .fax: "ININ-OUTBOUND-FAX"
        case .busy: "ININ-OUTBOUND-BUSY"
        case .noAnswer: "ININ-OUTBOUND-NO-ANSWER"
        case .invalid: "ININ-OUTBOUND-SIT-UNCALLABLE"
        case .rejected, .blocked, .unwanted, .congestion: "ININ-OUTBOUND-DISCONNECT"
        case .abandoned: "ININ-OUTBOUND-FAILED-TO-REACH-AGENT"
        case .misconfigured: "ININ-OUTBOUND-NUMBER_COULD_NOT_BE_DIALED"
        case .skipped: "ININ-OUTBOUND-CONTACT-UNCALLABLE-SKIPPED"
        case .interrupted: "ININ-OUTBOUND-STUCK-INTERACTION"
        }
    }

    /// Genesys Cloud's call-analysis result, the key of a response set and the value of a `callAnalysisCondition`;
    /// `nil` when no call was analysed.
    package var callAnalysisResult: String? {
        switch self {
        case .live, .message, .abandoned: "disposition.classification.callable.person"
        case .machine: "disposition.classification.callable.machine"
        case .fax: "disposition.classification.callable.fax"
        case .busy: "disposition.classification.callable.busy"
        case .noAnswer: "disposition.classification.callable.noanswer"
        case .invalid: "disposition.classification.uncallable.sit"
        case .rejected, .blocked, .unwanted, .congestion, .misconfigured:
            "disposition.classification.callable.disconnect"
        case .skipped, .interrupted: nil
        }
    }

    /// The value of `CampaignInteraction.disposition` in Genesys Cloud's API; `nil` when no call was analysed.
    package var interactionDisposition: String? {
        switch self {
        case .live, .message, .abandoned: "LIVE_VOICE"
        case .machine: "MACHINE"
        case .fax: "FAX"
        case .busy: "BUSY"
        case .noAnswer: "NO_ANSWER"
        case .invalid: "SIT_UNCALLABLE"
        case .rejected, .blocked, .unwanted, .congestion, .misconfigured: "DISCONNECT"
        case .skipped, .interrupted: nil
        }
    }
}
