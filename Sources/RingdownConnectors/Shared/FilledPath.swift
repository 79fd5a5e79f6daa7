import Foundation
import RingdownVendors

/// A path as catalogues write it, with its parameters filled in.
enum FilledPath {
    /// The path and query to send.
    ///
    /// - Parameters:
    ///   - template: the path with its parameters in braces.
    ///   - ids: what fills them, in order.
    ///   - query: the query's parameters in order.
    static func write(_ template: String, ids: [String], query: [(name: String, value: String)]) -> String {
        var path = template
        for id in ids {
            guard let open = path.firstIndex(of: "{"), let close = path.firstIndex(of: "}") else { break }
            path.replaceSubrange(open...close, with: escaped(id))
        }
        let query = form(query)
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    /// Names and values as a query or a form's body has them: all but letters, digits and `-._~` is percent-encoded.
    static func form(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .genesysPathSegment) ?? ""
    }
}
