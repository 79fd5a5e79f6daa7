/// How often a contact was called again in a pass, by cause.
///
/// Three bytes of one number, for there may be a million contacts.
package struct RecallCounts: RawRepresentable, Hashable, Sendable, Codable {
    /// Eight bits for each cause, in the order in which they are declared.
    package private(set) var rawValue: Int32

    package init(rawValue: Int32 = 0) {
        self.rawValue = rawValue
    }

    /// How often a cause led to a call, 255 at most.
    subscript(_ cause: RecallPlan.Cause) -> Int {
        get { Int(rawValue >> Self.shift(of: cause)) & 0xFF }
        set {
            let shift = Self.shift(of: cause)
            rawValue = rawValue & ~(0xFF << shift) | Int32(min(newValue, 0xFF)) << shift
        }
    }

    private static func shift(of cause: RecallPlan.Cause) -> Int32 {
        switch cause {
        case .busy: 0
        case .noAnswer: 8
        case .answeringMachine: 16
        }
    }
}
