import Foundation
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownSQLite
import RingdownServer

extension App {
    /// What `/metrics` shows: what the process counts, how its store stands, and what it knows of the providers.
    func metrics(
        _ store: SQLiteStore,
        _ engine: Engine,
        _ transports: [String: PacedTransport]
    ) -> ServerMetrics {
        ServerMetrics(registry) { [configuration] in
            let now = engine.clock.now()
            var readings = [MetricReading("ringdown_backlog_limit", Double(configuration.backlog))]
            do throws(StoreError) {
                readings += try await store.tally().readings(at: now)
                readings.append(MetricReading("ringdown_store_readable", 1))
            } catch {
                readings.append(MetricReading("ringdown_store_readable", 0))
            }
            for (provider, transport) in transports {
                let wait = engine.lines.wait(for: provider, at: now)
                for cause in ProviderWait.Cause.allCases {
                    readings.append(
                        MetricReading(
                            "ringdown_provider_waits",
                            wait?.cause == cause ? 1 : 0,
                            of: [("provider", provider), ("cause", cause.rawValue)]
                        )
                    )
                }
                let allowance = transport.allowance
                let label = [("provider", provider)]
                readings.append(MetricReading("ringdown_provider_tokens", allowance.tokens, of: label))
                readings.append(
                    MetricReading("ringdown_provider_requests_per_minute", allowance.requestsPerMinute, of: label)
                )
            }
            return readings
        }
    }
}

extension StoreTally {
    /// How the store stands, in numbers.
    fileprivate func readings(at now: Date) -> [MetricReading] {
        var readings: [MetricReading] = []
        for status in TriggerStatus.allCases {
            let label = [("status", status.rawValue)]
            readings.append(MetricReading("ringdown_triggers", Double(triggers[status] ?? 0), of: label))
            guard !status.isSettled else { continue }
            let age = oldest[status].map { max(0, now.timeIntervalSince($0)) } ?? 0
            readings.append(MetricReading("ringdown_oldest_trigger_seconds", age, of: label))
        }
        return readings + [
            MetricReading("ringdown_doubts_for_people", Double(doubtsForPeople)),
            MetricReading("ringdown_deliveries_waiting", Double(deliveries)),
            MetricReading("ringdown_kill_switches", Double(killSwitches.count)),
        ]
    }
}
