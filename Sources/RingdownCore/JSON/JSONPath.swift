import Foundation

/// The way to a value inside a document: member names and array positions.
package struct JSONPath: Hashable, Sendable {
    /// One step of a path.
    package enum Step: Hashable, Sendable {
        /// A member of an object.
        case member(String)
        /// An element of an array, counted from 0.
        case index(Int)
    }

    /// The steps from the root; empty means the root itself.
    package var steps: [Step]

    /// A path of the given steps.
    package init(_ steps: [Step] = []) { self.steps = steps }

    /// A path written as `a.b[0].c`; member names with a dot or a bracket are quoted: `tags["a.b"]`.
    ///
    /// `nil` when the text does not follow that form.
    package init?(_ text: String) {
        var steps: [Step] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                var inner = rest[rest.index(after: rest.startIndex)..<close]
                if inner.first == "\"" {
                    guard let end = rest.range(of: "\"]") else { return nil }
                    inner = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
                    steps.append(.member(String(inner)))
                    rest = rest[end.upperBound...]
                } else {
                    guard let index = Int(inner), index >= 0 else { return nil }
                    steps.append(.index(index))
                    rest = rest[rest.index(after: close)...]
                }
            } else {
                if !steps.isEmpty {
                    guard rest.first == "." else { return nil }
                    rest = rest.dropFirst()
                }
                let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
                guard end > rest.startIndex else { return nil }
                steps.append(.member(String(rest[..<end])))
                rest = rest[end...]
            }
        }
        self.init(steps)
    }

    /// This path with one more step.
    package func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }
}

extension JSONPath: CustomStringConvertible {
    package var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .member(let name) where name.contains(where: { $0 == "." || $0 == "[" || $0 == "]" }):
                text += "[\"\(name)\"]"
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            }
        }
        return text
    }
}

extension JSON {
    /// The value at a path; `nil` when nothing stands there.
    package func value(at path: JSONPath) -> JSON? {
        var current = self
        for step in path.steps {
            let next: JSON? =
                switch step {
                case .member(let name): current[name]
                case .index(let index): current[index]
                }
            guard let next else { return nil }
            current = next
        }
        return current
    }
}
