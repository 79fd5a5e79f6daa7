import Foundation
import RingdownCore

@testable import RingdownTerraform

/// The documents beside the tests, all written by the real Terraform.
enum Fixture {
    /// The bytes of a document, by its path under `Fixtures`.
    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
    }

    /// The names of all documents, in order.
    static func all() throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return names.filter { ["json", "jsonl", "tfstate"].contains(($0 as NSString).pathExtension) }.sorted()
    }

    static func plan(_ name: String) throws -> PlanDocument {
        try PlanDocument(parsing: bytes(name), origin: .test)
    }

    static func run(_ name: String, plan: String? = nil) throws -> AppliedRun {
        try ApplyStream.read(bytes(name), origin: .test, plan: plan.map { try Fixture.plan($0) })
    }

    static func state(_ name: String) throws -> StateDocument { try StateDocument(parsing: bytes(name)) }

    private static var root: URL { Bundle.module.bundleURL.appendingPathComponent("Fixtures") }
}

extension ChangeOrigin {
    static let test = ChangeOrigin(source: "test", workspace: "prod")
}

extension Change {
    /// The change in one line: `update terraform_data.a`, with what else is special about it.
    var line: String {
        var parts = [actions.rawValue, address]
        if let previousAddress { parts.append("from \(previousAddress)") }
        if let deposed { parts.append("deposed \(deposed)") }
        if isImport { parts.append("import") }
        return parts.joined(separator: " ")
    }
}

/// The error of a body that must fail with one.
func failure<Result>(_ body: () throws(TerraformError) -> Result) -> TerraformError? {
    do throws(TerraformError) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}
