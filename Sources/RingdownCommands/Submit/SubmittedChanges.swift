import Foundation
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownTerraform

/// Changes on their way to the control plane, without any sensitive value in clear.
struct SubmittedChanges {
    private let delivery: Delivery
    private let source: String
    private let workspace: String

    init(_ delivery: Delivery, source: String, workspace: String) {
        self.delivery = delivery
        self.source = source
        self.workspace = workspace
    }

    /// Submits them, redacted with `RINGDOWN_DIGEST_KEY`, or with the key that the control plane gives its submitters.
    func send(through client: RingdownClient) async throws -> API.Submission {
        let digest = try await digest(from: client)
        return try await client.submit(
            ByteBuffer(bytes: body(digest)),
            kind: .json,
            source: source,
            workspace: workspace
        )
    }

    /// What travels.
    func body(_ digest: ValueDigest) -> [UInt8] {
        ChangesDocument.write(delivery.redacted { digest.digest($0) })
    }

    private func digest(from client: RingdownClient) async throws -> ValueDigest {
        let set = ProcessInfo.processInfo.environment["RINGDOWN_DIGEST_KEY"] ?? ""
        let key = set.isEmpty ? try await client.digestKey().key : set
        guard let digest = ValueDigest(hex: key) else {
            let place = set.isEmpty ? "what the server gives as its digest key" : "RINGDOWN_DIGEST_KEY"
            throw CommandFailure("\(place) is no key of 64 hexadecimal digits; sensitive values are not sent in clear")
        }
        return digest
    }
}
