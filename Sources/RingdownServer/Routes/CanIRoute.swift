import Hummingbird
import RingdownAPI
import RingdownCore

/// Answers callers what they may do, by the decision that every operation asks.
struct CanIRoute {
    func add(to routes: Routes) {
        routes.guarded(.canI) { call, caller in
            let permission = try Self.permission(call.query("permission"))
            let division = call.query("division").map { Division(id: $0, name: $0) }
            let known = PermissionCatalogue.all.first { $0.permission.covers(permission) }
            let isDivided = known?.isDivisionAware ?? true
            let object =
                isDivided
                ? AccessObject(place: division.map { .division($0) } ?? .unknown)
                : AccessObject(place: .anywhere)
            let decision = caller.principal.decide(Requirement([permission]), on: object)
            var notes: [String] = []
            if known == nil {
                let names = PermissionCatalogue.all.map(\.permission.description)
                let near = Nearest.text(to: permission.description, among: names).map { "; the nearest is \($0)" } ?? ""
                notes.append("No operation of this server asks \(permission)\(near).")
            } else if !isDivided, division != nil {
                notes.append("\(permission) knows no divisions: any grant of it will do.")
            }
            return try .json(
                API.AccessAnswer(
                    decision,
                    of: caller.principal,
                    permission,
                    in: isDivided ? division : nil,
                    notes: notes
                )
            )
        }
    }

    private static func permission(_ text: String?) throws(ServerProblem) -> Permission {
        let fix = "Ask GET \(Paths.canI)?permission=outbound:contactlist:write&division=Sales, for example."
        guard let text else {
            throw ServerProblem(.invalidValue, "The query names no permission.", fix: fix)
        }
        guard let permission = Permission(text), !permission.isPattern else {
            throw ServerProblem(
                .invalidValue,
                "\"\(text.prefix(80))\" is no permission of the form domain:entity:action without *.",
                fix: fix
            )
        }
        return permission
    }
}
