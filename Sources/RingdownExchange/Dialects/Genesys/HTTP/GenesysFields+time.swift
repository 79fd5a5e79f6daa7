import Foundation
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysFields {
    /// A time of day, `HH:mm` or `HH:mm:ss`, in seconds since midnight; `nil` when it is absent.
    ///
    /// Fractions of a second are cut off.
    func timeOfDay(_ name: String) throws(GenesysFault) -> Int? {
        guard let text = try text(name) else { return nil }
        let parts = text.prefix { $0 != "." }.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count == 2 && $0.allSatisfy(\.isWholeNumber) ? Int($0) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count else {
            throw Self.wrong(.string(text), name, allowed: "HH:mm:ss")
        }
        let second = numbers.count == 3 ? numbers[2] : 0
        guard numbers[0] < 24, numbers[1] < 60, second < 60 else {
            throw Self.wrong(.string(text), name, allowed: "HH:mm:ss")
        }
        return numbers[0] * 3600 + numbers[1] * 60 + second
    }

    /// Seconds since midnight as the vendor writes a time of day.
    static func timeOfDay(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
