import Foundation
import NIOCore
import RingdownAPI
import RingdownCore

/// The members of a JSON body, read strictly: a member that the operation does not know is a mistake, not noise.
struct BodyMembers {
    private let members: [String: JSON]

    /// Reads a call's body; an empty one has no members.
    init(_ call: Call, limit: Int, known: [String]) async throws {
        let body = try await call.body(upTo: limit)
        guard body.readableBytes > 0 else {
            members = [:]
            return
        }
        guard call.contentType == "application/json" else {
            throw ServerProblem.unsupportedMediaType(call.contentType, accepted: ["application/json"])
        }
        let document: JSON
        do throws(JSONError) {
            document = try JSON(parsing: body.readableBytesView)
        } catch {
            throw ServerProblem.notJSON(error)
        }
        guard let members = document.object else {
            throw ServerProblem(
                .badRequest,
                "The body is \(document.kind); an object is read here.",
                cause: .wrongBodyShape,
                evidence: "The body's outermost value is \(document.kind).",
                fix: "Send an object with the members \(known.joined(separator: ", "))."
            )
        }
        for name in members.keys.sorted() where !known.contains(name) {
            let near = Nearest.text(to: name, among: known).map { "; did you mean \($0)?" } ?? "."
            throw ServerProblem(
                .invalidValue,
                "The body has a member \"\(name.prefix(80))\" that \(call.operation.id) does not know\(near)",
                cause: .unknownField,
                evidence: "The member \"\(name.prefix(80))\" is not among \(known.joined(separator: ", ")).",
                fix: "Send no other members than \(known.joined(separator: ", "))."
            )
        }
        self.members = members
    }

    /// A truth value; `nil` when it is absent or `null`.
    func flag(_ name: String) throws(ServerProblem) -> Bool? {
        guard let value = present(name) else { return nil }
        guard let flag = value.bool else { throw wrong(name, value, "true or false") }
        return flag
    }

    /// A text; `nil` when it is absent or `null`.
    func text(_ name: String) throws(ServerProblem) -> String? {
        guard let value = present(name) else { return nil }
        guard let text = value.string else { throw wrong(name, value, "a string") }
        return text
    }

    /// An instant; `nil` when it is absent or `null`.
    func instant(_ name: String) throws(ServerProblem) -> Date? {
        guard let value = present(name) else { return nil }
        guard let instant = value.string.flatMap({ API.instant(from: $0) }) else {
            throw wrong(name, value, "an instant such as 2026-11-22T09:00:00Z")
        }
        return instant
    }

    /// A whole number within bounds; `nil` when it is absent or `null`.
    func number(_ name: String, in bounds: ClosedRange<Int>) throws(ServerProblem) -> Int? {
        guard let value = present(name) else { return nil }
        guard let number = value.int, bounds.contains(number) else {
            throw wrong(name, value, "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }

    /// The elements of a list; empty when it is absent or `null`.
    func list(_ name: String) throws(ServerProblem) -> [JSON] {
        guard let value = present(name) else { return [] }
        guard let elements = value.array else { throw wrong(name, value, "a list") }
        return elements
    }

    private func present(_ name: String) -> JSON? { members[name].flatMap { $0.isNull ? nil : $0 } }

    private func wrong(_ name: String, _ value: JSON, _ expected: String) -> ServerProblem {
        ServerProblem(
            .invalidValue,
            "The member \(name) must be \(expected).",
            cause: .invalidValue,
            evidence: "\(name) is \(value.kind).",
            fix: "Send \(name) as \(expected), or leave it out."
        )
    }
}
