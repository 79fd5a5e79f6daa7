package import Hummingbird
import NIOCore

/// What belongs to one request.
package struct ExchangeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Names the request in the answer's headers, in error bodies and in the log.
    package var correlationID = ""
    /// The address that it comes from, as the connection has it: a header could say anything.
    let address: String
    private let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "an unknown address"
        channel = source.channel
    }

    /// Ends the connection without an answer.
    func resetConnection() async throws { try await channel.close().get() }
}
