import Foundation
import Hummingbird
import Logging
import RingdownCore

/// Logs every answered request, and measures it: what was asked, by whom, and with what outcome; never headers, queries
/// or bodies.
struct RequestLogMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let clock: any WallClock

    func handle(
        _ request: Request,
        context: ServerContext,
        next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let begun = clock.now()
        let response = try await next(request, context)
        let status = response.status.code
        let seconds = clock.now().timeIntervalSince(begun)
        RequestMeter.answered(context.operation, status: status, seconds: seconds)
        context.logger.log(
            level: Self.level(status),
            "Request answered",
            metadata: [
                "method": .string(request.method.rawValue),
                "path": .string(context.operation?.path ?? String(request.uri.path.prefix(200))),
                "status": .stringConvertible(status),
                "milliseconds": .stringConvertible(Int(seconds * 1000)),
                "client": .string(context.caller?.id ?? "-"),
            ]
        )
        return response
    }

    /// An operator must act on failures of the server; a caller on refusals.
    private static func level(_ status: Int) -> Logger.Level {
        switch status {
        case 500...: .error
        case 400...: .info
        default: .debug
        }
    }
}
