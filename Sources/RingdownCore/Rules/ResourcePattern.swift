/// Which resources or outputs a rule is about.
package enum ResourcePattern: Hashable, Sendable {
    /// One address; without an instance key it means every instance.
    case address(String)
    /// Every resource of a type, in any module.
    case type(String)
    /// Every address that fits a glob.
    case glob(Glob)

    /// A pattern from text: with `*` or `?` a glob, with a dot an address, otherwise a type.
    package init(_ text: String) {
        if Glob.isPattern(text) {
            self = .glob(Glob(text))
        } else {
            self = text.contains(".") ? .address(text) : .type(text)
        }
    }

    /// Whether a change's object is meant.
    package func matches(_ change: Change) -> Bool {
        switch self {
        case .address(let address): change.address == address || change.addressWithoutIndex == address
        case .type(let type): change.type == type
        case .glob(let glob): glob.matches(change.address)
        }
    }
}

extension ResourcePattern: CustomStringConvertible {
    package var description: String {
        switch self {
        case .address(let text), .type(let text): text
        case .glob(let glob): glob.text
        }
    }
}

extension Change {
    /// The address without its last instance key: `aws_x.y` for `aws_x.y["a"]`.
    package var addressWithoutIndex: String {
        guard index != nil, address.hasSuffix("]"), let bracket = address.lastIndex(of: "[") else { return address }
        return String(address[..<bracket])
    }
}
