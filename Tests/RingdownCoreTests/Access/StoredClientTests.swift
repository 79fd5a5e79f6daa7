import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Rotating secrets")
struct StoredClientTests {
    private func secret(_ id: String, _ seconds: TimeInterval) -> StoredClient.Secret {
        StoredClient.Secret(id: id, hash: "h", createdAt: Sample.now + seconds)
    }

    @Test("The old secret counts for the overlap, and no longer")
    func overlap() {
        var client = Sample.client("a")
        client.rotate(to: secret("a-2", 0), overlap: 60, at: Sample.now)
        #expect(client.secrets(at: Sample.now + 59).map(\.id) == ["a-1", "a-2"])
        #expect(client.secrets(at: Sample.now + 60).map(\.id) == ["a-2"])
    }

    @Test("Without an overlap the old secret ends at once")
    func none() {
        var client = Sample.client("a")
        client.rotate(to: secret("a-2", 0), overlap: 0, at: Sample.now)
        #expect(client.secrets.map(\.id) == ["a-2"])
    }

    @Test("Two count at most: a second rotation ends the oldest, and prolongs nothing")
    func twice() {
        var client = Sample.client("a")
        client.rotate(to: secret("a-2", 0), overlap: 60, at: Sample.now)
        client.rotate(to: secret("a-3", 10), overlap: 3600, at: Sample.now + 10)
        #expect(client.secrets(at: Sample.now + 10).map(\.id) == ["a-2", "a-3"])
        #expect(client.secrets(at: Sample.now + 3610).map(\.id) == ["a-3"])
    }
}
