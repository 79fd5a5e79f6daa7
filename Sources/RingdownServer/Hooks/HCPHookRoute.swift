import Foundation
import Hummingbird
import RingdownCore
import RingdownEngine
import RingdownTerraform

/// Takes notifications of HCP Terraform and Terraform Enterprise: each is on the disk before it is answered.
struct HCPHookRoute {
    /// Bytes of a notification at most; the message of a run is the longest thing in it.
    static let limit = 1 << 20

    private let desk: HookDesk

    init(_ desk: HookDesk) { self.desk = desk }

    func add(to routes: Routes) {
        let desk = desk
        routes.open(.takeHCPNotification) { call in
            let source = try desk.source(of: call) { if case .hcpTerraform = $0 { true } else { false } }
            let body = try await desk.body(of: call, upTo: Self.limit)
            do throws(HookSignature.Refusal) {
                try HookSignature.hcp(call.header("X-TFE-Notification-Signature"), body: body, keys: source.keys)
            } catch {
                throw try await desk.refuse(error, from: source, call)
            }
            let notices: [HCPNotification]
            do throws(TerraformError) {
                notices = try HCPNotification.read(body)
            } catch {
                throw ServerProblem(.badRequest, error.message)
            }
            return try await take(notices, of: source)
        }
    }

    private func take(_ notices: [HCPNotification], of source: HookSource) async throws -> Response {
        if notices.allSatisfy({ $0.trigger == .verification }) {
            return try .json(HookReceipt(.verified, "The signature is right."))
        }
        guard let hooks = desk.dependencies.hooks else { throw ServerProblem(.notFound, "There are no sources.") }
        let now = desk.dependencies.clock.now()
        var isNew = false
        var isToDo = false
        for notice in notices where notice.trigger != .verification {
            let hasConsequence = notice.consequence != .nothing
            let isWritten = try await hooks.deliveries.add(
                HookDelivery(
                    id: desk.dependencies.ids.next(),
                    source: source.name,
                    key: notice.key,
                    receivedAt: now,
                    content: notice.json,
                    dueAt: hasConsequence ? now : nil
                )
            )
            isNew = isNew || isWritten
            isToDo = isToDo || (isWritten && hasConsequence)
        }
        let names = notices.map(\.name).joined(separator: ", ")
        if isToDo {
            hooks.bell.ring()
            return try .json(
                HookReceipt(.accepted, "\(names): the documents will be fetched and compared with the rules."),
                status: .accepted
            )
        }
        return try .json(
            isNew
                ? HookReceipt(.noted, "\(names): no changes follow from it.")
                : HookReceipt(.duplicate, "\(names): it was taken in before.")
        )
    }
}
