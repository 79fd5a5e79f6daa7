/// Why a request was or will be refused, as data: stored with its decision, shown by every surface alike.
package struct Explanation: Codable, Hashable, Sendable {
    /// What is said about the request as a whole.
    package enum Verdict: String, Codable, Hashable, Sendable {
        case allowed
        case refused
        /// Allowed or refused depending on something that is named among the causes.
        case conditional
        /// What could be seen does not decide it.
        case unknown
    }

    /// The answer.
    package var verdict: Verdict
    /// The causes, the likeliest first.
    package var causes: [Cause]
    /// The vendor's operation that was called or meant; `nil` when none could be made out.
    package var operation: OperationReference?
    /// The request that would be accepted as far as can be seen; `nil` when there is none to give.
    package var correctedRequest: CorrectedRequest?
    /// The versions of the catalogues of vendors' operations that it rests on; `nil` when it rests on none.
    package var catalogue: String?

    package init(
        verdict: Verdict,
        causes: [Cause],
        operation: OperationReference? = nil,
        correctedRequest: CorrectedRequest? = nil,
        catalogue: String? = nil
    ) {
        self.verdict = verdict
        self.causes = causes
        self.operation = operation
        self.correctedRequest = correctedRequest
        self.catalogue = catalogue
    }
}

/// One cause, with what speaks for and against it and what to do.
package struct Cause: Codable, Hashable, Sendable {
    /// How sure the cause is.
    package enum Confidence: String, Codable, Hashable, Sendable, Comparable {
        case possible
        case likely
        case certain

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .possible: 0
            case .likely: 1
            case .certain: 2
            }
        }
    }

    /// A fact that was seen.
    package struct Evidence: Codable, Hashable, Sendable {
        /// Whether the fact speaks for the cause; otherwise it speaks against it.
        package var supports: Bool
        /// The fact, in one line.
        package var fact: String

        package init(supports: Bool = true, _ fact: String) {
            self.supports = supports
            self.fact = fact
        }
    }

    /// Which cause.
    package var code: CauseCode
    /// How sure it is.
    package var confidence: Confidence
    /// What was seen.
    package var evidence: [Evidence]
    /// What to do, in one line.
    package var fix: String

    package init(_ code: CauseCode, _ confidence: Confidence, evidence: [Evidence], fix: String) {
        self.code = code
        self.confidence = confidence
        self.evidence = evidence
        self.fix = fix
    }
}

/// A vendor's operation and what it requires.
package struct OperationReference: Codable, Hashable, Sendable {
    /// The vendor (`genesys-cloud`, `cxone`).
    package var vendor: String
    /// The HTTP method.
    package var method: String
    /// The path with its parameters in braces.
    package var path: String
    /// What it requires.
    package var requirement: Requirement
    /// What it requires at a vendor whose permissions have no technical names, as the console names them; `nil` where
    /// `requirement` says it all.
    package var permissionGroups: [String]?

    package init(
        vendor: String,
        method: String,
        path: String,
        requirement: Requirement,
        permissionGroups: [String]? = nil
    ) {
        self.vendor = vendor
        self.method = method
        self.path = path
        self.requirement = requirement
        self.permissionGroups = permissionGroups
    }
}

/// A request to send instead.
package struct CorrectedRequest: Codable, Hashable, Sendable {
    package var method: String
    package var url: String
    package var body: JSON?

    package init(method: String, url: String, body: JSON? = nil) {
        self.method = method
        self.url = url
        self.body = body
    }
}
