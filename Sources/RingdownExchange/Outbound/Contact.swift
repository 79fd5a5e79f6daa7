package import RingdownDialer

/// A contact of a contact list.
package struct Contact: Hashable, Sendable {
    /// The latest attempt on one of its numbers.
    package struct CallRecord: Hashable, Sendable {
        /// When the line was seized.
        package var at: DialerTime
        /// How it ended; `nil` while the call is going on.
        package var result: Disposition?

        package init(at: DialerTime, result: Disposition?) {
            self.at = at
            self.result = result
        }
    }

    /// Bytes that an id may have (assumed; the vendor publishes none).
    package static let longestID = 255
    /// Bytes that the text of a column may have (assumed; the vendor publishes none).
    package static let longestDatum = 32_768

    /// Its identifier, unique in its list.
    package var id: String
    /// The values of its columns.
    package var data: [String: String]
    /// Whether it may be called at all.
    package var isCallable: Bool
    /// The phone columns whose numbers are out of use.
    package var deadColumns: Set<String>
    /// Whether it is to be dialed before the others.
    package var isPriority: Bool
    /// Where it stands in its list: lower is dialed first.
    package var position: Int64
    package var created: DialerTime
    /// The latest attempt on each phone column; a column never dialed is absent.
    package var callRecords: [String: CallRecord]
    /// Attempts of all campaigns together.
    package var attempts: Int

    package init(
        id: String,
        data: [String: String],
        isCallable: Bool = true,
        deadColumns: Set<String> = [],
        isPriority: Bool = false,
        position: Int64,
        created: DialerTime,
        callRecords: [String: CallRecord] = [:],
        attempts: Int = 0
    ) {
        self.id = id
        self.data = data
        self.isCallable = isCallable
        self.deadColumns = deadColumns
        self.isPriority = isPriority
        self.position = position
        self.created = created
        self.callRecords = callRecords
        self.attempts = attempts
    }
}
