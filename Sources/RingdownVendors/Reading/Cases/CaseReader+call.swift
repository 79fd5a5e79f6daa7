import RingdownCore

extension CaseReader {
    /// Reads one case; members that are not known are passed over.
    static func call(_ json: JSON, line: Int?) throws(ReadingError) -> ReadCall {
        func wrong(_ problem: String) -> ReadingError { ReadingError(.malformed, problem, line: line, advice: advice) }
        guard json.object != nil else { throw wrong("a case is an object, not \(json.kind)") }
        guard let request = json["request"] else {
            throw ReadingError(
                .notRecognised,
                "the JSON has no request, so it is neither a case nor a recording",
                line: line,
                advice: "hand a response alone over with --response beside the request"
            )
        }
        guard request.object != nil else { throw wrong("request is \(request.kind), not an object") }
        guard let url = request["url"]?.string?.trimmed, !url.isEmpty else { throw wrong("request.url is missing") }
        var read = ReadCall(
            id: json["id"].flatMap { $0.string ?? $0.int.map(String.init) },
            ReportedCall(
                vendor: vendor(json["vendor_claimed"] ?? json["vendor"]),
                request: ReportedCall.Request(method: nil, url: url)
            )
        )
        do throws(Mistake) {
            read.call.request.method = try text(request["method"], "request.method")?.trimmed.uppercased()
            read.call.request.headers = try headers(request["headers"], "request.headers")
            if read.call.request.method?.isEmpty ?? false { read.call.request.method = nil }
            read.call.request.isPartial = try flag(request["partial_body"], "request.partial_body")
            read.call.context = try context(json["context"])
            read.call.response = try response(json["response"])
        } catch { throw wrong(error.problem) }
        take(request["body"], into: &read)
        return read
    }

    /// What is wrong with a member.
    private struct Mistake: Error {
        var problem: String
    }

    private static func take(_ body: JSON?, into read: inout ReadCall) {
        switch body {
        case nil, .null?: break
        case .string(let text)?: read.call.request.take(Array(text.utf8), remarks: &read.remarks)
        case let value?:
            let text = Array(value.text().utf8)
            guard text.count > CallReader.bodyLimit else {
                read.call.request.body = .json(value)
                return
            }
            read.call.request.take(text, remarks: &read.remarks)
        }
    }

    private static func context(_ json: JSON?) throws(Mistake) -> ReportedCall.Context {
        guard let json, !json.isNull else { return ReportedCall.Context() }
        guard json.object != nil else { throw Mistake(problem: "context is \(json.kind), not an object") }
        return ReportedCall.Context(
            grant: try text(json["grant"], "context.grant").flatMap { ReportedCall.Grant($0) },
            scopes: try texts(json["scopes"], "context.scopes"),
            permissions: try texts(json["permissions"], "context.permissions"),
            notes: try text(json["notes"], "context.notes") ?? ""
        )
    }

    private static func response(_ json: JSON?) throws(Mistake) -> ReportedCall.Response? {
        guard let json, !json.isNull else { return nil }
        guard json.object != nil else { throw Mistake(problem: "response is \(json.kind), not an object") }
        let headers = try headers(json["headers"], "response.headers")
        var status: Int?
        if let value = json["status"], !value.isNull {
            guard let number = value.int ?? value.string.flatMap({ Int($0) }), (0...999).contains(number) else {
                throw Mistake(problem: "response.status is \(value.kind), not a status such as 403")
            }
            status = number == 0 ? nil : number
        }
        let body: ReportedCall.Body =
            switch json["body"] {
            case nil, .null?: .none
            case .string(let text)?:
                ReportedCall.Body.kept(
                    Array(text.utf8),
                    contentType: headers.first { $0.name.lowercased() == "content-type" }?.value
                ).body
            case let value?: .json(value)
            }
        if status == nil, body == .none, headers.isEmpty { return nil }
        return ReportedCall.Response(status: status, headers: headers, body: body)
    }

    /// Headers as an object of texts, or as a list of objects with `name` and `value`.
    private static func headers(_ json: JSON?, _ name: String) throws(Mistake) -> [ReportedCall.Header] {
        switch json {
        case nil, .null?: return []
        case .object(let members)?:
            var headers: [ReportedCall.Header] = []
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                if value.isNull { continue }
                headers.append(ReportedCall.Header(key, value.string ?? value.text()))
            }
            return headers
        case .array(let list)?:
            return try list.map { (element) throws(Mistake) in
                guard let name = element["name"]?.string else {
                    throw Mistake(problem: "\(name) has an element without a name")
                }
                return ReportedCall.Header(name, element["value"]?.string ?? "")
            }
        case let other?: throw Mistake(problem: "\(name) is \(other.kind), not an object")
        }
    }

    private static func text(_ json: JSON?, _ name: String) throws(Mistake) -> String? {
        guard let json, !json.isNull else { return nil }
        guard let text = json.string else { throw Mistake(problem: "\(name) is \(json.kind), not a string") }
        return text
    }

    private static func flag(_ json: JSON?, _ name: String) throws(Mistake) -> Bool {
        guard let json, !json.isNull else { return false }
        guard let flag = json.bool else { throw Mistake(problem: "\(name) is \(json.kind), not true or false") }
        return flag
    }

    /// A list of texts, or one text with blanks between its parts.
    private static func texts(_ json: JSON?, _ name: String) throws(Mistake) -> [String] {
        switch json {
        case nil, .null?: return []
        case .string(let text)?: return text.split(separator: " ").map(String.init)
        case .array(let list)?:
            return try list.map { (element) throws(Mistake) in
                guard let text = element.string else {
                    throw Mistake(problem: "\(name) has \(element.kind) among its strings")
                }
                return text
            }
        case let other?: throw Mistake(problem: "\(name) is \(other.kind), not a list of strings")
        }
    }

    private static func vendor(_ json: JSON?) -> ReportedCall.Vendor? {
        json?.string.flatMap { ReportedCall.Vendor(claimed: $0) }
    }
}
