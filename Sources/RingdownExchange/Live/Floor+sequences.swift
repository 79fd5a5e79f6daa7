import GRDB
import RingdownDialer

extension Floor {
    /// Turns a sequence on, and with it its present campaign; nothing happens when it is on.
    mutating func startSequence(_ id: String, _ turn: Turn) throws {
        var sequence = try turn.db.existing(CampaignSequence.self, id)
        guard sequence.status != .on else { return }
        sequence.status = .on
        sequence.head.version += 1
        sequence.head.modified = turn.now
        try begin(sequence, turn)
    }

    /// Turns a sequence off, and its present campaign; nothing happens unless it is on.
    mutating func stopSequence(_ id: String, _ turn: Turn) throws {
        var sequence = try turn.db.existing(CampaignSequence.self, id)
        guard let campaign = sequence.running else { return }
        sequence.status = .off
        try keep(&sequence, turn)
        try stop(campaign, turn)
    }

    /// Lets a sequence that a caller made, changed or deleted take effect.
    mutating func sequenceChanged(_ id: String, _ turn: Turn) throws {
        isDirty = true
        let before = sequences[id]
        guard let sequence = try turn.db.object(CampaignSequence.self, id) else {
            sequences[id] = nil
            try turn.db.delete(.schedule, id)
            forgetSchedule(id)
            return
        }
        if sequence.status == .on {
            if before == nil { try begin(sequence, turn) } else { sequences[id] = sequence }
        } else if let campaign = before?.running {
            sequences[id] = nil
            try stop(campaign, turn)
        }
    }

    /// Moves the sequences on that run a campaign whose status has changed.
    mutating func followSequences(_ campaign: Campaign, _ turn: Turn) throws {
        for sequence in sequences.values.sorted(by: { $0.id < $1.id }) where sequence.running == campaign.id {
            var sequence = sequence
            switch campaign.status {
            case .complete:
                sequence.advance(at: turn.now)
                try keep(&sequence, turn)
                try runPresentCampaign(of: sequence, turn)
            case .off, .forcedOff, .invalid:
                try turnOff(&sequence, because: "The campaign \(campaign.name) was turned off.", turn)
            case .on, .stopping, .forcedStopping:
                break
            }
        }
    }

    /// Begins to run a sequence that is on; the version stays.
    private mutating func begin(_ sequence: CampaignSequence, _ turn: Turn) throws {
        var sequence = sequence
        sequence.stopMessage = nil
        if sequence.current == 0 || sequence.roundStarted == nil { sequence.roundStarted = turn.now }
        try turn.db.update(sequence)
        isDirty = true
        sequences[sequence.id] = sequence
        try runPresentCampaign(of: sequence, turn)
    }

    /// Starts the campaign whose turn it is.
    ///
    /// A sequence whose campaign cannot be started turns itself off and says why.
    private mutating func runPresentCampaign(of sequence: CampaignSequence, _ turn: Turn) throws {
        guard let id = sequence.running else { return }
        do {
            try turn.db.check(try turn.db.existing(Campaign.self, id))
            try start(id, turn)
        } catch let error as ExchangeError where error.isOfConfiguration {
            var sequence = sequence
            try turnOff(&sequence, because: "A campaign could not be started: \(error.message).", turn)
        }
    }

    private mutating func turnOff(_ sequence: inout CampaignSequence, because reason: String, _ turn: Turn) throws {
        sequence.status = .off
        sequence.stopMessage = reason
        try keep(&sequence, turn)
        try turn.note(.campaignStartFailed, .warning, about: .sequence, sequence.id, sequence.name, reason)
    }

    private mutating func keep(_ sequence: inout CampaignSequence, _ turn: Turn) throws {
        sequence.head.version += 1
        sequence.head.modified = turn.now
        try turn.db.update(sequence)
        isDirty = true
        sequences[sequence.id] = sequence.status == .on ? sequence : nil
    }
}
