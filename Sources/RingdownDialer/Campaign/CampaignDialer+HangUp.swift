extension CampaignDialer {
    /// Ends calls at once, from whichever end.
    ///
    /// A call with a person ends as it would have, only earlier; one that is not connected yet counts as interrupted.
    ///
    /// - Parameter contact: whose call; `nil`: all of them.
    package mutating func hangUp(_ contact: ContactID? = nil, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            let ended = dialer.lines.keys.filter { contact == nil || dialer.contacts[$0].contact.id == contact }
            for index in ended.sorted() {
                guard let line = dialer.lines[index] else { continue }
                dialer.waiting.removeAll { $0 == index }
                let isConnected = line.phase == .talking
                dialer.end(index, as: isConnected ? (line.agent == nil ? .message : .live) : .interrupted)
            }
        }
    }
}
