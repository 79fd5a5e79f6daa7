import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore

/// Gives the API's description.
struct OpenAPIRoute {
    func add(to routes: Routes) {
        let text = OpenAPIDocument().json.text(pretty: true)
        routes.open(.getDescription) { _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text))
            )
        }
    }
}
