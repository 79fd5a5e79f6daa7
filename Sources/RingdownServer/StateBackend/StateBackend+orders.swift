import RingdownCore

extension StateBackend {
    /// Takes the lock of a workspace, or says who holds it.
    func lock(_ workspace: String, info: [UInt8], by client: String) async throws -> StateLock {
        _ = try keyring()
        let said: JSON
        do throws(JSONError) { said = try JSON(parsing: info) } catch { throw ServerProblem.notJSON(error) }
        guard let id = said["ID"]?.string, !id.isEmpty, id.count <= 200 else {
            throw ServerProblem(
                .badRequest,
                "The lock's information has no ID.",
                cause: .missingRequiredField,
                evidence: "The member ID is absent, empty or longer than 200 characters.",
                fix: "Send what Terraform sends: {\"ID\": …, \"Operation\": …, \"Who\": …}."
            )
        }
        let lock = StateLock(
            id: id,
            info: said.text(),
            who: said["Who"]?.string.flatMap { $0.isEmpty ? nil : $0 },
            operation: said["Operation"]?.string,
            at: clock.now(),
            client: client
        )
        let held = try await store.lock(workspace, with: lock)
        guard held.id == id else { throw Self.locked(workspace, held, presenting: id) }
        return held
    }

    /// Releases the lock of a workspace; without a body by force, as `terraform force-unlock` does.
    func unlock(_ workspace: String, info: [UInt8], by client: String) async throws {
        _ = try keyring()
        var id: String?
        if !info.isEmpty {
            do throws(JSONError) {
                id = try JSON(parsing: info)["ID"]?.string
            } catch {
                throw ServerProblem.notJSON(error)
            }
        }
        let isForced = id == nil
        let result = try await store.unlock(workspace, id: id) { lock in
            guard isForced else { return nil }
            return decision(
                .ordered,
                "\(client) released the lock \(lock.id) of the state of \(workspace) by force; \(lock.holder) held it."
            )
        }
        if case .held(let lock) = result { throw Self.locked(workspace, lock, presenting: id) }
    }

    /// Removes a workspace's state, so that the next one may have another lineage; its versions stay.
    ///
    /// - Returns: what was written; `nil` when there was no state.
    func remove(_ workspace: String, presenting lockID: String?, by client: String) async throws -> Written? {
        _ = try keyring()
        for _ in 0..<Self.attempts {
            let head = try await store.stateHead(workspace)
            guard let latest = head.latest?.version, latest.content != .removed else { return nil }
            let version = StateVersion(
                workspace: workspace,
                number: head.nextNumber,
                lineage: latest.lineage,
                serial: latest.serial,
                content: .removed,
                bytes: 0,
                at: clock.now(),
                by: client
            )
            let sentence =
                "\(client) removed the state of \(workspace); nothing was destroyed, so no changes were made of it."
            let written = try await write(
                version,
                [],
                presenting: lockID,
                decision: decision(.ordered, sentence)
            )
            if let written { return written }
        }
        throw ServerProblem.stateOvertaken(workspace)
    }

    /// Brings an old version back as a new one with a higher serial, which Terraform takes for the latest.
    ///
    /// No changes are made of it: nothing was applied.
    func rollBack(_ workspace: String, to number: Int, by client: String) async throws -> Written {
        let keys = try keyring()
        let head = try await store.stateHead(workspace)
        guard let target = try await store.stateVersion(number, of: workspace), let latest = head.latest?.version else {
            throw ServerProblem.noStateVersion(String(number), of: workspace)
        }
        guard target.version.content == .plain else { throw ServerProblem.notRestorable(target.version) }
        let serial = max(latest.serial, target.version.serial) + 1
        let opened = try JSON(parsing: keys.open(target))
        var members = opened.object ?? [:]
        members["serial"] = .number(JSONNumber(serial))
        let bytes = Array(JSON.object(members).text(pretty: true).utf8)
        var version = target.version
        version.number = head.nextNumber
        version.serial = serial
        version.bytes = bytes.count
        version.at = clock.now()
        version.by = client
        version.restores = number
        let sentence =
            "\(client) rolled the state of \(workspace) back to version \(number); nothing was applied, "
            + "so no changes were made of it."
        let written = try await write(version, bytes, presenting: nil, decision: decision(.ordered, sentence))
        guard let written else { throw ServerProblem.stateOvertaken(workspace) }
        return written
    }

    private static func locked(_ workspace: String, _ lock: StateLock, presenting id: String?) -> any Error {
        StateHead.refusal(lock: lock, presenting: id, workspace: workspace) ?? ServerProblem.stateOvertaken(workspace)
    }
}
