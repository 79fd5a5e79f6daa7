import HTTPTypes
import Hummingbird
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds `GET /openapi.json`, which describes the operations that the router has by now.
    func addOpenAPI(to router: Router<ExchangeContext>) {
        let answered = Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" })
        let operations = GenesysCatalogue.shared.operations.filter { operation in
            answered.contains("\(operation.method) \(GenesysRoutes.routed(operation.path))")
        }
        let document = GenesysOpenAPI(operations).json.text()
        router.get("/openapi.json") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: document))
            )
        }
    }
}
