package import RingdownCore

/// What CXone answers with a refusal: JSON in one of three spellings, words in a header, or nothing at all.
package struct CXoneErrorBody: CXoneRecord {
    /// The header that carries the words of a status, of successes too, and sometimes in place of the body.
    package static let statusHeader = "icStatusDescription"

    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// A refusal in the spelling that most versions have.
    package init(_ error: String, _ description: String) {
        members = ["error": .string(error), "error_description": .string(description)]
    }

    /// Reads an answer's body; `nil` when it is no JSON object that says something.
    package init?(parsing content: some Sequence<UInt8>) {
        guard let json = try? JSON(parsing: Array(content)), let members = json.object else { return nil }
        self.init(members: members)
        guard error != nil || sentence != nil else { return nil }
    }

    /// The code for programs, such as `InvalidListId` or `invalid_grant`.
    package var error: String? { self[text: "error"] }
    /// The sentence for people, in whichever member it stands.
    package var sentence: String? {
        self[text: "error_description"] ?? self[text: "errorDescription"] ?? self[text: "message"]
    }
}
