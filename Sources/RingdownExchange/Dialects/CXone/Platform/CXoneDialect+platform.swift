import HTTPTypes
import RingdownCore
import RingdownVendors

extension CXoneDialect {
    /// Adds what a client asks about the platform itself.
    static func addPlatform(to routes: inout CXoneRoutes) {
        routes.on("GET /server-time") { call in
            .json(["ServerTime": .string(call.exchange.switchboard.now.cxone)])
        }
        routes.on("GET /timezones") { try $0.list(CXoneZones.rows, as: "timeZones", usual: CXoneListing.limit) }
        routes.on("GET /apiversion") { try await $0.versions() }
        routes.on("GET /apiversionreleaseinfo") { call in
            let version = try call.query.text("apiversion") ?? "\(CXoneCatalogue.shared.newestVersion).0"
            return .json(["versionInfo": [["version": .string(version), "release": "Ringdown exchange"]]])
        }
        routes.on("GET /scripts/search") { $0.scripts() }
        // The exchange has neither numbers that people call nor hours of its own.
        routes.on("GET /points-of-contact") { try $0.list([], as: "pointsOfContact") }
        routes.on("GET /hours-of-operation") { try $0.list([], as: "hoursOfOperation") }
        routes.on("GET /business-unit") { call in
            let tenant = call.exchange.tenant
            return .json([
                "businessUnits": [
                    [
                        "businessUnitId": .whole(tenant.businessUnit), "businessUnitName": .string(tenant.name),
                        "tenantId": .string(tenant.id), "allowPredictiveDialing": true, "callSuppression": false,
                        "defaultTimeZone": "UTC", "features": [],
                    ]
                ]
            ])
        }
    }
}

extension CXoneCall {
    /// The one script that there is, which dials its first parameter with the skill that it is started for.
    fileprivate func scripts() -> CXoneReply {
        let script: JSON = [
            "masterID": 1, "scriptName": "Dial", "status": "CURR", "mediaType": "Phone", "mediaTypeId": 4,
            "modifyDate": .null, "mUser": .null, "actions": [],
        ]
        return .json(["scriptSearchDetails": [script]])
    }

    fileprivate func versions() async throws -> CXoneReply {
        let uri = try query.text("searchUriText")?.lowercased()
        let verb = try query.text("verb")?.uppercased()
        let version = "v\(CXoneCatalogue.shared.newestVersion).0"
        let rows = dialect.routes.all.map { (uri: "/" + $0.segments.joined(separator: "/"), verb: $0.method.rawValue) }
            .filter { row in
                (uri.map { row.uri.lowercased().contains($0) } ?? true) && (verb.map { row.verb == $0 } ?? true)
            }
        return .json([
            "apiInfo": .array(
                rows.map { ["uri": .string($0.uri), "version": .string(version), "verb": .string($0.verb)] }
            )
        ])
    }
}
