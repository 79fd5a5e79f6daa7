import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownVendors

extension HTTPField.Name {
    /// Asks a sandbox for a failure.
    static let ringdownFault = Self("x-ringdown-fault")
}

/// Lets requests to a sandbox fail as they ask to.
///
/// A production tenant refuses the header, so that no client goes live with it.
struct FaultMiddleware: RouterMiddleware {
    typealias Context = ExchangeContext

    let kind: Tenant.Kind
    let clock: any WallClock

    @concurrent
    func handle(
        _ request: Request,
        context: ExchangeContext,
        next: @concurrent (Request, ExchangeContext) async throws -> Response
    ) async throws -> Response {
        guard let name = HTTPField.Name.ringdownFault, let text = request.headers[name] else {
            return try await next(request, context)
        }
        guard kind == .sandbox else {
            throw GenesysFault(.constraintValidation, "x-ringdown-fault is for sandbox tenants: leave the header out")
        }
        guard let fault = InjectedFault(text) else {
            throw GenesysFault(
                .constraintValidation,
                "x-ringdown-fault takes latency=MILLISECONDS, 429, 500 to 599, reset, or two of them with a comma"
            )
        }
        if fault.latency > 0 {
            try await clock.sleep(until: clock.now().addingTimeInterval(Double(fault.latency) / 1000))
        }
        switch fault.ending {
        case nil: return try await next(request, context)
        case .tooManyRequests: throw GenesysFault.tooManyRequests(retryAfter: 1)
        case .failure(let status):
            _ = try await next(request, context)
            throw Self.failure(status)
        case .reset:
            let response = try await next(request, context)
            try? await context.resetConnection()
            return response
        }
    }

    private static func failure(_ status: Int) -> GenesysFault {
        switch status {
        case 503: GenesysFault(.serviceUnavailable)
        case 504: GenesysFault("request.timeout", status: status, "The request timed out.")
        default:
            GenesysFault(
                GenesysErrorTemplate.internalServerError.code,
                status: status,
                "The failure that x-ringdown-fault asked for, after the request was carried out."
            )
        }
    }
}
