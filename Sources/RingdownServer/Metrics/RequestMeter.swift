import Metrics

/// How long requests take to be answered, through whatever metrics system the process bootstrapped.
enum RequestMeter {
    /// A request was answered.
    ///
    /// - Parameter operation: what was asked; `nil` when the path leads nowhere.
    static func answered(_ operation: Operation?, status: Int, seconds: Double) {
        Timer(
            label: "ringdown_http_request_seconds",
            dimensions: [("operation", operation?.id ?? "none"), ("status", "\(status)")]
        )
        .recordSeconds(max(0, seconds))
    }
}
