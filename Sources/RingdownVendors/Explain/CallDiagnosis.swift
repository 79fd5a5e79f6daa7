package import Foundation
package import RingdownCore

/// Why a reported call to a vendor fails or will fail.
///
/// It looks at what was sent, what came back and what the catalogues know. Nothing is sent and nothing is guessed.
package enum CallDiagnosis {
    /// What is looked at, in the order in which things must be put right.
    private static let examiners: [any Examiner] = [
        HostExaminer(), VendorExaminer(), BasePathExaminer(), OperationExaminer(), MethodExaminer(),
        PathParameterExaminer(), TokenEndpointExaminer(), TokenEncodingExaminer(), TokenFieldExaminer(),
        GrantExaminer(), AuthorizationHeaderExaminer(), RegionExaminer(), ScopeExaminer(), PermissionExaminer(),
        BodyExaminer(), BodyIDExaminer(), CombinationExaminer(), PhoneNumberExaminer(), StateExaminer(),
        AcceptHeaderExaminer(),
        RateLimitExaminer(), AnswerTextExaminer(), StatusExaminer(), ServerFaultExaminer(), PageExaminer(),
    ]

    /// Explains a call.
    ///
    /// - Parameters:
    ///   - call: what is known of it.
    ///   - inspection: what self-inspection showed of the token that made it; `nil` when it was not asked.
    ///   - account: what CXone showed of the account that made it; `nil` when it was not asked.
    ///   - now: the present instant, against which the age of grants is measured; `nil` when they are to count as old.
    package static func explain(
        _ call: ReportedCall,
        inspection: GenesysInspection? = nil,
        account: CXoneInspection? = nil,
        now: Date? = nil
    ) -> Explanation {
        let reading = CallReading(call, inspection: inspection, account: account, now: now)
        var findings = examiners.flatMap { $0.findings(in: reading) }
        if findings.isEmpty { findings = [nothingSeen(reading)] }
        let causes = FindingOrder(reading, findings).causes
        let explanation = Explanation(
            verdict: verdict(causes),
            causes: causes,
            operation: reading.meant?.reference,
            correctedRequest: CorrectionMaker(reading, causes).correction,
            catalogue: VendorCatalogue.version
        )
        return explanation.redacted(by: SecretMask(call))
    }

    private static func verdict(_ causes: [Cause]) -> Explanation.Verdict {
        guard let first = causes.first, first.code != .notEnoughInformation else { return .unknown }
        if first.confidence == .possible { return .unknown }
        return [.rateLimited, .permissionPropagationDelay].contains(first.code) ? .conditional : .refused
    }

    private static func nothingSeen(_ reading: CallReading) -> Finding {
        var missing: [String] = []
        if reading.target.path == "/" { missing.append("the address") }
        if reading.method == nil { missing.append("the method") }
        if reading.status == nil { missing.append("the answer's status") }
        if reading.answer.isSilent { missing.append("the answer's body") }
        let takesBody = reading.method != "GET" && reading.method != "DELETE"
        if takesBody, reading.call.request.body == .none || reading.call.request.isPartial {
            missing.append("the whole body")
        }
        let wanted = missing.isEmpty ? "the request and the whole answer" : missing.joined(separator: ", ")
        return Finding(
            .notEnoughInformation,
            .likely,
            at: .answer,
            [reading.answer.evidence, Cause.Evidence("Nothing that was shown is wrong by itself.")].compactMap { $0 },
            fix: "Report it again with \(wanted)."
        )
    }
}
