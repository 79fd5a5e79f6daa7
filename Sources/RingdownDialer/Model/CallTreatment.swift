/// What is done with a call once it is known who answered it.
package struct CallTreatment: Hashable, Sendable, Codable {
    /// What is done with one kind of answer.
    package enum Reaction: String, Hashable, Sendable, Codable, CaseIterable {
        /// The call is ended.
        case hangUp
        /// It is connected to an agent.
        case connect
        /// The message is played, then the call is ended.
        case play
    }

    /// When a person answered; an agentless campaign plays its message instead of connecting.
    package var person = Reaction.connect
    /// When an answering machine did.
    package var machine = Reaction.hangUp
    /// When a fax or modem did.
    package var fax = Reaction.hangUp

    /// A person is connected; everything else is ended.
    package init() {}

    func reaction(to party: AnsweringParty) -> Reaction {
        switch party {
        case .person: person
        case .machine: machine
        case .fax: fax
        }
    }
}
