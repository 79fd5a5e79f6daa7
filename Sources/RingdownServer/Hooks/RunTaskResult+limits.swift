import Foundation
import RingdownCore

extension RunTaskResult {
    /// Outcomes at most.
    static let outcomeLimit = 250
    /// Characters of the message, an outcome's id, its description, its body and its label at most.
    static let lengths = (message: 1000, id: 64, description: 300, body: 10_000, label: 32)
    /// Bytes of all bodies together at most.
    static let bodiesLimit = 900_000

    /// The result within the service's limits: what matters least is left out, and the last outcome says how much.
    func fitted(outcomes limit: Int = outcomeLimit) -> RunTaskResult {
        var fitted = self
        fitted.message = message.cut(to: Self.lengths.message)
        fitted.outcomes = []
        guard limit > 0 else { return fitted }
        let all = outcomes.enumerated().sorted { left, right in
            left.element.level == right.element.level
                ? left.offset < right.offset : left.element.level > right.element.level
        }.map { $0.element.fitted() }
        var bytes = 0
        for (place, outcome) in all.enumerated() {
            bytes += outcome.body.utf8.count
            let isLast = place == all.count - 1
            if bytes > Self.bodiesLimit || (place >= limit - 1 && !isLast) {
                fitted.outcomes.append(Self.closing(all[place...]))
                break
            }
            fitted.outcomes.append(outcome)
        }
        return fitted
    }

    /// The outcome that says what was left out.
    private static func closing(_ rest: ArraySlice<Outcome>) -> Outcome {
        let counts = Dictionary(grouping: rest, by: \.label).mapValues(\.count).sorted { $0.key < $1.key }
        return Outcome(
            id: "left-out",
            description: "\(rest.count) more are left out: HCP Terraform shows \(outcomeLimit) at most.",
            body: counts.map { "* \($0.key): \($0.value)" }.joined(separator: "\n"),
            label: "\(rest.count) more",
            level: rest.map(\.level).max() ?? .info
        )
    }

    /// The result as it is kept; `nil` where it cannot be.
    var json: JSON? {
        guard let data = try? JSONEncoder().encode(self) else { return nil }
        return try? JSON(parsing: data)
    }

    /// A result that was kept; `nil` when the value is none.
    init?(json: JSON) {
        guard let result = try? JSONDecoder().decode(Self.self, from: Data(json.text().utf8)) else { return nil }
        self = result
    }
}

extension RunTaskResult.Outcome {
    fileprivate func fitted() -> Self {
        var fitted = self
        fitted.id = String(id.prefix(RunTaskResult.lengths.id))
        fitted.description = description.cut(to: RunTaskResult.lengths.description)
        fitted.body = body.cut(to: RunTaskResult.lengths.body)
        fitted.label = label.cut(to: RunTaskResult.lengths.label)
        return fitted
    }
}

extension String {
    /// The text with at most so many characters, however they are counted; what was cut shows it.
    fileprivate func cut(to limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var units = 1
        return prefix { character in
            units += character.utf16.count
            return units <= limit
        } + "…"
    }
}
