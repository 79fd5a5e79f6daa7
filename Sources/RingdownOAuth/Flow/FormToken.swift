import Crypto
import Foundation

/// Ties a log-in form to the browser that it was shown in, so that no other site can send it (CSRF).
///
/// The browser gets a random cookie that no script reads and no other site's form carries (`HttpOnly`,
/// `SameSite=Strict`); the form carries a code over the cookie and the request's members, which only the server can make.
struct FormToken: Sendable {
    /// The cookie's name.
    static let cookie = "ringdown_login"
    /// Seconds that a shown form can be sent.
    static let lifetime = 600

    private let key = SymmetricKey(size: .bits256)

    /// The code of a form.
    func code(cookie: String, _ members: [(String, String?)]) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: content(cookie, members), using: key)).base64URL
    }

    /// Whether a form's code is the one for its cookie and members.
    func isValid(_ code: String, cookie: String, _ members: [(String, String?)]) -> Bool {
        let padded = code.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/") + "="
        guard !cookie.isEmpty, let given = Data(base64Encoded: padded) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(given, authenticating: content(cookie, members), using: key)
    }

    private func content(_ cookie: String, _ members: [(String, String?)]) -> Data {
        Data("\(cookie)\n\(OAuthForm.text(members))".utf8)
    }

    /// The cookie of a request; `nil` when it carries none.
    static func cookie(in header: String?) -> String? {
        for pair in (header ?? "").split(separator: ";") {
            let parts = pair.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == cookie { return String(parts[1]) }
        }
        return nil
    }
}
