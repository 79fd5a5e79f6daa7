/// Where new identifiers come from.
package protocol IDSource: Sendable {
    /// An identifier never given before: a lower-case UUID.
    func next() -> String
}
