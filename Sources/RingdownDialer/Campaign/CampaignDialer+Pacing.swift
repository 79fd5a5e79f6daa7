extension CampaignDialer {
    /// Places as many calls as the mode allows now.
    mutating func placeCalls() {
        guard status == .on, closedUntil == nil else { return }
        switch mode {
        case .progressive, .predictive:
            while agents.counts.idle > 0, hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: agents.takeLongestIdle())
            }
        case .power:
            // Truncation keeps the ratio an upper bound: with 1.5 calls per agent one idle agent gets one line.
            let target = Int(limits.maxCallsPerAgent * Double(agents.counts.idle))
            while linesInFlight < target, hasFreeLine, let next = takeNextContact() {
                seizeLine(for: next.contact, dialing: next.number, agent: nil)
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

    /// Whether another line may be used.
    ///
    /// A contact in preview has its line kept free.
    var hasFreeLine: Bool {
        guard let count = limits.outboundLineCount else { return mode.needsAgents }
        return lines.count + previews < count
    }
}
