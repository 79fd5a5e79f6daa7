extension ReportedCall.Vendor {
    /// The vendor that people mean with a word; `nil` when it names neither.
    package init?(claimed text: String) {
        switch text.lowercased().filter({ $0.isLetter }) {
        case "genesys", "genesyscloud", "purecloud": self = .genesysCloud
        case "cxone", "nicecxone", "nice", "incontact", "niceincontact": self = .cxone
        default: return nil
        }
    }
}

extension ReportedCall.Grant {
    /// The grant that people mean with a word; `nil` when it names none.
    package init?(_ text: String) {
        switch text.lowercased().filter({ $0.isLetter }) {
        case "clientcredentials": self = .clientCredentials
        case "user", "authorizationcode", "pkce", "implicit", "password": self = .user
        default: return nil
        }
    }
}
