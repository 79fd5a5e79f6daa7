package import RingdownCore

/// What keeps a campaign from dialing (`RestErrorDetail`).
package struct GenesysProblem: Codable, Hashable, Sendable, GenesysElement {
    /// The code.
    package var error: String
    /// The sentence for people; `nil` when there is none.
    package var details: String?

    package init(error: String, details: String? = nil) {
        self.error = error
        self.details = details
    }

    package init?(_ json: JSON) {
        guard let error = json["error"]?.string else { return nil }
        self.init(error: error, details: json["details"]?.string)
    }

    package var json: JSON {
        var members: [String: JSON] = ["error": .string(error)]
        members["details"] = details.map { .string($0) }
        return .object(members)
    }
}
