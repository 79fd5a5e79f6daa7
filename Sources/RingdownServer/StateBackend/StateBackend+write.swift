import RingdownCore
import RingdownTerraform

extension StateBackend {
    /// Keeps a state as the workspace's next version.
    ///
    /// - Throws: a `StateRefusal` when lock, lineage or serial stand against it.
    func keep(
        _ bytes: [UInt8],
        of workspace: String,
        presenting lockID: String?,
        by client: String
    ) async throws -> Written {
        let keys = try keyring()
        let incoming = try IncomingState(bytes)
        for _ in 0..<Self.attempts {
            let head = try await store.stateHead(workspace)
            let previous = try head.latest.flatMap { latest throws(ServerProblem) in
                latest.version.content == .removed ? nil : try keys.open(latest)
            }
            let verdict = head.verdict(
                on: incoming.stamp,
                isSameContent: previous == bytes,
                presenting: lockID
            )
            switch verdict {
            case .refused(let refusal): throw refusal
            case .known:
                guard let version = head.latest?.version else { throw ServerProblem.stateOvertaken(workspace) }
                return Written(version: version, isKnown: true, results: [])
            case .accepted: break
            }
            let version = StateVersion(
                workspace: workspace,
                number: head.nextNumber,
                lineage: incoming.stamp.lineage,
                serial: incoming.stamp.serial,
                content: incoming.document == nil ? .encrypted : .plain,
                tool: incoming.tool,
                bytes: bytes.count,
                at: clock.now(),
                by: client
            )
            let difference = try Self.difference(from: previous, to: incoming, of: version)
            let written = try await write(
                version,
                bytes,
                presenting: lockID,
                changes: difference.delivery?.changes ?? [],
                secrets: difference.delivery?.secrets ?? [],
                decision: difference.silence.map { decision(.notMatched, $0) }
            )
            if let written { return written }
        }
        throw ServerProblem.stateOvertaken(workspace)
    }

    /// A decision about a version itself.
    func decision(_ kind: Decision.Kind, _ sentence: String) -> Decision {
        Decision(id: ids.next(), at: clock.now(), kind: kind, sentence: sentence)
    }

    /// What differs between the version before and a state.
    ///
    /// - Returns: the changes, or, where none can be told, the sentence that says why.
    private static func difference(
        from previous: [UInt8]?,
        to incoming: IncomingState,
        of version: StateVersion
    ) throws(ServerProblem) -> (delivery: Delivery?, silence: String?) {
        let place = "Version \(version.number) of the state of \(version.workspace)"
        let kept = "\(place) was kept, and no changes were made of it"
        guard incoming.document != nil else {
            let advice = "Submit the apply stream: tofu apply -json | ringdown submit -"
            return (nil, "\(kept): OpenTofu encrypted it. \(advice)")
        }
        do throws(TerraformError) {
            if let previous {
                guard TerraformDocument.recognise(previous) != .encryptedState else {
                    return (nil, "\(kept): OpenTofu encrypted the version before.")
                }
            } else {
                // A state that Terraform begins has serial 1; a higher one was moved here and was applied long ago.
                let serial = incoming.stamp.serial
                guard serial <= 1 else {
                    return (nil, "\(kept): it began with serial \(serial), so it was moved here from elsewhere.")
                }
            }
            let origin = ChangeOrigin(source: "state", workspace: version.workspace)
            let before = previous ?? IncomingState.nothing
            return (try Delivery.read(before: before, after: incoming.bytes, origin: origin), nil)
        } catch {
            throw .notAState(error.message, isAboutForm: false)
        }
    }
}
