import Foundation
import Subprocess

/// The Terraform or OpenTofu that reads its own saved plans.
struct TerraformTool: Sendable {
    /// Its name on the PATH, or where it is.
    let name: String

    /// What was asked for, else `RINGDOWN_TERRAFORM`, else `terraform`.
    init(_ asked: String?) {
        let set = ProcessInfo.processInfo.environment["RINGDOWN_TERRAFORM"] ?? ""
        name = asked ?? (set.isEmpty ? "terraform" : set)
    }

    /// The JSON of a saved plan: what `terraform show -json FILE` prints in this folder.
    func show(_ path: String) async throws -> Data {
        let file = URL(fileURLWithPath: path).path
        if name.contains("/"), !FileManager.default.isExecutableFile(atPath: executable.path) { throw unusable(path) }
        do {
            let result = try await Subprocess.run(
                .name(executable.lastPathComponent),
                arguments: ["show", "-json", "-no-color", file],
                environment: .inherit.updating(["CHECKPOINT_DISABLE": "1", "PATH": searchPath]),
                output: .data(limit: InputFile.limit),
                error: .string(limit: 1 << 20)
            )
            guard result.terminationStatus.isSuccess else { throw failed(path, result.standardError) }
            return result.standardOutput
        } catch let error as SubprocessError {
            guard error.code != .outputLimitExceeded else {
                throw CommandFailure("\(path) holds a plan larger than \(InputFile.limit >> 20) MiB as JSON")
            }
            throw unusable(path)
        }
    }

    private var executable: URL { URL(fileURLWithPath: name) }

    /// Where the tool is looked for: beside its own path first, when it has one.
    private var searchPath: String {
        let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/local/bin:/usr/bin:/bin"]
        return name.contains("/") ? executable.deletingLastPathComponent().path + ":" + path : path
    }

    private func failed(_ path: String, _ errors: String) -> CommandFailure {
        let lines = errors.split(separator: "\n").map { $0.drop { !$0.isLetter && !$0.isNumber } }
        let reason = lines.first { $0.hasPrefix("Error: ") }?.dropFirst(7) ?? lines.first { !$0.isEmpty } ?? "no reason"
        return CommandFailure(
            "\(path) is a saved plan, and `\(name) show -json` cannot read it (\(reason)); "
                + "run this in the folder where it was planned, with the same \(name)"
        )
    }

    private func unusable(_ path: String) -> CommandFailure {
        CommandFailure(
            "\(path) is a saved plan, and \(name) cannot be run to read it; name the tool with --tool or "
                + "RINGDOWN_TERRAFORM, or hand over what `terraform show -json` prints"
        )
    }
}
