package import RingdownCore

/// Both vendors' operations in one place, for whoever asks by vendor: what a call is, and what it requires.
package enum VendorCatalogue {
    /// The operation that a request calls; `nil` when the vendor is not known to have it.
    ///
    /// - Parameters:
    ///   - method: the HTTP method, in any case.
    ///   - path: the request's path, with or without what fills its parameters; at CXone with the base or below it.
    package static func operation(
        _ vendor: ReportedCall.Vendor,
        method: String,
        path: String
    ) -> CalledOperation? {
        let segments = CallTarget(path.hasPrefix("/") ? path : "/" + path).segments
        let reading =
            switch vendor {
            case .genesysCloud: GenesysPathReader(method: method.uppercased()).read(segments)
            case .cxone: CXonePathReader(method: method.uppercased(), isAbbreviated: true).read(segments)
            }
        guard case .operation(let operation, _) = reading else { return nil }
        return operation
    }

    /// What an operation requires; `nil` when it, or what it requires, is not known.
    package static func requirement(_ vendor: ReportedCall.Vendor, method: String, path: String) -> Requirement? {
        operation(vendor, method: method, path: path)?.requirement
    }

    /// The versions of both catalogues, as explanations name them.
    package static var version: String {
        "\(GenesysCatalogue.vendor) \(GenesysCatalogue.shared.version), "
            + "\(CXoneCatalogue.vendor) \(CXoneCatalogue.shared.version)"
    }
}
