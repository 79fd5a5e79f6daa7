import ArgumentParser
import Foundation
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownExchange
import RingdownTerraform

extension CommandFailure {
    /// What a caught error means for the person at the terminal; `nil` for one that ends the command on purpose.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as APIError: self.init(error)
        case let error as TerraformError: self.init(error.message)
        case let error as StoreError: self.init(error.message)
        case let error as ConfigurationError: self.init(error.lines, exit: .usage)
        case let error as ConnectorError:
            self.init(error.message, exit: error.code == .refused ? .notAuthorised : .failed)
        case let error as ExchangeError: self.init(error.message)
        case let error as IOError where error.errnoCode == EADDRINUSE:
            self.init("the port is in use; choose another one, or stop what listens there")
        case let error as IOError where error.errnoCode == EACCES:
            self.init("the port may not be used; choose one above 1023")
        case is CancellationError: self.init("interrupted")
        case is CleanExit, is ExitCode, is ValidationError: return nil
        default: self.init("\(error)".split(separator: "\n").joined(separator: " "))
        }
    }

    private init(_ error: APIError) {
        let exit: Exit =
            switch error.code {
            case .unauthenticated, .forbidden: .notAuthorised
            default: .failed
            }
        self.init(error.problem.map { Text.line($0) } ?? error.message, exit: exit)
    }
}
