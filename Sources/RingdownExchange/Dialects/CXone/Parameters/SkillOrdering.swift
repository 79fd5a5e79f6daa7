import RingdownCore
import RingdownDialer

/// The order in which a skill dials the records of its calling list, the first option being the strongest.
///
/// Which words the vendor takes for `orderType` is not published: here it is the name of a field, or of a column.
struct SkillOrdering: Sendable {
    let sorts: [ContactSort]

    init(_ sorts: [ContactSort]) { self.sorts = sorts }

    init(_ given: [CXoneFields], _ list: ContactList) throws(CXoneFault) {
        var sorts: [ContactSort] = []
        for fields in given {
            let name = try fields.requiredText("orderType")
            guard let column = list.effectiveMapping.column(named: name, among: list.columns) else {
                throw .invalid("orderType", name, "names no field of the calling list \(list.name)")
            }
            let direction = try fields.text("direction")?.lowercased() ?? "asc"
            guard ["asc", "ascending", "desc", "descending"].contains(direction) else {
                throw .invalid("direction", direction, "must be ascending or descending")
            }
            sorts.append(
                ContactSort(
                    column: column,
                    descends: direction.hasPrefix("desc"),
                    isNumeric: list.effectiveMapping.column(of: "score") == column
                )
            )
        }
        self.sorts = sorts
    }

    /// The options, with the names that a list has for its columns.
    func shown(_ list: ContactList) -> JSON {
        let mapping = list.effectiveMapping
        let names = (mapping.fields + mapping.customs).reduce(into: [String: String]()) { $0[$1.column] = $1.name }
        return .array(
            sorts.map { sort in
                [
                    "orderType": .string(names[sort.column] ?? sort.column),
                    "direction": .string(sort.descends ? "Descending" : "Ascending"),
                ]
            }
        )
    }
}

extension ListMapping {
    /// The column of a field, or of a name that a column has; `nil` when there is none.
    fileprivate func column(named name: String, among columns: [String]) -> String? {
        (fields + customs).first { $0.name.lowercased() == name.lowercased() }?.column
            ?? columns.first { $0.lowercased() == name.lowercased() }
    }
}
