package import Foundation
package import RingdownCore
import Synchronization

/// The lines to all providers, as one process has come to know them: they are learned anew after a restart.
package final class ProviderLines: Sendable {
    private let policy: ProviderLine.Policy
    private let lines = Mutex<[String: ProviderLine]>([:])

    package init(_ policy: ProviderLine.Policy) { self.policy = policy }

    /// What stands in the way of a provider's triggers now; `nil` when nothing does.
    package func wait(for provider: String, at now: Date) -> ProviderWait? {
        lines.withLock { $0[provider]?.wait(at: now) }
    }

    /// Asks to send a trigger now: see ``ProviderLine/ask(at:)``.
    func ask(_ provider: String, at now: Date) -> ProviderWait? {
        with(provider) { $0.ask(at: now) }
    }

    /// A trigger's sending ended: see ``ProviderLine/ended(_:at:)``.
    @discardableResult
    func ended(_ provider: String, _ outcome: ProviderLine.Outcome, at now: Date) -> ProviderWait? {
        let (before, after, own) = with(provider) { line in
            let before = line.wait(at: now)
            let own = line.ended(outcome, at: now)
            return (before, line.wait(at: now), own)
        }
        if let after, before?.cause != after.cause { Meters.waits(provider, for: after) }
        return own
    }

    private func with<Value: Sendable>(_ provider: String, _ event: (inout ProviderLine) -> Value) -> Value {
        lines.withLock { event(&$0[provider, default: ProviderLine(provider: provider, policy: policy)]) }
    }
}
