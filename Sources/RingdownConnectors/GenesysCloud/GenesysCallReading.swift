import RingdownCore
import RingdownVendors

/// What was read of a single call, and what it means for its order.
struct GenesysCallReading {
    /// The contact that the call is made of; `nil` when the list has it no more.
    var contact: GenesysContact?
    /// The column that holds the number.
    var column: String
    /// The campaign that dials it.
    var readings: [GenesysCampaignReading]

    /// How far the call is: once it was placed, the contact's record decides, and until then the campaign says why not.
    var progress: DialProgress {
        let campaigns = GenesysCampaignReading.progress(readings)
        if let record = contact?.callRecords?[column], let at = record.lastAttempt {
            return DialProgress(
                stage: record.lastResult == nil ? .dialing : .finished,
                campaigns: campaigns.campaigns,
                call: DialProgress.Call(at: at, result: record.lastResult)
            )
        }
        return DialProgress(
            stage: campaigns.stage == .stopped ? .stopped : .waiting,
            reasons: own.map { [$0] } ?? (campaigns.reasons.isEmpty ? waiting(campaigns.stage) : campaigns.reasons),
            campaigns: campaigns.campaigns
        )
    }

    /// What keeps this contact from being called, whatever the campaign does.
    private var own: DialProgress.Reason? {
        guard let contact else {
            let words = "The contact is no longer on the list: somebody deleted it; trigger the call again."
            return DialProgress.Reason(.listExhausted, words)
        }
        guard contact.callable == false || contact.phoneNumberStatus?[column]?.callable == false else { return nil }
        let words = "The number may not be called: make the contact callable in the admin console, or call another one."
        return DialProgress.Reason(.allContactsBlocked, words)
    }

    /// Why the call waits while its campaign has nothing to complain about.
    private func waiting(_ stage: DialProgress.Stage) -> [DialProgress.Reason] {
        readings.map { reading in
            switch stage {
            case .finished:
                reading.reason(
                    .listExhausted,
                    "ended before the call was placed: turn on Always Running, then trigger the call again"
                )
            case .waiting, .dialing, .stopped:
                reading.reason(.noLines, "is busy with other calls; this one is next")
            }
        }
    }
}
