import RingdownCore

extension Configuration {
    static func readWindows(_ reader: YAMLReader) -> [String: Window] {
        var windows: [String: Window] = [:]
        for node in reader.list("windows") {
            let window = YAMLReader(node, "window", notes: reader.notes)
            window.allow(only: ["name", "zone", "days", "from", "to", "except"])
            guard let name = window.requiredText("name"), let zone = window.requiredText("zone"),
                let zoneNode = window.node("zone"), let from = time("from", window), let to = time("to", window)
            else { continue }
            if windows[name] != nil { window.note("the window \"\(name)\" stands twice", at: window.place) }
            let read = Window(zone: zone, days: days(window), from: from, to: to, except: exceptions(window))
            guard let read else {
                window.note(
                    "unknown time zone \"\(zone)\"",
                    at: zoneNode.place,
                    suggestion: "write an IANA name, for example Europe/Berlin"
                )
                continue
            }
            windows[name] = read
        }
        return windows
    }

    private static func time(_ key: String, _ reader: YAMLReader) -> Window.TimeOfDay? {
        guard let text = reader.requiredText(key), let node = reader.node(key) else { return nil }
        guard let time = Window.TimeOfDay(text) else {
            reader.note("\"\(text)\" is not a time of day", at: node.place, suggestion: "write \"HH:MM\"")
            return nil
        }
        return time
    }

    /// The days of a window: names and ranges (`mon-fri`), every day when none are given.
    private static func days(_ reader: YAMLReader) -> Set<Window.Weekday> {
        let texts = reader.texts("days")
        guard !texts.isEmpty else { return Set(Window.Weekday.allCases) }
        var days: Set<Window.Weekday> = []
        for (text, place) in texts {
            guard let read = Set(days: text) else {
                reader.note("\"\(text)\" is no day", at: place, suggestion: "write mon-fri, or mon,wed,sat")
                continue
            }
            days.formUnion(read)
        }
        return days
    }

    private static func exceptions(_ reader: YAMLReader) -> Set<Window.Day> {
        Set(
            reader.texts("except").compactMap { text, place in
                guard let day = Window.Day(text) else {
                    reader.note("\"\(text)\" is no date", at: place, suggestion: "write YYYY-MM-DD")
                    return nil
                }
                return day
            }
        )
    }
}
