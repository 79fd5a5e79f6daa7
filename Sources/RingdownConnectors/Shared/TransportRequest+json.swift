import RingdownCore

extension TransportRequest {
    /// Gives the request a document as its body.
    mutating func put(_ document: JSON) {
        var bytes: [UInt8] = []
        document.write(to: &bytes)
        body = bytes
        headers["Content-Type"] = "application/json"
    }
}
