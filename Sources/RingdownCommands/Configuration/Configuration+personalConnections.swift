import RingdownCore

extension Configuration {
    /// The section's keys.
    ///
    /// - id (string, required): Ringdown's id of the connection, which calls are placed under.
    /// - name (string, optional): a name to show.
    /// - provider (string, required): the provider that places the calls.
    /// - campaign (string, required unless skill): the vendor's campaign that dials, by name or id.
    /// - list (string, required with campaign): the vendor's list that the campaign dials, by name or id.
    /// - skill (string, required unless campaign): the Personal Connection skill that dials, by name or id.
    /// - script (mapping, optional, beside skill): the script that places a call, in place of a record: its `id`, and its
    ///   `path` in Studio. It is given the number to call, the number to show and the trigger's id as P1, P2 and P3.
    /// - from (list of strings, required): the numbers that calls may come from, as +12025550100.
    /// - division (string, required): the division that a caller's grant must reach.
    private static let connectionKeys = [
        "id", "name", "provider", "skill", "script", "campaign", "list", "from", "division",
    ]

    func readPersonalConnections(_ reader: YAMLReader) -> [PersonalConnectionBinding] {
        var connections: [PersonalConnectionBinding] = []
        for node in reader.list("personalConnections") {
            let connection = YAMLReader(node, "personal connection", notes: reader.notes)
            connection.allow(only: Self.connectionKeys)
            let numbers = connection.callingNumbers()
            guard let id = connection.requiredText("id"), let provider = connection.requiredText("provider"),
                let division = connection.requiredText("division"), let providerNode = connection.node("provider")
            else { continue }
            if providers[provider] == nil { noteUnknown(provider, at: providerNode.place, connection) }
            if connections.contains(where: { $0.id == id }) {
                connection.note("the personal connection \"\(id)\" stands twice", at: connection.place)
            }
            guard let dialing = connection.dialing(at: providers[provider]) else { continue }
            connections.append(
                PersonalConnectionBinding(
                    id: id,
                    name: connection.text("name"),
                    provider: provider,
                    from: numbers,
                    dialing: dialing,
                    division: Division(id: division, name: division)
                )
            )
        }
        return connections
    }
}

extension ProviderConfiguration.Location {
    /// Whether its vendor dials with Personal Connection skills instead of campaigns.
    fileprivate var dialsWithSkills: Bool {
        switch self {
        case .embedded(_, .genesys), .genesysCloud: false
        case .embedded(_, .cxone), .cxone: true
        }
    }
}

extension YAMLReader {
    /// The numbers under `from`, of which there must be one at least.
    fileprivate func callingNumbers() -> [PhoneNumber] {
        guard required("from") != nil else { return [] }
        let texts = texts("from")
        var numbers: [PhoneNumber] = []
        for (text, place) in texts {
            do throws(PhoneNumberError) {
                let number = try PhoneNumber(e164: text)
                if numbers.contains(number) { note("\"\(number)\" stands twice under \"from\"", at: place) }
                numbers.append(number)
            } catch {
                let reason = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
                note("\"\(text)\" is no phone number: \(reason)", at: place)
            }
        }
        if texts.isEmpty, let node = node("from"), case .sequence = node.content {
            note("\"from\" must hold a number at least", at: node.place, suggestion: "for example \"+12025550100\"")
        }
        return numbers
    }

    /// What dials, fit for the provider; `nil` when it is not said or cannot be.
    fileprivate func dialing(at provider: ProviderConfiguration?) -> PersonalConnectionBinding.Dialing? {
        let usesSkills = provider?.location.dialsWithSkills
        if let node = node("skill") {
            if has("campaign") || has("list") {
                note(
                    "\"skill\" stands beside \"campaign\" or \"list\"",
                    at: node.place,
                    suggestion: "keep one way to dial"
                )
            }
            if usesSkills == false {
                note(
                    "\"skill\" is for CXone, and the provider dials with campaigns",
                    at: node.place,
                    suggestion: "give \"campaign\" and \"list\" instead"
                )
            }
            guard let skill = text("skill") else { return nil }
            return has("script") ? script(of: skill) : .skill(skill)
        }
        if usesSkills == true {
            note("\(subject) needs \"skill\"", at: place, suggestion: "its provider dials with skills")
            return nil
        }
        if let node = node("script") {
            note("\"script\" stands beside \"skill\" only", at: node.place, suggestion: "it is CXone's")
        }
        guard has("campaign") || has("list") else {
            note("\(subject) needs \"campaign\" and \"list\", or \"skill\"", at: place)
            return nil
        }
        guard let campaign = requiredText("campaign"), let list = requiredText("list") else { return nil }
        return .campaign(campaign, list: list)
    }

    /// The script that places the calls of a skill; `nil` when it is not said which.
    private func script(of skill: String) -> PersonalConnectionBinding.Dialing? {
        guard let node = node("script") else { return nil }
        let script = YAMLReader(node, "script", notes: notes)
        script.allow(only: ["id", "path"])
        guard let id = script.requiredText("id"), let path = script.requiredText("path") else { return nil }
        return .script(id: id, path: path, skill: skill)
    }
}
