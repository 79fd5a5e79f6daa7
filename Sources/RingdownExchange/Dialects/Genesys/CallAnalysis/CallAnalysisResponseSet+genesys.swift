import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension CallAnalysisResponseSet: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/callanalysisresponsesets",
        parameter: "callAnalysisSetId"
    )

    /// Every finding of call analysis, and the only reaction to calls that nobody answered.
    private static let findings = Set(Disposition.allCases.compactMap(\.callAnalysisResult)).union([
        "disposition.classification.callable.lineconnected", "disposition.classification.callable.sit",
        "disposition.classification.uncallable.notfound",
    ])
    private static let answered = Set(
        [Disposition.live, .machine, .fax].compactMap(\.callAnalysisResult)
    )

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        try fields.refuse(
            ["beepDetectionEnabled", "amdSpeechDistinguishEnabled"],
            code: isNew ? "invalid.create" : "invalid.update"
        )
        guard let members = fields["responses"]?.object else {
            throw GenesysFault(.constraintValidation, "responses is required")
        }
        responses = [:]
        for (finding, value) in members where !value.isNull {
            guard Self.findings.contains(finding) else {
                throw .value(finding, type: "responses", allowed: Self.findings.sorted().joined(separator: ", "))
            }
            responses[finding] = try Self.response(GenesysFields(value), to: finding, isNew: isNew)
        }
    }

    private static func response(
        _ fields: GenesysFields,
        to finding: String,
        isNew: Bool
    ) throws(GenesysFault) -> Response {
        let reaction: CallTreatment.Reaction
        switch try fields.text("reactionType") {
        case "hangup": reaction = .hangUp
        case "transfer": reaction = .connect
        case "play_file": reaction = .play
        case "transfer_flow":
            throw GenesysFault("invalid.flow", "This exchange has no flows to transfer calls to.")
        case let other:
            throw .value(other ?? "", type: "reactionType", allowed: "hangup, transfer, play_file")
        }
        guard reaction == .hangUp || answered.contains(finding) else {
            throw GenesysFault(
                isNew ? "invalid.create" : "invalid.call.analysis.response.set",
                "Nobody answers when call analysis finds \(finding): the only reaction is hangup."
            )
        }
        return Response(reaction: reaction, name: try fields.text("name"), data: try fields.text("data"))
    }

    func members(in db: Database) throws -> [String: JSON] {
        [
            "responses": .object(
                responses.mapValues { response in
                    var shown: [String: JSON] = ["reactionType": .string(Self.word(response.reaction))]
                    shown["name"] = response.name.map { .string($0) }
                    shown["data"] = response.data.map { .string($0) }
                    return .object(shown)
                }
            ),
            "beepDetectionEnabled": false,
            "amdSpeechDistinguishEnabled": false,
            "liveSpeakerDetectionMode": "Disabled",
        ]
    }

    private static func word(_ reaction: CallTreatment.Reaction) -> String {
        switch reaction {
        case .hangUp: "hangup"
        case .connect: "transfer"
        case .play: "play_file"
        }
    }
}
