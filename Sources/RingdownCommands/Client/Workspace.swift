import Foundation

/// The Terraform workspace that a command is about.
enum Workspace {
    /// What was asked for, else `TF_WORKSPACE`, else the one selected in this folder, else `default`.
    static func name(_ asked: String?) -> String {
        if let asked { return asked }
        if let set = ProcessInfo.processInfo.environment["TF_WORKSPACE"], !set.isEmpty { return set }
        let selected = try? String(contentsOfFile: ".terraform/environment", encoding: .utf8)
        let name = selected?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return name.isEmpty ? "default" : name
    }
}
