import Foundation
import Hummingbird

extension Request {
    /// Where the server is, as the caller addressed it.
    var base: String { "http://" + (head.authority ?? "127.0.0.1") }

    /// The bearer token; `nil` when there is none.
    var bearer: String? {
        let parts = (headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// The name and password of basic authorization; `nil` when there is none, or none that can be read.
    var basic: (name: String, password: String)? {
        let parts = (headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1])),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        let pair = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return pair.count == 2 ? (pair[0], pair[1]) : nil
    }
}
