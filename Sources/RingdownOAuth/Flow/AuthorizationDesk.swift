import Foundation
package import RingdownCore

/// The authorization endpoint (RFC 6749, section 3.1; PKCE with S256 required): shows the log-in page, and sends the
/// user back to the application with a code.
///
/// No session is kept: each log-in asks for the password.
package struct AuthorizationDesk: Sendable {
    /// A request to the endpoint, as the server's framework gives it.
    package struct Visit: Sendable {
        /// Whether the form was sent; otherwise the page is asked for.
        package var isForm: Bool
        /// The query of a page, the body of a form.
        package var text: String
        /// The `Cookie` header; `nil` when there is none.
        package var cookies: String?
        /// The address that it comes from.
        package var address: String
        /// The server's own URL.
        package var issuer: String

        package init(isForm: Bool, text: String, cookies: String?, address: String, issuer: String) {
            self.isForm = isForm
            self.text = text
            self.cookies = cookies
            self.address = address
            self.issuer = issuer
        }
    }

    package let codes = AuthorizationCodes()
    private let directory: any SignInDirectory
    private let clock: any WallClock
    private let makeCode: @Sendable () -> String
    private let formToken = FormToken()

    package init(
        directory: any SignInDirectory,
        clock: any WallClock,
        makeCode: @escaping @Sendable () -> String = RandomText.make
    ) {
        self.directory = directory
        self.clock = clock
        self.makeCode = makeCode
    }

    /// Answers a request to the endpoint.
    package func answer(_ visit: Visit) async throws -> AuthorizationAnswer {
        let form: OAuthForm
        let request: AuthorizationRequest
        do {
            form = try OAuthForm(visit.text)
            let application = try await form["client_id"].asyncFlatMap { try await directory.application($0) }
            request = try AuthorizationRequest(form, application: application, issuer: visit.issuer)
        } catch AuthorizationRequest.Flaw.notice(let sentence) {
            return .page(LoginPage.notice(sentence), status: 400)
        } catch AuthorizationRequest.Flaw.refusal(let redirect) {
            return .redirect(redirect.location)
        } catch let flaw as OAuthForm.Flaw {
            return .page(LoginPage.notice(flaw.sentence), status: 400)
        }
        return visit.isForm ? try await logIn(form, request, visit) : page(request, visit)
    }

    private func logIn(
        _ form: OAuthForm,
        _ request: AuthorizationRequest,
        _ visit: Visit
    ) async throws -> AuthorizationAnswer {
        let cookie = FormToken.cookie(in: visit.cookies) ?? ""
        guard formToken.isValid(form["form_token"] ?? "", cookie: cookie, request.members) else {
            return page(request, visit, "The form was open for too long, or comes from elsewhere. Log in here.", 403)
        }
        if form["cancel"] != nil { return .redirect(request.denied.location, headers: [gone(visit)]) }
        let name = form["username"] ?? ""
        switch try await directory.signIn(name, password: form["password"] ?? "", from: visit.address) {
        case .user(let id):
            let code = makeCode()
            codes.keep(code, for: request, user: id, at: clock.now())
            return .redirect(request.granted(code).location, headers: [gone(visit)])
        case .refused: return page(request, visit, "The name or the password is wrong.", 401)
        case .wait(let seconds):
            var answer = page(request, visit, "Too many attempts: wait \(seconds) seconds, then try again.", 429)
            answer.headers.append(("Retry-After", String(seconds)))
            return answer
        }
    }

    private func page(
        _ request: AuthorizationRequest,
        _ visit: Visit,
        _ message: String? = nil,
        _ status: Int = 200
    ) -> AuthorizationAnswer {
        let cookie = RandomText.make()
        let html = LoginPage.form(
            application: request.application.name,
            scopes: request.scopes,
            members: request.members + [("form_token", formToken.code(cookie: cookie, request.members))],
            message: message
        )
        return .page(html, status: status, headers: [setCookie(cookie, FormToken.lifetime, visit)])
    }

    private func gone(_ visit: Visit) -> (String, String) { setCookie("", 0, visit) }

    private func setCookie(_ value: String, _ seconds: Int, _ visit: Visit) -> (String, String) {
        let secure = visit.issuer.hasPrefix("https:") ? "; Secure" : ""
        return (
            "Set-Cookie",
            "\(FormToken.cookie)=\(value); Path=/oauth; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
        )
    }
}

extension OAuthForm.Flaw {
    /// What is wrong, in one line.
    package var sentence: String {
        switch self {
        case .badEncoding: "The form has a bad percent-encoding."
        case .twice(let name): "The form has \(name) twice."
        }
    }
}

extension Optional {
    fileprivate func asyncFlatMap<Value>(_ transform: (Wrapped) async throws -> Value?) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
