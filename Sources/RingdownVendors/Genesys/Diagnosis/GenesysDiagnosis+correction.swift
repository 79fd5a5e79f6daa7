package import Foundation
import RingdownCore

extension GenesysDiagnosis {
    /// The request that would be accepted once the fix is done; `nil` where none can be given.
    var correction: CorrectedRequest? {
        if refusal.operation == Self.tokenOperation || refusal.status == 401 {
            return CorrectedRequest(
                method: "POST",
                url: "\(hosts.login)/oauth/token",
                body: "grant_type=client_credentials"
            )
        }
        switch refusal.code {
        case .notFound where refusal.target?.id.isEmpty ?? true: return search
        case .refused, .rateLimited, .notFound: return operation.flatMap { request($0.method, $0.path) }
        case .invalid, .noAnswer: return readBack
        case .ambiguous: return nil
        case .unavailable, .misconfigured, .notPermitted: return nil
        }
    }

    /// The read that shows which objects of that name the token sees.
    private var search: CorrectedRequest? {
        guard let operation, operation.method == "GET" else { return nil }
        guard let name = refusal.target?.name.addingPercentEncoding(withAllowedCharacters: .genesysPathSegment) else {
            return request("GET", operation.path)
        }
        return CorrectedRequest(method: "GET", url: "\(hosts.api)\(operation.path)?name=\(name)")
    }

    /// The read that shows the object's present version and state.
    private var readBack: CorrectedRequest? {
        guard let operation else { return nil }
        var path = operation.path
        for verb in ["/start", "/stop"] where path.hasSuffix(verb) { path.removeLast(verb.count) }
        return request("GET", path)
    }

    /// A request on the object; `nil` when its path needs more than the object's id.
    private func request(_ method: String, _ path: String) -> CorrectedRequest? {
        let parameters = PathTree.segments(of: path).filter { $0.hasPrefix("{") }
        guard let parameter = parameters.first else { return CorrectedRequest(method: method, url: hosts.api + path) }
        guard parameters.count == 1, let id = refusal.target?.id, !id.isEmpty,
            let segment = id.addingPercentEncoding(withAllowedCharacters: .genesysPathSegment)
        else { return nil }
        return CorrectedRequest(
            method: method,
            url: hosts.api + path.replacingOccurrences(of: parameter, with: segment)
        )
    }
}

extension CharacterSet {
    /// What may stand unescaped in a path segment or a query value: RFC 3986's unreserved characters.
    package static let genesysPathSegment = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
