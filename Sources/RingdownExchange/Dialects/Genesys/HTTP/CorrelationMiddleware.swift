import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RingdownCore
import RingdownVendors

extension HTTPField.Name {
    /// Names a request in answers and logs.
    static let correlationID = Self("ININ-Correlation-Id")
}

/// Names every request, and turns whatever goes wrong into an answer that carries the name.
struct CorrelationMiddleware: RouterMiddleware {
    typealias Context = ExchangeContext

    let ids: any IDSource
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request,
        context: ExchangeContext,
        next: @concurrent (Request, ExchangeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.correlationID = ids.next()
        context.logger[metadataKey: "correlation-id"] = .string(context.correlationID)
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = try answer(to: error, context)
        }
        if let name = HTTPField.Name.correlationID { response.headers[name] = context.correlationID }
        return response
    }

    private func answer(to error: any Error, _ context: ExchangeContext) throws -> Response {
        let fault = fault(of: error)
        if let cause = fault.cause {
            context.logger.error("A request failed inside the exchange.", metadata: ["cause": .string(cause)])
        }
        var body = fault.body
        body.contextId = context.correlationID
        var headers: HTTPFields = [.contentType: "application/json"]
        if let seconds = fault.retryAfter {
            headers[.retryAfter] = String(seconds)
            headers[.cacheControl] = "no-cache, no-store, must-revalidate"
        }
        return Response(
            status: HTTPResponse.Status(code: fault.status),
            headers: headers,
            body: ResponseBody(byteBuffer: try GenesysAnswer.encoded(body))
        )
    }

    private func fault(of error: any Error) -> GenesysFault {
        switch error {
        case let fault as GenesysFault: return fault
        case let error as any HTTPResponseError where error.status == .notFound: return GenesysFault(.notFound)
        default:
            var fault = GenesysFault(.internalServerError)
            fault.cause = "\(error)"
            return fault
        }
    }
}
