package import Foundation

/// What a trigger means for the later ones of its contact list or personal connection: first asked, first sent.
package enum Turn: Hashable, Sendable {
    /// It may be dispatched now, before the later ones.
    case goes
    /// It is under way, or will be tried again by itself: the later ones wait for it.
    case holdsBack
    /// It waits for a person, a window or a limit, or is over: the later ones go past it.
    case stepsAside

    /// Whose turn it is at an instant, by where a trigger stands and when somebody is to look at it.
    package init(_ status: TriggerStatus, dueAt: Date?, at now: Date) {
        let isDue = dueAt.map { $0 <= now } ?? false
        self =
            switch status {
            case .queued: isDue ? .goes : .holdsBack
            case .held: isDue ? .goes : .stepsAside
            case .sending: .holdsBack
            case .inDoubt: dueAt == nil ? .stepsAside : .holdsBack
            case .accepted, .dialing, .done, .refused, .failed, .cancelled, .expired: .stepsAside
            }
    }
}
