import Foundation
import RingdownCore
import RingdownEngine
import RingdownTerraform

extension DesiredSchedule {
    /// The schedules of a Terraform state, in the order of their addresses.
    ///
    /// A schedule is a `ringdown_campaign_schedule` resource, or a `terraform_data` resource whose input is an object with
    /// the one member `ringdown_campaign_schedule`, which has the resource's attributes.
    static func read(state bytes: Data, file: String) throws(CommandFailure) -> [DesiredSchedule] {
        let document: StateDocument
        do throws(TerraformError) {
            document = try StateDocument(parsing: bytes)
        } catch {
            throw CommandFailure("\(file): \(error.message)")
        }
        var schedules: [DesiredSchedule] = []
        for (key, object) in document.objects.sorted(by: { $0.key.address < $1.key.address })
        where key.deposed == nil && object.kind == .managed {
            guard let attributes = attributes(object) else { continue }
            schedules.append(try read(attributes, address: key.address, file: file))
        }
        return schedules
    }

    private static func attributes(_ object: StateObject) -> JSON? {
        switch object.type {
        case resourceType: object.values
        case "terraform_data": object.values["input"]?[resourceType]
        default: nil
        }
    }

    private static func read(
        _ attributes: JSON,
        address: String,
        file: String
    ) throws(CommandFailure) -> DesiredSchedule {
        let campaign = (attributes["campaign"]?.string ?? attributes["skill"]?.string).map(ScheduleSubject.campaign)
        let sequence = attributes["sequence"]?.string.map(ScheduleSubject.sequence)
        guard let provider = attributes["provider_name"]?.string, let subject = campaign ?? sequence,
            campaign == nil || sequence == nil
        else {
            throw CommandFailure("\(file): \(address) needs provider_name, and one of campaign, skill and sequence")
        }
        guard let settings = DesiredSchedule.settings(attributes["settings"]) else {
            throw CommandFailure("\(file): \(address): settings must be an object of blocks of settings")
        }
        do {
            let schedule = try JSONDecoder().decode(CampaignSchedule.self, from: Data(attributes.text().utf8))
            return DesiredSchedule(
                provider: provider,
                subject: subject,
                schedule: schedule,
                leavesSchedule: !settings.isEmpty && schedule.isEmpty,
                settings: settings,
                address: address
            )
        } catch let error as DecodingError {
            throw CommandFailure("\(file): \(address): \(Self.words(error))")
        } catch {
            throw CommandFailure("\(file): \(address): \(error)")
        }
    }

    private static func words(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\((context.codingPath + [key]).inWords) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(context.codingPath.inWords): \(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }
}

extension [any CodingKey] {
    /// The path as Terraform writes it: `weekly[0].from`.
    fileprivate var inWords: String {
        reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}
