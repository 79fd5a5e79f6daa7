import RingdownCore

/// What one recurrence of a Genesys Cloud schedule means.
enum GenesysRecurrenceMeaning: Hashable {
    /// It comes back every week without end, and has begun or begins within a week.
    case hours(WeeklyHours)
    case recurrence(ScheduleRecurrence)
    /// It cannot be expressed; the sentence says why.
    case beyond(String)
}
