package import RingdownCore

/// One operation of the Genesys Cloud platform API, as the vendor's own specification declares it.
package struct GenesysOperation: Hashable, Sendable {
    /// The HTTP method, in capitals.
    package let method: String
    /// The path with its parameters in braces.
    package let path: String
    /// The specification's name for it; `nil` where it gives none.
    package let id: String?
    /// The permissions it asks; empty where a valid token is enough.
    package let requirement: Requirement
    /// Whether its permission counts only in the object's division; `nil` where the specification does not say.
    package let divisionAware: Bool?
    /// The OAuth scopes of which a user's application needs one; they do not narrow client credentials.
    package let scopes: [String]
    /// Its query parameters.
    package let query: [GenesysQueryParameter]
    /// The model of its body, in brackets when it is an array of them; `nil` when it takes none.
    package let requestModel: String?
    /// The model of its answer, in brackets when it is an array of them; `nil` when it gives none.
    package let responseModel: String?
    /// The statuses of its success; empty where the specification names none.
    package let successCodes: [Int]
    /// The error codes that it declares besides the common ones, by status.
    package let errorCodes: [Int: [String]]

    /// Its method and path, as plans and errors name it.
    package var name: String { "\(method) \(path)" }

    /// Whether it changes something: everything but `GET` and `HEAD`.
    package var changes: Bool { method != "GET" && method != "HEAD" }

    /// The operation as explanations name it.
    package var reference: OperationReference {
        OperationReference(vendor: GenesysCatalogue.vendor, method: method, path: path, requirement: requirement)
    }

    /// Whether it declares an error code of its own.
    package func declares(_ code: String, status: Int) -> Bool { errorCodes[status]?.contains(code) ?? false }
}
