/// Everything that was looked at, and what it comes to.
struct DoctorReport: Codable, Hashable, Sendable {
    /// The environment that the rules were checked for; `nil` when each was checked at its own provider only.
    var environment: String?
    /// `ok`, `failed`, or `not authorised` when that is one of the reasons.
    var verdict: String
    var checks: [DoctorCheck]

    init(environment: String?, checks: [DoctorCheck]) {
        self.environment = environment
        self.checks = checks
        let failed = checks.filter { $0.outcome == .failed }
        verdict = failed.isEmpty ? "ok" : failed.contains(where: \.notAuthorised) ? "not authorised" : "failed"
    }

    /// The exit code: 4 when somebody may not do something, 1 when anything else failed, `nil` when nothing did.
    var exit: CommandFailure.Exit? {
        let failed = checks.filter { $0.outcome == .failed }
        return failed.isEmpty ? nil : failed.contains(where: \.notAuthorised) ? .notAuthorised : .failed
    }

    /// The report on a terminal: a line a check, with its calls and its fix under it.
    var lines: [String] {
        let width = DoctorCheck.Outcome.unchecked.rawValue.count
        let indent = String(repeating: " ", count: width + 2)
        var lines: [String] = []
        for check in checks {
            let outcome = check.outcome.rawValue
            let padding = String(repeating: " ", count: width + 2 - outcome.count)
            lines.append("\(outcome)\(padding)\(check.subject): \(check.sentence)")
            lines += check.calls.map { "\(indent)call  \($0)" }
            if let fix = check.fix { lines.append("\(indent)fix   \(fix)") }
        }
        func count(_ outcome: DoctorCheck.Outcome) -> Int { checks.count { $0.outcome == outcome } }
        lines.append("\(count(.ok)) ok, \(count(.failed)) failed, \(count(.unchecked)) not checked")
        return lines
    }
}
