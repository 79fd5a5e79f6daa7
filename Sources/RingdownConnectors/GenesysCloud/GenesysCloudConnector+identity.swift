package import RingdownCore
package import RingdownVendors

/// What may be asked without any permission, each with the error that it ended in.
extension GenesysCloudConnector {
    /// What the token is; asking it proves address and credentials.
    package func identity() async throws(ConnectorError) -> GenesysTokenInfo { try await client.tokenInfo() }

    /// Where the token holds a permission, as the vendor computes it.
    package func permitted(
        _ permission: Permission
    ) async throws(ConnectorError) -> GenesysInspection.Permitted { try await client.permitted(permission) }
}
