extension Paths {
    package static let preflight = "/v1/preflight"
    package static let canI = "/v1/can-i"
}
