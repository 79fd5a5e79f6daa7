package import RingdownDialer

/// What every managed object has.
package struct ObjectHead: Codable, Hashable, Sendable {
    package let id: String
    package var name: String
    /// The id of the division it lives in; `nil` for kinds that live in none.
    package var division: String?
    /// 1 when it is made, one more with every change.
    package var version: Int
    package var created: DialerTime
    package var modified: DialerTime

    /// The head of an object that is being made; the store sets its version and dates.
    package init(id: String, name: String = "", division: String? = nil) {
        self.id = id
        self.name = name
        self.division = division
        version = 1
        created = DialerTime(milliseconds: 0)
        modified = DialerTime(milliseconds: 0)
    }
}
