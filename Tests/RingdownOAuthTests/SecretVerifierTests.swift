import RingdownOAuth
import Testing

@Suite("Comparing secrets", .timeLimit(.minutes(5)))
struct SecretVerifierTests {
    let verifier = SecretVerifier(cost: .trifling)

    @Test("A secret is found among those of its client, the first time and again")
    func found() async throws {
        let first = try await verifier.hash("one")
        let hashes = [first, try await verifier.hash("two", sibling: first), try await verifier.hash("three")]
        for _ in 1...2 {
            #expect(try await verifier.match("one", among: hashes) == 0)
            #expect(try await verifier.match("two", among: hashes) == 1)
            #expect(try await verifier.match("three", among: hashes) == 2)
            #expect(try await verifier.match("four", among: hashes) == nil)
        }
    }

    @Test("What was right once is not right for a client whose secret has changed")
    func rotated() async throws {
        let old = try await verifier.hash("old")
        #expect(try await verifier.match("old", among: [old]) == 0)
        let new = try await verifier.hash("new", sibling: old)
        #expect(try await verifier.match("old", among: [new]) == nil)
        #expect(try await verifier.match("old", among: []) == nil)
    }

    @Test("A flood of comparisons is cut off, and leaves the verifier working")
    func flood() async throws {
        let hash = try await verifier.hash("right")
        let outcomes = await withTaskGroup(of: Bool?.self) { tasks in
            for number in 0..<2_000 {
                tasks.addTask { [verifier] in
                    do throws(SecretVerifier.Busy) {
                        return try await verifier.match("wrong \(number)", among: [hash]) != nil
                    } catch {
                        return nil
                    }
                }
            }
            return await tasks.reduce(into: [Bool?]()) { $0.append($1) }
        }
        #expect(!outcomes.contains(true))
        #expect(try await verifier.match("right", among: [hash]) == 0)
    }
}
