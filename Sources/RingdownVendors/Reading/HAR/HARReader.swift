import Foundation
import RingdownCore

/// A recording of HTTP traffic (HAR 1.2): the entries that failed, or an entry alone.
enum HARReader {
    /// Calls that are taken of one recording at most.
    private static let callLimit = 1000

    /// Whether a document is a recording or an entry of one, and not a case.
    static func isRecording(_ json: JSON) -> Bool {
        if json["log"] != nil || json["entries"]?.array != nil { return true }
        let request = json["request"]
        return request?["postData"] != nil || request?["headers"]?.array != nil && request?["httpVersion"] != nil
            || json["startedDateTime"] != nil
    }

    /// The calls of a recording that failed.
    static func calls(_ bytes: [UInt8]) throws(ReadingError) -> [ReadCall] {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch { throw ReadingError(error, in: "the recording", advice: "save it again with \"Save all as HAR\"") }
        if json["log"] == nil, json["request"] != nil { return [try call(json, at: "the entry")] }
        guard let entries = (json["log"]?["entries"] ?? json["entries"])?.array else {
            throw malformed("log.entries is missing")
        }
        var failed: [ReadCall] = []
        for (position, entry) in entries.enumerated() where didFail(entry) {
            var read = try call(entry, at: "entry \(position)")
            read.id = "entry-\(position)"
            failed.append(read)
        }
        guard !failed.isEmpty else {
            throw ReadingError(
                .nothingFailed,
                "none of the recording's \(entries.count) calls failed",
                advice: "record the failing call, or hand over its entry alone"
            )
        }
        guard failed.count <= callLimit else {
            throw malformed("it has more than \(callLimit) failed calls")
        }
        return failed
    }

    /// Whether a call was refused, or was never answered.
    private static func didFail(_ entry: JSON) -> Bool {
        guard let status = entry["response"]?["status"]?.int else { return entry["request"] != nil }
        return status >= 400 || status == 0
    }

    private static func call(_ entry: JSON, at place: String) throws(ReadingError) -> ReadCall {
        guard let request = entry["request"], request.object != nil else { throw malformed("\(place) has no request") }
        guard let url = request["url"]?.string, !url.isEmpty else { throw malformed("\(place) has no request.url") }
        var read = ReadCall(
            ReportedCall(
                request: ReportedCall.Request(
                    method: request["method"]?.string?.uppercased(),
                    url: url,
                    headers: headers(request["headers"])
                )
            )
        )
        let sent = postedBytes(request["postData"])
        read.call.request.take(sent, remarks: &read.remarks)
        if sent.isEmpty, (request["bodySize"]?.int ?? 0) > 0 { read.call.request.isPartial = true }
        read.call.response = response(entry["response"])
        return read
    }

    private static func response(_ json: JSON?) -> ReportedCall.Response? {
        guard let json, let status = json["status"]?.int, status > 0 else { return nil }
        let headers = headers(json["headers"])
        let content = json["content"]
        let type = content?["mimeType"]?.string
        let text = content?["text"]?.string ?? ""
        var bytes = Array(text.utf8)
        if content?["encoding"]?.string?.lowercased() == "base64" {
            bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init) ?? []
        }
        let body = ReportedCall.Body.kept(bytes, contentType: type).body
        return ReportedCall.Response(status: status, headers: headers, body: body)
    }

    /// The body that was sent: its text, or its parameters as a form.
    private static func postedBytes(_ json: JSON?) -> [UInt8] {
        guard let json else { return [] }
        if let text = json["text"]?.string, !text.isEmpty {
            guard json["encoding"]?.string == "base64" else { return Array(text.utf8) }
            return Data(base64Encoded: text).map(Array.init) ?? Array(text.utf8)
        }
        let pairs = (json["params"]?.array ?? []).compactMap { parameter in
            parameter["name"]?.string.map { "\($0)=\(parameter["value"]?.string ?? "")" }
        }
        return Array(pairs.joined(separator: "&").utf8)
    }

    private static func headers(_ json: JSON?) -> [ReportedCall.Header] {
        (json?.array ?? []).compactMap { header in
            guard let name = header["name"]?.string, !name.hasPrefix(":") else { return nil }
            return ReportedCall.Header(name, header["value"]?.string ?? "")
        }
    }

    private static func malformed(_ problem: String) -> ReadingError {
        ReadingError(.malformed, "the recording: \(problem)", advice: "save it again with \"Save all as HAR\"")
    }
}
