package import RingdownCore

/// What `SchedulingContract` needs besides: connectors that read and write schedules.
package protocol SchedulingPlatform: ConnectorPlatform {
    /// The platform's connector, with credentials that may read and write schedules.
    var scheduler: any SchedulingConnector { get }
    /// The same with credentials that may read schedules, and not write them.
    var scheduleReader: any SchedulingConnector { get }
    /// What is scheduled, by its name, such as the list's campaign or skill; it has no schedule when the platform is made.
    var scheduled: ScheduleSubject { get }
}
