import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore

/// Gives submitters the key that replaces sensitive values, so that these never travel in clear.
struct DigestKeyRoute {
    private let key: String?

    init(_ dependencies: ServerDependencies) { key = dependencies.digestKey }

    func add(to routes: Routes) {
        let key = key
        routes.guarded(.getDigestKey) { _, _ in
            guard let key else {
                throw ServerProblem(
                    .notFound,
                    "This server does not give its digest key out.",
                    fix: "Set RINGDOWN_DIGEST_KEY where changes are submitted, to the key that the server uses."
                )
            }
            return try .json(API.DigestKey(key: key), headers: [.cacheControl: "no-store"])
        }
    }
}
