import Foundation
import Logging
package import RingdownCore
import RingdownVendors

extension CXoneConnector {
    package func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        if plan.contactList.kind == Kind.script { return try await scriptProgress(of: plan) }
        var list = plan.contactList
        if list.id.isEmpty, let skill = plan.campaigns.first { list = try await callsList(for: skill) }
        let counts = list.id.isEmpty ? CXoneCallList() : try await client.callList(list)
        var readings: [CXoneSkillReading] = []
        for skill in plan.campaigns { readings.append(try await reading(skill, counts)) }
        let progress = CXoneSkillReading.progress(readings)
        guard let contact = plan.contact else { return progress }
        guard !list.id.isEmpty, let attempt = try await attempt(contact.id, on: list) else {
            return waiting(progress, readings)
        }
        let result = attempt.agentDispDesc ?? attempt.systemClassName
        return DialProgress(
            stage: result == nil && attempt.lastDuration == nil ? .dialing : .finished,
            campaigns: progress.campaigns,
            call: DialProgress.Call(at: attempt.dateOfCall ?? "an unknown time", result: result)
        )
    }

    /// The progress of a call that was not placed yet.
    func waiting(_ progress: DialProgress, _ readings: [CXoneSkillReading]) -> DialProgress {
        var waiting = progress
        waiting.stage = progress.stage == .stopped ? .stopped : .waiting
        if waiting.reasons.isEmpty {
            waiting.reasons = readings.map { $0.reason(.noLines, "is busy with other calls; this one is next") }
        }
        return waiting
    }

    func reading(
        _ before: RemoteObject,
        _ counts: CXoneCallList
    ) async throws(ConnectorError) -> CXoneSkillReading {
        let skill = try await client.skill(before)
        var reading = CXoneSkillReading(
            before: before,
            skill: skill,
            counts: counts.skills?.first { $0.skillId == before.id }
        )
        guard skill.isRunning == true else { return reading }
        // Both are of other families of the API than the rest; without them the reasons are fewer.
        do throws(ConnectorError) {
            reading.activity = try await client.activity(of: before)
        } catch { logger.info("a skill's activity could not be read", metadata: ["reason": "\(error.message)"]) }
        do throws(ConnectorError) {
            let zones = try await client.timeZones(of: before)
            reading.isCallable = zones.isEmpty ? nil : zones.contains { isOpen($0) }
        } catch { logger.info("a skill's time zones could not be read", metadata: ["reason": "\(error.message)"]) }
        return reading
    }

    /// Whether records of a zone may be dialed now; a zone that cannot be judged counts as open.
    private func isOpen(_ setting: CXoneTimeZoneSetting) -> Bool {
        guard setting.timeZoneActiveToCall != false else { return false }
        guard
            let zone = setting.standardName.flatMap({ WindowsZones.shared.iana($0) }).flatMap({
                TimeZone(identifier: $0)
            }),
            let start = setting.startTime.flatMap({ Window.TimeOfDay(String($0.prefix(5))) }),
            let end = setting.endTime.flatMap({ Window.TimeOfDay(String($0.prefix(5))) })
        else { return true }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let now = calendar.dateComponents([.hour, .minute], from: clock.now())
        let minutes = (now.hour ?? 0) * 60 + (now.minute ?? 0)
        return start.minutes <= minutes && minutes < end.minutes
    }
}
