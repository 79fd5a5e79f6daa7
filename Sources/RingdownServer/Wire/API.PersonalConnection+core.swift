import RingdownAPI
import RingdownCore

extension API.PersonalConnection {
    /// A personal connection as it travels.
    init(_ connection: PersonalConnectionBinding) {
        self.init(
            id: connection.id,
            name: connection.name,
            provider: connection.provider,
            from: connection.from.map(\.e164),
            division: API.Division(id: connection.division.id, name: connection.division.name)
        )
        switch connection.dialing {
        case .campaign(let campaign, let list):
            self.campaign = campaign
            self.list = list
        case .skill(let skill), .script(_, _, let skill): self.skill = skill
        }
    }
}

extension API.Trigger.Call {
    /// A trigger's call as it travels; its number is masked unless the caller may place calls there.
    init(_ call: CallOrder, _ progress: DialProgress.Call?, showsNumber: Bool) {
        self.init(
            personalConnection: API.PersonalConnection(call.connection),
            from: call.from.e164,
            to: showsNumber ? call.to.e164 : call.to.masked,
            placedAt: progress?.at,
            result: progress?.result
        )
    }
}
