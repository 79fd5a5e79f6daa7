import Foundation
import RingdownAPI
import RingdownCore

extension Trigger {
    /// What must hold for the first call to be placed; empty when calls are being placed or nothing will be.
    ///
    /// Accepted is not dialed: the vendor's own conditions stay in the list until the vendor shows calls.
    func willDialWhen(windows: [String: Window]) -> [String] {
        switch status {
        case .dialing, .done, .cancelled, .expired: []
        case .refused, .failed:
            ["it is retried, once what stands in its way is gone: POST \(Paths.filled(Paths.triggerRetry, id))"]
        case .inDoubt: ["it is known whether \(order.provider) received it"] + vendorConditions
        case .queued, .held:
            clauses.compactMap { condition($0, windows: windows) } + deadlineCondition
                + ["\(order.provider) accepts it"] + vendorConditions
        case .sending: ["\(order.provider) accepts it"] + vendorConditions
        case .accepted:
            progress.map { $0.reasons.isEmpty ? vendorConditions : $0.reasons.map(\.sentence) } ?? vendorConditions
        }
    }

    private func condition(_ clause: GateClause, windows: [String: Window]) -> String? {
        switch clause {
        case .window(let name): "the window \(name)\(windows[name].map { " (\($0))" } ?? "") is open"
        case .atMost(let times, let seconds):
            "fewer than \(times) went out in the last \(Duration.seconds(seconds).inWords)"
        case .approval where approval != nil: nil
        case .approval: "somebody approves it: POST \(Paths.filled(Paths.triggerApprove, id))"
        case .unknown(let text): "the condition \(text) is known to this version, which it is not"
        }
    }

    private var deadlineCondition: [String] {
        deadline.map { ["it goes out by \($0.iso8601)"] } ?? []
    }

    private var vendorConditions: [String] {
        let names = order.campaigns
        let campaign =
            switch order.target {
            case .contactList where names.isEmpty: "a campaign of the list"
            case .contactList: "a campaign of " + names.joined(separator: ", ")
            case .call: names.first.map { "the campaign \($0)" } ?? "the connection's skill"
            }
        return [
            "\(campaign) is on and inside its callable times",
            "an agent is on the campaign's queue and a line is free",
        ]
    }
}
