/// The paths of a catalogue, segment by segment, so that looking one up does not grow with their number.
struct GenesysPathTree: Sendable {
    private struct Node: Sendable {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        var operations: [Int] = []
    }

    private var nodes = [Node()]

    /// The tree of the operations' paths; positions in it are the operations' positions here.
    init(_ operations: [GenesysOperation]) {
        for (position, operation) in operations.enumerated() {
            var node = 0
            for segment in Self.segments(of: operation.path) {
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
            nodes[node].operations.append(position)
        }
    }

    /// The parts of a path between its slashes, without its query; an empty part stays one, and matches nothing.
    static func segments(of path: String) -> [Substring] {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        return (path.hasPrefix("/") ? path.dropFirst() : path).split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The first operation along the path that the condition accepts, spelled-out segments first.
    func position(of segments: [Substring], where accepts: (Int) -> Bool) -> Int? {
        var found: Int?
        visit(segments[...], from: 0) { operations in
            found = operations.first(where: accepts)
            return found != nil
        }
        return found
    }

    /// Every operation along the path, spelled-out segments first.
    func positions(of segments: [Substring]) -> [Int] {
        var all: [Int] = []
        visit(segments[...], from: 0) { operations in
            all += operations
            return false
        }
        return all
    }

    /// Shows every node along the path to `body` until it says that it is enough.
    @discardableResult
    private func visit(_ rest: ArraySlice<Substring>, from node: Int, _ body: ([Int]) -> Bool) -> Bool {
        guard let segment = rest.first else { return body(nodes[node].operations) }
        if let next = nodes[node].literals[segment], visit(rest.dropFirst(), from: next, body) { return true }
        guard !segment.isEmpty, let next = nodes[node].parameter else { return false }
        return visit(rest.dropFirst(), from: next, body)
    }
}
