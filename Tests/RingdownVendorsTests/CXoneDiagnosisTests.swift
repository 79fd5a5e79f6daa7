import RingdownCore
import RingdownVendors
import Testing

/// The thread's scenario at CXone: roles, but no permission to start; another business unit; a restricted skill.
@Suite("Why CXone refuses")
struct CXoneDiagnosisTests {
    private static let start = "POST /skills/{skillId}/start"
    private static let skill = RemoteObject(kind: "skill", id: "4711", name: "Renewals PC")

    private static func refusal(
        _ status: Int = 403,
        _ code: ConnectorError.Code = .refused,
        operation: String = start,
        vendorCode: String? = nil
    ) -> ConnectorError {
        ConnectorError(
            code,
            "CXone answered \(status).",
            operation: operation,
            status: status,
            vendorCode: vendorCode,
            vendorMessage: "Forbidden. Check Security Profile permissions",
            target: skill
        )
    }

    private static func inspection(
        _ keys: [(String, String)] = [("Skills", "View,Edit")],
        shown: [String] = []
    ) throws -> CXoneInspection {
        let permissions = keys.map { key, value -> CXonePermission in
            var permission = CXonePermission()
            permission.key = key
            permission.value = value
            return permission
        }
        var claims = CXoneClaims()
        claims[id: "icAgentId"] = "7"
        var profile = CXoneSecurityProfile()
        profile.securityProfileId = "1"
        if !shown.isEmpty {
            var restriction = CXoneDataRestriction()
            restriction.dataRoleEntityTypeName = "Skill"
            restriction.entityIds = shown
            profile.dataRestrictions = [restriction]
        }
        return CXoneInspection(claims: claims, permissions: permissions, profiles: [profile])
    }

    @Test("roles without the permission to start a skill")
    func missing() throws {
        let explanation = CXoneDiagnosis(Self.refusal(), try Self.inspection()).explanation
        #expect(explanation.verdict == .refused)
        #expect(explanation.causes.first?.code == .missingPermission)
        #expect(explanation.causes.first?.fix.contains("Outbound Strategy Manager: View") == true)
        #expect(
            explanation.causes.first?.evidence.contains { !$0.supports && $0.fact.contains("not documented") } == true
        )
        #expect(explanation.operation?.permissionGroups?.isEmpty == false)
    }

    @Test("a skill outside of the account's data restriction is certain, and outranks all else")
    func restricted() throws {
        let explanation = CXoneDiagnosis(Self.refusal(), try Self.inspection(shown: ["1", "2"])).explanation
        #expect(explanation.causes.first?.code == .dataRestriction)
        #expect(explanation.causes.first?.confidence == .certain)
        let seen = CXoneDiagnosis(Self.refusal(), try Self.inspection(shown: ["4711"])).explanation
        #expect(seen.causes.first?.code == .missingPermission)
    }

    @Test("a permission that is held points to the restriction or the licence instead")
    func held() throws {
        let inspection = try Self.inspection([("Outbound Strategy Manager", "View")])
        let causes = CXoneDiagnosis(Self.refusal(), inspection).explanation.causes.map(\.code)
        #expect(!causes.contains(.missingPermission))
        #expect(causes.contains(.featureNotEnabled))
    }

    @Test("what could not be seen is said, and nothing is certain")
    func unseen() {
        let inspection = CXoneInspection(gaps: ["what it may do: 403"])
        let causes = CXoneDiagnosis(Self.refusal(), inspection).explanation.causes
        #expect(causes.allSatisfy { $0.confidence != .certain })
        #expect(causes.first?.evidence.contains { $0.fact.contains("what it may do: 403") } == true)
    }

    @Test(
        "before a call is sent, the same is foreseen",
        arguments: [
            ([("Skills", "View")], [String](), Explanation.Verdict.refused),
            ([("Outbound Strategy Manager", "View")], [], .allowed),
            ([("OutboundStrategyManagerView", "True")], [], .allowed),
            ([("Outbound Strategy Manager", "View")], ["1"], .refused),
        ]
    )
    func foresight(_ keys: [(String, String)], _ shown: [String], _ verdict: Explanation.Verdict) throws {
        let unsent = ConnectorError(.refused, "It has not been sent.", operation: Self.start, target: Self.skill)
        let explanation = CXoneDiagnosis(unsent, try Self.inspection(keys, shown: shown)).foresight
        #expect(explanation.verdict == verdict)
        #expect(explanation.causes.allSatisfy { !$0.evidence.contains { $0.fact.contains("has not been sent") } })
    }

    @Test("an account that shows nothing leaves it open")
    func open() {
        let unsent = ConnectorError(.refused, "It has not been sent.", operation: Self.start, target: Self.skill)
        #expect(CXoneDiagnosis(unsent).foresight.verdict == .unknown)
    }

    @Test(
        "each status has its cause",
        arguments: [
            (refusal(401), CauseCode.expiredOrRevokedToken), (refusal(404, .notFound), .invalidValue),
            (refusal(404, .notFound, operation: "GET /skills/{skillId}"), .objectNotFound),
            (refusal(409, .invalid), .invalidStateTransition), (refusal(429, .rateLimited), .rateLimited),
            (refusal(400, .invalid), .invalidValue), (refusal(200, .ambiguous), .duplicateName),
            (refusal(404, .misconfigured), .wrongBasePathOrVersion), (refusal(500, .noAnswer), .notEnoughInformation),
            (refusal(401, operation: "POST /auth/token", vendorCode: "invalid_client"), .badClientCredentials),
            (refusal(401, operation: "POST /auth/token", vendorCode: "invalid_grant"), .badClientCredentials),
        ]
    )
    func statuses(_ refusal: ConnectorError, _ code: CauseCode) {
        let explanation = CXoneDiagnosis(refusal).explanation
        #expect(explanation.causes.first?.code == code)
        #expect(explanation.causes.allSatisfy { !$0.fix.isEmpty })
    }

    @Test("explain weighs a pasted call with what the account shows")
    func pasted() throws {
        let url = "https://api-na1.niceincontact.com/incontactapi/services/v34.0/skills/4711/start"
        var call = ReportedCall(request: ReportedCall.Request(method: "POST", url: url))
        call.response = ReportedCall.Response(status: 403)
        let explanation = CallDiagnosis.explain(call, account: try Self.inspection(shown: ["1"]))
        #expect(explanation.causes.contains { $0.code == .dataRestriction && $0.confidence == .certain })
    }
}
