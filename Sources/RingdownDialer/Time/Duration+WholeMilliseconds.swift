extension Duration {
    /// The duration in milliseconds, what is below one millisecond cut off; the most there is when it is longer.
    var wholeMilliseconds: Int64 {
        let (milliseconds, overflow) = components.seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return components.seconds < 0 ? .min : .max }
        return milliseconds + components.attoseconds / 1_000_000_000_000_000
    }
}
