/// What Ringdown promises about its triggers, sentence by sentence; `docs/guarantees.md` says why each matters.
package enum Guarantee: String, CaseIterable, Sendable, CustomStringConvertible {
    case kept = "What was acknowledged is in the store for ever after."
    case once = "A step of a trigger is carried out at most once, also when a person retries it."
    case oneTrigger = "An idempotency key, or a change and a rule, makes one trigger."
    case remembered = "When faults end, every trigger ends, or waits for a person, a window or a limit, and says why."
    case insideWindow = "Nothing is sent outside its window."
    case beforeDeadline = "Nothing is sent after its deadline."
    case approved = "Nothing that needs approval is sent without it."
    case withinLimit = "No more is sent within a period than its frequency limit allows."
    case stopped = "Nothing is sent later than one second after a kill switch was thrown."
    case inOrder = "Of the triggers of one list that may go, the one asked for first goes first."
    case evidenced = "Nothing is called done that the vendor has not shown to be done."
    case notBlindly = "What is in doubt is sent again only when the vendor, or a person, says that it did not happen."
    case heeded = "Nothing is asked of a provider before the wait that it asked for is over."
    case spared = "An outage of a provider uses up no trigger's retries."
    case fair = "No rule or caller waits until another one's triggers have all gone out."
    case intended = "Whatever is sent was committed before as an intent, with the decision that allowed it."

    package var description: String { rawValue }
}
