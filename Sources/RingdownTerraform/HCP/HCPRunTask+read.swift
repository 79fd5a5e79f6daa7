package import RingdownCore

extension HCPRunTask {
    /// One request as it came.
    package enum Request: Hashable, Sendable {
        /// A test, sent when the task is created or changed; it asks nothing.
        case test
        /// A task, with the token that reads its run's documents and answers it.
        case task(HCPRunTask, token: RunTaskToken)
    }

    /// The token that tests carry in place of a real one.
    private static let testToken = "test-token"
    /// Characters of a URL, and of a token, at most.
    private static let textLimit = 2048

    /// Reads a request's body: payload version 1.
    ///
    /// Members that are not documented are passed over.
    package static func read(_ bytes: some Collection<UInt8>) throws(TerraformError) -> Request {
        let payload: JSON
        do throws(JSONError) {
            payload = try JSON(parsing: bytes)
        } catch {
            throw TerraformError(error, in: "the run task's request", advice: "send it as HCP Terraform does")
        }
        guard payload.object != nil else { throw malformed("it is \(payload.kind)") }
        guard let stage = payload["stage"]?.string else { throw malformed("it names no stage") }
        guard let token = payload["access_token"]?.string, !token.isEmpty, token.count <= textLimit else {
            throw malformed("it carries no access_token")
        }
        if stage == "test" || token == testToken { return .test }
        let task = HCPRunTask(
            stage: Stage(rawValue: stage) ?? .other,
            stageName: String(stage.prefix(64)),
            resultID: try id(payload, "task_result_id"),
            callbackURL: try url(payload, "task_result_callback_url"),
            planURL: payload["plan_json_api_url"]?.string == nil ? nil : try url(payload, "plan_json_api_url"),
            runID: try id(payload, "run_id"),
            workspace: try name(payload, "workspace_name"),
            isSpeculative: payload["is_speculative"]?.bool ?? false,
            showsOutcomes: payload["capabilities"]?["outcomes"]?.bool ?? false
        )
        return .task(task, token: RunTaskToken(token))
    }

    private static func id(_ payload: JSON, _ member: String) throws(TerraformError) -> String {
        guard let id = payload[member]?.string, HCPNotification.isID(id) else {
            throw malformed("\(member) is no identifier")
        }
        return id
    }

    private static func url(_ payload: JSON, _ member: String) throws(TerraformError) -> String {
        guard let url = payload[member]?.string, !url.isEmpty, url.count <= textLimit else {
            throw malformed("\(member) is no URL")
        }
        return url
    }

    private static func name(_ payload: JSON, _ member: String) throws(TerraformError) -> String {
        guard let name = payload[member]?.string, !name.isEmpty, name.count <= 200 else {
            throw malformed("\(member) is no name")
        }
        return name
    }

    private static func malformed(_ detail: String) -> TerraformError {
        TerraformError(
            .malformed,
            "the run task's request is not what HCP Terraform sends: \(detail); send it as HCP Terraform does"
        )
    }
}
