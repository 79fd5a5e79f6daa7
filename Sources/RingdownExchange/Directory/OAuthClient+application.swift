import RingdownCore
import RingdownOAuth

extension OAuthClient {
    /// The client as an application that users log in to; `nil` when it is none.
    ///
    /// Its users' tokens have the scopes that it is registered with, and none when it is registered with none.
    var application: OAuthApplication? {
        let uris = (redirectURIs ?? []).compactMap { RedirectURI($0) }
        guard grantType == .code, isActive, !uris.isEmpty else { return nil }
        return OAuthApplication(
            id: id,
            name: name,
            redirectURIs: uris,
            scopes: (scopes ?? []).compactMap { Scope($0) }
        )
    }
}
