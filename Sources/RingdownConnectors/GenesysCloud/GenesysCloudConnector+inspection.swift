import RingdownCore
package import RingdownVendors

extension GenesysCloudConnector {
    /// What the token is and holds, as far as the vendor tells without a permission.
    ///
    /// - Parameter operation: the operation in question, by the catalogue's name; `nil` asks for no permission by
    ///   itself.
    package func inspection(for operation: String?) async -> GenesysInspection {
        await inspect(for: ConnectorError(.refused, "asked by explain", operation: operation))
    }
}
