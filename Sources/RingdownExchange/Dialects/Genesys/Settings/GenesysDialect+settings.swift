import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the settings of the whole tenant.
    func addSettings(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/settings") { call in
            let now = call.exchange.switchboard.now
            return try .json(try await call.exchange.store.read { db in try db.settings(at: now) }.genesys)
        }
        try routes.on("PATCH /api/v2/outbound/settings") { call in
            let fields = try await call.fields()
            try fields.refuse(
                ["rescheduleTimeZoneSkippedContacts"],
                code: GenesysErrorTemplate.invalidUpdate.code
            )
            let isDecimal = try call.query.flag("useMaxCallsPerAgentDecimal") ?? false
            let change = try SettingsChange(fields, isDecimal: isDecimal)
            try await call.exchange.switchboard.updateSettings(version: try fields.whole("version")) { settings in
                change.apply(to: &settings)
            }
            return .empty(.noContent)
        }
    }
}

/// What a body asks to change; members that it leaves out stay.
private struct SettingsChange: Sendable {
    private let maxCallsPerAgent: Double?
    private let lineUtilization: Double?
    private let abandonSeconds: Double?
    private let abandonDenominator: AbandonDenominator?
    private let window: MappedWindow?

    init(_ fields: GenesysFields, isDecimal: Bool) throws(GenesysFault) {
        let whole = try fields.whole("maxCallsPerAgent").map(Double.init)
        let exact = try fields.number("maxCallsPerAgentDecimal")
        maxCallsPerAgent = isDecimal ? exact ?? whole : whole ?? exact
        guard maxCallsPerAgent.map(PacingLimits.allowedCallsPerAgent.contains) ?? true else {
            throw GenesysFault("invalid.max.calls.per.agent", "maxCallsPerAgent is a number from 1 to 15.")
        }
        lineUtilization = try fields.number("maxLineUtilization")
        guard lineUtilization.map((0...1).contains) ?? true else {
            throw GenesysFault("invalid.max.line.utilization", "maxLineUtilization is a number from 0 to 1.")
        }
        abandonSeconds = try fields.number("abandonSeconds")
        guard abandonSeconds.map((0...60).contains) ?? true else {
            throw GenesysFault("invalid.abandon.seconds", "abandonSeconds is a number from 0 to 60.")
        }
        window = try fields.object("automaticTimeZoneMapping").map { json throws(GenesysFault) in
            try MappedWindow(json)
        }
        let word = try fields.text("complianceAbandonRateDenominator")
        abandonDenominator = word.flatMap { word in
            AbandonDenominator.allCases.first { $0.genesys == word }
        }
        guard word == nil || abandonDenominator != nil else {
            throw .value(
                word ?? "",
                type: "complianceAbandonRateDenominator",
                allowed: AbandonDenominator.allCases.map(\.genesys).joined(separator: ", ")
            )
        }
    }

    func apply(to settings: inout OutboundSettings) {
        settings.maxCallsPerAgent = maxCallsPerAgent ?? settings.maxCallsPerAgent
        settings.lineUtilization = lineUtilization ?? settings.lineUtilization
        settings.abandonSeconds = abandonSeconds ?? settings.abandonSeconds
        settings.abandonDenominator = abandonDenominator ?? settings.abandonDenominator
        settings.window = window ?? settings.window
    }
}

extension AbandonDenominator {
    fileprivate var genesys: String {
        switch self {
        case .answers: "CALLS_THAT_REACHED_QUEUE"
        case .attempts: "ALL_CALLS"
        }
    }
}

extension OutboundSettings {
    fileprivate var genesys: JSON {
        [
            "id": .string(id),
            "name": .string(name),
            "dateCreated": .string(created.genesys),
            "dateModified": .string(modified.genesys),
            "version": .number(JSONNumber(version)),
            "maxCallsPerAgent": .number(JSONNumber(Int(maxCallsPerAgent))),
            "maxCallsPerAgentDecimal": .number(JSONNumber(maxCallsPerAgent)),
            "maxConfigurableCallsPerAgent": .number(JSONNumber(Int(Self.mostCallsPerAgent))),
            "maxLineUtilization": .number(JSONNumber(lineUtilization)),
            "abandonSeconds": .number(JSONNumber(abandonSeconds)),
            "complianceAbandonRateDenominator": .string(abandonDenominator.genesys),
            "automaticTimeZoneMapping": (window ?? .standard).genesys,
            "rescheduleTimeZoneSkippedContacts": false,
            "selfUri": "/api/v2/outbound/settings",
        ]
    }
}
