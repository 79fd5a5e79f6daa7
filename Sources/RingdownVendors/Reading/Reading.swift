/// What an input gave: the calls in their order, and what of it could not be read.
package struct Reading: Hashable, Sendable {
    package var calls: [ReadCall]
    /// The lines of a list of cases that could not be read; other formats are read wholly or not at all.
    package var failures: [ReadingError]

    package init(calls: [ReadCall], failures: [ReadingError] = []) {
        self.calls = calls
        self.failures = failures
    }
}
