package import Hummingbird

/// What belongs to one request.
package struct ExchangeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Names the request in the answer's headers, in error bodies and in the log.
    package var correlationID = ""

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
