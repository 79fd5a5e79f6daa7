import Foundation
import RingdownCore

/// Every Genesys Cloud operation that Ringdown knows, looked up by method and path.
///
/// The content is a resource that `Scripts/genesys-catalogue.py` makes from the vendor's specification.
package struct GenesysCatalogue: Sendable {
    /// The vendor's name in explanations and configuration.
    package static let vendor = "genesys-cloud"

    /// The catalogue that comes with Ringdown, read at its first use.
    ///
    /// When its resource is absent or damaged the catalogue has no operations, so that nothing is found in it, and
    /// ``problem`` says why.
    package static let shared = Self.bundled()

    /// Which content this is: the number of the layout and a digest.
    package let version: String
    /// The operations, by path and then method.
    package let operations: [GenesysOperation]
    /// The error codes that every operation declares, by status.
    package let commonErrorCodes: [Int: [String]]
    /// Every path of the platform API, those included of which no more than the methods is known.
    package let paths: [GenesysPath]
    /// The fields of the objects in request bodies, by the model's name.
    package let models: [String: BodyModel]
    /// Every OAuth scope.
    package let realScopes: Set<String>
    /// Beginnings of paths that were real once.
    package let retired: [String]
    /// Why the bundled catalogue could not be read; `nil` when it was.
    package let problem: String?

    private let pathTree: PathTree
    private let families: Set<String>
    private let tree: PathTree
    private let positions: [String: Int]

    /// A catalogue of the given operations.
    init(
        version: String,
        operations: [GenesysOperation],
        commonErrorCodes: [Int: [String]] = [:],
        paths: [GenesysPath] = [],
        models: [String: BodyModel] = [:],
        realScopes: Set<String> = [],
        retired: [String] = [],
        problem: String? = nil
    ) {
        self.version = version
        self.operations = operations
        self.commonErrorCodes = commonErrorCodes
        self.paths = paths
        self.models = models
        self.realScopes = realScopes
        self.retired = retired
        self.problem = problem
        families = Set(paths.compactMap { PathTree.segments(of: $0.path).dropFirst(2).first?.lowercased() })
        pathTree = PathTree(paths.map { $0.path.lowercased() })
        tree = PathTree(operations.map(\.path))
        positions = Dictionary(operations.indices.map { (operations[$0].name, $0) }) { first, _ in first }
    }

    /// The operation with a method and a path whose parameters are in braces; `nil` when there is none.
    package func operation(method: String, pathTemplate: String) -> GenesysOperation? {
        operation(named: "\(method.uppercased()) \(pathTemplate)")
    }

    /// The operation by its ``GenesysOperation/name``; `nil` when there is none.
    package func operation(named name: String) -> GenesysOperation? { positions[name].map { operations[$0] } }

    /// The operation that a request calls; `nil` when no operation has its path and its method.
    ///
    /// - Parameters:
    ///   - method: the HTTP method, in any case.
    ///   - path: the request's path, percent-encoded as it was sent; a query is ignored. A segment that some
    ///     operation spells out is preferred to one that fills a parameter.
    package func match(method: String, path: String) -> GenesysMatch? {
        let method = method.uppercased()
        let segments = PathTree.segments(of: path)
        guard let position = tree.position(of: segments, where: { operations[$0].method == method }) else { return nil }
        let operation = operations[position]
        var parameters: [String: String] = [:]
        for (name, value) in zip(PathTree.segments(of: operation.path), segments) where name.hasPrefix("{") {
            parameters[String(name.dropFirst().dropLast())] = value.removingPercentEncoding ?? String(value)
        }
        return GenesysMatch(operation: operation, parameters: parameters)
    }

    /// Every operation that has a request's path, whatever its method; empty when the path is unknown.
    package func operations(atPath path: String) -> [GenesysOperation] {
        tree.positions(of: PathTree.segments(of: path)).map { operations[$0] }
    }

    /// Every path of the platform API that a request's path fits, letter case ignored, spelled-out segments first.
    package func paths(at path: String) -> [GenesysPath] {
        pathTree.positions(of: PathTree.segments(of: path.lowercased())).map { paths[$0] }
    }

    /// Whether some path begins with `/api/v2` and this part.
    package func hasFamily(_ family: String) -> Bool { families.contains(family) }

    private static func bundled() -> GenesysCatalogue {
        func empty(_ problem: String) -> GenesysCatalogue {
            GenesysCatalogue(version: "none", operations: [], problem: problem)
        }
        guard let url = Bundle.module.url(forResource: "genesys-operations", withExtension: "json"),
            let content = try? Data(contentsOf: url)
        else { return empty("The catalogue of Genesys Cloud operations is not beside the program: reinstall it.") }
        do throws(JSONError) {
            return try GenesysCatalogue(parsing: content)
        } catch {
            return empty("The catalogue of Genesys Cloud operations is damaged (\(error.message)): reinstall it.")
        }
    }
}

/// A request's operation, with what its path says.
package struct GenesysMatch: Hashable, Sendable {
    /// The operation.
    package let operation: GenesysOperation
    /// The path's parameters by name, percent-decoded.
    package let parameters: [String: String]
}
