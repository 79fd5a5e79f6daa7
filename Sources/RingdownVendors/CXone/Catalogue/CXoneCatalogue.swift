import Foundation
import RingdownCore

/// Every NICE CXone operation that Ringdown knows, looked up by method and path.
///
/// The content is a resource that `Scripts/cxone-catalogue.py` makes from the vendor's documentation.
package struct CXoneCatalogue: Sendable {
    /// The vendor's name in explanations and configuration.
    package static let vendor = "cxone"

    /// The catalogue that comes with Ringdown, read at its first use; empty, with ``problem`` saying why, when its
    /// resource is absent or damaged.
    package static let shared = Self.bundled()

    /// Which content this is: the number of the layout and a digest.
    package var version = "none"
    /// The newest version of the API that was seen.
    package var newestVersion = 0
    /// What applications may be registered for and what tokens say, in every spelling.
    package var scopes: [String] = []
    /// The first parts of real paths below `inContactAPI/services/v{N}.0`; coarse.
    package var families: Set<String> = []
    /// The first parts of real paths of the vendor's other services; coarse.
    package var bases: Set<String> = []
    /// The fields of the objects in request bodies, by the model's name.
    package var models: [String: BodyModel] = [:]
    /// The operations, by path and then method.
    package var operations: [CXoneOperation] = [] {
        didSet { tree = PathTree(operations.map { $0.path.lowercased() }) }
    }
    /// Why the bundled catalogue could not be read; `nil` when it was.
    package var problem: String?

    private var tree = PathTree([])

    init() {}

    /// The operations at a path below `inContactAPI/services/v{N}.0`, letter case ignored, whatever their method.
    package func operations(atPath path: String) -> [CXoneOperation] {
        tree.positions(of: PathTree.segments(of: path.lowercased())).map { operations[$0] }
    }

    /// The operation that a request calls; `nil` when none is known.
    package func match(method: String, path: String) -> CXoneOperation? {
        operations(atPath: path).first { $0.method == method.uppercased() }
    }

    /// The operation by its ``CXoneOperation/name``; `nil` when there is none.
    package func operation(named name: String) -> CXoneOperation? { operations.first { $0.name == name } }

    /// Whether a scope is one of the vendor's, letter case ignored.
    package func isScope(_ scope: String) -> Bool { scopes.contains { $0.lowercased() == scope.lowercased() } }

    private static func bundled() -> CXoneCatalogue {
        func empty(_ problem: String) -> CXoneCatalogue {
            var catalogue = CXoneCatalogue()
            catalogue.problem = problem
            return catalogue
        }
        guard let url = Bundle.module.url(forResource: "cxone-operations", withExtension: "json"),
            let content = try? Data(contentsOf: url)
        else { return empty("The catalogue of CXone operations is not beside the program: reinstall it.") }
        do throws(JSONError) {
            return try CXoneCatalogue(parsing: content)
        } catch {
            return empty("The catalogue of CXone operations is damaged (\(error.message)): reinstall it.")
        }
    }
}
