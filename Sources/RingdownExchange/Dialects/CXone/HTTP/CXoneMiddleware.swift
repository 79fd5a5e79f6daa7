import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Answers what is addressed to CXone, and passes everything else on.
///
/// A middleware, not routes: CXone's paths come in any letter case, with doubled slashes and any version.
struct CXoneMiddleware: RouterMiddleware {
    typealias Context = ExchangeContext

    let dialect: CXoneDialect

    @concurrent
    func handle(
        _ request: Request,
        context: ExchangeContext,
        next: @concurrent (Request, ExchangeContext) async throws -> Response
    ) async throws -> Response {
        guard let answer = dialect.answerer(of: request) else { return try await next(request, context) }
        var response: Response
        do {
            response = try await answer(request, context)
        } catch let fault as CXoneFault {
            if let cause = fault.cause { log(cause, context) }
            response = fault.response
        } catch let error as ExchangeError {
            let fault = CXoneFault(error)
            if let cause = fault.cause { log(cause, context) }
            response = fault.response
        } catch {
            log("\(error)", context)
            response = CXoneFault(500, "InternalServerError", "Internal Server Error").response
        }
        if let name = HTTPField.Name.cxoneCorrelationID, let id = request.headers[name] { response.headers[name] = id }
        return response
    }

    private func log(_ cause: String, _ context: ExchangeContext) {
        context.logger.error("A request failed inside the exchange.", metadata: ["cause": .string(cause)])
    }
}
