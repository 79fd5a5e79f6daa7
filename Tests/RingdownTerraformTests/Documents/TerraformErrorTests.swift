import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct TerraformErrorTests {
    @Test("A message is one line, whatever the names in the document are")
    func oneLine() {
        let name = "a\nb\u{2028}c\u{1B}[31m"
        let error = TerraformError(.malformed, "the plan has a bad member \(name)")
        #expect(!error.message.contains { $0.isNewline || $0 == "\u{1B}" })
        let long = TerraformError(.malformed, String(repeating: "x", count: 100_000))
        #expect(long.message.count < 1000)
    }

    @Test("An error carries the path, the line and the reader's error")
    func place() {
        let text = """
            {
              "format_version": "1.2",
              "resource_changes": [
                {"address": 5}
              ]
            }
            """
        let error = failure { () throws(TerraformError) in
            try PlanDocument(parsing: Array(text.utf8), origin: .test)
        }
        #expect(error?.code == .malformed)
        #expect(error?.line == 4)
        #expect(error?.path?.description == "resource_changes[0].address")
        #expect(error?.cause?.code == .wrongType)
        #expect(error?.message.contains("line 4") == true)
        #expect(error?.message.contains("resource_changes[0].address") == true)
    }
}
