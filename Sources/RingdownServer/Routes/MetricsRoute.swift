import Hummingbird
import NIOCore

/// Gives the process's metrics to whoever watches it.
struct MetricsRoute {
    private let metrics: ServerMetrics

    init(_ dependencies: ServerDependencies) { metrics = dependencies.metrics }

    func add(to routes: Routes) {
        let metrics = metrics
        routes.guarded(.getMetrics) { _, _ in
            let text = metrics.registry.text(await metrics.readings())
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text))
            )
        }
    }
}
