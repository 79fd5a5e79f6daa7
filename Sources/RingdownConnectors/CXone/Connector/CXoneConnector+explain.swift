package import RingdownCore
package import RingdownVendors

extension CXoneConnector {
    package func explain(_ error: ConnectorError) async -> Explanation {
        let depends = error.code == .notFound || error.code == .refused && error.status != 401
        let isToken = error.operation.flatMap(CXoneDiagnosis.TokenOperation.init) != nil
        return CXoneDiagnosis(error, depends && !isToken ? await inspection() : CXoneInspection()).explanation
    }

    package func foresee(_ step: DialPlan.Step) async -> Explanation {
        let unsent = ConnectorError(.refused, "It has not been sent.", operation: step.operation, target: step.target)
        return CXoneDiagnosis(unsent, await inspection()).foresight
    }

    /// Who the account is and where its API is; asking it proves address and credentials.
    package func identity() async throws(ConnectorError) -> CXoneSession { try await client.session() }

    /// What the vendor shows of the account; what it does not show is noted.
    package func inspection() async -> CXoneInspection {
        var inspection = CXoneInspection()
        do throws(ConnectorError) {
            inspection.claims = try await client.session().claims
        } catch { inspection.gaps.append("who the account is: \(error.message)") }
        if let agent = inspection.claims?.agentID {
            do throws(ConnectorError) {
                inspection.permissions = try await client.permissions(of: agent)
            } catch { inspection.gaps.append("what it may do: \(error.message)") }
        } else if inspection.gaps.isEmpty {
            inspection.gaps.append("what it may do: the token does not name the agent whose permissions are asked for.")
        }
        do throws(ConnectorError) {
            inspection.profiles = try await client.securityProfiles()
        } catch { inspection.gaps.append("its security profile: \(error.message)") }
        return inspection
    }
}
