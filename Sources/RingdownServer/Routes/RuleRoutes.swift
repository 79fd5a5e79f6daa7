import Hummingbird
import RingdownAPI
import RingdownCore

/// Shows the rules.
struct RuleRoutes {
    private let rules: [Rule]

    init(_ dependencies: ServerDependencies) { rules = dependencies.book.rules.rules }

    func add(to routes: Routes) {
        let rules = rules
        routes.guarded(.listRules) { _, _ in
            try .json(API.Page(entities: rules.map { API.Rule($0) }, pageSize: max(rules.count, 1)))
        }
    }
}
