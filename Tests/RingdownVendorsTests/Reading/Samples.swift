import Foundation
import RingdownCore
import RingdownVendors

/// What the reading tests share.
enum Samples {
    static let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXdpdGgtZGlnaXRzLTEyMw"

    /// The call of a forum's question, as a terminal shows it with its answer.
    static let pasted = """
        $ curl -i -X POST 'https://api.mypurecloud.com/api/v2/outbound/contactlists/trigger' \\
        >   -H 'Authorization: Bearer \(token)' \\
        >   -H 'Content-Type: application/json' \\
        >   -d '{"contactListId": "renewals", "priority": true}'
        HTTP/1.1 403 Forbidden
        Content-Type: application/json
        inin-correlation-id: 7c0c2d1b

        {"message":"Insufficient permissions for resource type: Personal Connection"}
        """

    static let message = """
        POST /api/v2/outbound/campaigns HTTP/1.1
        Host: api.mypurecloud.com
        Authorization: Bearer \(token)
        Content-Type: application/json

        {"name":"Renewals"}
        HTTP/1.1 400 Bad Request
        Content-Type: application/json

        {"code":"invalid.value","message":"x"}
        """

    static let recording = """
        {"log":{"version":"1.2","entries":[
        {"startedDateTime":"2026-11-22T09:00:00Z","request":{"method":"GET","url":"https://api.mypurecloud.com/ok",
        "httpVersion":"HTTP/2","headers":[]},"response":{"status":200,"headers":[],"content":{}}},
        {"startedDateTime":"2026-11-22T09:00:01Z","request":{"method":"post",
        "url":"https://login.mypurecloud.com/oauth/token","httpVersion":"HTTP/2",
        "headers":[{"name":":authority","value":"login.mypurecloud.com"},
        {"name":"Content-Type","value":"application/x-www-form-urlencoded"}],
        "postData":{"mimeType":"application/x-www-form-urlencoded","params":[
        {"name":"grant_type","value":"client_credentials"},{"name":"client_secret","value":"s3cr3t-value-9876"}]}},
        "response":{"status":400,"headers":[{"name":"Server","value":"x"}],
        "content":{"mimeType":"application/json","encoding":"base64","text":"eyJlcnJvciI6ImludmFsaWRfY2xpZW50In0="}}}
        ]}}
        """

    static let caseLine = #"""
        {"id":"one","source":"x","vendor_claimed":"genesys","request":{"method":"post","url":"/api/v2/outbound/campaigns","headers":{"Authorization":"Bearer <token>"},"body":{"name":"a"},"partial_body":true},"context":{"grant":"client_credentials","scopes":["a:b:c"],"permissions":["d:e:f"],"notes":"n"},"response":{"status":403,"body":{"message":"no"}},"gold":{"causes":[]}}
        """#

    /// A reader for which every file holds the same bytes; a file named `missing` does not exist.
    static func reader(file: String = "", size: Int? = nil) -> CallReader {
        CallReader { (path, limit) throws(ReadingError) in
            guard path != "missing" else {
                throw ReadingError(.unreadableFile, "\(path) does not exist", advice: "check the path")
            }
            let bytes = Array(file.utf8)
            return FileExcerpt(bytes: Array(bytes.prefix(limit)), size: size ?? bytes.count)
        }
    }

    static func read(_ text: String, file: String = "") throws -> ReadCall {
        let reading = try reader(file: file).read(Array(text.utf8))
        guard reading.calls.count == 1, reading.failures.isEmpty else { throw Unexpected(count: reading.calls.count) }
        return reading.calls[0]
    }

    struct Unexpected: Error {
        var count: Int
    }
}
