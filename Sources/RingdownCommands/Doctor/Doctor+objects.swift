import Foundation
import RingdownConnectors
import RingdownCore

extension Doctor {
    /// Whether a contact list or personal connection is found at its provider, once, and in which division.
    func objectCheck(_ order: DialOrder, _ connectors: [String: any SchedulingConnector]) async -> DoctorCheck {
        let subject = subject(order)
        guard let connector = connectors[order.provider] else { return unasked(subject, order.provider) }
        do throws(ConnectorError) {
            return found(try await connector.prepare(order), of: order)
        } catch {
            switch error.code {
            case .rateLimited, .unavailable, .noAnswer, .notPermitted:
                return DoctorCheck(subject, .unchecked, error.message)
            case .refused, .notFound, .ambiguous, .invalid, .misconfigured:
                let cause = error.status == nil ? nil : await connector.explain(error).causes.first
                if cause?.code == .invalidStateTransition { return DoctorCheck(subject, .unchecked, error.message) }
                return DoctorCheck(
                    subject,
                    .failed,
                    error.message,
                    fix: cause?.fix ?? "Correct it in \(configuration.file), then run ringdown doctor again.",
                    notAuthorised: error.code == .refused || cause?.code.isAboutAccess ?? false
                )
            }
        }
    }

    /// What an order is about, with its provider where the one of an environment is looked at, too.
    private func subject(_ order: DialOrder) -> String {
        environment == nil ? order.subject : "\(order.subject) at \(order.provider)"
    }

    /// That a provider could not be asked; why is said where it was looked at.
    func unasked(_ subject: String, _ provider: String) -> DoctorCheck {
        DoctorCheck(subject, .unchecked, "The provider \(provider) could not be asked from here.")
    }

    private func found(_ plan: DialPlan, of order: DialOrder) -> DoctorCheck {
        let list = plan.contactList
        let campaigns = plan.campaigns.map { campaign in
            "\(campaign.kind) \"\(campaign.name)\" (\(campaign.id)\(campaign.division.map { ", \($0.name)" } ?? "")"
                + "\(campaign.status.map { ", \($0)" } ?? ""))"
        }
        let place = list.division.map { " in division \($0.name)" } ?? ""
        let identity = list.id.isEmpty ? "is made by the first call" : "is \(list.id)\(place)"
        let sentence = "The list \"\(list.name)\" \(identity), dialed by \(campaigns.joined(separator: ", "))."
        guard let there = list.division, !there.isSame(order.division) else {
            return DoctorCheck(subject(order), .ok, sentence)
        }
        return DoctorCheck(
            subject(order),
            .failed,
            "\(sentence) The configuration says division \(order.division.name), so callers would be let in by the "
                + "wrong grants.",
            fix: "Write division: \(there.name) in \(configuration.file), or move the list at the vendor."
        )
    }
}

extension DialOrder {
    /// What it is about, as checks name it.
    var subject: String {
        switch target {
        case .contactList(let list): "contact list \(list.name)"
        case .call(let call): "personal connection \(call.connection.name ?? call.connection.id)"
        }
    }
}

extension Division {
    /// Whether both mean one division: the configuration gives a name where a vendor has an id, too.
    fileprivate func isSame(_ other: Division) -> Bool {
        id == other.id || name.lowercased() == other.name.lowercased() || id == other.name || name == other.id
    }
}
