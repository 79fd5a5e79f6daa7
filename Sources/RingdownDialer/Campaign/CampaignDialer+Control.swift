extension CampaignDialer {
    /// Turns the campaign on.
    ///
    /// From off it resumes with the next contact not yet attempted; from complete it begins another pass, from the
    /// first record onward. Nothing happens when it is on.
    package mutating func start(at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            switch dialer.status {
            case .on:
                break
            case .off, .stopping:
                dialer.change(to: .on)
            case .complete:
                if dialer.contacts.counts.remaining < dialer.contacts.counts.total {
                    dialer.beginPass()
                }
                dialer.change(to: .on)
            }
        }
    }

    /// Turns the campaign off: no new call is placed, calls in flight end as they would, then it is off.
    ///
    /// Contacts in preview are taken back. Nothing happens unless it is on.
    package mutating func stop(at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard dialer.status == .on else { return }
            dialer.change(to: .stopping)
            dialer.withdrawPreviews(whileMoreThan: 0)
        }
    }

    /// Begins another pass from the top of the list, whatever the status; the status stays.
    ///
    /// A contact that is on a call waits in the new pass until that call is over.
    package mutating func recycle(at time: DialerTime) -> [DialerEvent] {
        take(at: time) { $0.beginPass() }
    }

    /// Sets other bounds, at once and for the calls to come; calls in progress go on under their own.
    ///
    /// Contacts in preview for which no line is left are taken back.
    package mutating func limitsChanged(_ limits: PacingLimits, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            dialer.limits = limits
            dialer.withdrawPreviews(whileMoreThan: limits.outboundLineCount.map { max(0, $0 - dialer.lines.count) })
        }
    }

    /// Dials in another mode from now on; calls in progress go on as they were placed.
    ///
    /// Contacts in preview are taken back.
    package mutating func modeChanged(_ mode: DialingMode, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard dialer.mode != mode else { return }
            dialer.withdrawPreviews(whileMoreThan: 0)
            dialer.mode = mode
        }
    }

    /// Lets everything follow that follows at once: new calls, and a change of status when nothing is left to do.
    mutating func settle() {
        placeCalls()
        putBackAllowed()
        if status != .on { withdrawQuestions() }
        switch status {
        case .off, .complete:
            break
        case .on:
            guard contacts.counts.isExhausted else { break }
            skipBlocked()
            if lines.isEmpty, !limits.alwaysRunning {
                emit(.campaignCompleted)
                change(to: .complete)
            }
        case .stopping:
            if lines.isEmpty { change(to: .off) }
        }
    }

    mutating func change(to status: DialingStatus) {
        guard self.status != status else { return }
        self.status = status
        emit(.statusChanged(status))
    }

    private mutating func beginPass() {
        pass += 1
        withdrawQuestions()
        contacts.beginPass()
        emit(.passStarted(pass))
    }
}
