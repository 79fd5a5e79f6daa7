/// One error of Genesys Cloud: its status, its code and its sentence with `%s` for each parameter.
///
/// The exchange makes its answers from templates, and the diagnosis recognises the vendor's answers by them.
package struct GenesysErrorTemplate: Hashable, Sendable {
    /// Where the sentence is known from.
    package enum Origin: String, Hashable, Sendable {
        /// The vendor's specification states it.
        case documented
        /// The vendor's service was seen to answer it; the code that goes with it is the specification's.
        case observed
        /// The specification names the code only; the sentence is Ringdown's own.
        case assumed
    }

    /// The HTTP status.
    package let status: Int
    /// The code.
    package let code: String
    /// The sentence, with `%s` for each parameter.
    package let text: String
    /// Where the sentence is known from.
    package let origin: Origin

    init(_ status: Int, _ code: String, _ text: String, _ origin: Origin = .documented) {
        self.status = status
        self.code = code
        self.text = text
        self.origin = origin
    }

    /// The sentence with its parameters filled in; those without an argument stay empty.
    package func message(_ arguments: [String] = []) -> String {
        var message = ""
        for (position, piece) in pieces.enumerated() {
            if position > 0, arguments.indices.contains(position - 1) { message += arguments[position - 1] }
            message += piece
        }
        return message
    }

    /// The answer's body, in the envelope of the vendor's published 429: no parameters, empty details and errors.
    package func body(
        _ arguments: [String] = [],
        contextID: String? = nil,
        entityID: String? = nil,
        entityName: String? = nil
    ) -> GenesysErrorBody {
        GenesysErrorBody(
            message: message(arguments),
            code: code,
            status: status,
            entityId: entityID,
            entityName: entityName,
            contextId: contextID,
            details: [],
            errors: []
        )
    }

    /// The parameters of a sentence that this template made; `nil` when it made none such.
    ///
    /// White space is not compared, because the vendor's own texts lose some.
    package func arguments(of message: String) -> [String]? {
        let pieces = pieces.map { $0.filter { !$0.isWhitespace } }
        var rest = message.filter { !$0.isWhitespace }[...]
        guard let first = pieces.first, rest.hasPrefix(first) else { return nil }
        rest = rest.dropFirst(first.count)
        var arguments: [String] = []
        for (position, piece) in pieces.enumerated().dropFirst() {
            if position == pieces.count - 1 {
                guard rest.hasSuffix(piece) else { return nil }
                arguments.append(String(rest.dropLast(piece.count)))
                return arguments
            }
            guard let found = rest.firstRange(of: piece) else { return nil }
            arguments.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return rest.isEmpty ? arguments : nil
    }

    /// The template that made a sentence and its parameters; `nil` when none did.
    ///
    /// - Parameter status: the answer's status, which the template must have; `nil` when it is not known.
    package static func recognise(
        _ message: String,
        status: Int? = nil
    ) -> (template: GenesysErrorTemplate, arguments: [String])? {
        for template in all where !template.literals.isEmpty && (status == nil || template.status == status) {
            if let arguments = template.arguments(of: message) { return (template, arguments) }
        }
        return nil
    }

    /// The template with a code, the one with the given status where several have it; `nil` when none has.
    package static func named(_ code: String, status: Int? = nil) -> GenesysErrorTemplate? {
        let named = all.filter { $0.code == code }
        return named.first { $0.status == status } ?? (status == nil ? named.first : nil)
    }

    private var pieces: [String] {
        text.split(separator: "%s", omittingEmptySubsequences: false).map(String.init)
    }

    private var literals: String { pieces.joined() }
}
