import ArgumentParser
import Foundation
import RingdownVendors

/// What is known about the call besides what was pasted.
struct ExplainContext: ParsableArguments {
    @Option(help: "The vendor that is meant: genesys-cloud or cxone.")
    var vendor: ReportedCall.Vendor?

    @Option(help: "How the token was obtained: client_credentials, or user for every log-in of a person.")
    var grant: ReportedCall.Grant?

    @Option(help: "A scope of the token; may be repeated.")
    var scope: [String] = []

    @Option(help: "A permission that the caller is said to hold; may be repeated.")
    var permission: [String] = []

    @Option(help: "The status of the answer, for example 403.")
    var status: Int?

    @Option(help: "A file with the answer: an HTTP message, or only its body.")
    var response: String?

    func validate() throws {
        if let status, !(100...599).contains(status) {
            throw ValidationError("--status is a status of HTTP between 100 and 599, for example 403")
        }
    }

    /// The call with what the options say.
    func applied(to call: ReportedCall, readingFrom source: ExplainSource) throws(CommandFailure) -> ReportedCall {
        var call = call
        if let vendor { call.vendor = vendor }
        if let grant { call.context.grant = grant }
        call.context.scopes += scope.flatMap { $0.split { $0 == " " || $0 == "," }.map(String.init) }
        call.context.permissions += permission.flatMap { $0.split { $0 == " " || $0 == "," }.map(String.init) }
        if let response {
            guard response != "-" || !source.isStandardInput else {
                throw CommandFailure("stdin holds the call already; give the answer as a file", exit: .usage)
            }
            let bytes = [UInt8](try InputFile.read(response).prefix(CallReader.inputLimit + 1))
            do throws(ReadingError) {
                call.response = try CallReader.response(bytes)
            } catch { throw CommandFailure("\(response): \(error.message)") }
        }
        if let status {
            if call.response == nil { call.response = ReportedCall.Response(status: status) }
            call.response?.status = status
        }
        return call
    }
}

extension ReportedCall.Vendor: ExpressibleByArgument {
    package init?(argument: String) { self.init(claimed: argument) }
}

extension ReportedCall.Grant: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
