import RingdownCore
import RingdownVendors

/// What the vendor shows of the account itself.
extension CXoneClient {
    /// What the session is; logging in proves address and credentials, and the server's time the API.
    func session() async throws(ConnectorError) -> CXoneSession {
        _ = try await send(CXoneCall(.serverTime))
        guard let session = login.session else {
            throw ConnectorError(.unavailable, "CXone gave no session: it is asked again.")
        }
        return session
    }

    /// What an agent may do.
    func permissions(of agent: String) async throws(ConnectorError) -> [CXonePermission] {
        try await read(CXoneCall(.permissions, agent)).list("permissions", of: CXonePermission.self) ?? []
    }

    /// The security profiles.
    func securityProfiles() async throws(ConnectorError) -> [CXoneSecurityProfile] {
        let answer = try await read(CXoneCall(.securityProfiles))
        return answer.list("profiles", of: CXoneSecurityProfile.self)
            ?? answer.list("securityProfiles", of: CXoneSecurityProfile.self) ?? []
    }
}
