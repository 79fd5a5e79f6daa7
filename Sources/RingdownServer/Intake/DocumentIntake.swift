package import RingdownCore
package import RingdownEngine
import RingdownTerraform

/// Takes Terraform's documents in: reads the changes out of one and hands them to the engine.
package struct DocumentIntake: ChangeIntake {
    private let intake: Intake
    private let deliveries: any DeliveryStore

    package init(_ intake: Intake, deliveries: any DeliveryStore) {
        self.intake = intake
        self.deliveries = deliveries
    }

    package func submit(_ document: SubmittedDocument) async throws(ChangeIntakeError) -> ChangeIntakeReport {
        let workspace = document.workspace ?? "default"
        let delivery: Delivery
        do throws(TerraformError) {
            delivery = try Delivery.read(
                submitted: document.bytes,
                origin: ChangeOrigin(source: document.source, workspace: workspace)
            )
        } catch {
            throw ChangeIntakeError(error.isAboutForm ? .malformed : .unprocessable, error.message)
        }
        let results = try await take(delivery, of: document.delivery)
        let redaction = intake.redaction(of: delivery.changes, others: delivery.secrets)
        return ChangeIntakeReport(
            workspace: workspace,
            entries: zip(delivery.changes, results).map { ChangeIntakeReport.Entry(address: $0.address, result: $1) },
            warnings: delivery.warnings.map { redaction.redact($0) }
        )
    }

    /// Commits what a document brought, together with the delivery that it came in.
    private func take(
        _ document: Delivery,
        of delivery: HookDelivery?
    ) async throws(ChangeIntakeError) -> [IntakeResult] {
        var isKnown = false
        let results: [IntakeResult]
        do throws(StoreError) {
            guard let delivery else { return try await intake.take(document.changes, others: document.secrets) }
            results = try await intake.take(document.changes, others: document.secrets) {
                (entries, duplicate) throws(StoreError) in
                let written = try await deliveries.commit(entries, of: delivery, duplicate: duplicate)
                isKnown = written == nil
                return written ?? []
            }
        } catch {
            throw ChangeIntakeError(.storeFailed, error.message, cause: error)
        }
        if isKnown { throw ChangeIntakeError(.known, "The delivery was taken in before.") }
        return results
    }
}

extension TerraformError {
    /// Whether the bytes are no good JSON, as opposed to JSON that says nothing that can be used.
    fileprivate var isAboutForm: Bool {
        switch code {
        case .empty, .notJSON, .malformed, .truncated: true
        default: false
        }
    }
}
