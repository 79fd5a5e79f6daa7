import Foundation
import Logging
package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector: SchedulingConnector {
    package var scheduleFeatures: ScheduleFeatures {
        ScheduleFeatures(
            subject: Kind.campaign,
            takesZone: true,
            standardZone: "UTC",
            spansPerDay: nil,
            runsPastMidnight: true,
            takesIntervals: true,
            takesRecurrences: true
        )
    }

    package func schedules() async throws(ConnectorError) -> [ScheduledCampaign] {
        try await schedules(.campaign) + sequenceSchedules()
    }

    /// The schedules of sequences; who may read those of campaigns alone sees none.
    private func sequenceSchedules() async throws(ConnectorError) -> [ScheduledCampaign] {
        do throws(ConnectorError) {
            return try await schedules(.sequence)
        } catch {
            guard error.code == .refused else { throw error }
            logger.info("schedules of sequences could not be read", metadata: ["reason": "\(error.message)"])
            return []
        }
    }

    private func schedules(_ kind: GenesysScheduled) async throws(ConnectorError) -> [ScheduledCampaign] {
        try await client.schedules(kind)
            .compactMap { schedule in
                schedule[kind]?.id.map { id in
                    let scheduled = RemoteObject(kind: kind.rawValue, id: id, name: schedule[kind]?.name ?? id)
                    return GenesysScheduleReading(schedule: schedule, now: clock.now()).scheduled(scheduled)
                }
            }
            .filter { $0.schedule != nil || !$0.beyond.isEmpty }
    }

    package func schedule(of subject: ScheduleSubject) async throws(ConnectorError) -> ScheduledCampaign {
        let found =
            switch subject {
            case .campaign(let name): try await campaign(name)
            case .sequence(let name): try await sequence(name)
            }
        return try await scheduled(found).scheduled
    }

    package func write(
        _ schedule: CampaignSchedule?,
        over read: ScheduledCampaign
    ) async throws(ConnectorError) -> Receipt {
        let wanted = (schedule?.upcoming(at: clock.now()))
            .flatMap { $0.isEmpty ? nil : $0.inZone(scheduleFeatures.standardZone) }
        if let misfit = wanted.flatMap({ scheduleFeatures.misfits(of: $0).first }) {
            throw refusal(misfit, writing: wanted, read.campaign)
        }
        var attemptsLeft = 3
        var doubt: ConnectorError?
        while true {
            attemptsLeft -= 1
            let (present, there) = try await scheduled(read.campaign)
            if there.schedule == wanted, there.beyond.isEmpty {
                return receipt(doubt == nil ? "already so" : "written", read.campaign, doubt?.correlationID)
            }
            guard there.schedule == read.schedule, there.beyond == read.beyond else {
                throw refusal("Somebody changed it meanwhile: run diff again.", writing: wanted, read.campaign)
            }
            do throws(ConnectorError) {
                return try await put(wanted, over: present, read.campaign)
            } catch {
                // It is read before it is written again: what was written after all is seen then, and so is what
                // somebody else wrote.
                let mayBeRepeated = error.code == .noAnswer || error.isVersionConflict || error.code == .notFound
                guard mayBeRepeated, attemptsLeft > 0 else { throw error }
                doubt = error
            }
        }
    }

    package func operation(writing schedule: CampaignSchedule?, over read: ScheduledCampaign) -> String {
        operation(writing: schedule, of: read.campaign)
    }

    private func operation(writing schedule: CampaignSchedule?, of campaign: RemoteObject) -> String {
        let kind = GenesysScheduled(campaign)
        return (schedule?.isEmpty ?? true ? kind.remove : kind.write).rawValue
    }

    /// Sends what changes a schedule into another; `nil` removes it.
    private func put(
        _ wanted: CampaignSchedule?,
        over present: GenesysCampaignSchedule?,
        _ campaign: RemoteObject
    ) async throws(ConnectorError) -> Receipt {
        guard let wanted else {
            return receipt("removed", campaign, try await client.removeSchedule(of: campaign))
        }
        let writing = GenesysScheduleWriting(
            present: present ?? GenesysCampaignSchedule(),
            wanted: wanted,
            now: clock.now()
        )
        if let begun = writing.begun {
            throw refusal(
                "A recurrence begins at \(begun.first.start), which is past, and the platform takes none that has begun: "
                    + "write its next beginning.",
                writing: wanted,
                campaign
            )
        }
        let correlationID = try await client.replace(writing.schedule(campaign), of: campaign)
        return receipt("written", campaign, correlationID)
    }

    /// What stands at the vendor now, as it is and as it reads.
    private func scheduled(
        _ campaign: RemoteObject
    ) async throws(ConnectorError) -> (present: GenesysCampaignSchedule?, scheduled: ScheduledCampaign) {
        guard let present = try await client.schedule(of: campaign) else {
            return (nil, ScheduledCampaign(campaign: campaign))
        }
        return (present, GenesysScheduleReading(schedule: present, now: clock.now()).scheduled(campaign))
    }

    /// The campaign of an id or a name.
    private func campaign(_ text: String) async throws(ConnectorError) -> RemoteObject {
        if UUID(uuidString: text) != nil {
            return campaignObject(try await client.campaign(RemoteObject(kind: Kind.campaign, id: text, name: "")))
        }
        let wanted = RemoteObject(kind: Kind.campaign, id: "", name: text)
        return campaignObject(try only(try await client.campaigns(named: text), wanted, .getCampaigns) { $0.id })
    }

    /// The sequence of an id or a name.
    private func sequence(_ text: String) async throws(ConnectorError) -> RemoteObject {
        let kind = GenesysScheduled.sequence.rawValue
        let found: GenesysReference
        if UUID(uuidString: text) != nil {
            found = try await client.sequence(RemoteObject(kind: kind, id: text, name: ""))
        } else {
            let wanted = RemoteObject(kind: kind, id: "", name: text)
            found = try only(try await client.sequences(named: text), wanted, .getSequences) { $0.id }
        }
        return RemoteObject(kind: kind, id: found.id ?? "", name: found.name ?? found.id ?? "")
    }

    private func receipt(_ what: String, _ campaign: RemoteObject, _ correlationID: String?) -> Receipt {
        Receipt(
            at: clock.now(),
            accepted: ["schedule of \(campaign.kind) \(campaign.name) \(what)"],
            correlationIDs: [correlationID].compactMap(\.self)
        )
    }

    /// That nothing is sent, and why.
    private func refusal(
        _ words: String,
        writing schedule: CampaignSchedule?,
        _ campaign: RemoteObject
    ) -> ConnectorError {
        ConnectorError(
            .invalid,
            "The schedule of \(campaign.kind) \"\(campaign.name)\" was not written. \(words)",
            operation: operation(writing: schedule, of: campaign),
            target: campaign
        )
    }
}
