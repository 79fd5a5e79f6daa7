/// A version of CXone's API, as paths name it: `v33.0`.
package struct CXoneVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number before the point.
    package var number: Int

    package init(_ number: Int) { self.number = number }

    /// Reads `33`, `33.0`, `v33` or `V33.0`; `nil` for anything else.
    package init?(text: String) {
        let text = text.lowercased().hasPrefix("v") ? text.lowercased() : "v" + text
        guard let number = BasePath.version(text), number > 0 else { return nil }
        self.number = number
    }

    /// Whether campaigns are flat objects with `id` and `name`, and not wrapped ones with `campaignId`.
    package var hasFlatCampaigns: Bool { number >= 33 }

    /// The version as paths name it.
    package var description: String { "v\(number).0" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// The versions that are tried, the newest first: those that clients are known to call.
    package static let tried = [34, 33, 31, 28, 23, 20].map(CXoneVersion.init)
}
