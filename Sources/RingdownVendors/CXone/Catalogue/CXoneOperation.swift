package import RingdownCore

/// One operation of the NICE CXone API, as the vendor's documentation describes it.
package struct CXoneOperation: Hashable, Sendable {
    /// The HTTP method, in capitals.
    package let method: String
    /// The path below `inContactAPI/services/v{N}.0`, with its parameters in braces.
    package let path: String
    /// What the calling application must be registered for (`AdminAPI`).
    package let api: String
    /// The permissions of a role of which one lets the caller do it, as the console names them; empty where the
    /// documentation names none.
    package let permissionGroups: [String]
    /// Whether it acts in an agent's own session.
    package let actsForAgent: Bool
    /// The model of its body; `nil` when it takes none, or none that is known.
    package let requestModel: String?
    /// Its query parameters; older versions take there what newer ones take in the body.
    package let query: [CXoneQueryParameter]
    /// The statuses of its success; empty where the documentation names none.
    package let successCodes: [Int]

    /// Its method and path, as plans and errors name it.
    package var name: String { "\(method) \(path)" }

    /// The operation as explanations name it.
    package var reference: OperationReference {
        OperationReference(
            vendor: CXoneCatalogue.vendor,
            method: method,
            path: path,
            requirement: Requirement([], mode: .any),
            permissionGroups: permissionGroups.isEmpty ? nil : permissionGroups
        )
    }
}

/// One query parameter of a CXone operation.
package struct CXoneQueryParameter: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Whether it must be given.
    package let required: Bool

    /// A parameter as the catalogue writes it: `!` when it must be given, and the name.
    init(_ text: String) {
        required = text.hasPrefix("!")
        name = required ? String(text.dropFirst()) : text
    }
}
