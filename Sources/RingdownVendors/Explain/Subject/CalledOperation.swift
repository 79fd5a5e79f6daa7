package import RingdownCore

/// A vendor's operation with what the catalogue says of it, whichever vendor's.
package struct CalledOperation: Hashable, Sendable {
    package let vendor: ReportedCall.Vendor
    package let method: String
    /// The path with its parameters in braces.
    package let path: String
    /// What it asks; `nil` where no more than its path and methods is known.
    package let requirement: Requirement?
    /// What it asks at a vendor whose permissions have no technical names.
    package let permissionGroups: [String]
    /// Whether its permission counts only in the object's division.
    package let isDivisionAware: Bool
    /// The OAuth scopes of which a user's application needs one.
    package let scopes: [String]
    /// The model of its body, in brackets for an array; `nil` when it takes none or none that is known.
    package let body: String?
    /// Whether its fields are known well enough to say which must be there.
    package let isDetailed: Bool
    /// The error codes that it declares, by status.
    package let errorCodes: [Int: [String]]
    /// The names of its query parameters and whether they must be given; empty where they are not known.
    package let query: [String: Bool]
    /// The values of its query parameters where they are listed.
    package let queryValues: [String: [String]]
    /// Whether it acts for the person whose token it is.
    package let needsUser: Bool
    /// Whether only an application's own token may call it.
    package let needsClient: Bool

    /// Its method and path.
    package var name: String { "\(method) \(path)" }

    /// The operation as explanations name it.
    package var reference: OperationReference {
        OperationReference(
            vendor: vendor.rawValue,
            method: method,
            path: path,
            requirement: requirement ?? Requirement([], mode: .any),
            permissionGroups: permissionGroups.isEmpty ? nil : permissionGroups
        )
    }

    /// An operation of Genesys Cloud that the catalogue describes.
    init(_ operation: GenesysOperation) {
        vendor = .genesysCloud
        method = operation.method
        path = operation.path
        requirement = operation.requirement
        permissionGroups = []
        isDivisionAware = operation.divisionAware == true
        scopes = operation.scopes
        body = operation.requestModel
        isDetailed = true
        errorCodes = operation.errorCodes
        query = Dictionary(operation.query.map { ($0.name, $0.required) }) { first, _ in first }
        queryValues = Dictionary(operation.query.filter { !$0.values.isEmpty }.map { ($0.name, $0.values) }) { $1 }
        needsUser = operation.declares("not.a.user", status: 400)
        needsClient = operation.declares("not.a.client", status: 400)
    }

    /// An operation of Genesys Cloud of which only the path is known.
    init(_ path: GenesysPath, method: String) {
        vendor = .genesysCloud
        self.method = method
        self.path = path.path
        requirement = nil
        permissionGroups = []
        isDivisionAware = false
        scopes = []
        body = path.methods[method] ?? nil
        isDetailed = false
        errorCodes = [:]
        query = [:]
        queryValues = [:]
        needsUser = path.path.hasSuffix("/me")
        needsClient = false
    }

    /// An operation of CXone.
    init(_ operation: CXoneOperation) {
        vendor = .cxone
        method = operation.method
        path = operation.path
        requirement = nil
        permissionGroups = operation.permissionGroups
        isDivisionAware = false
        scopes = [operation.api]
        body = operation.requestModel
        isDetailed = true
        errorCodes = [:]
        query = Dictionary(operation.query.map { ($0.name, $0.required) }) { first, _ in first }
        queryValues = [:]
        needsUser = operation.actsForAgent
        needsClient = false
    }
}
