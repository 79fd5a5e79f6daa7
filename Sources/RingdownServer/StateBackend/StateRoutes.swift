import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownAPI
import RingdownCore

/// Terraform's `http` backend: one state for each workspace.
struct StateRoutes {
    private let dependencies: ServerDependencies

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    func add(to routes: Routes) {
        let limits = dependencies.settings
        backend(.readState, routes) { call, states, workspace, _ in
            guard let bytes = try await states.read(workspace) else { return Response(status: .noContent) }
            var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
            headers[.contentMD5] = Data(Insecure.MD5.hash(data: bytes)).base64EncodedString()
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        backend(.writeState, routes) { call, states, workspace, caller in
            let body = try await call.body(upTo: limits.documentLimit)
            try Self.checkDigest(of: body, in: call)
            let written = try await states.keep(
                Array(body.readableBytesView),
                of: workspace,
                presenting: call.query("ID"),
                by: caller.principal.id
            )
            return try .json(API.StateWritten(written))
        }
        backend(.lockState, routes) { call, states, workspace, caller in
            let body = try await call.body(upTo: limits.bodyLimit)
            try Self.checkDigest(of: body, in: call)
            let info = Array(body.readableBytesView)
            return Self.info(of: try await states.lock(workspace, info: info, by: caller.principal.id), .ok)
        }
        backend(.unlockState, routes) { call, states, workspace, caller in
            let body = try await call.body(upTo: limits.bodyLimit)
            try Self.checkDigest(of: body, in: call)
            try await states.unlock(workspace, info: Array(body.readableBytesView), by: caller.principal.id)
            return Response(status: .ok)
        }
        backend(.removeState, routes) { call, states, workspace, caller in
            let written = try await states.remove(
                workspace,
                presenting: call.query("ID"),
                by: caller.principal.id
            )
            return try written.map { try .json(API.StateWritten($0)) } ?? Response(status: .ok)
        }
    }

    /// Adds one of the backend's operations: who asks says so by user name and password, and whoever finds the state
    /// locked is answered with its holder, as Terraform reads it.
    private func backend(
        _ operation: Operation,
        _ routes: Routes,
        _ handler: @escaping @Sendable (Call, StateBackend, String, Caller) async throws -> Response
    ) {
        let dependencies = dependencies
        let access = routes.access
        routes.open(operation) { call in
            let caller = try await access.basicCaller(of: call)
            do throws(ServerProblem) {
                try access.require(operation, of: caller.principal, in: nil)
            } catch {
                var problem = error
                problem.challenge = nil
                throw problem
            }
            let states = try dependencies.keptStates()
            do {
                return try await handler(call, states, try call.workspace(), caller)
            } catch let refusal as StateRefusal {
                guard let holder = refusal.holder else { throw ServerProblem.stateRefused(refusal) }
                return Self.info(of: holder, HTTPResponse.Status(code: 423, reasonPhrase: "Locked"))
            }
        }
    }

    private static func info(of lock: StateLock, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: lock.info))
        )
    }

    private static func checkDigest(of body: ByteBuffer, in call: Call) throws(ServerProblem) {
        guard let sent = call.request.headers[.contentMD5] else { return }
        let digest = Data(Insecure.MD5.hash(data: Data(body.readableBytesView)))
        guard Data(base64Encoded: sent) == digest else { throw .wrongDigest() }
    }
}

extension HTTPField.Name {
    /// The MD5 of the body in base64, as RFC 1864 has it.
    ///
    /// The name is a token, so that there is always such a header.
    fileprivate static let contentMD5 = Self("Content-MD5") ?? .contentEncoding
}

extension ServerDependencies {
    /// The kept states; a problem where none are.
    func keptStates() throws(ServerProblem) -> StateBackend {
        guard let states else { throw .noStateKey() }
        return states
    }
}

extension Call {
    /// The workspace that the path names.
    func workspace() throws(ServerProblem) -> String {
        let name = parameter("workspace")
        let isClean = !name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        guard (1...200).contains(name.count), isClean else {
            throw ServerProblem(
                .invalidValue,
                "The workspace's name must have 1 to 200 characters and no control characters.",
                fix: "Give the backend an address such as http://127.0.0.1:7300/tfstate/contact-centre-prod."
            )
        }
        return name
    }
}
