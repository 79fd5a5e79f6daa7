/// What is to be done with a state that somebody wants to write.
package enum StateVerdict: Hashable, Sendable {
    /// Write it.
    case accepted
    /// It is the latest version already, as when an answer got lost and the write is repeated; nothing is to be done.
    case known
    /// Do not write it.
    case refused(StateRefusal)
}

extension StateHead {
    /// What is to be done with a state.
    ///
    /// - Parameters:
    ///   - stamp: its lineage and serial.
    ///   - isSameContent: whether it is, byte by byte, what the latest version holds.
    ///   - lockID: the lock that the writer presents; `nil` when it presents none.
    package func verdict(on stamp: StateStamp, isSameContent: Bool, presenting lockID: String?) -> StateVerdict {
        if let refusal = Self.refusal(lock: lock, presenting: lockID, workspace: workspace) {
            return .refused(refusal)
        }
        guard let version = latest?.version, version.content != .removed else { return .accepted }
        if stamp.lineage != version.lineage { return .refused(otherLineage(stamp, version)) }
        if stamp.serial < version.serial { return .refused(lowerSerial(stamp, version)) }
        if stamp.serial > version.serial { return .accepted }
        return isSameContent ? .known : .refused(sameSerial(version))
    }

    /// Why a writer may not write for the lock's sake; `nil` when it may.
    ///
    /// Where nobody holds the lock, a writer that presents none may write: locking is Terraform's choice.
    package static func refusal(lock: StateLock?, presenting lockID: String?, workspace: String) -> StateRefusal? {
        switch (lock, lockID) {
        case (nil, nil): nil
        case (let lock?, let id?) where lock.id == id: nil
        case (let lock?, _):
            StateRefusal(
                .locked,
                "The state of \(workspace) is locked by \(lock.holder) (lock \(lock.id)).",
                fix: "Wait until it is released; if its holder is gone, release it with: terraform force-unlock "
                    + lock.id,
                holder: lock
            )
        case (nil, let id?):
            StateRefusal(
                .lockLost,
                "The lock \(id.prefix(80)) of the state of \(workspace) was released, so others may have written since.",
                fix: "Look at what changed (ringdown state list \(workspace)), then apply again; "
                    + "errored.tfstate holds what was not written."
            )
        }
    }

    private func otherLineage(_ stamp: StateStamp, _ version: StateVersion) -> StateRefusal {
        StateRefusal(
            .otherLineage,
            "The state of \(workspace) has the lineage \(version.lineage), and what was sent has "
                + "\(stamp.lineage.prefix(80)): it is the state of something else.",
            fix: "Use another workspace in the backend's address, or remove the state that is kept first "
                + "(DELETE /tfstate/\(workspace); its versions stay)."
        )
    }

    private func lowerSerial(_ stamp: StateStamp, _ version: StateVersion) -> StateRefusal {
        StateRefusal(
            .lowerSerial,
            "The state of \(workspace) has the serial \(version.serial), and what was sent has \(stamp.serial), "
                + "which is older.",
            fix: "Run terraform plan again, which reads the latest state; to go back to an older one: "
                + "ringdown state rollback \(workspace) --to VERSION"
        )
    }

    private func sameSerial(_ version: StateVersion) -> StateRefusal {
        StateRefusal(
            .sameSerial,
            "The state of \(workspace) has the serial \(version.serial) already, with another content: "
                + "two runs wrote at the same time.",
            fix: "Set lock_address and unlock_address in the backend, so that one run waits for the other, "
                + "and apply again."
        )
    }
}
