import Foundation
import RingdownCore

/// Makes the request to send in place of the one that was reported.
struct CorrectionMaker {
    private let reading: CallReading
    private let causes: [Cause]

    init(_ reading: CallReading, _ causes: [Cause]) {
        self.reading = reading
        self.causes = causes
    }

    /// The request; `nil` where the one that was sent is right in form, or none can be given.
    var correction: CorrectedRequest? {
        guard let first = causes.first?.code, first != .notEnoughInformation else { return nil }
        if let token = reading.token {
            return reading.target.path.hasSuffix("authorize") ? nil : tokenRequest(token)
        }
        if [.expiredOrRevokedToken, .malformedAuthorizationHeader].contains(first), reading.path.isReal { return nil }
        guard let operation = reading.meant else { return nil }
        if let search = search(operation) { return search }
        return CorrectedRequest(
            method: operation.method,
            url: base(operation) + filled(operation),
            body: body(operation)
        )
    }

    private func tokenRequest(_ token: TokenRequest) -> CorrectedRequest {
        switch reading.vendor {
        case .cxone?:
            return CorrectedRequest(
                method: "POST",
                url: CXoneHost.tokenEndpoint,
                body: "grant_type=password&username={accessKeyId}&password={accessKeySecret}"
            )
        default:
            let login: String
            if case .genesys(_, let region?) = reading.host {
                login = region.loginHost
            } else {
                login = "login.{region}"
            }
            let isCode = token.grant == "authorization_code"
            return CorrectedRequest(
                method: "POST",
                url: "https://\(login)/oauth/token",
                body: .string(
                    isCode
                        ? "grant_type=authorization_code&code={code}&redirect_uri={redirectUri}&client_id={clientId}"
                            + "&code_verifier={verifier}" : "grant_type=client_credentials"
                )
            )
        }
    }

    /// The search for an object whose name was sent in place of its id.
    private func search(_ operation: CalledOperation) -> CorrectedRequest? {
        guard operation.vendor == .genesysCloud, operation == reading.operation, operation.path.hasSuffix("}"),
            let name = reading.target.segments.last, PathID.isName(name), !PathID.isUUID(name),
            let slash = operation.path.lastIndex(of: "/"),
            let encoded = name.addingPercentEncoding(withAllowedCharacters: .genesysPathSegment)
        else { return nil }
        let collection = String(operation.path[..<slash])
        guard VendorCatalogue.operation(.genesysCloud, method: "GET", path: collection)?.query["name"] != nil else {
            return nil
        }
        return CorrectedRequest(method: "GET", url: "\(base(operation))\(collection)?name=\(encoded)")
    }

    private func base(_ operation: CalledOperation) -> String {
        switch operation.vendor {
        case .cxone:
            if case .cxone(.api) = reading.host, let host = reading.target.host {
                return "https://\(host)/incontactapi/services/v\(CXoneCatalogue.shared.newestVersion).0"
            }
            return CXoneHost.apiBase
        case .genesysCloud:
            if case .genesys(_, let region?) = reading.host { return "https://\(region.apiHost)" }
            return "https://api.{region}"
        }
    }

    /// The operation's path with the ids that the call had, and its query where the operation is the one called.
    private func filled(_ operation: CalledOperation) -> String {
        var path = operation.path
        for (name, value) in reading.path.parameters where !PathID.isUnset(value) && operation == reading.operation {
            if !PathID.isName(value) { path = path.replacing("{\(name)}", with: value) }
        }
        guard operation == reading.operation, let query = reading.target.written.firstIndex(of: "?") else {
            return path
        }
        return path + Redacted.text(reading.target.written[query...], upTo: 300)
    }

    /// The body without the fields that the operation lacks; `nil` where there is none to give.
    private func body(_ operation: CalledOperation) -> JSON? {
        guard let model = operation.body else { return nil }
        let isList = model.hasPrefix("[")
        let fields = reading.models[model.filter { $0 != "[" && $0 != "]" }]
        if operation.vendor == .genesysCloud, operation.name == "POST /api/v2/conversations/calls" {
            return .object(["phoneNumber": .string(number ?? "{phoneNumber}")])
        }
        guard let fields, !fields.isOpen, let members = reading.json?.object ?? reading.json?[0]?.object else {
            return reading.json
        }
        var kept = members.filter { fields.field($0.key) != nil }
        for field in fields.fields where field.isRequired && !field.isReadOnly && kept[field.name] == nil {
            kept[field.name] = .string("{\(field.name)}")
        }
        if kept["campaignStatus"] != nil, operation.method == "POST" { kept["campaignStatus"] = "off" }
        return isList ? .array([.object(kept)]) : .object(kept)
    }

    /// The number to call, wherever the body has it.
    private var number: String? {
        func find(_ json: JSON?) -> String? {
            switch json {
            case .string(let text)?: return text
            case .array(let elements)?: return find(elements.first)
            case .object(let members)?: return find(members["phoneNumber"] ?? members["address"])
            default: return nil
            }
        }
        return find(reading.json?["phoneNumber"] ?? reading.json?["to"])
    }
}
