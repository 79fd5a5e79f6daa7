import RingdownCore

/// What an adapter did instead of what it promises.
package struct ContractFailure: Error, CustomStringConvertible {
    /// The place of the check, and what it expected and found.
    package let description: String

    init(_ sentence: String, _ file: StaticString, _ line: UInt) { description = "\(file):\(line): \(sentence)" }
}

/// Throws unless the condition holds; the sentence says what was expected.
func expect(
    _ condition: Bool,
    _ sentence: @autoclosure () -> String,
    file: StaticString = #fileID,
    line: UInt = #line
) throws(ContractFailure) {
    guard condition else { throw ContractFailure(sentence(), file, line) }
}

/// Throws unless both values are equal; the failure shows them.
func expectEqual<Value: Equatable>(
    _ found: Value,
    _ expected: Value,
    _ what: String = "value",
    file: StaticString = #fileID,
    line: UInt = #line
) throws(ContractFailure) {
    guard found != expected else { return }
    throw ContractFailure("\(what): expected \(expected), found \(found)", file, line)
}

/// Throws unless the call throws a store error of the given code.
func expectError<Value>(
    _ code: StoreError.Code,
    file: StaticString = #fileID,
    line: UInt = #line,
    _ call: () async throws(StoreError) -> Value
) async throws(ContractFailure) {
    let outcome: Result<Value, StoreError>
    do throws(StoreError) { outcome = .success(try await call()) } catch { outcome = .failure(error) }
    guard case .failure(let found) = outcome else {
        throw ContractFailure("expected an error \(code), found \(outcome)", file, line)
    }
    try expect(found.code == code, "expected an error \(code), found \(found)", file: file, line: line)
    let isOneLine = !found.message.isEmpty && !found.message.contains(where: \.isNewline)
    try expect(isOneLine, "expected a message of one line, found \(found.message)", file: file, line: line)
}
