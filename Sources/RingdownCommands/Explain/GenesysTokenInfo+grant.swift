import RingdownVendors

extension GenesysTokenInfo {
    /// How the token was obtained; `nil` when the vendor does not say.
    var grant: ReportedCall.Grant? {
        oauthClient?.authorizedGrantType.map {
            $0 == GenesysTokenClient.clientCredentials ? .clientCredentials : .user
        }
    }
}
