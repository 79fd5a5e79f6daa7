import GRDB
import RingdownDialer

extension Switchboard {
    /// Keeps a new object.
    func create<Object: ManagedObject>(_ object: Object) async throws(ExchangeError) -> Object {
        try await create([object])[0]
    }

    /// Keeps new objects: all of them or, when one is refused, none.
    func create<Object: ManagedObject>(_ objects: [Object]) async throws(ExchangeError) -> [Object] {
        try await perform { floor, turn in
            try objects.map { object in
                var object = object
                object.head.created = turn.now
                object.head.modified = turn.now
                object.head.version = 1
                try turn.db.checkDivision(of: object)
                try object.check(in: turn.db)
                try turn.db.insert(object)
                try floor.changed(Object.kind, object.id, turn)
                return object
            }
        }
    }

    /// Keeps an object that was changed, and answers it with its new version.
    ///
    /// - Parameters:
    ///   - object: the object as it is to be, made from the version that the caller has read.
    ///   - version: the version that the caller says to have read.
    ///
    /// Throws `wrongVersion` unless both versions are the present one.
    func update<Object: ManagedObject>(_ object: Object, version: Int?) async throws(ExchangeError) -> Object {
        try await perform { floor, turn in
            let present = try turn.db.existing(Object.self, object.id)
            try Self.require(version, present: present.head.version, of: Object.kind)
            try Self.require(object.head.version, present: present.head.version, of: Object.kind)
            var object = object
            object.head.version += 1
            object.head.modified = turn.now
            try turn.db.checkDivision(of: object)
            try object.check(in: turn.db)
            try object.check(over: present, in: turn.db)
            try turn.db.update(object)
            try floor.changed(Object.kind, object.id, turn)
            return object
        }
    }

    /// Forgets objects that nothing uses: all of them or, when one is used, none.
    func delete<Object: ManagedObject>(_ type: Object.Type, _ ids: [String]) async throws(ExchangeError) {
        try await perform { floor, turn in
            for id in ids {
                let object = try turn.db.existing(Object.self, id)
                if let user = try object.user(in: turn.db) {
                    throw ExchangeError(
                        .inUse,
                        "\(user) uses the \(Object.kind.words) \(object.name); change that first",
                        object: Object.kind
                    )
                }
                try turn.db.delete(Object.kind, id)
                try floor.changed(Object.kind, id, turn)
            }
        }
    }

    /// Refuses a change whose caller has read another version than the present one; throws `wrongVersion`.
    static func require(_ version: Int?, present: Int, of kind: ObjectKind) throws(ExchangeError) {
        guard version != present else { return }
        throw ExchangeError(
            .wrongVersion,
            "the present version of the \(kind.words) is \(present); read it again and repeat the change",
            object: kind
        )
    }
}

extension Floor {
    /// Lets an object that was made, changed or deleted take effect on what is going on.
    mutating func changed(_ kind: ObjectKind, _ id: String, _ turn: Turn) throws {
        switch kind {
        case .sequence: try sequenceChanged(id, turn)
        case .attemptLimits, .callableTimeSet, .contactListFilter, .dncList, .ruleSet: try rulesChanged(turn)
        case .campaignRule: try campaignRuleChanged(id, turn)
        case .responseSet: try responseSetChanged(id, turn)
        default: break
        }
    }
}

extension Database {
    /// Checks that the division an object is to live in exists.
    fileprivate func checkDivision(of object: some ManagedObject) throws {
        guard let division = object.head.division, try self.object(TenantDivision.self, division) == nil else { return }
        throw Self.dangling(.division)
    }
}
