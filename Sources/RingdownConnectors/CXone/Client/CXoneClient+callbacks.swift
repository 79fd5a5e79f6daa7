package import Foundation
package import RingdownCore
package import RingdownVendors

/// Calls that are asked for without a calling list. Each may place a call, so none of them is ever repeated.
extension CXoneClient {
    /// Values that a script can be given.
    static let scriptParameterLimit = 20
    /// Characters that they may have in all.
    static let scriptTextLimit = 32_000

    /// Puts a call back into a skill's queue, at once or after a delay.
    ///
    /// - Parameter delay: seconds.
    package func queueCallback(
        to number: PhoneNumber,
        on skill: RemoteObject,
        callerID: PhoneNumber? = nil,
        delay: Int = 0
    ) async throws(ConnectorError) {
        let delayName = try await version() >= CXoneVersion(30) ? "callDelay" : "callDelaySec"
        var query: CXoneCall.Query = [
            ("phoneNumber", number.e164), ("skill", skill.id), (delayName, "\(max(0, delay))"),
        ]
        if let callerID { query.append(("callerId", callerID.e164)) }
        _ = try await send(CXoneCall(.queueCallback, query: query, target: skill))
    }

    /// Promises an outbound call of a skill at a time.
    ///
    /// - Parameter zone: Windows' name of the zone in which the time is read.
    package func promise(
        to number: PhoneNumber,
        on skill: RemoteObject,
        firstName: String,
        lastName: String,
        at time: LocalTime,
        zone: String,
        notes: String = ""
    ) async throws(ConnectorError) {
        guard WindowsZones.shared.iana(zone) != nil else {
            throw ConnectorError(
                .invalid,
                "\"\(zone)\" is no time zone of CXone's: \(WindowsZones.shared.advice(for: zone)).",
                operation: CXoneEndpoint.promise.name,
                target: skill
            )
        }
        let stamp = "\(time):00"
        let query: CXoneCall.Query = [
            ("firstName", firstName), ("lastName", lastName), ("phoneNumber", number.e164), ("skill", skill.id),
            ("targetAgent", ""), ("promiseDate", stamp), ("promiseTime", stamp), ("notes", notes), ("timeZone", zone),
        ]
        _ = try await send(CXoneCall(.promise, query: query, target: skill))
    }

    /// Has a number called back by a skill at an instant; returns the callback's id.
    package func scheduleCallback(
        to number: PhoneNumber,
        on skill: RemoteObject,
        at instant: Date,
        notes: String = ""
    ) async throws(ConnectorError) -> String {
        let body: JSON = [
            "phoneNumber": .string(number.e164), "skillId": CXoneID.json(skill.id),
            "scheduleDate": .string(CXoneTime.text(instant)), "notes": .string(notes),
        ]
        let call = CXoneCall(.scheduleCallback, body: body, target: skill)
        guard let id = try await read(call).object(as: CXoneScheduledCallback.self)?.callbackId else {
            throw refusal(.noAnswer, "CXone did not name the callback: read it back.", .scheduleCallback, skill)
        }
        return id
    }

    /// The callbacks that wait for a skill.
    package func callbacks(of skill: RemoteObject) async throws(ConnectorError) -> [CXoneScheduledCallback] {
        let call = CXoneCall(.skillCallbacks, skill.id, target: skill)
        return try await read(call).list("callbacks", of: CXoneScheduledCallback.self) ?? []
    }

    /// Takes a callback back.
    package func cancelCallback(_ id: String) async throws(ConnectorError) {
        let target = RemoteObject(kind: "callback", id: id, name: id)
        _ = try await send(CXoneCall(.cancelCallback, id, target: target))
    }

    /// Starts a script on a skill of the same medium; returns the contact's id.
    ///
    /// - Parameters:
    ///   - path: the script's path in Studio, which newer versions ask for.
    ///   - parameters: its values P1, P2 and so on, at most 20, without `|`.
    package func startScript(
        _ script: RemoteObject,
        path: String,
        on skill: RemoteObject,
        parameters: [String] = []
    ) async throws(ConnectorError) -> String {
        let joined = parameters.joined(separator: "|")
        guard parameters.count <= Self.scriptParameterLimit, joined.count < Self.scriptTextLimit,
            !parameters.contains(where: { $0.contains("|") })
        else {
            throw ConnectorError(
                .invalid,
                "A script takes up to 20 values without a bar, of 32,000 characters in all: give it fewer.",
                operation: CXoneEndpoint.startScript.name,
                target: script
            )
        }
        let query: CXoneCall.Query = [("skillId", skill.id), ("Parameters", joined)]
        let isNew = try await version() >= CXoneVersion(30)
        let call =
            isNew
            ? CXoneCall(.startScript, query: query + [("scriptId", script.id), ("scriptPath", path)], target: script)
            : CXoneCall(.startScriptByID, script.id, query: query, target: script)
        guard let contact = try await read(call).object(as: CXoneContactAttempt.self)?.contactId else {
            throw refusal(.noAnswer, "CXone did not name the script's contact: read it back.", call.endpoint, script)
        }
        return contact
    }
}
