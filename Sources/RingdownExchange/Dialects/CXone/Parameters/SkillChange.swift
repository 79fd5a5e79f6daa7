import RingdownCore
import RingdownDialer

/// What a caller changes of how a skill dials, in any of its parameter blocks.
struct SkillChange: Sendable {
    private var ringing: Int?
    private var ratio: Double?
    private var cadence: CadencePlan?
    private var sorts: [ContactSort]?

    /// Reads it.
    ///
    /// Throws CXone's 400 for a value that is none, or names a field that the skill's calling list has not.
    init(_ given: CXoneFields, of parameters: SkillParameters) throws(CXoneFault) {
        if let seconds = try given.whole("maximumRingingDuration") {
            guard seconds >= 15 else {
                throw CXoneFault.unsupported(
                    "maximumRingingDuration",
                    "the exchange lets phones ring 15 seconds or more"
                )
            }
            ringing = seconds
        }
        if let value = given["maximumRatio"] {
            guard case .number(let number) = value, (1...3).contains(number.double) else {
                throw CXoneFault.invalid("maximumRatio", value.text(), "must be from 1 to 3")
            }
            ratio = number.double
        }
        if given["cadences"] != nil || given["destinationRetryRestMinutes"] != nil
            || given["maximumAttempts"]?.array != nil
        {
            cadence = try SkillCadence(given, over: parameters.campaign.rules.cadence, parameters.list).plan
        }
        if given["listOrderingOptions"] != nil {
            sorts = try SkillOrdering(try given.all("listOrderingOptions"), parameters.list).sorts
        }
    }

    func apply(to campaign: inout Campaign) {
        campaign.noAnswerTimeout = ringing ?? campaign.noAnswerTimeout
        if let ratio, ratio > 1 || campaign.mode == .power {
            campaign.mode = .power
            campaign.maxCallsPerAgent = ratio
        }
        campaign.rules.cadence = cadence ?? campaign.rules.cadence
        campaign.rules.sorts = sorts ?? campaign.rules.sorts
    }
}
