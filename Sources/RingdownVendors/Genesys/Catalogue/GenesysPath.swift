/// One path of the Genesys Cloud platform API with its methods.
package struct GenesysPath: Hashable, Sendable {
    /// The path with its parameters in braces.
    package let path: String
    /// The methods, and the model of each one's body where it takes one that is known, in brackets for an array.
    package let methods: [String: String?]

    /// A path as the catalogue writes it; `nil` when the line is not so made.
    ///
    /// The line has how many segments the path shares with the one before, the segments after those, and its methods.
    ///
    /// - Parameter before: the segments of the path before; this path's from then on.
    init?(_ line: String, after before: inout [Substring]) {
        let parts = line.split(separator: " ")
        guard parts.count == 3, let shared = Int(parts[0]), shared <= before.count else { return nil }
        before = before.prefix(shared) + parts[1].split(separator: "/")
        path = "/" + before.joined(separator: "/")
        var methods: [String: String?] = [:]
        for part in parts[2].split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard let method = pair.first else { return nil }
            methods[String(method)] = .some(pair.count == 2 ? String(pair[1]) : nil)
        }
        self.methods = methods
    }
}
