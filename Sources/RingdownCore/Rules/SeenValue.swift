/// What a source shows of one side of a change at a path.
struct SeenValue {
    /// How the value is given.
    enum Form {
        /// As it is.
        case clear
        /// Replaced by a digest.
        case digest
        /// With digests inside it.
        case partly
    }

    /// The value; `nil` when nothing stands there or it is not known.
    var value: JSON?
    var form: Form
    /// Why the value is not known; `nil` when it is.
    var unknown: String?

    init(_ value: JSON?, form: Form = .clear, unknown: String? = nil) {
        self.value = value
        self.form = form
        self.unknown = unknown
    }

    /// Whether something other than `null` stands there.
    var isPresent: Bool { value.map { !$0.isNull } ?? false }
}
