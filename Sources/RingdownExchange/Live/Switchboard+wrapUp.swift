import RingdownDialer

extension Switchboard {
    /// Replaces what follows from wrap-up codes, for the calls that end from now on.
    ///
    /// - Parameters:
    ///   - mapping: the mapping as it is to be; its version and dates are set here.
    ///   - version: the version that the caller has read.
    func keep(_ mapping: WrapUpCodeMapping, version: Int?) async throws(ExchangeError) -> WrapUpCodeMapping {
        try await perform { _, turn in
            let present = try turn.db.wrapUpCodeMapping(at: turn.now)
            try Self.require(version, present: present.version, of: .wrapUpCodeMapping)
            var mapping = mapping
            mapping.version = present.version + 1
            mapping.created = present.created
            mapping.modified = turn.now
            if try turn.db.object(WrapUpCodeMapping.self, mapping.id) == nil {
                try turn.db.insert(mapping)
            } else {
                try turn.db.update(mapping)
            }
            return mapping
        }
    }

    /// Lets the agents of a queue choose wrap-up codes, or not any more.
    ///
    /// Throws `notFound` when there is no such code. Answers the codes.
    @discardableResult
    func offer(_ codes: [String], toQueue queue: String, _ isOffered: Bool) async throws(ExchangeError) -> [WrapUpCode]
    {
        try await perform { _, turn in
            try codes.map { id in
                var code = try turn.db.existing(WrapUpCode.self, id)
                if isOffered { code.queues.insert(queue) } else { code.queues.remove(queue) }
                try turn.db.update(code)
                return code
            }
        }
    }
}
