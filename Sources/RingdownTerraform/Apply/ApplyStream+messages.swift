import RingdownCore

extension ApplyStream {
    /// Takes one message.
    mutating func take(_ json: JSON) throws(JSONError) {
        let message = try MessageFields(json)
        guard let type = try message.optionalText("type") else {
            // Another program's log, in a pipe that carries both.
            talk += 1
            return
        }
        messages[type, default: 0] += 1
        switch type {
        case "version": try takeVersion(message)
        case "planned_change": planned.append(try StreamedPlan(try message.object("change")))
        case "apply_start":
            let step = try step(message)
            if step.action != "read" { started = true }
        case "apply_complete": completed.append(try step(message))
        case "apply_errored": errored.append(try step(message))
        case "diagnostic": try takeDiagnostic(message)
        case "change_summary":
            let operation = try message.object("changes").text("operation")
            if operation != "plan" { self.operation = operation }
        case "outputs": try takeOutputs(try message.object("outputs"))
        default: return
        }
    }

    private mutating func takeVersion(_ message: MessageFields) throws(JSONError) {
        guard version == nil else {
            refusal = TerraformError(
                .severalRuns,
                "line \(lines): the stream holds a second run: hand over the output of one `terraform apply -json`",
                line: lines
            )
            return
        }
        refusal = FormatVersion.refusal(
            of: try message.text("ui"),
            subject: "line \(lines): an apply stream",
            line: lines
        )
        let tofu = try message.optionalText("tofu")
        let terraform = try message.optionalText("terraform")
        let tool = tofu.map { "tofu \($0)" } ?? terraform.map { "terraform \($0)" }
        version = Version(tool: tool ?? "terraform", startedAt: try message.optionalText("@timestamp"))
    }

    private func step(_ message: MessageFields) throws(JSONError) -> Step {
        let hook = try message.object("hook")
        return Step(resource: try StreamedResource(try hook.object("resource")), action: try hook.text("action"))
    }

    private mutating func takeDiagnostic(_ message: MessageFields) throws(JSONError) {
        let diagnostic = try message.object("diagnostic")
        guard try diagnostic.text("severity") == "error" else { return }
        var place: String?
        if let range = try diagnostic.optionalObject("range") {
            place = try range.optionalText("filename")
            if let line = try range.optionalObject("start")?.members["line"]?.int {
                place = place.map { "\($0):\(line)" }
            }
        }
        failures.append(
            RunFailure(
                address: try diagnostic.optionalText("address"),
                summary: try diagnostic.text("summary"),
                place: place
            )
        )
    }

    /// Takes the outputs: those with an action are the plan's, the others what the apply left.
    private mutating func takeOutputs(_ fields: MessageFields) throws(JSONError) {
        var after: [String: StreamedOutput] = [:]
        for name in fields.members.keys.sorted() {
            let output = try StreamedOutput(try fields.object(name))
            if output.action != nil {
                plannedOutputs[name] = output
            } else {
                after[name] = output
            }
        }
        if !after.isEmpty || operation != nil { outputs = after }
    }
}
