package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func explain(_ error: ConnectorError) async -> Explanation {
        let inspection = dependsOnGrants(error) ? await inspect(for: error) : GenesysInspection()
        return GenesysDiagnosis.explain(
            refusal: error,
            inspection: inspection,
            hosts: client.hosts,
            now: clock.now()
        )
    }

    /// Whether what the token holds can be behind an error; a token that is refused shows nothing anyway.
    private func dependsOnGrants(_ error: ConnectorError) -> Bool {
        guard error.operation != GenesysDiagnosis.tokenOperation else { return false }
        return error.code == .notFound || error.code == .refused && error.status != 401
    }

    /// Asks the vendor what the token is and holds; what it does not tell is noted.
    func inspect(for error: ConnectorError) async -> GenesysInspection {
        var inspection = GenesysInspection()
        do throws(ConnectorError) {
            inspection.token = try await client.tokenInfo()
        } catch { inspection.gaps.append("what the token is: \(error.message)") }
        do throws(ConnectorError) {
            inspection.subject = try await client.subject()
        } catch { inspection.gaps.append("what the token was granted: \(error.message)") }
        for permission in permissions(behind: error) {
            do throws(ConnectorError) {
                inspection.permitted.append(try await client.permitted(permission))
            } catch { inspection.gaps.append("where \(permission) is held: \(error.message)") }
        }
        do throws(ConnectorError) {
            inspection.divisions = try await client.divisions()
        } catch { inspection.gaps.append("the names of the divisions: \(error.message)") }
        return inspection
    }

    /// The permissions that decide about the operation, and the one that stands in for starting.
    private func permissions(behind error: ConnectorError) -> [Permission] {
        let operation = error.operation.flatMap { GenesysCatalogue.shared.operation(named: $0) }
        var permissions = operation?.requirement.permissions ?? []
        if error.operation == GenesysCloudOperation.startCampaign.rawValue {
            permissions.append(Permission(domain: "outbound", entity: "campaign", action: "edit"))
        }
        return permissions
    }
}
