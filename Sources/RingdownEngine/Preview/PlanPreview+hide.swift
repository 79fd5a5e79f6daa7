package import RingdownCore

extension PlanPreview {
    /// Takes the document's sensitive values out of what is shown, wherever they stand.
    package mutating func hide(through screen: Redaction) {
        for position in matches.indices {
            matches[position].from = matches[position].from.map { screen.redact($0) }
            matches[position].to = matches[position].to.map { screen.redact($0) }
            matches[position].reasons = matches[position].reasons.map { screen.redact($0) }
        }
        for position in waiting.indices {
            waiting[position].reasons = waiting[position].reasons.map { screen.redact($0) }
        }
    }
}
