import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Places one call for a caller.
struct PlaceCallRoute {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.placeCall) { call, caller in
            let connection = try ConnectionAccess(
                connections: dependencies.book.personalConnections,
                access: access,
                call: call,
                caller: caller
            )
            .connection(call.parameter("personalConnectionId")) { $0.placing() }
            let wish = try await Self.wish(of: call, on: connection, dependencies)
            let key = try call.idempotencyKey(for: caller)
            let added = try await dependencies.desk.call(
                connection,
                from: wish.from,
                to: wish.to,
                for: caller.principal.id,
                deadline: wish.deadline,
                idempotencyKey: key
            )
            if added.isRepeat { try Self.check(added.trigger, is: wish, on: connection) }
            let answer = API.Trigger(added.trigger, windows: dependencies.book.windows, showsNumbers: true)
            return try .json(answer, status: .accepted, headers: [.location: answer.links.trigger])
        }
    }

    /// The call that is wished for.
    private struct Wish {
        var from: PhoneNumber
        var to: PhoneNumber
        var deadline: Date?
    }

    private static func wish(
        of call: Call,
        on connection: PersonalConnectionBinding,
        _ dependencies: ServerDependencies
    ) async throws -> Wish {
        let body = try await BodyMembers(
            call,
            limit: dependencies.settings.bodyLimit,
            known: ["from", "to", "deadline"]
        )
        guard let to = try body.text("to") else {
            throw ServerProblem(
                .invalidValue,
                "The body lacks \"to\", the number to call.",
                cause: .missingRequiredField,
                evidence: "The body has no member \"to\".",
                fix: "Send the number as \"to\", in the form +12025550100.",
                corrected: [connection.placing()]
            )
        }
        return Wish(
            from: try origin(try body.text("from"), connection),
            to: try number(to, "to", connection),
            deadline: try body.deadline(after: dependencies.clock.now())
        )
    }

    private static func number(
        _ text: String,
        _ member: String,
        _ connection: PersonalConnectionBinding
    ) throws(ServerProblem) -> PhoneNumber {
        do throws(PhoneNumberError) {
            return try PhoneNumber(e164: text)
        } catch {
            let meant = member == "to" ? error.suggestion.map { try? PhoneNumber(e164: $0) } ?? nil : nil
            throw .invalidNumber(member, error, suggesting: meant.map { [connection.placing(to: $0)] } ?? [])
        }
    }

    /// The number to show: the one that is named, which must be the connection's, or its only one.
    private static func origin(
        _ text: String?,
        _ connection: PersonalConnectionBinding
    ) throws(ServerProblem) -> PhoneNumber {
        guard let text else {
            guard connection.from.count == 1 else { throw .wrongCallingNumber(nil, of: connection) }
            return connection.from[0]
        }
        let number = try number(text, "from", connection)
        guard connection.from.contains(number) else { throw .wrongCallingNumber(text, of: connection) }
        return number
    }

    /// Checks that a repeated key came with the request that it was first used for.
    private static func check(
        _ trigger: Trigger,
        is wish: Wish,
        on connection: PersonalConnectionBinding
    ) throws(ServerProblem) {
        var differences: [String] = []
        if let first = trigger.order.call, first.connection.id == connection.id {
            if first.to != wish.to { differences.append("the number called was \(first.to.masked)") }
            if first.from != wish.from { differences.append("it came from \(first.from)") }
        } else {
            differences.append("it was for \(trigger.order.words)")
        }
        try trigger.checkRepeat(differences, deadline: wish.deadline)
    }
}
