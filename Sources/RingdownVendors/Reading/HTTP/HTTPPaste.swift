/// A request as it goes over the wire, with or without its response below it.
enum HTTPPaste {
    static func call(_ bytes: [UInt8]) throws(ReadingError) -> ReadCall {
        if VerboseOutput.isThere(InputLines(bytes)) {
            let output = try VerboseOutput(bytes)
            guard let request = output.request else {
                throw ReadingError(.badMessage, "the request is missing", advice: "paste all of what curl -v printed")
            }
            return try call(request[...], output.response, of: request)
        }
        let end = HTTPMessage.responseStart(in: bytes[...]) ?? bytes.count
        let response = end < bytes.count ? try HTTPMessage.lastResponse(Array(bytes[end...])) : nil
        return try call(bytes[..<end], response, of: bytes)
    }

    private static func call(
        _ bytes: ArraySlice<UInt8>,
        _ response: ReportedCall.Response?,
        of input: [UInt8]
    ) throws(ReadingError) -> ReadCall {
        let message = try HTTPMessage(bytes, of: input)
        guard let (method, target) = HTTPStartLine.request(message.startLine) else {
            throw ReadingError(
                .badMessage,
                "the first line is no request line",
                line: 1,
                advice: "begin with a line such as POST /path HTTP/1.1"
            )
        }
        if let second = message.headers.first(where: { HTTPStartLine.isRequest($0.name) }) {
            throw ReadingError(
                .severalCommands,
                "another request begins with \(second.name.split(separator: " ").first ?? "its line")",
                advice: "give one request at a time"
            )
        }
        let headers = message.headers.filter { !$0.name.hasPrefix(":") }
        let host = message.header("host") ?? message.header(":authority")
        let url = target.hasPrefix("/") && host != nil ? "https://\(host ?? "")\(target)" : target
        var request = ReportedCall.Request(method: method, url: url, headers: headers)
        var remarks: [String] = []
        request.take(message.content, remarks: &remarks)
        return ReadCall(ReportedCall(request: request, response: response), remarks: remarks)
    }
}
