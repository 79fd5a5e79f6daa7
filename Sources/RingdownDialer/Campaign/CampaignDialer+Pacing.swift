extension CampaignDialer {
    /// Places as many calls as the mode allows now.
    mutating func placeCalls() {
        guard status == .on else { return }
        switch mode {
        case .progressive, .predictive:
            while agents.counts.idle > 0, hasFreeLine, let contact = takeNextContact() {
                seizeLine(for: contact, agent: agents.takeLongestIdle())
            }
        case .power:
            // Truncation keeps the ratio an upper bound: with 1.5 calls per agent one idle agent gets one line.
            let target = Int(limits.maxCallsPerAgent * Double(agents.counts.idle))
            while linesInFlight < target, hasFreeLine, let contact = takeNextContact() {
                seizeLine(for: contact, agent: nil)
            }
        case .agentless:
            while hasFreeLine, let contact = takeNextContact() {
                seizeLine(for: contact, agent: nil)
            }
        case .preview:
            while agents.counts.idle > 0, hasFreeLine, let contact = takeNextContact() {
                guard let agent = agents.takeLongestIdle() else {
                    contacts.requeueIfWaiting(contact)
                    return
                }
                offer(contact, to: agent)
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
