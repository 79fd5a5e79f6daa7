import HTTPTypes
import Hummingbird
import Logging
import RingdownAPI
import RingdownCore

/// Gives every request an id, under which it is logged and answered.
struct CorrelationMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let ids: any IDSource

    func handle(
        _ request: Request,
        context: ServerContext,
        next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.correlationID = ids.next()
        context.logger[metadataKey: "contextId"] = .string(context.correlationID)
        var response = try await next(request, context)
        if let name = HTTPField.Name(HeaderNames.correlation) { response.headers[name] = context.correlationID }
        return response
    }
}
