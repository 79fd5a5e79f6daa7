import HTTPTypes
import Hummingbird
import RingdownCore

extension Operation {
    /// The problem for a request that no route takes: another method on a known path, or an unknown path.
    static func problem(for request: Request) -> ServerProblem {
        let path = request.uri.path
        let here = all.filter { $0.matches(path) }
        // A fixed path stands before the one with a parameter that would take it too.
        let fixed = here.filter { !$0.path.contains("{") }
        let allowed = fixed.isEmpty ? here : fixed
        return allowed.isEmpty
            ? .unknownPath(path, method: request.method)
            : .wrongMethod(request.method, path: path, allowed: allowed)
    }

    /// The operation whose path differs least from one, when it differs little enough to have been meant.
    ///
    /// Parameters match anything; among equals the one with the same method wins.
    static func nearest(to path: String, method: HTTPRequest.Method) -> Operation? {
        let segments = path.split(separator: "/").map(String.init)
        guard path.utf8.count <= 400, (1...12).contains(segments.count) else { return nil }
        let ranked = all.filter { $0.shares(segments) }.map { operation in
            (operation, operation.distance(to: segments), operation.method == method ? 0 : 1)
        }
        guard let best = ranked.min(by: { ($0.1, $0.2) < ($1.1, $1.2) }) else { return nil }
        return best.1 <= max(4, path.count / 4) ? best.0 : nil
    }

    private var segments: [Substring] { path.split(separator: "/") }

    private func matches(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == segments.count
            && zip(segments, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// Whether a fixed segment of the path is, or nearly is, among some segments.
    private func shares(_ parts: [String]) -> Bool {
        segments.contains { segment in
            !segment.hasPrefix("{")
                && parts.contains {
                    Nearest.distance(Array(segment), Array($0.lowercased().prefix(60))) <= segment.count / 3
                }
        }
    }

    /// Characters that would have to change; a parameter that was left out counts as one, another segment as two, one
    /// too many as its length.
    private func distance(to parts: [String]) -> Int {
        var last = [0]
        for part in parts { last.append((last.last ?? 0) + part.count) }
        for segment in segments {
            let leftOut = segment.hasPrefix("{") ? 1 : 2
            var current = [last[0] + leftOut]
            for (column, part) in parts.enumerated() {
                let change =
                    segment.hasPrefix("{")
                    ? 0 : Nearest.distance(Array(segment.lowercased()), Array(part.lowercased().prefix(60)))
                let dropped = last[column + 1] + leftOut
                let added = current[column] + part.count
                current.append(min(last[column] + change, dropped, added))
            }
            last = current
        }
        return last.last ?? 0
    }
}
