import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    static let getLive = Operation(
        id: "getLive",
        method: .get,
        path: Paths.live,
        tag: "Health",
        summary: "Says that the server runs.",
        verb: "ask whether the server runs",
        access: .open,
        answers: [
            Answer(status: 200, summary: "It runs.", content: ["application/json": .reference("Health")])
        ]
    )

    static let getReady = Operation(
        id: "getReady",
        method: .get,
        path: Paths.ready,
        tag: "Health",
        summary: "Says whether the server can do its work.",
        verb: "ask whether the server is ready",
        access: .open,
        parameters: [
            Parameter(name: "verbose", place: .query, summary: "Shows every check, not only those that failed.")
        ],
        answers: [
            Answer(status: 200, summary: "It can.", content: ["application/json": .reference("Health")]),
            Answer(
                status: 503,
                summary: "It cannot; the checks that failed say why.",
                content: ["application/json": .reference("Health")]
            ),
        ]
    )

    static let getMetrics = Operation(
        id: "getMetrics",
        method: .get,
        path: Paths.metrics,
        tag: "Health",
        summary: "Gives what the server counts, in Prometheus' text format.",
        verb: "read the metrics",
        access: .permission(Requirement([.metricsView])),
        answers: [
            Answer(status: 200, summary: "The metrics.", content: ["text/plain": .string("Prometheus' text format.")])
        ]
    )

    static let getDescription = Operation(
        id: "getDescription",
        method: .get,
        path: Paths.openAPI,
        tag: "Health",
        summary: "Gives this description.",
        verb: "read the description",
        access: .open,
        answers: [
            Answer(status: 200, summary: "OpenAPI 3.1.", content: ["application/json": .anything])
        ]
    )
}
