import RingdownCore
import Testing

@testable import RingdownTerraform

/// Damaged documents give a value or an error that says so in one line; they never end the process.
@Suite struct MutationTests {
    /// How many times each document is damaged in each way.
    private static let rounds = 2

    /// What the documents hold in secret, and no error may say.
    private static let secrets = ["s3cret", "1111", "2222"]

    @Test("Every damaged document is read or refused", arguments: try Fixture.all())
    func damaged(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        var generator = SplitMix64(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        for _ in 0..<Self.rounds {
            for mutation in Mutation.allCases {
                check(mutation.apply(to: bytes, using: &generator), "\(mutation) of \(name)")
            }
        }
    }

    @Test("Documents damaged many times over are read or refused", arguments: ["mixed-run/plan.json", "apply.jsonl"])
    func damagedOften(_ name: String) throws {
        let original = try Fixture.bytes(name == "apply.jsonl" ? "mixed-run/apply.jsonl" : name)
        var generator = SplitMix64(seed: 42)
        var bytes = original
        for round in 0..<60 {
            if round % 6 == 0 { bytes = original }
            let mutation = Mutation.allCases.randomElement(using: &generator) ?? .flip
            bytes = mutation.apply(to: bytes, using: &generator)
            check(bytes, "\(mutation) in round \(round)")
        }
    }

    /// Hands the bytes to every reader that their kind has, and to the other readers' refusals.
    private func check(_ bytes: [UInt8], _ what: String) {
        let errors = [
            failure { () throws(TerraformError) in try PlanDocument(parsing: bytes, origin: .test) },
            failure { () throws(TerraformError) in try StateDocument(parsing: bytes) },
            failure { () throws(TerraformError) in
                try ApplyStream.read(bytes, origin: .test, allowingPartial: true)
            },
            TerraformDocument.recognise(bytes).refusal,
        ]
        for error in errors.compactMap({ $0 }) {
            #expect(!error.message.isEmpty, "\(what)")
            #expect(!error.message.contains { $0.isNewline }, "\(what): \(error.message)")
            #expect(error.message.count <= 700, "\(what)")
            for secret in Self.secrets { #expect(!error.message.contains(secret), "\(what): \(error.message)") }
        }
    }
}
