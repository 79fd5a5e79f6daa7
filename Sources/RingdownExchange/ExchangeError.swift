/// Why the exchange did not do what it was asked, before a dialect puts it into its own words.
package struct ExchangeError: Error, Hashable, Sendable {
    /// What stands in the way.
    ///
    /// Each dialect has one table from these to its own codes and statuses.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// No object of this kind has this id.
        case notFound = "not-found"
        /// Another object of the kind has the name.
        case duplicateName = "duplicate-name"
        /// The object changed since the caller read it.
        case wrongVersion = "wrong-version"
        /// The campaign cannot go from its status to the one asked for.
        case badStatusTransition = "bad-status-transition"
        /// The campaign is dialing, and what was to be changed may only be changed while it is not.
        case campaignActive = "campaign-active"
        /// Something else uses the object.
        case inUse = "in-use"
        /// The value refers to an object that does not exist.
        case danglingReference = "dangling-reference"
        /// The value breaks a rule of its object.
        case invalidValue = "invalid-value"
        /// The seed describes no possible tenant.
        case invalidSeed = "invalid-seed"
        /// The catalogue of a dialect's operations, which says what permissions they ask, is absent or damaged.
        case catalogueUnusable = "catalogue-unusable"
        /// The folder or file of the store cannot be used.
        case storeUnusable = "store-unusable"
        /// The store failed in the middle of an operation.
        case storeFailed = "store-failed"
    }

    /// What stands in the way.
    package var code: Code
    /// One line that says what happened and what to do next.
    package var message: String
    /// What kind of object it is about; `nil` when it is about none.
    package var object: ObjectKind?
    /// The rule of its object that a value breaks, by the vendor's code for it; `nil` when the code says it all.
    package var rule: String?

    package init(_ code: Code, _ message: String, object: ObjectKind? = nil, rule: String? = nil) {
        self.rule = rule
        self.code = code
        self.message = message
        self.object = object
    }

    /// Whether it says that objects do not fit together, which whoever set them up can mend.
    var isOfConfiguration: Bool { [.notFound, .danglingReference, .invalidValue].contains(code) }
}

extension ExchangeError: CustomStringConvertible {
    package var description: String { message }
}

extension ExchangeError {
    /// The error that no object of a kind has an id.
    static func notFound(_ kind: ObjectKind, _ id: String) -> ExchangeError {
        ExchangeError(.notFound, "there is no \(kind.words) with the id \(id)", object: kind)
    }
}
