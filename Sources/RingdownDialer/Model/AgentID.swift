/// An agent, by the id that the exchange's directory gives.
package struct AgentID: RawRepresentable, Hashable, Sendable, Codable {
    /// The id as text.
    package let rawValue: String

    /// Takes the id as it is; any text is one.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes the id as it is; any text is one.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

extension AgentID: CustomStringConvertible {
    package var description: String {
        rawValue
    }
}
