package import RingdownCore
import RingdownVendors

extension CXoneConnector {
    /// How often a block is written at most while answers are lost.
    private static let attempts = 3

    /// The blocks whose single members are declared, by the names that they have in configurations; the others cannot be
    /// read, or are declared in another way.
    static let settingBlocks: [(name: String, block: CXoneParameterBlock)] = [
        ("general", .general), ("retry", .retry), ("delivery", .delivery), ("cpa", .cpa),
    ]

    package func settings(
        _ names: Set<String>,
        of skill: RemoteObject
    ) async throws(ConnectorError) -> [String: JSON] {
        var found: [String: JSON] = [:]
        for (name, block) in Self.settingBlocks {
            let members = Self.members(of: name, in: names)
            guard !members.isEmpty else { continue }
            let present = try await client.settings(block, of: skill)
            for member in members { found["\(name).\(member)"] = present[member] }
        }
        return found
    }

    package func write(
        _ settings: [String: JSON],
        over read: [String: JSON],
        of skill: RemoteObject
    ) async throws(ConnectorError) -> Receipt {
        var receipt = Receipt(at: clock.now(), accepted: [])
        var failure: ConnectorError?
        for (name, block) in Self.settingBlocks {
            let members = Self.members(of: name, in: Set(settings.keys)).sorted()
            guard !members.isEmpty else { continue }
            do throws(ConnectorError) {
                let kept = try await write(members, of: name, block, settings, over: read, of: skill)
                let words = members.map { "\(name).\($0)" }.joined(separator: ", ")
                receipt.accepted.append("\(words) of skill \(skill.name) \(kept.isNew ? "written" : "already so")")
                receipt.correlationIDs += [kept.correlationID].compactMap(\.self)
            } catch {
                // Some tenants refuse one block always; the others are written all the same.
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        receipt.at = clock.now()
        return receipt
    }

    private func write(
        _ members: [String],
        of name: String,
        _ block: CXoneParameterBlock,
        _ settings: [String: JSON],
        over read: [String: JSON],
        of skill: RemoteObject
    ) async throws(ConnectorError) -> (isNew: Bool, correlationID: String?) {
        try await keep(block, of: skill) { present throws(ConnectorError) in
            var wanted = present
            for member in members { wanted[member] = settings["\(name).\(member)"] }
            guard members.contains(where: { present[$0]?.settingText != wanted[$0]?.settingText }) else { return nil }
            let stale = members.first { present[$0]?.settingText != read["\(name).\($0)"]?.settingText }
            if let stale { throw changed("\(name).\(stale)", block, skill) }
            return wanted.json
        }
    }

    /// Writes a block, and reads it again before it is written once more when the answer was lost: what was written after
    /// all is seen then, and so is what somebody else wrote.
    ///
    /// - Parameter change: what the block is to be, from what it is; `nil` when it is so already.
    func keep(
        _ block: CXoneParameterBlock,
        of skill: RemoteObject,
        _ change: (CXoneAnswer) throws(ConnectorError) -> JSON?
    ) async throws(ConnectorError) -> (isNew: Bool, correlationID: String?) {
        var attemptsLeft = Self.attempts
        var doubt: ConnectorError?
        while true {
            attemptsLeft -= 1
            guard let wanted = try change(try await client.settings(block, of: skill)) else {
                return (doubt != nil, doubt?.correlationID)
            }
            do throws(ConnectorError) {
                return (true, try await client.write(block, wanted, to: skill))
            } catch {
                guard error.code == .noAnswer, attemptsLeft > 0 else { throw error }
                doubt = error
            }
        }
    }

    private static func members(of block: String, in names: Set<String>) -> [String] {
        names.filter { $0.hasPrefix(block + ".") }.map { String($0.dropFirst(block.count + 1)) }
    }

    private func changed(_ name: String, _ block: CXoneParameterBlock, _ skill: RemoteObject) -> ConnectorError {
        ConnectorError(
            .invalid,
            "\(name) of skill \"\(skill.name)\" was changed since it was read: read it again.",
            operation: CXoneEndpoint.write(block).name,
            target: skill
        )
    }
}
