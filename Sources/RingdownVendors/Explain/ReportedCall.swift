package import RingdownCore

/// A call to a vendor as somebody reports it: what was sent, what is known about the caller, and what came back.
///
/// Every part may be missing, and what is missing proves nothing.
package struct ReportedCall: Hashable, Sendable {
    /// The vendor that the reporter names; `nil` when that is open.
    package var vendor: Vendor?
    package var request: Request
    package var context: Context
    /// `nil` when no answer is reported.
    package var response: Response?

    package init(vendor: Vendor? = nil, request: Request, context: Context = Context(), response: Response? = nil) {
        self.vendor = vendor
        self.request = request
        self.context = context
        self.response = response
    }
}

extension ReportedCall {
    /// A platform that is called.
    package enum Vendor: String, Codable, Hashable, Sendable, CaseIterable {
        case genesysCloud = "genesys-cloud"
        case cxone
    }

    /// What was sent.
    ///
    /// Placeholders (`{id}`, `<token>`, `$TOKEN`) stand for values.
    package struct Request: Hashable, Sendable {
        /// The method in capitals; `nil` when it is not known.
        package var method: String?
        /// The address as it was written: with a host, with a placeholder for one, or a path alone.
        package var url: String
        /// The headers in their order, names as they were written.
        package var headers: [Header]
        package var body: Body
        /// Whether the body was shown only in part: fields that are absent then prove nothing.
        package var isPartial: Bool

        package init(
            method: String?,
            url: String,
            headers: [Header] = [],
            body: Body = .none,
            isPartial: Bool = false
        ) {
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.isPartial = isPartial
        }

        /// The value of the first header of that name, letter case ignored.
        package func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// One header line.
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a message carried.
    package enum Body: Hashable, Sendable {
        /// Nothing, or nothing that is known.
        case none
        case json(JSON)
        /// Text that is no JSON: a form, XML, HTML, JSON with mistakes.
        case text(String)
        /// Bytes that are no text.
        case binary(count: Int)
    }

    /// What is known about the caller.
    package struct Context: Hashable, Sendable {
        /// How the token was obtained; `nil` when that is not known.
        package var grant: Grant?
        /// The scopes that were asked for or are claimed.
        package var scopes: [String]
        /// The permissions that are claimed.
        package var permissions: [String]
        /// What the reporter says besides.
        package var notes: String

        package init(grant: Grant? = nil, scopes: [String] = [], permissions: [String] = [], notes: String = "") {
            self.grant = grant
            self.scopes = scopes
            self.permissions = permissions
            self.notes = notes
        }
    }

    /// How a token was obtained.
    package enum Grant: String, Codable, Hashable, Sendable {
        case clientCredentials = "client_credentials"
        /// With a person's log-in, by whichever flow.
        case user
    }

    /// What came back.
    package struct Response: Hashable, Sendable {
        /// `nil` when it was not reported.
        package var status: Int?
        package var headers: [Header]
        package var body: Body

        package init(status: Int?, headers: [Header] = [], body: Body = .none) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }
}
