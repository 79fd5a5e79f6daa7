/// What a campaign is doing now (`CampaignStats`).
package struct GenesysCampaignStats: Codable, Hashable, Sendable {
    /// Attempts and connections, for the contact rate.
    package var contactRate: GenesysConnectRate?
    /// Agents who wait for a call.
    package var idleAgents: Int?
    package var effectiveIdleAgents: Double?
    /// Calls that pacing places for each idle agent.
    package var adjustedCallsPerAgent: Double?
    /// Calls in progress.
    package var outstandingCalls: Int?
    /// Calls that wait for their time.
    package var scheduledCalls: Int?
    /// Calls put off because it is not a callable time where the contact is.
    package var timeZoneRescheduledCalls: Int?
    package var filteredOutContactsCount: Int?
    package var linesUtilization: GenesysLinesUtilization?
    /// Calls that reached the person who was meant.
    package var rightPartyContactsCount: Int?
    /// Attempts that count as tries.
    package var validAttempts: Int?
    /// What calls came to for the business.
    package var businessCategoryMetrics: GenesysBusinessMetrics?

    package init(
        contactRate: GenesysConnectRate? = nil,
        idleAgents: Int? = nil,
        effectiveIdleAgents: Double? = nil,
        adjustedCallsPerAgent: Double? = nil,
        outstandingCalls: Int? = nil,
        scheduledCalls: Int? = nil,
        timeZoneRescheduledCalls: Int? = nil,
        filteredOutContactsCount: Int? = nil,
        linesUtilization: GenesysLinesUtilization? = nil,
        rightPartyContactsCount: Int? = nil,
        validAttempts: Int? = nil,
        businessCategoryMetrics: GenesysBusinessMetrics? = nil
    ) {
        self.businessCategoryMetrics = businessCategoryMetrics
        self.rightPartyContactsCount = rightPartyContactsCount
        self.validAttempts = validAttempts
        self.contactRate = contactRate
        self.idleAgents = idleAgents
        self.effectiveIdleAgents = effectiveIdleAgents
        self.adjustedCallsPerAgent = adjustedCallsPerAgent
        self.outstandingCalls = outstandingCalls
        self.scheduledCalls = scheduledCalls
        self.timeZoneRescheduledCalls = timeZoneRescheduledCalls
        self.filteredOutContactsCount = filteredOutContactsCount
        self.linesUtilization = linesUtilization
    }
}

/// What calls came to for the business, by their wrap-up codes (`CampaignBusinessCategoryMetrics`).
package struct GenesysBusinessMetrics: Codable, Hashable, Sendable {
    package var successCount: Int?
    package var neutralCount: Int?
    package var failureCount: Int?

    package init(successCount: Int? = nil, neutralCount: Int? = nil, failureCount: Int? = nil) {
        self.successCount = successCount
        self.neutralCount = neutralCount
        self.failureCount = failureCount
    }
}

/// How many attempts connected (`ConnectRate`).
package struct GenesysConnectRate: Codable, Hashable, Sendable {
    package var attempts: Int?
    package var connects: Int?
    /// Connections for each attempt, from 0 to 1.
    package var connectRatio: Double?

    package init(attempts: Int? = nil, connects: Int? = nil, connectRatio: Double? = nil) {
        self.attempts = attempts
        self.connects = connects
        self.connectRatio = connectRatio
    }
}
