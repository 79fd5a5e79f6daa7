package import RingdownAPI
package import RingdownCore

extension API.Rule {
    /// A rule as it travels: one clause a line.
    package init(_ rule: Rule) {
        var when: [String] = []
        if let workspace = rule.workspace { when.append("workspace is \(workspace)") }
        if let resource = rule.resource { when.append("resource is \(resource)") }
        if let actions = rule.actions {
            when.append("action is " + actions.map(\.rawValue).sorted().joined(separator: " or "))
        }
        for attribute in rule.attributes {
            let name = attribute.path.steps.isEmpty ? "value" : "attribute \(attribute.path)"
            let from = attribute.from.map { " from \($0)" } ?? ""
            let to = attribute.to.map { " to \($0)" } ?? ""
            when.append("\(name) changes\(from)\(to)")
        }
        when.append("phase is \(rule.phase.rawValue)")
        self.init(
            name: rule.name,
            when: when,
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
