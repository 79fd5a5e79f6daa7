import Foundation
import RingdownCore
import RingdownVendors
import Testing

/// One case of the fixtures: a call that was reported, and the causes that it is labelled with.
struct ExplainCase: CustomTestStringConvertible, Sendable {
    let id: String
    let call: ReportedCall
    /// The causes that hold, the first being the primary one.
    let causes: [String]
    /// Causes that may be named besides.
    let acceptable: [String]

    var testDescription: String { id }

    /// The cases of a fixture.
    static func read(_ name: String) throws -> [ExplainCase] {
        let url = Bundle.module.url(forResource: "Fixtures/Explain/\(name)", withExtension: "jsonl")
        guard let url else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            ExplainCase(try JSON(parsing: String(line)))
        }
    }

    private init(_ json: JSON) {
        func texts(_ value: JSON?) -> [String] { (value?.array ?? []).compactMap(\.string) }
        id = json["id"]?.string ?? ""
        causes = texts(json["gold"]?["causes"])
        acceptable = texts(json["gold"]?["acceptable"])
        let context = json["context"]
        let request = json["request"]
        let response = json["response"]
        let status = response?["status"]?.int
        let answer = Self.body(response?["body"])
        call = ReportedCall(
            vendor: json["vendor_claimed"]?.string.flatMap { ReportedCall.Vendor(claimed: $0) },
            request: ReportedCall.Request(
                method: request?["method"]?.string,
                url: request?["url"]?.string ?? "",
                headers: (request?["headers"]?.object ?? [:]).sorted { $0.key < $1.key }
                    .map { ReportedCall.Header($0.key, $0.value.string ?? "") },
                body: Self.body(request?["body"]),
                isPartial: request?["partial_body"]?.bool ?? false
            ),
            context: ReportedCall.Context(
                grant: context?["grant"]?.string.flatMap { ReportedCall.Grant(rawValue: $0) },
                scopes: texts(context?["scopes"]),
                permissions: texts(context?["permissions"]),
                notes: context?["notes"]?.string ?? ""
            ),
            response: status == nil && answer == .none
                ? nil : ReportedCall.Response(status: status, headers: [], body: answer)
        )
    }

    private static func body(_ json: JSON?) -> ReportedCall.Body {
        switch json {
        case nil, .null?: .none
        case .string(let text)?: .text(text)
        case let value?: .json(value)
        }
    }
}
