import Foundation
import HTTPTypes
import Hummingbird
import RingdownCore

extension AccessControl {
    /// Who calls with a user name and password, which are a client's id and secret.
    func basicCaller(of call: Call) throws(ServerProblem) -> Caller {
        guard let header = call.request.headers[.authorization] else {
            throw .noPassword("The request carries no user name and password.", .authenticationRequired)
        }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1])),
            let text = String(validating: data, as: UTF8.self), let colon = text.firstIndex(of: ":")
        else {
            throw .noPassword("The Authorization header holds no user name and password.", .authenticationRequired)
        }
        guard let client = client(id: String(text[..<colon]), secret: String(text[text.index(after: colon)...])) else {
            throw .noPassword("The user name or the password is wrong.", .badCredentials)
        }
        call.context.caller = client.principal
        return Caller(principal: client.principal, scope: nil)
    }
}

extension ServerProblem {
    /// The request does not say, or not rightly, who sends it.
    fileprivate static func noPassword(_ detail: String, _ code: ProblemCode) -> ServerProblem {
        ServerProblem(
            code,
            detail,
            fix: "Set username and password of the backend \"http\" (TF_HTTP_USERNAME, TF_HTTP_PASSWORD) to the id and "
                + "secret of one of the clients in ringdown.yaml.",
            challenge: "Basic realm=\"ringdown\", charset=\"UTF-8\""
        )
    }
}
