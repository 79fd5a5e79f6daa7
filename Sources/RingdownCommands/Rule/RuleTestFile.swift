import RingdownCore

/// Reads the file with the cases that are kept beside the rules.
enum RuleTestFile {
    /// The cases of a file's text.
    ///
    /// - Parameter rules: the names of the rules that cases may name.
    static func read(_ text: String, file: String, rules: [String]) throws(ConfigurationError) -> [RuleTestCase] {
        let notes = YAMLReader.Notes()
        let root = YAMLReader(try YAMLNode(yaml: text, file: file), "the file", notes: notes)
        root.allow(only: ["tests"])
        let nodes = root.list("tests")
        if nodes.isEmpty, notes.problems.isEmpty {
            root.note("the file has no cases", at: root.place, suggestion: "list them under tests")
        }
        let cases = nodes.compactMap { node -> RuleTestCase? in
            let test = YAMLReader(node, "case", notes: notes)
            test.allow(only: ["name", "given", "expect"])
            guard let name = test.requiredText("name"), let given = test.required("given"),
                let expect = test.required("expect")
            else { return nil }
            let reader = GivenChange(YAMLReader(given, "\"given\" of case \"\(name)\"", notes: notes))
            let expected = YAMLReader(expect, "\"expect\" of case \"\(name)\"", notes: notes)
            expected.allow(only: ["match", "not", "waiting"])
            if expected.keys.isEmpty {
                expected.note("the case expects nothing", at: expected.place, suggestion: "write match, not or waiting")
            }
            func named(_ key: String) -> [String] {
                expected.texts(key).map { name, place in
                    if !rules.contains(name) {
                        expected.note(
                            "unknown rule \"\(name)\"",
                            at: place,
                            suggestion: name.nearest(among: rules).map { "did you mean \"\($0)\"?" }
                                ?? "name a rule of the rules file"
                        )
                    }
                    return name
                }
            }
            guard let change = reader.change() else { return nil }
            return RuleTestCase(
                name: name,
                place: test.place,
                change: change,
                match: expected.has("match") ? named("match") : nil,
                not: named("not"),
                waiting: named("waiting")
            )
        }
        guard notes.problems.isEmpty else { throw ConfigurationError(file: file, problems: notes.problems) }
        return cases
    }
}
