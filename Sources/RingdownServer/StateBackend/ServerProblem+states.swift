import RingdownCore

extension ServerProblem {
    /// No key is configured, so that no state is kept.
    static func noStateKey() -> ServerProblem {
        ServerProblem(
            .unavailable,
            "This server keeps no states: no key is configured to encrypt them with, and they are never kept in clear.",
            fix: "Make a key with: openssl rand -hex 32; name it in ringdown.yaml as states: { key: env:STATE_KEY }, "
                + "and start the server again."
        )
    }

    /// A version was sealed with a key that is not configured.
    static func otherStateKey(_ version: StateVersion, configured: String) -> ServerProblem {
        ServerProblem(
            .unavailable,
            "Version \(version.number) of the state of \(version.workspace) was encrypted with the key "
                + "\(version.keyID ?? "none"), and the configured one is \(configured).",
            fix: "Start the server with the former key as states.key, or name it among states.formerKeys."
        )
    }

    /// A version does not open although its key is there.
    static func damagedState(_ version: StateVersion) -> ServerProblem {
        ServerProblem(
            .unavailable,
            "Version \(version.number) of the state of \(version.workspace) is damaged: it does not open with its key.",
            fix: "Roll back to an earlier version, or restore the server's store from a backup."
        )
    }

    /// The body is not a state.
    static func notAState(_ reason: String, isAboutForm: Bool) -> ServerProblem {
        ServerProblem(
            isAboutForm ? .badRequest : .unprocessable,
            "The body is not a state that is kept here: \(reason).",
            cause: .wrongBodyShape,
            evidence: reason,
            fix: "Send the state as Terraform's http backend does, or as terraform state pull prints it."
        )
    }

    /// The body is not what its sender's digest says.
    static func wrongDigest() -> ServerProblem {
        ServerProblem(
            .badRequest,
            "The body is not the one that Content-MD5 was made of: it was changed or cut on the way.",
            cause: .invalidValue,
            evidence: "The MD5 of the body differs from the header Content-MD5, or that is no base64 of 16 bytes.",
            fix: "Send it again; where it happens again, look at the proxies in between."
        )
    }

    /// The rules of lock, lineage and serial stand against a write.
    static func stateRefused(_ refusal: StateRefusal) -> ServerProblem {
        ServerProblem(
            .conflict,
            refusal.message,
            cause: .versionConflict,
            evidence: refusal.message,
            fix: refusal.fix
        )
    }

    /// Others wrote while this was being written.
    static func stateOvertaken(_ workspace: String) -> ServerProblem {
        ServerProblem(
            .conflict,
            "The state of \(workspace) was written by somebody else at the same time.",
            cause: .versionConflict,
            evidence: "Another version took the number of this one.",
            fix: "Lock the state while you work on it (lock_address in the backend), and try again."
        )
    }

    /// There is no such version.
    static func noStateVersion(_ name: String, of workspace: String) -> ServerProblem {
        ServerProblem(
            .notFound,
            "The state of \(workspace) has no version \(name.prefix(40)).",
            cause: .objectNotFound,
            evidence: "No version of the state of \(workspace) is \(name.prefix(40)).",
            fix: "List its versions with: ringdown state list \(workspace)"
        )
    }

    /// A version that cannot be brought back.
    static func notRestorable(_ version: StateVersion) -> ServerProblem {
        let isRemoved = version.content == .removed
        let place = "Version \(version.number) of the state of \(version.workspace)"
        return ServerProblem(
            .unprocessable,
            isRemoved ? "\(place) holds nothing to go back to." : "\(place) is encrypted by OpenTofu, serial and all.",
            cause: .invalidStateTransition,
            evidence: "Going back writes the old content with a new serial.",
            fix: isRemoved
                ? "Choose a version with a state." : "Read it (tofu state pull), and write it with tofu state push."
        )
    }
}
