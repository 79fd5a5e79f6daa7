import Foundation
import Hummingbird
import RingdownAPI
import RingdownCore

/// Takes documents from any pipeline that signs as Standard Webhooks says.
struct StandardHookRoute {
    /// Characters of a workspace's name at most.
    private static let nameLimit = 200

    private let desk: HookDesk

    init(_ desk: HookDesk) { self.desk = desk }

    func add(to routes: Routes) {
        let desk = desk
        routes.open(.takeStandardWebhook) { call in
            let source = try desk.source(of: call) { if case .standardWebhook = $0 { true } else { false } }
            guard case .standardWebhook(let configured) = source.kind else {
                throw ServerProblem(.notFound, "The source takes no such delivery.")
            }
            let body = try await desk.body(of: call, upTo: desk.dependencies.settings.documentLimit)
            let id: String
            do throws(HookSignature.Refusal) {
                id = try HookSignature.standard(
                    HookSignature.StandardHeaders(
                        id: call.header("webhook-id"),
                        timestamp: call.header("webhook-timestamp"),
                        signature: call.header("webhook-signature")
                    ),
                    body: body,
                    keys: source.keys,
                    at: desk.dependencies.clock.now()
                )
            } catch {
                throw try await desk.refuse(error, from: source, call)
            }
            let workspace = try configured ?? Self.workspace(of: call)
            return try await submit(body, id: id, from: source, workspace: workspace, call, desk.dependencies)
        }
    }

    private func submit(
        _ body: Data,
        id: String,
        from source: HookSource,
        workspace: String?,
        _ call: Call,
        _ dependencies: ServerDependencies
    ) async throws -> Response {
        let format = call.contentType.flatMap(SubmittedDocument.Format.init(mediaType:)) ?? .json
        let delivery = HookDelivery(
            id: dependencies.ids.next(),
            source: source.name,
            key: id,
            receivedAt: dependencies.clock.now()
        )
        let report: ChangeIntakeReport
        do throws(ChangeIntakeError) {
            report = try await dependencies.intake.submit(
                SubmittedDocument(
                    bytes: Array(body),
                    format: format,
                    source: source.name,
                    workspace: workspace,
                    caller: "source:\(source.name)",
                    delivery: delivery
                )
            )
        } catch {
            guard error.code == .known else { throw ChangeRoutes.problem(error) }
            return try .json(HookReceipt(.duplicate, error.message))
        }
        let submission = API.Submission(report, source: source.name, windows: dependencies.book.windows)
        return try .json(submission, status: .accepted)
    }

    private static func workspace(of call: Call) throws(ServerProblem) -> String? {
        guard let name = call.query("workspace") else { return nil }
        guard name.count <= nameLimit, !name.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            throw ServerProblem(
                .invalidValue,
                "workspace must be at most \(nameLimit) characters without control characters.",
                fix: "Send the workspace's name as Terraform knows it."
            )
        }
        return name
    }
}
