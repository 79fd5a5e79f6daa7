/// What a path is at one vendor.
enum PathReading: Hashable, Sendable {
    /// An operation, with what fills its path's parameters, by name.
    case operation(CalledOperation, [String: String])
    /// An operation once the parts of the path that are not filled are filled.
    case unfilled(CalledOperation, parameter: String)
    /// A path that has other methods.
    case otherMethod([CalledOperation], [String: String])
    /// A path that would be an operation if a word in it were an object's id; its method says that it is none.
    case wordForID([CalledOperation], word: String)
    /// An operation below another base or version, with the path as it should be.
    case otherBase(CalledOperation, path: String)
    /// A path of a family that is real, about which no more is known.
    case undecided
    /// No path of the vendor's.
    case unknown

    /// Whether the vendor has, or may have, the path.
    var isReal: Bool {
        switch self {
        case .operation, .unfilled, .otherMethod: true
        case .wordForID, .otherBase, .undecided, .unknown: false
        }
    }

    /// Whether it is an operation as it stands.
    var isCalled: Bool {
        if case .operation = self { return true }
        return false
    }

    /// The operation that it is or would be.
    var operation: CalledOperation? {
        switch self {
        case .operation(let operation, _), .unfilled(let operation, _), .otherBase(let operation, _): operation
        case .otherMethod(let others, _), .wordForID(let others, _): others.first
        case .undecided, .unknown: nil
        }
    }

    /// What fills the parameters of the path, by name.
    var parameters: [String: String] {
        switch self {
        case .operation(_, let parameters), .otherMethod(_, let parameters): parameters
        default: [:]
        }
    }
}
