import Configuration
import RingdownCore
import RingdownServer

extension App {
    /// Who may call, with their secrets.
    struct Callers: Sendable {
        var clients: [APIClient]
        var users: [APIUser]
    }

    /// The clients and users of the configuration, with their secrets from where they are kept.
    func callers() throws(CommandFailure) -> Callers {
        var callers = Callers(clients: [], users: [])
        for client in configuration.clients {
            var secrets: [ClientSecret] = []
            for secret in client.secrets { secrets.append(ClientSecret(try secret.resolve(environment))) }
            callers.clients.append(
                APIClient(
                    principal: Principal(id: client.id, name: client.id, grants: []),
                    assignments: client.grants,
                    secrets: secrets,
                    redirectURIs: client.redirectURIs,
                    scopes: client.scopes
                )
            )
        }
        for user in configuration.users {
            callers.users.append(
                APIUser(
                    id: user.id,
                    name: user.name,
                    password: ClientSecret(try user.password.resolve(environment)),
                    assignments: user.grants
                )
            )
        }
        return callers
    }
}
