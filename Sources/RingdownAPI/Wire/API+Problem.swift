extension API {
    /// Why a request was refused: `application/problem+json`, with the members that Genesys clients expect.
    package struct Problem: Codable, Hashable, Sendable {
        /// A URI that names the kind of problem: `urn:ringdown:problem:` and the code.
        package var type: String
        /// The kind of problem in a few words.
        package var title: String
        /// The HTTP status.
        package var status: Int
        /// What is wrong with this request, in one line.
        package var detail: String
        /// The same as `detail`, where Genesys clients look for it.
        package var message: String
        /// The kind of problem for programs.
        package var code: String
        /// The id under which the server logged the request.
        package var contextId: String
        /// The recorded decision, for `ringdown why`; `nil` when nothing was recorded.
        package var decision: String?
        /// Why, the likeliest cause first.
        package var causes: [Cause]
        /// What to do, in one line; `nil` when the detail says all there is.
        package var fix: String?
        /// Requests that would be accepted as far as can be seen, the likeliest meant first.
        package var correctedRequests: [CorrectedRequest]

        package init(
            type: String,
            title: String,
            status: Int,
            detail: String,
            code: String,
            contextId: String,
            decision: String? = nil,
            causes: [Cause] = [],
            fix: String? = nil,
            correctedRequests: [CorrectedRequest] = []
        ) {
            self.type = type
            self.title = title
            self.status = status
            self.detail = detail
            message = detail
            self.code = code
            self.contextId = contextId
            self.decision = decision
            self.causes = causes
            self.fix = fix
            self.correctedRequests = correctedRequests
        }

        /// Reads a problem leniently: what another server leaves out reads as empty, and `detail` and `message` stand
        /// in for each other.
        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            func text(_ key: CodingKeys) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
            status = try container.decode(Int.self, forKey: .status)
            code = try text(.code) ?? ""
            type = try text(.type) ?? "about:blank"
            title = try text(.title) ?? code
            let message = try text(.message)
            detail = try text(.detail) ?? message ?? title
            self.message = message ?? detail
            contextId = try text(.contextId) ?? ""
            decision = try text(.decision)
            causes = try container.decodeIfPresent([Cause].self, forKey: .causes) ?? []
            fix = try text(.fix)
            correctedRequests =
                try container.decodeIfPresent([CorrectedRequest].self, forKey: .correctedRequests) ?? []
        }
    }
}
