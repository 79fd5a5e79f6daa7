import RingdownCore

extension Configuration {
    static func readRules(
        _ reader: YAMLReader,
        file: String,
        lists: [ContactListBinding],
        windows: [String: Window]
    ) -> [Rule] {
        var rules: [Rule] = []
        for node in reader.list("rules") {
            let rule = YAMLReader(node, "rule", notes: reader.notes)
            rule.allow(only: ["name", "when", "do", "only"])
            guard let name = rule.requiredText("name"), let when = rule.required("when") else { continue }
            if rules.contains(where: { $0.name == name }) {
                rule.note("the rule \"\(name)\" stands twice", at: rule.place)
            }
            var read = Rule(name: name, then: [], place: "\(file):\(rule.place.line)")
            read.readCondition(YAMLReader(when, "\"when\" of rule \"\(name)\"", notes: reader.notes))
            read.then = actions(rule, lists)
            if let only = rule.node("only") {
                read.only = clauses(YAMLReader(only, "\"only\" of rule \"\(name)\"", notes: reader.notes), windows)
            }
            rules.append(read)
        }
        return rules
    }

    private static func actions(_ rule: YAMLReader, _ lists: [ContactListBinding]) -> [Rule.Action] {
        if rule.required("do") == nil { return [] }
        return rule.list("do").compactMap { node in
            let action = YAMLReader(node, "action", notes: rule.notes)
            action.allow(only: ["trigger"])
            guard let target = action.required("trigger") else { return nil }
            let trigger = YAMLReader(target, "trigger", notes: rule.notes)
            trigger.allow(only: ["contactList", "priority"])
            guard let name = trigger.requiredText("contactList"), let node = trigger.node("contactList") else {
                return nil
            }
            if !lists.contains(where: { $0.name == name }) {
                trigger.note(
                    "unknown contact list \"\(name)\"",
                    at: node.place,
                    suggestion: name.nearest(among: lists.map(\.name)).map { "did you mean \"\($0)\"?" }
                        ?? "add it under contactLists"
                )
            }
            return .trigger(contactList: name, priority: trigger.flag("priority") ?? false)
        }
    }

    private static func clauses(_ only: YAMLReader, _ windows: [String: Window]) -> [GateClause] {
        only.allow(only: ["window", "atMost", "approval"])
        var clauses: [GateClause] = []
        for (name, place) in only.texts("window") {
            if windows[name] == nil {
                only.note(
                    "unknown window \"\(name)\"",
                    at: place,
                    suggestion: name.nearest(among: windows.keys).map { "did you mean \"\($0)\"?" }
                        ?? "add it under windows"
                )
            }
            clauses.append(.window(name))
        }
        if let node = only.node("atMost") {
            let limit = YAMLReader(node, "atMost", notes: only.notes)
            limit.allow(only: ["times", "per"])
            if let times = limit.whole("times"), let per = limit.seconds("per") {
                if times < 1 { limit.note("\"times\" must be at least 1", at: node.place) }
                clauses.append(.atMost(times: times, seconds: per))
            } else if !limit.has("times") || !limit.has("per") {
                limit.note("atMost needs \"times\" and \"per\"", at: node.place)
            }
        }
        if let approval = only.text("approval"), let node = only.node("approval") {
            switch approval {
            case "none": break
            case "required": clauses.append(.approval)
            default:
                only.note("unknown approval \"\(approval)\"", at: node.place, suggestion: "write none or required")
            }
        }
        return clauses
    }
}

extension YAMLReader {
    /// A length of time (`30s`, `10m`, `24h`, `7d`) in seconds.
    func seconds(_ key: String) -> Double? {
        guard let text = text(key), let node = node(key) else { return nil }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Double(text.dropLast()), count > 0 else {
            note("\"\(text)\" is no length of time", at: node.place, suggestion: "write 30s, 10m, 24h or 7d")
            return nil
        }
        return count * unit
    }
}
