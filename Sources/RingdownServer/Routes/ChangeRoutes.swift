import Hummingbird
import RingdownAPI
import RingdownCore

/// Takes in changes.
struct ChangeRoutes {
    private static let accepted = [SubmittedDocument.Format.json.rawValue, SubmittedDocument.Format.jsonLines.rawValue]
    /// Characters of a source's or workspace's name at most.
    private static let nameLimit = 200

    private let dependencies: ServerDependencies

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    func add(to routes: Routes) {
        let dependencies = dependencies
        routes.guarded(.submitChanges) { call, caller in
            guard let format = call.contentType.flatMap(SubmittedDocument.Format.init(mediaType:)) else {
                throw ServerProblem.unsupportedMediaType(call.contentType, accepted: Self.accepted)
            }
            let body = try await call.body(upTo: dependencies.settings.documentLimit)
            guard body.readableBytes > 0 else {
                throw ServerProblem(
                    .badRequest,
                    "The body is empty.",
                    cause: .missingRequiredField,
                    evidence: "No bytes were sent.",
                    fix: "Send a plan (terraform show -json) or an apply stream (terraform apply -json)."
                )
            }
            let source = try Self.name("source", HeaderNames.source, of: call) ?? "api"
            let workspace = try Self.name("workspace", HeaderNames.workspace, of: call)
            let report: ChangeIntakeReport
            do throws(ChangeIntakeError) {
                report = try await dependencies.intake.submit(
                    SubmittedDocument(
                        bytes: Array(body.readableBytesView),
                        format: format,
                        source: source,
                        workspace: workspace,
                        caller: caller.principal.id
                    )
                )
            } catch {
                throw Self.problem(error)
            }
            return try .json(
                API.Submission(report, source: source, windows: dependencies.book.windows),
                status: .accepted
            )
        }
    }

    private static func name(_ query: String, _ header: String, of call: Call) throws(ServerProblem) -> String? {
        guard let name = call.query(query) ?? call.header(header) else { return nil }
        guard name.count <= nameLimit, !name.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            throw ServerProblem(
                .invalidValue,
                "\(query) must be at most \(nameLimit) characters without control characters.",
                fix: "Send the name that the configuration gives it."
            )
        }
        return name
    }

    /// The answer to a document that was not taken in.
    static func problem(_ error: ChangeIntakeError) -> any Error {
        switch error.code {
        case .malformed:
            ServerProblem(
                .badRequest,
                error.message,
                cause: .wrongBodyShape,
                evidence: error.message,
                fix: "Send the document as Terraform writes it, whole and unchanged."
            )
        case .unprocessable:
            ServerProblem(
                .unprocessable,
                error.message,
                cause: .wrongBodyShape,
                evidence: error.message,
                fix: "Send what terraform show -json or terraform apply -json prints."
            )
        case .known, .storeFailed: error.cause ?? StoreError(.unavailable, error.message)
        }
    }
}

extension SubmittedDocument.Format {
    /// The format that a media type means; `nil` when it is none that is read.
    init?(mediaType: String) {
        switch mediaType {
        case "application/json": self = .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines":
            self = .jsonLines
        default: return nil
        }
    }
}
