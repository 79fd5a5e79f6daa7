package import RingdownDialer

/// In which order and how often the numbers of a contact are tried, by the names that the calling list gives them.
package struct CadencePlan: Codable, Hashable, Sendable {
    /// A number whose turn it is for some tries.
    package struct Step: Codable, Hashable, Sendable {
        /// The name of a destination, or of a phone column.
        package var field: String
        package var attempts: Int
        /// The hours at which it may be called, by the contact's clock; `nil`: any.
        package var hours: [WeekSlot]?
    }

    package var steps: [Step] = []
    /// Tries of a number in all, by the name of its destination.
    package var limits: [String: Int] = [:]
    /// Minutes that one number is left alone after it was tried.
    package var restMinutes = 0

    package init() {}

    /// The cadence of a list's contacts; `nil` when it says nothing of the list's numbers.
    func cadence(of list: ContactList) -> Cadence? {
        let columns = list.destinationColumns
        let cadence = Cadence(
            steps: steps.compactMap { step in
                columns[step.field].map { Cadence.Step(column: $0, attempts: step.attempts, hours: step.hours) }
            },
            limits: limits.reduce(into: [:]) { limits, limit in
                if let column = columns[limit.key] { limits[column] = limit.value }
            },
            restMinutes: restMinutes,
            zoneColumns: list.phoneColumns.reduce(into: [:]) { $0[$1.name] = $1.zoneColumn }
        )
        return cadence.steps.isEmpty && cadence.limits.isEmpty && restMinutes == 0 ? nil : cadence
    }
}

extension ContactList {
    /// The phone columns by the names of the destinations that fill them.
    var destinationColumns: [String: String] {
        effectiveMapping.destinations.reduce(into: [:]) { $0[$1.name] = $1.column }
    }
}
