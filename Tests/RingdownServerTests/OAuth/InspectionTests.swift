import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownVendors
import Testing

@testable import RingdownServer

@Suite("What callers ask about themselves, as Genesys Cloud's clients do", .timeLimit(.minutes(5)))
struct InspectionTests {
    @Test("A token says whose it is, for a client and for a user")
    func token() async throws {
        try await LogIn.server().run { caller async throws in
            let client = try await caller.call(.get, Paths.ownToken, as: "ci").body(GenesysTokenInfo.self)
            #expect(client.oauthClient?.id == "ci")
            #expect(client.oauthClient?.authorizedGrantType == "CLIENT-CREDENTIALS")
            #expect(client.oauthClient?.roleDivisions?.map(\.divisionId) == ["division-sales"])
            let token = try await caller.userToken(scope: "outbound:trigger:view")
            let user = try await caller.call(.get, Paths.ownToken, token: token).body(GenesysTokenInfo.self)
            #expect(user.oauthClient?.id == "console" && user.oauthClient?.authorizedGrantType == "CODE")
            #expect(user.authorizedScope == ["outbound:trigger:view"])
            #expect(try await caller.call(.head, Paths.ownToken, token: token).status == 200)
            #expect(try await caller.call(.head, Paths.ownToken).status == 401)
        }
    }

    @Test("The caller's grants read as the vendor's connector reads them")
    func subject() async throws {
        try await LogIn.server().run { caller async throws in
            let subject = try await caller.call(.get, Paths.ownGrants, as: "ci").body(GenesysSubject.self)
            let principal = subject.principal()
            let write = Requirement([.contactListWrite])
            #expect(principal.decide(write, in: Lists.sales).verdict == .allowed)
            #expect(principal.decide(write, in: Lists.marketing).verdict == .refused)
        }
    }

    @Test(
        "The permitted divisions are those in which the caller is let in",
        arguments: ["ci", "marketing", "operator", "nobody"]
    )
    func permitted(_ client: String) async throws {
        try await LogIn.server().run { caller async throws in
            let query = "?permission=outbound:contactlist:write"
            let reply = try await caller.call(.get, Paths.permittedDivisions + query, as: client)
            let divisions = try reply.body([GenesysDivision].self)
            let page = try await caller.call(.get, Paths.permittedDivisionsPage + query, as: client)
                .body(GenesysPermittedDivisions.self)
            #expect(page.entities == divisions)
            #expect(page.allDivsPermitted == (client == "operator"))
            for list in Lists.all {
                let isPermitted = divisions.contains { $0.id == list.division.id }
                #expect(isPermitted == (try await caller.trigger(list, as: client).status == 202), "\(list.name)")
            }
        }
    }

    @Test(
        "The permitted divisions want to know which permission",
        arguments: ["", "?permission=", "?permission=nonsense"]
    )
    func noPermission(_ query: String) async throws {
        try await LogIn.server().run { caller async throws in
            #expect(try await caller.call(.get, Paths.permittedDivisions + query, as: "ci").status == 400)
        }
    }

    @Test("Every permission that an operation asks is in the catalogue")
    func permissions() async throws {
        try await LogIn.server().run { caller async throws in
            let reply = try await caller.call(.get, Paths.permissions, as: "nobody")
            let domains = try JSON(parsing: reply.text)["entities"]?.array ?? []
            var listed: Set<String> = []
            for domain in domains {
                for entries in domain["permissionMap"]?.object?.values.compactMap(\.array) ?? [] {
                    for entry in entries {
                        let parts = ["domain", "entityType", "action"].compactMap { entry[$0]?.string }
                        listed.insert(parts.joined(separator: ":"))
                    }
                }
            }
            let asked = Set(Operation.all.flatMap { $0.requirement?.permissions ?? [] }.map(\.description))
            #expect(listed == asked)
        }
    }

    @Test("Roles are shown to who may see them, divisions to all")
    func roles() async throws {
        try await LogIn.server().run { caller async throws in
            #expect(try await caller.call(.get, Paths.roles, as: "ci").status == 403)
            let divisions = try await caller.call(.get, Paths.divisions + "?pageSize=1", as: "nobody")
                .body(GenesysListing<GenesysDivision>.self)
            #expect(divisions.entities.map(\.name) == ["Marketing"])
            #expect(divisions.total == 2)
        }
    }
}
