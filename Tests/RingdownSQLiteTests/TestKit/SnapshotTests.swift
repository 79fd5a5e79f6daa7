import Foundation
import RingdownTestKit
import Testing

@Suite(
    "Snapshots",
    .enabled(if: ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil),
    .timeLimit(.minutes(5))
)
struct SnapshotTests {
    @Test("A text that is as recorded passes; another one fails with the first line that differs")
    func comparing() async throws {
        try await withFolder { folder in
            let records = folder.appending(components: "Tests", "Snapshots", "SomeTests")
            try FileManager.default.createDirectory(at: records, withIntermediateDirectories: true)
            try Data("one\ntwo\n".utf8).write(to: records.appending(component: "text"))
            let test = folder.appending(components: "Tests", "SomeTests", "Deeper", "Test.swift").path
            try Snapshot.verify("one\ntwo\n", "text", of: test)
            let difference = #expect(throws: Snapshot.self) { try Snapshot.verify("one\n2\n", "text", of: test) }
            #expect(difference?.description == "text differs at line 2: recorded \"two\", now \"2\".")
            let missing = #expect(throws: Snapshot.self) { try Snapshot.verify("one", "other", of: test) }
            #expect(missing?.description.contains("RECORD_SNAPSHOTS=1") == true)
        }
    }
}
