import RingdownCore
import RingdownDialer

/// In which order and how often a skill tries the numbers of a record, as CXone writes it.
struct SkillCadence: Sendable {
    let plan: CadencePlan

    init(_ plan: CadencePlan?) { self.plan = plan ?? CadencePlan() }

    /// Reads what a caller gives over what holds.
    init(_ given: CXoneFields, over present: CadencePlan?, _ list: ContactList) throws(CXoneFault) {
        var plan = present ?? CadencePlan()
        func field(_ fields: CXoneFields) throws(CXoneFault) -> String {
            let name = try fields.requiredText("fieldName")
            guard let known = list.destinationColumns.keys.first(where: { $0.lowercased() == name.lowercased() }) else {
                throw .invalid("fieldName", name, "is no destination of the calling list \(list.name)")
            }
            return known
        }
        if given["cadences"] != nil {
            plan.steps = []
            for fields in try given.all("cadences") {
                plan.steps.append(
                    CadencePlan.Step(
                        field: try field(fields),
                        attempts: try fields.whole("attempts", in: 1...300) ?? 1,
                        hours: try Self.hours(try fields.fields("timeConstraints"))
                    )
                )
            }
        }
        if given["maximumAttempts"] != nil {
            plan.limits = [:]
            for fields in try given.all("maximumAttempts") {
                plan.limits[try field(fields)] = try fields.whole("attempts", in: 1...300) ?? 1
            }
        }
        plan.restMinutes = try given.whole("destinationRetryRestMinutes", in: 0...50_000) ?? plan.restMinutes
        self.plan = plan
    }

    /// The form in which it is written and read.
    var shown: [String: JSON] {
        [
            "destinationRetryRestMinutes": .whole(plan.restMinutes),
            "maximumAttempts": .array(
                plan.limits.sorted { $0.key < $1.key }.map { field, attempts in
                    ["fieldName": .string(field), "attempts": .whole(attempts)]
                }
            ),
            "cadences": .array(
                plan.steps.map { step in
                    [
                        "fieldName": .string(step.field), "attempts": .whole(step.attempts),
                        "timeConstraints": [
                            "weekdayTimeConstraints": Self.shown(step.hours, on: 1),
                            "weekendTimeConstraints": Self.shown(step.hours, on: 6),
                        ],
                    ]
                }
            ),
        ]
    }

    private static let days: [(name: String, weekdays: ClosedRange<Int>)] = [
        ("weekdayTimeConstraints", 1...5), ("weekendTimeConstraints", 6...7),
    ]

    /// The hours of a step; `nil` when it is not bound to any.
    private static func hours(_ given: CXoneFields?) throws(CXoneFault) -> [WeekSlot]? {
        guard let given else { return nil }
        var slots: [WeekSlot] = []
        for (name, weekdays) in days {
            for fields in try given.all(name) {
                let start = try DayClock.seconds("startTime", fields) ?? 0
                let stop = try DayClock.seconds("endTime", fields) ?? DayClock.day
                guard start < stop else {
                    throw .invalid("endTime", try fields.text("endTime") ?? "", "must be later than startTime")
                }
                slots += weekdays.map { WeekSlot(weekday: $0, start: start, stop: stop) }
            }
        }
        return slots.isEmpty ? nil : slots
    }

    private static func shown(_ hours: [WeekSlot]?, on weekday: Int) -> JSON {
        .array(
            (hours ?? []).filter { $0.weekday == weekday }.map { slot in
                [
                    "startTime": .string(DayClock.text(slot.start)), "endTime": .string(DayClock.text(slot.stop)),
                ]
            }
        )
    }
}
