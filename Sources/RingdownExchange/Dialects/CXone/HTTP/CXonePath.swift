import Foundation

/// The address of an operation, as CXone reads it: the prefix in any letter case, slashes doubled or not, any version.
struct CXonePath: Hashable, Sendable {
    /// The version of the API, such as 34 for `v34.0`.
    let version: Int
    /// The parts below `incontactapi/services/v{N}.0`; an empty one stays.
    let segments: [String]

    /// Reads a path; `nil` when it is none of the API's.
    init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        func dropEmpty() { parts.removeFirst(parts.prefix { $0.isEmpty }.count) }
        for word in ["incontactapi", "services"] {
            dropEmpty()
            guard parts.first?.lowercased() == word else { return nil }
            parts.removeFirst()
        }
        dropEmpty()
        guard let version = parts.first.flatMap(Self.version) else { return nil }
        parts.removeFirst()
        self.version = version
        // Between the version and the operation slashes are doubled too; inside an operation an empty part is a
        // parameter that was left out.
        dropEmpty()
        segments = parts.map { $0.removingPercentEncoding ?? $0 }
    }

    private static func version(_ text: String) -> Int? {
        guard text.lowercased().hasPrefix("v") else { return nil }
        let numbers = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(numbers.count), numbers.allSatisfy({ Int($0) != nil }) else { return nil }
        return Int(numbers[0])
    }
}
