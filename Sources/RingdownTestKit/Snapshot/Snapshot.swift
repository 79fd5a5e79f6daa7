import Foundation

/// Compares text with what was recorded under `Tests/Snapshots/<test target>/<name>`.
///
/// `RECORD_SNAPSHOTS=1` writes the record anew and fails, so that a recording run is never taken for a passing one.
package struct Snapshot: Error, CustomStringConvertible {
    /// What differs first, or what to do about a missing record.
    package let description: String

    /// Throws what differs first.
    ///
    /// - Parameter test: the test's own file, which says where the record lies.
    package static func verify(_ text: String, _ name: String, of test: String = #filePath) throws {
        let file = record(name, of: test)
        guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            throw Snapshot(description: "\(name) was recorded; run again without RECORD_SNAPSHOTS.")
        }
        guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
            throw Snapshot(description: "\(name) has no record; run once with RECORD_SNAPSHOTS=1.")
        }
        guard recorded != text else { return }
        let lines = [recorded, text].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        let place = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
        let (old, new) = (lines[0].dropFirst(place).first ?? "(end)", lines[1].dropFirst(place).first ?? "(end)")
        throw Snapshot(description: "\(name) differs at line \(place + 1): recorded \"\(old)\", now \"\(new)\".")
    }

    private static func record(_ name: String, of test: String) -> URL {
        var target = URL(fileURLWithPath: test).deletingLastPathComponent()
        while target.deletingLastPathComponent().lastPathComponent != "Tests", target.pathComponents.count > 2 {
            target.deleteLastPathComponent()
        }
        return target.deletingLastPathComponent()
            .appending(components: "Snapshots", target.lastPathComponent, name)
    }
}
