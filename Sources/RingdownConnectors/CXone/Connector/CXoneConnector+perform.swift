package import RingdownCore
import RingdownVendors

extension CXoneConnector {
    package func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        var receipt = Receipt(
            at: clock.now(),
            accepted: plan.campaigns
                .filter { skill in !plan.steps.contains { $0.target.kind == Kind.skill && $0.target.id == skill.id } }
                .map { alreadyRunning($0) }
        )
        var plan = plan
        var accomplished: [RemoteObject] = []
        for step in plan.steps {
            do throws(ConnectorError) {
                let permitted = permitted(permit, step, of: trigger)
                try permitted.client.expectPermitted()
                let (line, correlationID) = try await permitted.perform(step, of: &plan)
                receipt.accepted.append(line)
                if let correlationID { receipt.correlationIDs.append(correlationID) }
                accomplished.append(step.target)
            } catch {
                var error = error
                error.accomplished = accomplished
                throw error
            }
        }
        receipt.at = clock.now()
        return receipt
    }

    /// Carries out one step; returns its line of the receipt and the vendor's correlation id.
    private func perform(
        _ step: DialPlan.Step,
        of plan: inout DialPlan
    ) async throws(ConnectorError) -> (String, String?) {
        switch (step.operation, plan.contact, plan.campaigns.first) {
        case (CXoneEndpoint.startSkill.name, _, _): return try await start(step.target)
        case (CXoneEndpoint.mapCallList.name, _, _):
            let mapping = CallRecord.mapping(named: plan.contactList.name, for: plan.contact)
            plan.contactList.id = try await client.map(mapping)
            return ("made calling list \(plan.contactList.name)", nil)
        case (CXoneEndpoint.upload.name, let contact?, let skill?):
            return (try await put(contact, on: plan.contactList, for: skill), nil)
        case (CXoneEndpoint.startScript.name, let contact?, let skill?):
            return (try await start(step.target, calling: contact, on: skill), nil)
        default: throw ConnectorError.unknown(step)
        }
    }

    /// The line of a receipt for a skill that needed no start.
    func alreadyRunning(_ skill: RemoteObject) -> String { "skill \(skill.name) already running" }

    private func start(_ skill: RemoteObject) async throws(ConnectorError) -> (String, String?) {
        do throws(ConnectorError) {
            return ("started skill \(skill.name)", try await client.start(skill))
        } catch {
            // 409 also says that a skill is running already: what it is decides, and not what the answer says.
            guard error.status == 409, await isRunning(skill) else { throw error }
            return (alreadyRunning(skill), error.correlationID)
        }
    }

    private func isRunning(_ skill: RemoteObject) async -> Bool {
        do throws(ConnectorError) { return try await client.skill(skill).isRunning == true } catch { return false }
    }
}
