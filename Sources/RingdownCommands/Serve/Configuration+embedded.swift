import Foundation
import Logging

extension Configuration {
    /// The exchange to run inside the control plane; `nil` when no provider asks for one.
    func embeddedExchange(logger: Logger) throws(CommandFailure) -> EmbeddedExchange? {
        let embedded = providers.values.filter { if case .embedded = $0.location { true } else { false } }
        guard let provider = embedded.first else { return nil }
        guard embedded.count == 1 else {
            let names = embedded.map(\.name).sorted().joined(separator: ", ")
            throw CommandFailure(
                "\(file): only one provider can be an embedded exchange, and \(names) are",
                exit: .usage
            )
        }
        var seed: String?
        if case .embedded(let path, _) = provider.location { seed = path }
        let folder = URL(fileURLWithPath: storePath).deletingLastPathComponent().appending(path: "exchange")
        return EmbeddedExchange(seed: seed, folder: folder, logger: logger)
    }
}
