package import RingdownAPI
package import RingdownCore

extension API.Rule {
    /// A rule as it travels: one clause a line.
    package init(_ rule: Rule) {
        self.init(
            name: rule.name,
            when: rule.clauses.map(\.description) + ["phase is \(rule.phase.rawValue)"],
            actions: rule.then.map { action in
                switch action {
                case .trigger(let list, let priority): "trigger \(list)\(priority ? ", its contacts first" : "")"
                }
            },
            only: rule.only.map { clause in
                switch clause {
                case .window(let name): "inside the window \(name)"
                case .atMost(let times, let seconds): "at most \(times) in \(Duration.seconds(seconds).inWords)"
                case .approval: "after approval"
                case .unknown(let text): "unknown condition \(text)"
                }
            },
            place: rule.place
        )
    }
}
