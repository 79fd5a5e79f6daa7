import RingdownCore

/// Times of a day as CXone writes them, `HH:MM` from `00:00` to `24:00`.
enum DayClock {
    /// Seconds of a day.
    static let day = 86_400

    /// Seconds since midnight as a text.
    static func text(_ seconds: Int) -> String {
        let minutes = seconds / 60
        return String(100 + minutes / 60).dropFirst() + ":" + String(100 + minutes % 60).dropFirst()
    }

    /// Seconds since midnight; `nil` when a text is no time.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard (2...3).contains(parts.count), (0...24).contains(parts[0]), (0...59).contains(parts[1]) else {
            return nil
        }
        return min(day, parts[0] * 3600 + parts[1] * 60)
    }

    /// The time that a member says; `nil` when it is absent.
    static func seconds(_ name: String, _ fields: CXoneFields) throws(CXoneFault) -> Int? {
        guard let text = try fields.text(name) else { return nil }
        guard let seconds = seconds(text) else { throw .invalid(name, text, "must be HH:MM") }
        return seconds
    }
}
