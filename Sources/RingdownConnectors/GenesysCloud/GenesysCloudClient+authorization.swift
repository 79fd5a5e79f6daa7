import RingdownCore
import RingdownVendors

/// The self-inspection: none of these asks a permission.
extension GenesysCloudClient {
    /// What the token is.
    func tokenInfo() async throws(ConnectorError) -> GenesysTokenInfo {
        try await read(GenesysCall(operation: .getTokenInfo), as: GenesysTokenInfo.self)
    }

    /// Who the token stands for, with its grants.
    func subject() async throws(ConnectorError) -> GenesysSubject {
        try await read(GenesysCall(operation: .getSubject), as: GenesysSubject.self)
    }

    /// The divisions in which the token holds a permission, as the vendor computes it.
    func permitted(_ permission: Permission) async throws(ConnectorError) -> GenesysInspection.Permitted {
        let call = GenesysCall(operation: .getDivisionsPermitted, query: [("permission", permission.description)])
        return GenesysInspection.Permitted(permission, in: try await read(call, as: [GenesysDivision].self))
    }

    /// The organisation's divisions.
    func divisions() async throws(ConnectorError) -> [Division] {
        try await readAll(GenesysCall(operation: .getDivisions), of: GenesysDivision.self).compactMap(\.division)
    }
}
