package import RingdownCore

extension ConnectorPlatform {
    /// A trigger of the platform's list.
    func trigger(_ id: String = "trigger-1") -> Trigger {
        Trigger(id: id, order: DialOrder(contactList: list), cause: .caller(id: "ci"), createdAt: clock.now())
    }

    /// A trigger of one call.
    func callTrigger(_ id: String = "call-1") -> Trigger {
        let call = CallOrder(connection: connection, from: connection.from[0], to: number, reference: id)
        return Trigger(id: id, order: DialOrder(call: call), cause: .caller(id: "ci"), createdAt: clock.now())
    }

    /// Carries out a plan of a trigger with the permit that the gate gives it now.
    package func perform(
        _ plan: DialPlan,
        for trigger: Trigger,
        with connector: (any Connector)? = nil
    ) async throws -> Receipt {
        guard let permit = Sample.permit(for: trigger, at: clock.now()) else {
            throw ContractFailure("the gate gave no permit for \(trigger.id)", #fileID, #line)
        }
        return try await (connector ?? self.connector).perform(plan, for: trigger.id, permit: permit)
    }
}

/// Throws unless the call throws a connector's error of the given code, whose message is one line; returns the error.
@discardableResult
func expectRefusal<Value>(
    _ code: ConnectorError.Code,
    file: StaticString = #fileID,
    line: UInt = #line,
    _ call: () async throws -> Value
) async throws -> ConnectorError {
    do {
        let value = try await call()
        throw ContractFailure("expected an error \(code), found \(value)", file, line)
    } catch let error as ConnectorError {
        try expect(error.code == code, "expected an error \(code), found \(error)", file: file, line: line)
        let isOneLine = !error.message.isEmpty && !error.message.contains(where: \.isNewline)
        try expect(isOneLine, "expected a message of one line, found \(error.message)", file: file, line: line)
        return error
    }
}
