import Foundation
import GRDB

extension Database {
    /// The object of an id; `nil` when there is none.
    func object<Object: StoredObject>(_ type: Object.Type, _ id: String) throws -> Object? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT document FROM objects WHERE kind = ? AND id = ?"),
            arguments: [Object.kind.rawValue, id]
        )
        .map { try Self.decode($0) }
    }

    /// The object of an id; throws `notFound` when there is none.
    func existing<Object: StoredObject>(_ type: Object.Type, _ id: String) throws -> Object {
        guard let object = try object(type, id) else { throw ExchangeError.notFound(Object.kind, id) }
        return object
    }

    /// The object's key, which rows of other tables refer to; throws `notFound` when there is no such object.
    func key(_ kind: ObjectKind, _ id: String) throws -> Int64 {
        let key = try Int64.fetchOne(
            cachedStatement(sql: "SELECT key FROM objects WHERE kind = ? AND id = ?"),
            arguments: [kind.rawValue, id]
        )
        guard let key else { throw ExchangeError.notFound(kind, id) }
        return key
    }

    /// The object of a number; `nil` when no object of its kind has it.
    func object<Object: StoredObject>(_ type: Object.Type, number: Int) throws -> Object? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT document FROM objects WHERE key = ? AND kind = ?"),
            arguments: [number, Object.kind.rawValue]
        )
        .map { try Self.decode($0) }
    }

    /// The numbers of all objects of a kind, by id.
    func numbers(of kind: ObjectKind) throws -> [String: Int] {
        try Row.fetchAll(
            cachedStatement(sql: "SELECT id, key FROM objects WHERE kind = ?"),
            arguments: [kind.rawValue]
        )
        .reduce(into: [:]) { numbers, row in numbers[row["id"]] = row["key"] }
    }

    /// Every object of a kind, by name and then id.
    func objects<Object: StoredObject>(_ type: Object.Type) throws -> [Object] {
        try String.fetchAll(
            cachedStatement(sql: "SELECT document FROM objects WHERE kind = ? ORDER BY name, id"),
            arguments: [Object.kind.rawValue]
        )
        .map { try Self.decode($0) }
    }

    /// The objects of a kind with a name.
    func objects<Object: StoredObject>(_ type: Object.Type, named name: String) throws -> [Object] {
        try String.fetchAll(
            cachedStatement(sql: "SELECT document FROM objects WHERE kind = ? AND name = ? ORDER BY id"),
            arguments: [Object.kind.rawValue, name]
        )
        .map { try Self.decode($0) }
    }

    /// Keeps a new object.
    ///
    /// Throws `duplicateName` when another of its kind has its name.
    ///
    /// - Parameter number: the whole number that it is known by too; `nil` takes the next.
    func insert(_ object: some StoredObject, number: Int? = nil) throws {
        try refuseDuplicate(of: object)
        try cachedStatement(
            sql: "INSERT INTO objects (key, kind, id, name, division, document) VALUES (?, ?, ?, ?, ?, ?)"
        )
        .execute(
            arguments: [
                number, type(of: object).kind.rawValue, object.id, object.name, object.divisionID,
                try Self.encode(object),
            ]
        )
    }

    /// Keeps an object that was changed.
    ///
    /// Throws `duplicateName` when another of its kind has its name.
    func update(_ object: some StoredObject) throws {
        try refuseDuplicate(of: object)
        try cachedStatement(
            sql: "UPDATE objects SET name = ?, division = ?, document = ? WHERE kind = ? AND id = ?"
        )
        .execute(
            arguments: [
                object.name, object.divisionID, try Self.encode(object), type(of: object).kind.rawValue, object.id,
            ]
        )
    }

    /// Forgets an object and the rows that belong to it.
    func delete(_ kind: ObjectKind, _ id: String) throws {
        try execute(sql: "DELETE FROM objects WHERE kind = ? AND id = ?", arguments: [kind.rawValue, id])
    }

    private func refuseDuplicate(of object: some StoredObject) throws {
        let kind = type(of: object).kind
        guard !kind.sharesNames else { return }
        let other = try String.fetchOne(
            cachedStatement(sql: "SELECT id FROM objects WHERE kind = ? AND name = ? AND id <> ?"),
            arguments: [kind.rawValue, object.name, object.id]
        )
        if other != nil {
            throw ExchangeError(
                .duplicateName,
                "another \(kind.words) is named \(object.name); choose another name",
                object: kind
            )
        }
    }

    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
