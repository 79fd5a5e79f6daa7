/// The paths of a catalogue, segment by segment, so that looking one up does not grow with their number.
struct PathTree: Sendable {
    private struct Node: Sendable {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        var positions: [Int] = []
    }

    private var nodes = [Node()]

    /// The tree of some paths, whose positions in it are their positions here; parameters are in braces.
    init(_ paths: [String]) {
        for (position, path) in paths.enumerated() {
            var node = 0
            for segment in Self.segments(of: path) {
                let known = segment.hasPrefix("{") ? nodes[node].parameter : nodes[node].literals[segment]
                if let known {
                    node = known
                    continue
                }
                nodes.append(Node())
                if segment.hasPrefix("{") {
                    nodes[node].parameter = nodes.count - 1
                } else {
                    nodes[node].literals[segment] = nodes.count - 1
                }
                node = nodes.count - 1
            }
            nodes[node].positions.append(position)
        }
    }

    /// The parts of a path between its slashes, without its query; an empty part stays one, and matches nothing.
    static func segments(of path: String) -> [Substring] {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        return (path.hasPrefix("/") ? path.dropFirst() : path).split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The first path along these segments that the condition accepts, spelled-out segments first.
    func position(of segments: [Substring], where accepts: (Int) -> Bool) -> Int? {
        var found: Int?
        visit(segments[...], from: 0) { positions in
            found = positions.first(where: accepts)
            return found != nil
        }
        return found
    }

    /// Every path along these segments, spelled-out segments first.
    func positions(of segments: [Substring]) -> [Int] {
        var all: [Int] = []
        visit(segments[...], from: 0) { positions in
            all += positions
            return false
        }
        return all
    }

    /// Shows every node along the path to `body` until it says that it is enough.
    @discardableResult
    private func visit(_ rest: ArraySlice<Substring>, from node: Int, _ body: ([Int]) -> Bool) -> Bool {
        guard let segment = rest.first else { return body(nodes[node].positions) }
        if let next = nodes[node].literals[segment], visit(rest.dropFirst(), from: next, body) { return true }
        guard !segment.isEmpty, let next = nodes[node].parameter else { return false }
        return visit(rest.dropFirst(), from: next, body)
    }
}
