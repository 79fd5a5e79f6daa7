/// Whether a call may be made again when nobody knows what became of it.
enum GenesysRepetition: Hashable {
    /// The client makes it again by itself: it changes nothing.
    case harmless
    /// It sets a state whatever it was, so that a second time changes nothing; whoever repeats it reads the object first.
    case afterReading
    /// A second time does something else than the first, or may: only reading back tells what became of it.
    case never
}

extension GenesysCloudOperation {
    /// How the operation may be repeated, with the reason.
    var repetition: GenesysRepetition {
        switch self {
        case .getContactList, .getContactLists, .getContact, .getCampaigns, .getCampaign, .getCampaignProgress,
            .getCampaignDiagnostics, .getCampaignStats, .getSchedules, .getSchedule, .getTokenInfo, .getSubject,
            .getDivisionsPermitted, .getDivisions, .getImportStatus, .getSequences, .getSequence, .getSequenceSchedules,
            .getSequenceSchedule:
            .harmless
        // Both replace the whole object, and carry the version that was read: of two, the second is a conflict.
        case .putCampaign, .putSchedule, .putSequenceSchedule: .afterReading
        // What is gone stays gone, and removing it again answers 404.
        case .deleteSchedule, .deleteSequenceSchedule: .afterReading
        // A campaign that completed in between would dial its list from the top.
        case .startCampaign: .never
        // A contact with an id of its own is not added twice, but is queued once more unless `doNotQueue` is set.
        case .addContacts: .never
        // The address whose answer was lost stays unused; whoever wants one asks again.
        case .requestUpload: .never
        }
    }
}
