import RingdownCore
import RingdownDialer
import RingdownVendors

extension DialerTime {
    /// The instant as CXone writes it.
    var cxone: String { CXoneTime.text(date) }

    /// The instant that a text means, as CXone reads it; `nil` when it is none.
    init?(cxone text: String) {
        guard let date = CXoneTime.date(text) ?? CXoneTime.date(text + "T00:00:00") else { return nil }
        self.init(date)
    }
}

extension JSON {
    /// An instant; `null` when there is none.
    static func time(_ instant: DialerTime?) -> JSON { instant.map { .string($0.cxone) } ?? .null }
}
