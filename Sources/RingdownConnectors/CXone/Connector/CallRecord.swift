import Foundation
import RingdownCore
import RingdownVendors

/// One call as a record of a calling list: a file of one row, marked so that it can be found again.
enum CallRecord {
    /// The column with the number; the plan's contact names it.
    static let numberColumn = "phone"
    private static let idColumn = "externalId"
    private static let callerColumn = "callerId"

    /// The name of the list that a skill's single calls are put on.
    static func listName(for skill: RemoteObject) -> String { "Ringdown calls \(skill.id)" }

    /// The list's columns; there is one for the number to show only where the skill shows none of its own.
    static func mapping(named name: String, for contact: DialPlan.PlannedContact?) -> CXoneCallListMapping {
        var mapping = CXoneCallListMapping(listName: name, externalIdColumn: idColumn, phoneColumn: numberColumn)
        if contact?.from != nil { mapping.callerIdColumn = callerColumn }
        return mapping
    }

    /// The upload of one call.
    ///
    /// - Parameters:
    ///   - contact: the call.
    ///   - skill: the skill that dials it; it is not started by this.
    ///   - timeZone: Windows' name of the zone for a number that shows none.
    ///   - now: the present instant; the record expires on the next day.
    static func upload(
        _ contact: DialPlan.PlannedContact,
        for skill: RemoteObject,
        timeZone: String?,
        now: Date
    ) -> CXoneUpload {
        var row = [idColumn: contact.id, numberColumn: contact.number.e164]
        row[callerColumn] = contact.from?.e164
        let columns = [idColumn, numberColumn] + (contact.from == nil ? [] : [callerColumn])
        let text = CXoneCSV.write(columns: columns, rows: [row])
        var upload = CXoneUpload()
        upload.file = Data(text.utf8)
        upload.fileName = "ringdown-\(contact.id).csv"
        upload.skillId = skill.id
        upload.defaultTimeZone = timeZone
        upload.forceOverwrite = false
        upload.expirationDate = CXoneTime.day(now.addingTimeInterval(86_400))
        upload.startSkill = false
        upload.sendEmail = false
        return upload
    }
}
