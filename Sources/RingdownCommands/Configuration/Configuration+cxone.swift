import Foundation
import RingdownVendors

extension Configuration {
    /// The keys of a provider of kind `cxone`.
    ///
    /// - accessKeyId (secret reference, required unless application): the id of an employee's access key.
    /// - accessKeySecret (secret reference, required with accessKeyId, secret): its secret.
    /// - clientId (secret reference, optional): the id of the registered application; without it the key alone logs in.
    /// - clientSecret (secret reference, required with clientId, secret): its secret.
    /// - application (secret reference, required unless accessKeyId): `App@Vendor:BusinessUnit`, for the older token server.
    /// - username (secret reference, required with application): who logs in there.
    /// - password (secret reference, required with application, secret): the password.
    /// - area (string, optional): the tenant's area, such as na1; needed where the token does not name the tenant.
    /// - url (string, optional): one base URL for tokens and API, in place of the vendor's hosts.
    /// - apiVersion (string, optional, default: the newest that answers): the version of the API, such as v33.0.
    /// - timeZone (string, optional): the zone of numbers that show none, as Europe/Berlin or as Windows names it.
    /// - requestsPerMinute (integer, optional, default: 6000): requests that the tenant is sent at most, 1 to 1000000.
    private static let cxoneKeys = [
        "kind", "accessKeyId", "accessKeySecret", "clientId", "clientSecret", "application", "username", "password",
        "area", "url", "apiVersion", "timeZone", "environment", "insteadOf", "requestsPerMinute",
    ]

    func readCXone(_ provider: YAMLReader, _ name: String) -> ProviderConfiguration? {
        provider.allow(only: Self.cxoneKeys)
        guard let logIn = provider.cxoneLogIn() else { return nil }
        let tenant = CXoneProvider(
            logIn: logIn,
            url: provider.address(),
            area: provider.text("area"),
            version: provider.cxoneVersion(),
            timeZone: provider.windowsZone()
        )
        return ProviderConfiguration(name: name, location: .cxone(tenant))
    }
}

extension YAMLReader {
    fileprivate func cxoneLogIn() -> CXoneProvider.LogIn? {
        guard let node = node("application") else {
            guard let id = self.secret("accessKeyId"), let secret = self.secret("accessKeySecret") else { return nil }
            guard has("clientId") || has("clientSecret") else {
                return .accessKey(id: id, secret: secret, application: nil)
            }
            guard let client = self.secret("clientId"), let clientSecret = self.secret("clientSecret") else {
                return nil
            }
            let application = CXoneProvider.Application(clientID: client, clientSecret: clientSecret)
            return .accessKey(id: id, secret: secret, application: application)
        }
        if has("accessKeyId") || has("accessKeySecret") || has("clientId") || has("clientSecret") {
            note(
                "\"application\" is the older log-in and stands beside an access key",
                at: node.place,
                suggestion: "keep one way to log in: an access key where there is one"
            )
        }
        guard let application = secret("application"), let username = secret("username"),
            let password = secret("password")
        else { return nil }
        return .legacy(application: application, username: username, password: password)
    }

    fileprivate func cxoneVersion() -> CXoneVersion? {
        guard let text = text("apiVersion"), let node = node("apiVersion") else { return nil }
        let version = CXoneVersion(text: text)
        if version == nil {
            note("\"\(text)\" is no version of CXone's API", at: node.place, suggestion: "write it as v33.0")
        }
        return version
    }

    fileprivate func windowsZone() -> String? {
        guard let text = text("timeZone"), let node = node("timeZone") else { return nil }
        let zones = WindowsZones.shared
        if zones.iana(text) != nil { return text }
        if let name = zones.windows(text) { return name }
        note("\"\(text)\" is no time zone", at: node.place, suggestion: zones.advice(for: text))
        return nil
    }
}
