import Foundation

extension CurlOrder {
    /// The call that curl would make.
    func call() throws(ReadingError) -> ReadCall {
        var remarks = remarks
        var request = ReportedCall.Request(method: try sentMethod(&remarks), url: try sentURL())
        request.headers = sentHeaders()
        let hasBody = data.kind != nil && !isDataInQuery
        if hasBody {
            request.take(data.sent, size: data.size + data.sent.count - data.bytes.count, remarks: &remarks)
            if data.isPartial || isElided { request.isPartial = true }
        }
        return ReadCall(ReportedCall(request: request), remarks: remarks)
    }

    /// Whether the body was shortened by hand.
    private var isElided: Bool {
        guard data.bytes.count < 1 << 16 else { return false }
        let text = data.bytes.text
        guard text.contains("...") || text.contains("…") else { return false }
        if case .json = ReportedCall.Body(bytes: data.bytes) { return false }
        return true
    }

    private func sentMethod(_ remarks: inout [String]) throws(ReadingError) -> String? {
        guard let method else {
            if isHead { return "HEAD" }
            if isUpload { return "PUT" }
            return data.kind != nil && !isDataInQuery ? "POST" : "GET"
        }
        let text = method.text
        if SecretPlaceholder.matches(text) { return nil }
        guard !text.isEmpty, text.utf8.count <= 20, text.utf8.allSatisfy(\.isLetter) else {
            throw error(.badArgument, "-X is not followed by a method", method, "write -X POST or another method")
        }
        if text != text.uppercased() {
            remarks.append("curl sends the method as it is written; methods are in capitals: \(text.uppercased()).")
        }
        return text.uppercased()
    }

    private func sentURL() throws(ReadingError) -> String {
        guard let word = addresses.first else {
            throw ReadingError(.noURL, "the command has no address", advice: "paste the whole command")
        }
        if addresses.count > 1 {
            throw error(
                .severalURLs,
                "there is more than one address",
                addresses[1],
                "put values with spaces in quotes, and give one call at a time"
            )
        }
        var url = word.text.trimmed
        if url.hasPrefix("<http"), url.hasSuffix(">") { url = String(url.dropFirst().dropLast()) }
        let afterScheme = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        if url.isEmpty || afterScheme.count == 3 && afterScheme[0].hasSuffix(":") && afterScheme[2].isEmpty {
            throw error(.noURL, "the address breaks off", word, "paste the whole command")
        }
        if isGlobbing, Self.isGlob(url) {
            throw error(
                .severalURLs,
                "the address stands for several: curl expands {a,b} and [1-9]",
                word,
                "write one of them"
            )
        }
        var parts = query
        if isDataInQuery, data.kind != nil { parts.append(data.bytes.text) }
        guard !parts.isEmpty else { return url }
        return url + (url.contains("?") ? "&" : "?") + parts.joined(separator: "&")
    }

    private static func isGlob(_ url: String) -> Bool {
        for (open, close, mark) in [("{", "}", ","), ("[", "]", "-")] as [(Character, Character, Character)] {
            for piece in url.split(separator: open).dropFirst(url.first == open ? 0 : 1) {
                guard let end = piece.firstIndex(of: close) else { continue }
                let parts = piece[..<end].split(separator: mark, omittingEmptySubsequences: false)
                guard parts.count > 1 else { continue }
                if mark == "," || parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) { return true }
            }
        }
        return false
    }

    /// The headers that curl sends, as far as they matter: what is asked for, and what it adds by itself.
    private func sentHeaders() -> [ReportedCall.Header] {
        var sent = headers.compactMap { header in header.value.map { ReportedCall.Header(header.name, $0) } }
        func has(_ name: String) -> Bool { headers.contains { $0.name.lowercased() == name.lowercased() } }
        if !has("Authorization") {
            if let bearer {
                sent.append(ReportedCall.Header("Authorization", "Bearer \(bearer)"))
            } else if let credentials, isBasic {
                let pair = credentials.contains(":") ? credentials : credentials + ":"
                let encoded = Data(pair.utf8).base64EncodedString()
                sent.append(ReportedCall.Header("Authorization", "Basic \(encoded)"))
            }
        }
        if !isDataInQuery, let type = data.contentType, !has("Content-Type") {
            sent.append(ReportedCall.Header("Content-Type", type))
        }
        if !has("Accept") {
            sent.append(ReportedCall.Header("Accept", data.kind == .json ? "application/json" : "*/*"))
        }
        return sent
    }
}
