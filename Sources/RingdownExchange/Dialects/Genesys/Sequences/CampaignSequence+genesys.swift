import GRDB
import RingdownCore
import RingdownVendors

extension CampaignSequence: GenesysObject {
    static let home = GenesysHome(path: "/api/v2/outbound/sequences", parameter: "sequenceId")

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        let running = running
        campaigns = try fields.references("campaigns") ?? []
        current = try fields.whole("currentCampaign") ?? current
        if let running, let place = campaigns.firstIndex(of: running) { current = place }
        status = try fields.word("status", as: Status.self) ?? status
        isRepeating = try fields.flag("repeat") ?? false
        guard !isNew || status == .off else {
            throw GenesysFault("invalid.create", "A sequence is created off: leave out status or write off.")
        }
    }

    func members(in db: Database) throws -> [String: JSON] {
        var members: [String: JSON] = [
            "campaigns": .array(try campaigns.map { try db.genesysReference(.campaign, $0) }),
            "currentCampaign": .number(JSONNumber(current)),
            "status": .string(status.rawValue),
            "repeat": .bool(isRepeating),
        ]
        members["stopMessage"] = stopMessage.map { .string($0) }
        return members
    }
}
