import Logging
import RingdownConnectors
import RingdownCore
import RingdownVendors

extension Doctor {
    /// Whether CXone is reached, knows the access key, and what its employee may do.
    func examine(_ tenant: CXoneProvider, _ name: String) async -> Examined {
        let subject = "provider \(name)"
        var checks = tenant.secrets.map { check($0, of: subject) }
        guard let access = try? tenant.access(variables) else { return Examined(checks: checks) }
        let dated = DatedTransport(transport)
        let connector = CXoneConnector(
            provider: name,
            access: access,
            transport: dated,
            clock: clock,
            logger: Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
        )
        let session: CXoneSession
        do throws(ConnectorError) {
            session = try await connector.identity()
        } catch {
            let place = tenant.url ?? "https://cxone.niceincontact.com"
            checks += await self.checks(of: error, subject, place, token: "/auth/token", connector)
            if let skew = skewCheck(dated.learned.skew, subject) { checks.append(skew) }
            return Examined(checks: checks)
        }
        checks.append(DoctorCheck(subject, .ok, "\(session.api) answers and takes the token."))
        if let skew = skewCheck(dated.learned.skew, subject) { checks.append(skew) }
        checks.append(accountCheck(await connector.inspection(), subject))
        return Examined(checks: checks, connector: connector)
    }

    private func accountCheck(_ inspection: CXoneInspection, _ subject: String) -> DoctorCheck {
        let unit = inspection.claims?.businessUnit.map { " of business unit \($0)" } ?? ""
        let base = "The token is \(inspection.caller)'s\(unit)"
        guard let permissions = inspection.permissions else {
            let gap = inspection.gaps.first.map { ": \($0)" } ?? "."
            return DoctorCheck(subject, .unchecked, "\(base); what it may do could not be seen\(gap)")
        }
        guard !permissions.isEmpty else {
            return DoctorCheck(
                subject,
                .failed,
                "\(base); its role has no permission.",
                fix: "Give \(inspection.caller) a role with permissions: a new role has none.",
                notAuthorised: true
            )
        }
        return DoctorCheck(subject, .ok, "\(base); the vendor lists \(permissions.count) permissions of its role.")
    }
}
