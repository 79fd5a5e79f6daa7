import Foundation
import RingdownCore

/// A reported call with everything that several examiners ask of it.
struct CallReading: Sendable {
    let call: ReportedCall
    let target: CallTarget
    let host: HostReading
    let answer: AnswerReading
    /// The call as a request for a token; `nil` when it is another.
    let token: TokenRequest?
    /// What the path is at Genesys Cloud.
    let genesys: PathReading
    /// What the path is at CXone.
    let cxone: PathReading
    /// The vendor whose API is meant; `nil` when that is open.
    let vendor: ReportedCall.Vendor?
    /// What self-inspection showed of the token, where it was asked.
    let inspection: GenesysInspection?
    /// What CXone showed of the account, where it was asked.
    let account: CXoneInspection?
    /// The present instant; `nil` when grants count as old.
    let now: Date?
    /// What the reporter says, in lower case.
    let notes: String
    /// The operation that was called, or the one that was probably meant; `nil` when none comes near.
    private(set) var meant: CalledOperation?

    init(
        _ call: ReportedCall,
        inspection: GenesysInspection? = nil,
        account: CXoneInspection? = nil,
        now: Date? = nil
    ) {
        self.call = call
        self.inspection = inspection
        self.account = account
        self.now = now
        target = CallTarget(call.request.url)
        host = HostReading(target.host)
        answer = AnswerReading(call.response)
        token = TokenRequest(call.request, target: target)
        let method = call.request.method
        let genesysReader = GenesysPathReader(method: method)
        let cxoneReader = CXonePathReader(
            method: method,
            isAbbreviated: target.host == nil,
            isBaseOpen: target.isBaseOpen
        )
        var genesys = genesysReader.read(target.segments)
        var cxone = cxoneReader.read(target.segments)
        if target.endsInSlash {
            // With nothing after the last slash, what has no such method is an object's path without its id.
            if !genesys.isCalled, case .unfilled(let operation, let name) = genesysReader.read(target.segments + [""]) {
                genesys = .unfilled(operation, parameter: name)
            }
            if !cxone.isCalled, case .unfilled(let operation, let name) = cxoneReader.read(target.segments + [""]) {
                cxone = .unfilled(operation, parameter: name)
            }
        }
        self.genesys = genesys
        self.cxone = cxone
        notes = call.context.notes.prefix(4_000).lowercased()
        let byPath: ReportedCall.Vendor? =
            if genesys.isReal || target.segments.starts(with: ["api", "v2"]) {
                .genesysCloud
            } else if cxone != .unknown {
                .cxone
            } else if genesys != .unknown {
                .genesysCloud
            } else {
                nil
            }
        vendor = call.vendor ?? host.vendor ?? byPath
        meant = MeantOperation(self).operation
    }

    /// What the path is at the vendor that is meant.
    var path: PathReading {
        switch vendor {
        case .genesysCloud?: genesys
        case .cxone?: cxone
        case nil: .unknown
        }
    }

    /// What the path is at the vendor that is not meant.
    var elsewhere: PathReading {
        switch vendor {
        case .genesysCloud?: cxone
        case .cxone?: genesys
        case nil: .unknown
        }
    }

    /// The operation that was called, where the path is sound; `nil` where it is not, or no more than its family is
    /// known.
    var operation: CalledOperation? {
        guard token == nil else { return nil }
        switch path {
        case .operation(let operation, _), .unfilled(let operation, _), .otherBase(let operation, _): return operation
        case .otherMethod, .wordForID, .undecided, .unknown: return nil
        }
    }

    var status: Int? { answer.status }
    var method: String? { call.request.method }

    /// How the token was obtained, as far as is known.
    var grant: ReportedCall.Grant? {
        if let grant = call.context.grant { return grant }
        return token?.grant == "client_credentials" ? .clientCredentials : nil
    }

    /// The scopes that are claimed or asked for, each once.
    var scopes: [String] {
        var seen: Set<String> = []
        return (call.context.scopes + (token?.scopes ?? [])).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// The permissions that are claimed and are ones.
    var claimed: [Permission] { call.context.permissions.compactMap { Permission($0) } }

    /// The request in words: its method and what was written as its address.
    var request: String { "\(method.map { $0 + " " } ?? "")\(Redacted.address(target))" }

    /// The body as JSON; `nil` when there is none, or it is no JSON.
    var json: JSON? {
        if case .json(let value) = call.request.body { return value }
        return nil
    }

    /// The models of bodies of the vendor's that is meant.
    var models: [String: BodyModel] {
        vendor == .cxone ? CXoneCatalogue.shared.models : GenesysCatalogue.shared.models
    }

    /// Whether the reporter says one of these; in lower case.
    func notesSay(_ words: String...) -> Bool { words.contains { notes.contains($0) } }
}

extension ReportedCall.Vendor {
    /// The vendor's name in sentences.
    var title: String {
        switch self {
        case .genesysCloud: "Genesys Cloud"
        case .cxone: "NICE CXone"
        }
    }

    /// The other one.
    var other: Self { self == .cxone ? .genesysCloud : .cxone }
}
