/// What a skill's dialer came to, which summaries and intervals say alike.
package protocol CXoneDialerFigures: CXoneRecord {}

extension CXoneDialerFigures {
    package var dials: Int? {
        get { self[whole: "dials"] }
        set { self[whole: "dials"] = newValue }
    }
    package var connects: Int? {
        get { self[whole: "connects"] }
        set { self[whole: "connects"] = newValue }
    }
    /// Seconds.
    package var connectsAHT: Double? {
        get { self[number: "connectsAHT"] }
        set { self[number: "connectsAHT"] = newValue }
    }
    package var rightPartyConnects: Int? {
        get { self[whole: "rightPartyConnects"] }
        set { self[whole: "rightPartyConnects"] = newValue }
    }
    /// Seconds.
    package var rightPartyConnectsAHT: Double? {
        get { self[number: "rightPartyConnectsAHT"] }
        set { self[number: "rightPartyConnectsAHT"] = newValue }
    }
}
