import Foundation
import Logging
import RingdownConnectors
import RingdownCore
import RingdownVendors

extension Doctor {
    /// What was found at a provider.
    struct Examined {
        var checks: [DoctorCheck]
        /// What asks it further; `nil` when it cannot be asked.
        var connector: (any SchedulingConnector)?
    }

    /// Seconds by which clocks may differ.
    static let allowedSkew = 60.0

    /// Whether a provider is reached, knows the client, and what its token holds.
    func examine(_ provider: ProviderConfiguration) async -> Examined {
        let subject = "provider \(provider.name)"
        if case .cxone(let tenant) = provider.location { return await examine(tenant, provider.name) }
        guard case .genesysCloud(let api, let login) = provider.location, let id = provider.clientID,
            let secret = provider.clientSecret
        else {
            return Examined(
                checks: [
                    DoctorCheck(
                        subject,
                        .unchecked,
                        "It is the exchange inside ringdown serve, and only the server asks it.",
                        fix: "ringdown serve --config \(configuration.file), then run ringdown doctor with a client "
                            + "that holds iac:preflight:view."
                    )
                ]
            )
        }
        let hosts = GenesysHosts(api: api, login: login)
        var checks = [check(id, of: subject), check(secret, of: subject)]
        guard let clientID = try? id.resolve(variables), let clientSecret = try? secret.resolve(variables) else {
            return Examined(checks: checks)
        }
        let dated = DatedTransport(transport)
        let connector = GenesysCloudConnector(
            provider: provider.name,
            hosts: hosts,
            clientID: clientID,
            clientSecret: Secret(clientSecret),
            transport: dated,
            clock: clock,
            logger: Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
        )
        let token: GenesysTokenInfo
        do throws(ConnectorError) {
            token = try await connector.identity()
        } catch {
            checks += await self.checks(of: error, subject, hosts.login, token: "/oauth/token", connector)
            if let skew = skewCheck(dated.learned.skew, subject) { checks.append(skew) }
            return Examined(checks: checks)
        }
        checks.append(DoctorCheck(subject, .ok, "\(hosts.api) answers."))
        checks.append(DoctorCheck(subject, .ok, "\(hosts.login) gives the client a token."))
        if let skew = skewCheck(dated.learned.skew, subject) { checks.append(skew) }
        let inspection = await connector.inspection(for: nil)
        checks.append(tokenCheck(token, inspection, dated.learned.tokenLifetime, subject))
        return Examined(checks: checks, connector: connector)
    }

    /// What the first call's error says of address and credentials.
    func checks(
        of error: ConnectorError,
        _ subject: String,
        _ place: String,
        token path: String,
        _ connector: any Connector
    ) async -> [DoctorCheck] {
        switch error.code {
        case .refused, .notFound, .ambiguous, .invalid, .notPermitted:
            let fix =
                await connector.explain(error).causes.first?.fix
                ?? "Check the client in the vendor's admin console."
            return [
                DoctorCheck(subject, .ok, "\(place) answers."),
                DoctorCheck(subject, .failed, error.message, fix: fix, notAuthorised: error.code == .refused),
            ]
        case .unavailable, .noAnswer, .misconfigured:
            return [
                DoctorCheck(
                    subject,
                    .failed,
                    error.message,
                    fix: "Correct region, area or url in \(configuration.file), or see where it ends: "
                        + "curl -sv -o /dev/null \(place)\(path)"
                ),
                DoctorCheck(subject, .unchecked, "Whether the credentials are right, because no service answered."),
            ]
        case .rateLimited:
            return [
                DoctorCheck(subject, .unchecked, error.message, fix: "Wait a minute and run ringdown doctor again.")
            ]
        }
    }

    /// Whether this machine's clock and the provider's agree; `nil` when its answers carried no date.
    func skewCheck(_ skew: Double?, _ subject: String) -> DoctorCheck? {
        guard let skew else { return nil }
        let seconds = Int(skew.rounded())
        guard abs(skew) > Self.allowedSkew else {
            return DoctorCheck(subject, .ok, "The clocks agree within \(max(1, abs(seconds))) s.")
        }
        return DoctorCheck(
            subject,
            .failed,
            "This machine's clock is \(abs(seconds)) s \(skew > 0 ? "ahead of" : "behind") the provider's: windows "
                + "would open at wrong times.",
            fix: "timedatectl set-ntp true"
        )
    }

    /// What the token is, and whether it holds anything at all.
    private func tokenCheck(
        _ token: GenesysTokenInfo,
        _ inspection: GenesysInspection,
        _ lifetime: Int?,
        _ subject: String
    ) -> DoctorCheck {
        let client = token.oauthClient?.name ?? token.oauthClient?.id ?? "its client"
        let organisation = (token.organization ?? token.homeOrganization)?.name.map { " of organisation \($0)" } ?? ""
        let life = lifetime.map { ", good for \($0) s" } ?? ""
        let kind = token.oauthClient?.authorizedGrantType
        let scopes =
            kind == GenesysTokenClient.clientCredentials
            ? "scopes do not narrow it"
            : "scopes: " + (token.authorizedScope ?? token.oauthClient?.scope ?? []).joined(separator: " ")
        let base = "The token is \(client)'s\(organisation)\(life); \(scopes)"
        if let state = token.oauthClient?.state, state.lowercased() != "active" {
            return DoctorCheck(
                subject,
                .failed,
                "\(base); the client is \(state).",
                fix: "Admin > Integrations > OAuth > \(client): switch it on.",
                notAuthorised: true
            )
        }
        guard let principal = inspection.principal else {
            let gap = inspection.gaps.first.map { ": \($0)" } ?? "."
            return DoctorCheck(subject, .unchecked, "\(base); what it was granted could not be seen\(gap)")
        }
        guard !principal.grants.isEmpty else {
            return DoctorCheck(
                subject,
                .failed,
                "\(base); it holds no role.",
                fix: "Admin > Integrations > OAuth > \(client) > Roles: assign a role in the division of the lists.",
                notAuthorised: true
            )
        }
        let grants = principal.grants.map { "\($0.role) \($0.division.words)" }.sorted().joined(separator: ", ")
        return DoctorCheck(subject, .ok, "\(base); its roles: \(grants).")
    }
}
