import Hummingbird
import NIOCore
import RingdownOAuth

extension Call {
    /// The body as a form.
    func oauthForm(limit: Int) async throws(TokenRefusal) -> OAuthForm {
        let formType = "application/x-www-form-urlencoded"
        let body: ByteBuffer
        do {
            body = try await self.body(upTo: limit)
        } catch {
            throw TokenRefusal(.invalidRequest, "The body is too large for an OAuth request.")
        }
        guard contentType == formType else {
            throw TokenRefusal(
                .invalidRequest,
                "The body is \(contentType.map { "\($0.prefix(80))" } ?? "of no stated type"); "
                    + "send Content-Type: \(formType)."
            )
        }
        do throws(OAuthForm.Flaw) {
            return try OAuthForm(String(buffer: body))
        } catch {
            throw TokenRefusal(.invalidRequest, error.sentence)
        }
    }
}
