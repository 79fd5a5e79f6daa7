import GRDB

extension Database {
    /// The division that an object lives in; `nil` when there is no such object, or it lives in none.
    func divisionID(of kind: ObjectKind, _ id: String) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT division FROM objects WHERE kind = ? AND id = ?"),
            arguments: [kind.rawValue, id]
        )
    }

    /// What lives in a division.
    func inhabitants(ofDivision division: String) throws -> [(ObjectKind, String)] {
        try Row.fetchAll(self, sql: "SELECT kind, id FROM objects WHERE division = ?", arguments: [division])
            .compactMap { row in ObjectKind(rawValue: row["kind"]).map { ($0, row["id"]) } }
    }

    /// Lets an object live in another division; managed objects have theirs in their head.
    func move(_ kind: ObjectKind, _ id: String, toDivision division: String) throws {
        try execute(
            sql: """
                UPDATE objects SET division = ?1, document = json_set(
                  document, iif(json_type(document, '$.head') IS NULL, '$.division', '$.head.division'), ?1
                ) WHERE kind = ?2 AND id = ?3
                """,
            arguments: [division, kind.rawValue, id]
        )
    }
}
