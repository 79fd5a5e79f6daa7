import RingdownCore
import RingdownDialer
import RingdownVendors

extension CampaignStanding {
    /// How far the campaign is through its list.
    ///
    /// Contacts passed over are counted under the vendor's wrap-up codes.
    var genesysProgress: GenesysCampaignProgress {
        GenesysCampaignProgress(
            campaign: GenesysReference(
                id: campaign.id,
                name: campaign.name,
                selfUri: GenesysPath.campaign(campaign.id)
            ),
            contactList: GenesysReference(
                id: campaign.contactList,
                name: listName,
                selfUri: GenesysPath.contactList(campaign.contactList)
            ),
            numberOfContactsCalled: called,
            totalNumberOfContacts: total,
            percentage: total == 0 ? 0 : called * 100 / total,
            numberOfContactsSkipped: skipped.filter { $0.key != .filteredOut }
                .reduce(into: [:]) { $0[$1.key.wrapUpCode, default: 0] += $1.value }
        )
    }

    /// What the campaign has to work with.
    var genesysDiagnostics: GenesysCampaignDiagnostics {
        let talking = onQueue.count { [.talking, .wrapUp].contains(activities[AgentID($0.user.id)]) }
        return GenesysCampaignDiagnostics(
            queueUtilizationDiagnostic: campaign.queue.map { queue in
                GenesysQueueUtilization(
                    queue: GenesysReference(id: queue, name: queueName, selfUri: GenesysPath.queue(queue)),
                    usersInQueue: members.count,
                    activeUsersInQueue: members.count(where: \.isJoined),
                    usersOnQueue: onQueue.count,
                    usersNotUtilized: max(0, onQueue.count - (live?.agents.onQueue ?? 0)),
                    usersOnQueueWithStation: onQueue.count,
                    usersOnACampaignCall: talking,
                    usersOnDifferentEdgeGroup: 0,
                    usersOnANonCampaignCall: 0
                )
            },
            outstandingInteractionsCount: live?.linesInUse ?? 0,
            scheduledInteractionsCount: callbacks + (live?.contacts.recalls ?? 0),
            timeZoneRescheduledCallsCount: live.map { $0.contacts.deferred - $0.contacts.recalls } ?? 0,
            filteredOutContactsCount: filteredOut,
            idleAgents: idleAgents,
            effectiveIdleAgents: Double(idleAgents),
            linesUtilization: lines,
            numberOfContactsCalled: called,
            totalNumberOfContacts: total,
            campaignErrors: problems
        )
    }

    /// What the campaign is doing now.
    ///
    /// - Parameter results: what its calls came to.
    func genesysStats(_ results: CallResults) -> GenesysCampaignStats {
        let connects = tallies.liveAnswers
        return GenesysCampaignStats(
            contactRate: GenesysConnectRate(
                attempts: tallies.attempts,
                connects: connects,
                connectRatio: tallies.attempts == 0 ? 0 : Double(connects) / Double(tallies.attempts)
            ),
            idleAgents: idleAgents,
            effectiveIdleAgents: Double(idleAgents),
            adjustedCallsPerAgent: callsPerAgent,
            outstandingCalls: live?.linesInUse ?? 0,
            scheduledCalls: callbacks + (live?.contacts.recalls ?? 0),
            timeZoneRescheduledCalls: live.map { $0.contacts.deferred - $0.contacts.recalls } ?? 0,
            filteredOutContactsCount: filteredOut,
            linesUtilization: lines,
            rightPartyContactsCount: results.count(of: .rightParties),
            validAttempts: results.count(of: .validAttempts),
            businessCategoryMetrics: GenesysBusinessMetrics(
                successCount: results.count(of: .successes),
                neutralCount: results.count(of: .neutrals),
                failureCount: results.count(of: .failures)
            )
        )
    }

    /// The campaign among others (`CampaignPerformanceData`).
    func genesysPerformance(_ results: CallResults) -> JSON {
        let stats = genesysStats(results)
        let progress = genesysProgress
        return [
            "campaign": ["id": .string(campaign.id), "name": .string(campaign.name)],
            "division": [
                "id": .string(campaign.division), "selfUri": .string(GenesysPath.division(campaign.division)),
            ],
            "contactRate": ["connectRatio": .number(JSONNumber(stats.contactRate?.connectRatio ?? 0))],
            "idleAgents": .number(JSONNumber(idleAgents)),
            "effectiveIdleAgents": .number(JSONNumber(Double(idleAgents))),
            "adjustedCallsPerAgent": .number(JSONNumber(callsPerAgent)),
            "outstandingCalls": .number(JSONNumber(stats.outstandingCalls ?? 0)),
            "scheduledCalls": .number(JSONNumber(stats.scheduledCalls ?? 0)),
            "rightPartyContactsCount": .number(JSONNumber(results.count(of: .rightParties))),
            "campaignStatus": .string(campaign.status.rawValue),
            "dialingMode": .string(campaign.mode.rawValue),
            "progress": ["percentage": .number(JSONNumber(progress.percentage ?? 0))],
            "linesUtilization": [
                "assignedOutboundLines": .number(JSONNumber(lines.assignedOutboundLines ?? 0)),
                "totalAvailableOutboundLines": .number(JSONNumber(lines.totalAvailableOutboundLines ?? 0)),
            ],
            "businessCategoryMetrics": [
                "successCount": .number(JSONNumber(results.count(of: .successes))),
                "neutralCount": .number(JSONNumber(results.count(of: .neutrals))),
                "failureCount": .number(JSONNumber(results.count(of: .failures))),
            ],
        ]
    }

    /// Calls for each agent: in power mode those that are set; in predictive mode those under way now.
    private var callsPerAgent: Double {
        switch campaign.mode {
        case .power: campaign.limits.maxCallsPerAgent
        case .predictive:
            live.map { Double($0.linesInFlight) / Double(max(1, $0.agents.onQueue)) } ?? 1
        case .agentless, .preview, .progressive: 1
        }
    }

    /// The lines in use, of those that the campaign may use; one without a bound of its own has as many as it uses.
    private var lines: GenesysLinesUtilization {
        let inUse = live?.linesInUse ?? 0
        return GenesysLinesUtilization(
            assignedOutboundLines: inUse,
            totalAvailableOutboundLines: campaign.lineCount ?? max(inUse, onQueue.count)
        )
    }

    /// What keeps the campaign from dialing and does not pass by itself.
    ///
    /// That agents are missing is not among it: the queue's figures say so.
    private var problems: [GenesysProblem] {
        guard campaign.status == .on else { return [] }
        return whyNotDialing.compactMap { reason in
            switch reason {
            case .allContactsBlocked:
                GenesysProblem(error: "no.callable.contacts", details: reason.sentence)
            case .noLines where campaign.lineCount ?? 0 == 0:
                GenesysProblem(error: "no.outbound.lines", details: reason.sentence)
            default: nil
            }
        }
    }
}
