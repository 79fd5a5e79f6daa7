import Foundation
import Subprocess

/// Runs the real terraform as a pipeline would, or replays a recorded run.
struct DemoTerraform: Sendable {
    let folder: DemoFolder
    let timeline: DemoTimeline
    /// The variables that the pipeline's commands see besides the process's own.
    let environment: [String: String]
    /// Where terraform is; `nil` replays the recorded run.
    let terraform: String?

    /// The workspace that the demo's changes come from.
    static let workspace = "contact-centre-prod"
    /// Seconds that one command of the pipeline may take.
    private static let patience = 30

    /// Where terraform is on the PATH; `nil` when it is not.
    static func find() -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
        return folders.map { "\($0)/terraform" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Lays the configuration out, and the recorded run where there is no terraform.
    func prepare() async throws {
        try folder.write(try DemoFolder.resource("main.tf"), to: "main.tf")
        if terraform == nil {
            for name in ["plan.json", "apply.jsonl"] {
                try folder.write(try DemoFolder.resource("recorded/\(name)"), to: name)
            }
            return
        }
        _ = try await shell("terraform init -input=false -no-color", isShown: false)
    }

    /// Plans and applies one status of the campaign, and hands the stream to the control plane.
    func apply(status: String) async throws {
        _ = try await shell("terraform plan -input=false -no-color -var campaign_status=\(status) -out=tf.plan")
        _ = try await shell("terraform show -json tf.plan > plan.json")
        let said = try await shell(
            "terraform apply -json tf.plan | tee apply.jsonl | \(submit) --strict --plan plan.json -",
            shown: "terraform apply -json tf.plan | ringdown submit --strict --plan plan.json -"
        )
        timeline.detail(said)
    }

    /// Hands the last run's stream to the control plane once more.
    func submitAgain() async throws {
        let said = try await shell(
            "\(submit) --plan plan.json apply.jsonl",
            shown: "ringdown submit --plan plan.json apply.jsonl"
        )
        timeline.detail(said)
    }

    private var submit: String {
        let executable = ProcessInfo.processInfo.arguments.first.map { path in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? path
        }
        return "'\(executable ?? "ringdown")' submit --workspace \(Self.workspace)"
    }

    /// Runs a line of shell in the folder; returns what it printed to stdout and, from `ringdown`, to stderr.
    private func shell(_ line: String, shown: String? = nil, isShown: Bool = true) async throws -> [String] {
        if isShown { timeline.note("$ \(shown ?? line)") }
        var variables = environment
        variables["TF_IN_AUTOMATION"] = "1"
        variables["CHECKPOINT_DISABLE"] = "1"
        let result = try await run(
            .name("timeout"),
            arguments: ["\(Self.patience)", "bash", "-o", "pipefail", "-c", "cd '\(folder.url.path)' && " + line],
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })
            ),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        let said = result.standardOutput.split(separator: "\n").map(String.init)
        guard result.terminationStatus.isSuccess else {
            let errors = result.standardError.split(separator: "\n").suffix(5).map(String.init)
            throw CommandFailure(["`\(shown ?? line)` failed"] + errors + said.suffix(5))
        }
        return said
    }
}
