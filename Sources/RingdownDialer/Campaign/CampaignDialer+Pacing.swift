extension CampaignDialer {
    /// Places as many calls as the mode allows now.
    mutating func placeCalls() {
        guard status == .on, closedUntil == nil else { return }
        switch mode {
        case .progressive:
            while agents.counts.idle > 0, hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: agents.takeLongestIdle())
            }
        case .power:
            // Truncation keeps the ratio an upper bound: with 1.5 calls per agent one idle agent gets one line.
            let target = Int(limits.maxCallsPerAgent * Double(agents.counts.idle))
            while linesInFlight < target, hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: nil)
            }
        case .predictive:
            var lines = predictedLines
            while lines > 0, hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: nil)
                lines -= 1
            }
        case .agentless:
            while hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: nil)
            }
        case .preview:
            while agents.counts.idle > 0, hasFreeLine, let next = takeNextContact() {
                guard let agent = agents.takeLongestIdle() else {
                    contacts.requeueIfWaiting(next.contact)
                    return
                }
                offer(next.contact, to: agent)
            }
        }
    }

    /// Lines that a predictive campaign may dial now, in addition to those in use.
    private var predictedLines: Int {
        mutating get {
            guard hasFreeLine, contacts.counts.callableNow > 0 else { return 0 }
            var ages: [Int: Int] = [:]
            for line in lines.values where line.isInFlight && line.phase != .waiting {
                ages[Int(now.milliseconds(since: line.seized) / 1000), default: 0] += 1
            }
            let wanted = forecast.linesToDial(
                PacingForecast.Moment(
                    idle: agents.counts.idle,
                    talking: agents.counts.talking,
                    wrapping: agents.counts.wrapUp,
                    waiting: waiting.count,
                    agesInFlight: ages
                ),
                limits: limits,
                at: now
            )
            let most = Int(limits.maxCallsPerAgent * Double(agents.counts.onQueue))
            return min(wanted, max(0, most - linesInFlight))
        }
    }

    /// Whether another line may be used.
    ///
    /// A contact in preview has its line kept free.
    var hasFreeLine: Bool {
        guard let count = limits.outboundLineCount else { return mode.needsAgents }
        return lines.count + previews < count
    }
}
