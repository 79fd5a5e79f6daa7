package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// A block of a skill's settings as it is now.
    package func settings(
        _ block: CXoneParameterBlock,
        of skill: RemoteObject
    ) async throws(ConnectorError) -> CXoneAnswer {
        guard block.isReadable else {
            throw ConnectorError(
                .invalid,
                "CXone does not let \(block.rawValue) be read: look at the skill in the console.",
                operation: CXoneEndpoint.write(block).name,
                target: skill
            )
        }
        let answer = try await read(CXoneCall(.read(block), skill.id, target: skill))
        guard let wrapper = block.wrapper, block != .timeZones else { return answer }
        return answer.object(wrapper, as: CXoneAnswer.self) ?? answer
    }

    /// Writes a block of a skill's settings, which counts at once, also when the skill is running.
    ///
    /// Values outside the documented ranges are refused before anything is sent.
    package func write(
        _ block: CXoneParameterBlock,
        _ settings: JSON,
        to skill: RemoteObject
    ) async throws(ConnectorError) -> String? {
        for (name, range) in block.ranges.sorted(by: { $0.key < $1.key }) {
            guard let value = settings[name], !value.isNull else { continue }
            guard let number = value.int, range.contains(number) else {
                throw ConnectorError(
                    .invalid,
                    "\(name) of \(block.rawValue) is from \(range.lowerBound) to \(range.upperBound): correct it.",
                    operation: CXoneEndpoint.write(block).name,
                    target: skill
                )
            }
        }
        let body = block.wrapper.map { JSON.object([$0: settings]) } ?? settings
        return try await send(CXoneCall(.write(block), skill.id, body: body, target: skill)).correlationID
    }

    /// The zones in which a skill may dial, each with its hours.
    package func timeZones(of skill: RemoteObject) async throws(ConnectorError) -> [CXoneTimeZoneSetting] {
        let answer = try await settings(.timeZones, of: skill)
        return answer.list("timeZoneSettings", of: CXoneTimeZoneSetting.self) ?? []
    }

    /// Sets the zones in which a skill may dial; zones that are left out are closed.
    package func write(
        _ zones: [CXoneTimeZoneSetting],
        to skill: RemoteObject
    ) async throws(ConnectorError) -> String? {
        for zone in zones {
            let name = zone.standardName ?? ""
            guard WindowsZones.shared.iana(name) == nil else { continue }
            throw ConnectorError(
                .invalid,
                "\"\(name)\" is no time zone of CXone's: \(WindowsZones.shared.advice(for: name)).",
                operation: CXoneEndpoint.write(.timeZones).name,
                target: skill
            )
        }
        return try await write(.timeZones, .array(zones.map(\.json)), to: skill)
    }

    /// The time zones that the vendor knows, by Windows' names.
    package func timeZones() async throws(ConnectorError) -> [CXoneTimeZoneName] {
        let answer = try await read(CXoneCall(.timeZones))
        return answer.list("timeZones", of: CXoneTimeZoneName.self) ?? []
    }
}
