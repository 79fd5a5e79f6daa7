/// The answer of a clause: three values, because what is not known must never read as false.
package enum Truth: String, Hashable, Sendable {
    case yes
    case no
    /// Not known until apply, not carried by the source, or not to be told from a digest.
    case unknown

    package init(_ holds: Bool) { self = holds ? .yes : .no }

    /// Yes when all are, no when one is, else unknown; yes of nothing.
    package static func all(_ answers: some Sequence<Truth>) -> Truth {
        var result = Truth.yes
        for answer in answers {
            switch answer {
            case .no: return .no
            case .unknown: result = .unknown
            case .yes: break
            }
        }
        return result
    }

    /// Yes when one is, no when all are, else unknown; no of nothing.
    package static func any(_ answers: some Sequence<Truth>) -> Truth { !all(answers.map { !$0 }) }

    /// The opposite; what is unknown stays unknown.
    package static prefix func ! (answer: Truth) -> Truth {
        switch answer {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
