import RingdownAPI
import RingdownCore

extension PersonalConnectionBinding {
    /// What stands in an example for a number that is not known.
    static let numberToFill = "NUMBER"

    /// The call that places one call on this connection.
    ///
    /// - Parameter number: the number to call; `nil` leaves it to be filled in.
    func placing(to number: PhoneNumber? = nil) -> CorrectedRequest {
        var body: [String: JSON] = ["to": .string(number?.e164 ?? Self.numberToFill)]
        body["from"] = from.first.map { .string($0.e164) }
        return CorrectedRequest(
            method: "POST",
            url: Paths.filled(Paths.personalConnectionCalls, id),
            body: .object(body)
        )
    }
}
