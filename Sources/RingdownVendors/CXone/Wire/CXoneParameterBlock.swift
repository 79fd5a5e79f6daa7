/// The blocks of settings of a Personal Connection skill, below `/skills/{skillId}/parameters/`.
///
/// A change takes effect at once, also on a skill that is running.
package enum CXoneParameterBlock: String, Hashable, Sendable, CaseIterable {
    case general = "general-settings"
    case cpa = "cpa-management"
    case proactive = "xs-settings"
    case delivery = "delivery-preferences"
    case retry = "retry-settings"
    case schedule = "schedule-settings"
    case timeZones = "time-zones"
    case cadence = "cadence-settings"
    case listManagement = "list-management"

    /// The member that wraps the settings in a request; `nil` when they stand at the top.
    package var wrapper: String? {
        switch self {
        case .general: "generalSettings"
        case .cpa: "cpaSettings"
        case .proactive: "xsSettings"
        case .delivery: "deliveryPreferences"
        case .retry: "retrySettings"
        case .schedule: "scheduleSettings"
        case .timeZones: "timeZoneSettings"
        case .cadence, .listManagement: nil
        }
    }

    /// Whether the vendor lets it be read by itself.
    package var isReadable: Bool { self != .cadence && self != .listManagement }

    /// The documented ranges of members that are whole numbers.
    package var ranges: [String: ClosedRange<Int>] {
        switch self {
        case .general:
            [
                "minimumRetryMinutes": 1...50_000, "maximumAttempts": 1...300, "maximumRingingDuration": 1...60,
                "endOfListNotificationsDelay": 0...3_600, "percentageOfAgentsBeforeOverdial": 0...100,
                "proficiencyFactor": 1...999, "waitTimeFactor": 1...999, "maxConcurrentCallsPerAgent": 1...10,
                "maxWaitTimeSeconds": 0...999,
            ]
        case .cpa: ["abandonMsgMode": 0...2, "abandonTimeout": 0...60, "ansMachineDetMode": 2...5]
        case .delivery:
            [
                "confirmationRequiredDeliveryType": 1...4, "complianceRecordsDeliveryType": 1...4,
                "confirmationRequiredTimeout": 1...300, "complianceRecordsTimeout": 1...300,
            ]
        case .retry, .schedule, .timeZones, .cadence, .listManagement, .proactive: [:]
        }
    }
}
