import RingdownCore

/// Cases: objects with `request`, `context` and `response`, one, a list, or one a line.
enum CaseReader {
    /// Reads every case; a line that is none is reported, and the others are read all the same.
    static func cases(_ bytes: [UInt8]) throws(ReadingError) -> Reading {
        if let json = try? JSON(parsing: bytes) {
            guard let list = json.array else { return Reading(calls: [try call(json, line: nil)]) }
            var calls: [ReadCall] = []
            for (position, element) in list.enumerated() {
                do throws(ReadingError) {
                    calls.append(try call(element, line: nil))
                } catch let failure {
                    var failure = failure
                    failure.problem = "case \(position) of the list: " + failure.problem
                    throw failure
                }
            }
            guard !calls.isEmpty else { throw ReadingError(.empty, "the list of cases is empty", advice: advice) }
            return Reading(calls: calls)
        }
        return try lines(bytes)
    }

    /// What a case looks like.
    static let advice = #"write {"request":{"method":…,"url":…},"response":{"status":…,"body":…}}"#

    private static func lines(_ bytes: [UInt8]) throws(ReadingError) -> Reading {
        var reading = Reading(calls: [])
        for (number, line) in bytes.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy(\.isBlank) { continue }
            do throws(ReadingError) {
                reading.calls.append(try call(parse(line, line: number + 1), line: number + 1))
            } catch { reading.failures.append(error) }
        }
        let isOneDocument = reading.calls.isEmpty && reading.failures.allSatisfy { $0.code == .notJSON }
        guard isOneDocument else { return reading }
        // Not one line is JSON: then it is one document with a mistake, whose place is said.
        return Reading(calls: [try call(try parse(bytes, line: nil), line: nil)])
    }

    private static func parse(_ bytes: some Sequence<UInt8>, line: Int?) throws(ReadingError) -> JSON {
        do throws(JSONError) {
            return try JSON(parsing: bytes)
        } catch {
            let subject = line == nil ? "the input" : "the case"
            throw ReadingError(error, in: subject, line: line, advice: "write one JSON object, or one a line")
        }
    }
}
