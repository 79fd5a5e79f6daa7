import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownEngine
import RingdownTestKit

@testable import RingdownServer

/// A control plane that keeps states, over memory, with one rule: the campaign turned on triggers its list.
struct StateServer {
    static let key = String(repeating: "0f", count: 32)
    static let lineage = "11111111-2222-4333-8444-555555555555"
    static let path = "/tfstate/prod"

    var base = TestServer()
    /// `nil` keeps no states.
    var key: String? = StateServer.key

    init() {
        base.clients += [
            TestServer.client("terraform", Lists.grant("states", ["iac:state:*"], in: nil)),
            TestServer.client("stranger", Lists.grant("reader", ["iac:state:read"], in: nil)),
        ]
        base.rules = [
            Rule(
                name: "go-live",
                resource: ResourcePattern("terraform_data.campaign"),
                then: [.trigger(contactList: Lists.renewals.name, priority: false)]
            )
        ]
    }

    /// Runs a test against the router.
    func run<Value>(_ test: @Sendable (TestCaller) async throws -> Value) async throws -> Value {
        var dependencies = base.dependencies
        let engine = Engine(
            store: base.store,
            book: dependencies.book,
            connectors: [:],
            clock: base.clock,
            ids: SequentialIDs(series: 2),
            logger: base.log.logger,
            digest: { _ in "digest" }
        )
        dependencies.states = StateBackend(
            store: base.store,
            keys: key.flatMap { StateKey($0) }.map { StateKeyring(current: $0) },
            intake: Intake(engine),
            clock: base.clock,
            ids: SequentialIDs(series: 3)
        )
        let application = ControlPlane.application(dependencies, address: .hostname("127.0.0.1", port: 0))
        return try await application.test(.router) { client in try await test(TestCaller(client: client)) }
    }

    /// A state of one campaign.
    static func state(_ serial: Int, _ status: String, lineage: String = lineage) -> String {
        """
        {"version":4,"terraform_version":"1.11.4","serial":\(serial),"lineage":"\(lineage)","outputs":{},
        "resources":[{"mode":"managed","type":"terraform_data","name":"campaign",
        "provider":"provider[\\"terraform.io/builtin/terraform\\"]","instances":[{"schema_version":0,
        "attributes":{"id":"a","input":{"value":"\(status)","type":"string"},"output":{"value":"\(status)","type":"string"},
        "triggers_replace":null},"sensitive_attributes":[]}]}],"check_results":null}
        """
    }

    /// What Terraform says of a lock.
    static func lock(_ id: String) -> String {
        #"{"ID":"\#(id)","Operation":"OperationTypeApply","Info":"","Who":"\#(id)@desk","Version":"1.11.4"}"#
    }
}

extension TestCaller {
    /// Calls the backend as Terraform does.
    func state(
        _ method: HTTPRequest.Method,
        _ body: String? = nil,
        id: String? = nil,
        path: String = StateServer.path,
        user: String? = "terraform",
        password: String? = nil,
        md5: String? = nil
    ) async throws -> Reply {
        var headers = ["Content-Type": "application/json"]
        if let user {
            let pair = "\(user):\(password ?? user + "-secret")"
            headers["Authorization"] = "Basic " + Data(pair.utf8).base64EncodedString()
        }
        if let body {
            headers["Content-MD5"] =
                md5 ?? Data(Insecure.MD5.hash(data: Data(body.utf8))).base64EncodedString()
        }
        return try await call(
            method,
            path + (id.map { "?ID=\($0)" } ?? ""),
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
    }
}
