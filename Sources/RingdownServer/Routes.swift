import Hummingbird
import RingdownCore

/// Where routes are added: an operation that is not open cannot be reached without its token and permission.
struct Routes {
    let router: Router<ServerContext>
    let access: AccessControl

    /// Adds an operation that anybody may call.
    func open(_ operation: Operation, _ handler: @escaping @Sendable (Call) async throws -> Response) {
        router.on(RouterPath(operation.path), method: operation.method) { request, context in
            context.operation = operation
            return try await handler(Call(operation: operation, request: request, context: context))
        }
    }

    /// Adds an operation that needs a token, and its permission at least somewhere.
    ///
    /// Where the permission is needed in an object's division, the handler asks again with that division.
    func guarded(
        _ operation: Operation,
        _ handler: @escaping @Sendable (Call, Caller) async throws -> Response
    ) {
        let access = access
        open(operation) { call in
            let caller = try await access.caller(of: call)
            try access.require(operation, of: caller.principal, in: nil)
            return try await handler(call, caller)
        }
    }
}
