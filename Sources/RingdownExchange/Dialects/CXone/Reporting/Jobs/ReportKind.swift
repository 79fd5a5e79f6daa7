/// A report that is made as a file.
///
/// A tenant of the vendor has reports of its own making, under numbers of its own; the exchange has these.
enum ReportKind: Int, CaseIterable, Sendable {
    /// Every call that is over.
    case contacts = 1
    /// What each skill came to.
    case skills = 2

    var name: String {
        switch self {
        case .contacts: "Completed Contacts"
        case .skills: "Skill Summary"
        }
    }

    /// The columns of the file, which are members of the rows that the API shows.
    var columns: [String] {
        switch self {
        case .contacts:
            [
                "contactId", "masterContactId", "contactStartDate", "agentId", "firstName", "lastName", "teamId",
                "teamName", "campaignId", "campaignName", "skillId", "skillName", "fromAddress", "toAddress",
                "isOutbound", "abandoned", "preQueueSeconds", "agentSeconds", "acwSeconds", "totalDurationSeconds",
                "primaryDispositionId", "dispositionNotes", "endReason",
            ]
        case .skills:
            [
                "skillId", "skillName", "campaignId", "campaignName", "dials", "connects", "connectsAHT",
                "rightPartyConnects", "rightPartyConnectsAHT", "abandonCount", "abandonRate", "contactsOffered",
                "contactsHandled", "averageHandleTime", "averageTalkTime", "averageWrapTime", "serviceLevel",
                "totalContactTime",
            ]
        }
    }
}
