import Crypto
import Foundation
import RingdownCore

/// The log-in page: one form, no script, nothing loaded from anywhere.
enum LoginPage {
    /// The page with the form.
    ///
    /// - Parameters:
    ///   - application: the name of the application that the user comes from.
    ///   - scopes: what it asks to be let do; `nil` when nothing narrows it.
    ///   - members: what the form carries besides name and password.
    ///   - message: what went wrong; `nil` at first.
    static func form(
        application: String,
        scopes: [Scope]?,
        members: [(String, String?)],
        message: String?
    ) -> String {
        let hidden = members.compactMap { name, value in
            value.map { "<input type=\"hidden\" name=\"\(escaped(name))\" value=\"\(escaped($0))\">" }
        }
        let asked =
            scopes.map { scopes in
                "It may do what you may, within: "
                    + scopes.map { "<code>\(escaped($0.text))</code>" }.joined(separator: " ")
            } ?? "It may do what you may."
        return page(
            "Log in",
            """
            <h1>Log in</h1>
            <p><strong>\(escaped(application))</strong> asks to act in your name. \(asked)</p>
            \(message.map { "<p class=\"wrong\" role=\"alert\">\(escaped($0))</p>" } ?? "")
            <form method="post" action="/oauth/authorize" autocomplete="on">
            \(hidden.joined(separator: "\n"))
            <label>Name<input name="username" autocomplete="username" autocapitalize="none" required autofocus></label>
            <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
            <button>Log in</button>
            <button class="quiet" name="cancel" value="1" formnovalidate>Cancel</button>
            </form>
            """
        )
    }

    /// A page that says why nobody can log in.
    static func notice(_ sentence: String) -> String {
        page("Log-in not possible", "<h1>Log-in not possible</h1>\n<p class=\"wrong\">\(escaped(sentence))</p>")
    }

    /// What the content security policy names the style by.
    static let styleHash =
        "sha256-" + Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem;color:#1c2733}
        label{display:block;margin:1rem 0}input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem}
        button{font:inherit;padding:.5rem 1rem;background:#0b5cad;color:#fff;border:0;border-radius:4px}
        .quiet{background:none;color:#0b5cad}.wrong{color:#a4161a}
        """

    private static func page(_ title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>\(title) – Ringdown</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><style>\(style)</style></head>
        <body>
        \(body)
        </body></html>

        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;")
            .replacingOccurrences(of: "\"", with: "&quot;")
            .replacingOccurrences(of: "'", with: "&#39;")
    }
}
