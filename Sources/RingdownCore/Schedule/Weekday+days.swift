extension Set<Window.Weekday> {
    /// The days of a text of names and ranges (`mon-fri`, `mon,wed,sat`, `Saturday`); `nil` when part of it is no day.
    package init?(days text: String) {
        self = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { name in
                let name = name.lowercased().trimmingPrefix(while: \.isWhitespace)
                return Window.Weekday.allCases.first { $0.name == name.prefix(3) }
            }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            var day = first.rawValue
            while true {
                Window.Weekday(rawValue: day).map { _ = insert($0) }
                if day == last.rawValue { break }
                day = day % 7 + 1
            }
        }
    }

    /// The days in order, a run of three and more as its ends: `mon-fri`, `mon,wed,sat`.
    package var inWords: String {
        var runs: [[Window.Weekday]] = []
        for day in sorted() {
            if let last = runs.last?.last, day.rawValue == last.rawValue + 1 {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.map { run in
            run.count < 3 ? run.map(\.name).joined(separator: ",") : "\(run[0].name)-\(run[run.count - 1].name)"
        }
        .joined(separator: ",")
    }
}
