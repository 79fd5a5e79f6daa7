/// A network profile that describes no possible network.
package struct NetworkProfileError: Error, Hashable, Sendable {
    /// What is wrong with it.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// A share is not between 0 and 1.
        case shareOutOfRange = "share-out-of-range"
        /// The shares add up to more than 1.
        case sharesExceedOne = "shares-exceed-one"
        /// A member that no profile has.
        case unknownMember = "unknown-member"
        /// A time, a shape or a variation is negative, too large or not a number.
        case numberOutOfRange = "number-out-of-range"
    }

    /// What is wrong.
    package let code: Code
    /// One line that names the member and says what is allowed.
    package let message: String
}
