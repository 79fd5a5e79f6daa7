import Foundation

/// A failure that a client of a sandbox asks for, to see how it copes: the value of the header `x-ringdown-fault`.
///
/// Several may be given, separated by commas: `latency=250, 503`.
struct InjectedFault: Hashable, Sendable {
    /// How the request is to end.
    enum Ending: Hashable, Sendable {
        /// It is refused as over the rate limit; nothing is done.
        case tooManyRequests
        /// It is done, and answered with this status of 500 to 599.
        case failure(Int)
        /// It is done, and the connection is reset in the place of an answer.
        case reset
    }

    /// The longest wait that may be asked for, in milliseconds.
    static let longestLatency = 60_000

    /// How long it takes before anything is done, in milliseconds.
    var latency = 0
    /// How it ends; `nil` as it would without.
    var ending: Ending?

    /// Reads the header's value; `nil` when it asks for something else.
    init?(_ text: String) {
        for part in text.split(separator: ",") {
            let part = part.trimmingCharacters(in: .whitespaces)
            if part.hasPrefix("latency=") {
                guard let latency = Int(part.dropFirst("latency=".count)), (0...Self.longestLatency).contains(latency)
                else { return nil }
                self.latency = latency
                continue
            }
            guard ending == nil else { return nil }
            switch part {
            case "reset": ending = .reset
            case "429": ending = .tooManyRequests
            default:
                guard let status = Int(part), (500...599).contains(status) else { return nil }
                ending = .failure(status)
            }
        }
        guard latency > 0 || ending != nil else { return nil }
    }
}
