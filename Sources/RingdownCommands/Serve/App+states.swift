import Configuration
import RingdownServer

extension App {
    /// The keys that states are sealed with; `nil` when the configuration names none.
    func stateKeyring() throws(CommandFailure) -> StateKeyring? {
        guard let states = configuration.states else { return nil }
        var former: [StateKey] = []
        for reference in states.formerKeys { former.append(try stateKey(reference)) }
        return StateKeyring(current: try stateKey(states.key), former: former)
    }

    private func stateKey(_ reference: SecretReference) throws(CommandFailure) -> StateKey {
        guard let key = StateKey(try reference.resolve(environment)) else {
            throw CommandFailure(
                "the state key in \(reference.place) is not 32 bytes in hexadecimal or base64; "
                    + "make one with: openssl rand -hex 32",
                exit: .usage
            )
        }
        return key
    }
}

extension SecretReference {
    /// Where the secret is, as a message names it.
    fileprivate var place: String {
        switch self {
        case .environment(let name): "the environment variable \(name)"
        case .file(let path): path
        }
    }
}
