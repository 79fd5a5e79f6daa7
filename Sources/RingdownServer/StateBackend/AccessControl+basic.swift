import Foundation
import HTTPTypes
import Hummingbird
import RingdownCore

extension AccessControl {
    /// Who calls with a user name and password, which are a client's id and secret.
    func basicCaller(of call: Call) async throws(ServerProblem) -> Caller {
        guard let header = call.request.headers[.authorization] else {
            throw .noPassword("The request carries no user name and password.", .authenticationRequired)
        }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1])),
            let text = String(validating: data, as: UTF8.self), let colon = text.firstIndex(of: ":")
        else {
            throw .noPassword("The Authorization header holds no user name and password.", .authenticationRequired)
        }
        let proof: Proof
        do throws(StoreError) {
            proof = try await client(
                id: String(text[..<colon]),
                secret: String(text[text.index(after: colon)...]),
                from: call.address
            )
        } catch {
            throw .storeFailed(error, call)
        }
        switch proof {
        case .client(let client):
            call.context.caller = client.principal
            return Caller(principal: client.principal, scope: nil, token: nil)
        case .wrong: throw .noPassword("The user name or the password is wrong.", .badCredentials)
        case .wait(let seconds): throw .tooManyAttempts(wait: seconds)
        }
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
