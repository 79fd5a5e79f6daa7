package import RingdownCore

/// Reads what `terraform apply -json` prints, line by line, and says what was applied.
///
/// Lines that are no message are a wrapper's talk (`[command]…`, `::debug::…`, a panic's trace) and are counted and
/// passed over, as long as they neither begin with `{` nor end with `}`: such a line is a damaged message, and an
/// error that names its number. Messages of unknown types are counted and passed over too. A message cut off at the
/// end of the stream makes the stream truncated.
package struct ApplyStream: Sendable {
    /// What the first message says.
    struct Version: Hashable {
        var tool: String
        var startedAt: String?
    }

    /// A completed or failed step of the apply.
    struct Step: Hashable {
        var resource: StreamedResource
        var action: String
    }

    let origin: ChangeOrigin
    let plan: PlanDocument?
    private(set) var lines = 0
    var version: Version?
    var planned: [StreamedPlan] = []
    var completed: [Step] = []
    var errored: [Step] = []
    var failures: [RunFailure] = []
    /// Whether anything but reading began.
    var started = false
    /// `apply` or `destroy`, once its summary was seen.
    var operation: String?
    var plannedOutputs: [String: StreamedOutput] = [:]
    /// The outputs after the apply; `nil` until they are told.
    var outputs: [String: StreamedOutput]?
    var messages: [String: Int] = [:]
    var talk = 0
    /// Why the last message is refused, when the reason is not JSON's.
    var refusal: TerraformError?
    /// The line of a message that was cut off; an error as soon as another line follows.
    private(set) var cutLine: Int?

    /// A stream not yet begun.
    ///
    /// `plan` is the plan that the run applies: with it, changes carry values. `origin` says where the run was seen;
    /// its `revision` is set to the plan's timestamp, or without a plan to the run's beginning, unless it has one.
    package init(origin: ChangeOrigin, plan: PlanDocument? = nil) {
        self.origin = origin
        self.plan = plan
    }

    /// Takes the next line, with or without its line feed.
    package mutating func consume(line: some Sequence<UInt8>) throws(TerraformError) {
        lines += 1
        let text = Self.trimmed(Array(line), isFirst: lines == 1)
        guard let first = text.first, let last = text.last else { return }
        if let cutLine { throw damaged(cutLine, "its message does not end there") }
        guard first == UInt8(ascii: "{") else {
            guard last != UInt8(ascii: "}") else { throw damaged(lines, "it begins in the middle of a message") }
            talk += 1
            return
        }
        do throws(JSONError) {
            try take(try JSON(parsing: text))
        } catch {
            guard error.code != .truncated else {
                cutLine = lines
                return
            }
            throw TerraformError(error, in: "the apply stream", line: lines, advice: Self.advice)
        }
        if let refusal {
            self.refusal = nil
            throw refusal
        }
    }

    /// Reads a whole stream.
    ///
    /// `allowingPartial` takes a stream that broke off for what it shows.
    package static func read(
        _ bytes: some Collection<UInt8>,
        origin: ChangeOrigin,
        plan: PlanDocument? = nil,
        allowingPartial: Bool = false
    ) throws(TerraformError) -> AppliedRun {
        let kind = TerraformDocument.recognise(bytes)
        switch kind {
        case .uiStream: break
        // Other text may still be a stream, after much talk or none at all; a wrong encoding never is.
        case .unknown(let error): if error.code == .wrongEncoding { throw error }
        default: throw kind.refusal(expecting: "an apply stream")
        }
        var stream = ApplyStream(origin: origin, plan: plan)
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0A }
            try stream.consume(line: line)
            rest = rest[line.endIndex...].dropFirst()
        }
        return try stream.finish(allowingPartial: allowingPartial)
    }

    private static let advice = "hand over the whole output of `terraform apply -json`, unchanged, a message a line"

    private func damaged(_ line: Int, _ what: String) -> TerraformError {
        TerraformError(
            .notJSON,
            "line \(line) of the apply stream is damaged: \(what); \(Self.advice)",
            line: line
        )
    }

    private static func trimmed(_ line: [UInt8], isFirst: Bool) -> ArraySlice<UInt8> {
        var text = line[...]
        if isFirst, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        text = text.drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }
}
