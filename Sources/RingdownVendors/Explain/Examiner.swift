/// One thing that is looked at in a reported call.
protocol Examiner: Sendable {
    /// What is wrong with it; empty where nothing is, or nothing can be seen.
    func findings(in reading: CallReading) -> [Finding]
}
