package import Hummingbird
import NIOCore
import RingdownCore
import Synchronization

/// What travels with a request through middleware and routes.
package struct ServerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The id under which the request is logged and answered.
    var correlationID = ""
    /// The connection that it came over.
    let channel: (any Channel)?
    private let notes = RequestNotes()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Who asks; `nil` while that is not known.
    ///
    /// It is written deep inside and seen by the middleware outside.
    var caller: Principal? {
        get { notes.caller.withLock { $0 } }
        nonmutating set { notes.caller.withLock { $0 = newValue } }
    }

    /// The operation that answers; `nil` when there is none for the path.
    var operation: Operation? {
        get { notes.operation.withLock { $0 } }
        nonmutating set { notes.operation.withLock { $0 = newValue } }
    }
}

/// What is found out about a request while it is answered.
private final class RequestNotes: Sendable {
    let caller = Mutex<Principal?>(nil)
    let operation = Mutex<Operation?>(nil)
}
