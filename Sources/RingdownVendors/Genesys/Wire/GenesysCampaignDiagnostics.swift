/// What a running campaign has to work with (`CampaignDiagnostics`).
package struct GenesysCampaignDiagnostics: Codable, Hashable, Sendable {
    package var queueUtilizationDiagnostic: GenesysQueueUtilization?
    /// Calls in progress.
    package var outstandingInteractionsCount: Int?
    /// Calls that wait for their time, callbacks and recalls.
    package var scheduledInteractionsCount: Int?
    /// Calls put off because it is not a callable time where the contact is.
    package var timeZoneRescheduledCallsCount: Int?
    /// Contacts that the campaign's filters leave out.
    package var filteredOutContactsCount: Int?
    /// Agents who wait for a call.
    package var idleAgents: Int?
    package var effectiveIdleAgents: Double?
    package var linesUtilization: GenesysLinesUtilization?
    package var numberOfContactsCalled: Int?
    package var totalNumberOfContacts: Int?
    /// What keeps the campaign from dialing.
    package var campaignErrors: [GenesysProblem]?

    package init(
        queueUtilizationDiagnostic: GenesysQueueUtilization? = nil,
        outstandingInteractionsCount: Int? = nil,
        scheduledInteractionsCount: Int? = nil,
        timeZoneRescheduledCallsCount: Int? = nil,
        filteredOutContactsCount: Int? = nil,
        idleAgents: Int? = nil,
        effectiveIdleAgents: Double? = nil,
        linesUtilization: GenesysLinesUtilization? = nil,
        numberOfContactsCalled: Int? = nil,
        totalNumberOfContacts: Int? = nil,
        campaignErrors: [GenesysProblem]? = nil
    ) {
        self.queueUtilizationDiagnostic = queueUtilizationDiagnostic
        self.outstandingInteractionsCount = outstandingInteractionsCount
        self.scheduledInteractionsCount = scheduledInteractionsCount
        self.timeZoneRescheduledCallsCount = timeZoneRescheduledCallsCount
        self.filteredOutContactsCount = filteredOutContactsCount
        self.idleAgents = idleAgents
        self.effectiveIdleAgents = effectiveIdleAgents
        self.linesUtilization = linesUtilization
        self.numberOfContactsCalled = numberOfContactsCalled
        self.totalNumberOfContacts = totalNumberOfContacts
        self.campaignErrors = campaignErrors
    }
}

/// What the agents of a campaign's queue are doing (`QueueUtilizationDiagnostic`).
package struct GenesysQueueUtilization: Codable, Hashable, Sendable {
    package var queue: GenesysReference?
    /// Members of the queue.
    package var usersInQueue: Int?
    /// Members who joined it.
    package var activeUsersInQueue: Int?
    /// Members whose status is On Queue.
    package var usersOnQueue: Int?
    package var usersNotUtilized: Int?
    /// Members on queue who have a phone.
    package var usersOnQueueWithStation: Int?
    package var usersOnACampaignCall: Int?
    package var usersOnDifferentEdgeGroup: Int?
    package var usersOnANonCampaignCall: Int?

    package init(
        queue: GenesysReference? = nil,
        usersInQueue: Int? = nil,
        activeUsersInQueue: Int? = nil,
        usersOnQueue: Int? = nil,
        usersNotUtilized: Int? = nil,
        usersOnQueueWithStation: Int? = nil,
        usersOnACampaignCall: Int? = nil,
        usersOnDifferentEdgeGroup: Int? = nil,
        usersOnANonCampaignCall: Int? = nil
    ) {
        self.queue = queue
        self.usersInQueue = usersInQueue
        self.activeUsersInQueue = activeUsersInQueue
        self.usersOnQueue = usersOnQueue
        self.usersNotUtilized = usersNotUtilized
        self.usersOnQueueWithStation = usersOnQueueWithStation
        self.usersOnACampaignCall = usersOnACampaignCall
        self.usersOnDifferentEdgeGroup = usersOnDifferentEdgeGroup
        self.usersOnANonCampaignCall = usersOnANonCampaignCall
    }
}

/// The lines that a campaign may use (`CampaignLinesUtilization`).
package struct GenesysLinesUtilization: Codable, Hashable, Sendable {
    package var assignedOutboundLines: Int?
    package var totalAvailableOutboundLines: Int?

    package init(assignedOutboundLines: Int? = nil, totalAvailableOutboundLines: Int? = nil) {
        self.assignedOutboundLines = assignedOutboundLines
        self.totalAvailableOutboundLines = totalAvailableOutboundLines
    }
}
