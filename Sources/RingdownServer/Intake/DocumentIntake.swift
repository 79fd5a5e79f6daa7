import RingdownCore
package import RingdownEngine
import RingdownTerraform

/// Takes Terraform's documents in: reads the changes out of one and hands them to the engine.
package struct DocumentIntake: ChangeIntake {
    private let intake: Intake

    package init(_ intake: Intake) { self.intake = intake }

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
        let results: [IntakeResult]
        do throws(StoreError) {
            results = try await intake.take(delivery.changes, others: delivery.secrets)
        } catch {
            throw ChangeIntakeError(.storeFailed, error.message, cause: error)
        }
        let redaction = intake.redaction(of: delivery.changes, others: delivery.secrets)
        return ChangeIntakeReport(
            workspace: workspace,
            entries: zip(delivery.changes, results).map { ChangeIntakeReport.Entry(address: $0.address, result: $1) },
            warnings: delivery.warnings.map { redaction.redact($0) }
        )
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
