extension API {
    /// Why a request was or will be refused.
    package struct Explanation: Codable, Hashable, Sendable {
        /// `allowed`, `refused`, `conditional` or `unknown`.
        package var verdict: String
        /// The causes, the likeliest first.
        package var causes: [Cause]
        /// The operation that was called or meant; `nil` when none could be made out.
        package var operation: Operation?
        /// The request that would be accepted as far as can be seen; `nil` when there is none to give.
        package var correctedRequest: CorrectedRequest?

        package init(
            verdict: String,
            causes: [Cause],
            operation: Operation? = nil,
            correctedRequest: CorrectedRequest? = nil
        ) {
            self.verdict = verdict
            self.causes = causes
            self.operation = operation
            self.correctedRequest = correctedRequest
        }
    }

    /// One cause, with what speaks for and against it and what to do.
    package struct Cause: Codable, Hashable, Sendable {
        /// A fact that was seen.
        package struct Evidence: Codable, Hashable, Sendable {
            /// Whether the fact speaks for the cause; otherwise it speaks against it.
            package var supports: Bool
            /// The fact, in one line.
            package var fact: String

            package init(supports: Bool, fact: String) {
                self.supports = supports
                self.fact = fact
            }
        }

        /// Which cause: one of the closed list (`missing-permission-in-division`).
        package var code: String
        /// `certain`, `likely` or `possible`.
        package var confidence: String
        /// What was seen.
        package var evidence: [Evidence]
        /// What to do, in one line.
        package var fix: String

        package init(code: String, confidence: String, evidence: [Evidence], fix: String) {
            self.code = code
            self.confidence = confidence
            self.evidence = evidence
            self.fix = fix
        }
    }

    /// An operation and what it requires.
    package struct Operation: Codable, Hashable, Sendable {
        /// `genesys-cloud`, `cxone`, or `ringdown` for the control plane's own.
        package var vendor: String
        package var method: String
        /// The path with its parameters in braces.
        package var path: String
        /// The permissions; empty means that a valid token is enough.
        package var permissions: [String]
        /// `ALL` of them or `ANY`.
        package var permissionsType: String

        package init(vendor: String, method: String, path: String, permissions: [String], permissionsType: String) {
            self.vendor = vendor
            self.method = method
            self.path = path
            self.permissions = permissions
            self.permissionsType = permissionsType
        }
    }

    /// A request to send instead.
    package struct CorrectedRequest: Codable, Hashable, Sendable {
        package var method: String
        /// The URL, or its path when the host is the one that was asked.
        package var url: String
        /// The body as JSON text; `nil` when none is needed.
        package var body: String?
        /// The request as a curl command, with the access token in `$TOKEN`; `nil` where a part of it is not known.
        package var curl: String?

        package init(method: String, url: String, body: String? = nil, curl: String? = nil) {
            self.method = method
            self.url = url
            self.body = body
            self.curl = curl
        }
    }
}
