/// The `major.minor` version that Terraform gives its JSON formats: within a major version, members are only added.
struct FormatVersion {
    /// The one major version that is read, in plans, in shown states and in UI streams.
    static let major = 1

    /// Why a version is not read; `nil` when it is.
    ///
    /// `subject` names the document ("plan JSON").
    static func refusal(of version: String, subject: String, line: Int? = nil) -> TerraformError? {
        let digits = version.prefix { $0.isASCII && $0.isNumber }
        let rest = version.dropFirst(digits.count)
        guard let found = Int(digits), rest.isEmpty || rest.first == "." else {
            return TerraformError(
                .unknownFormatVersion,
                "\(subject) has a format version that is no version; versions \(major).x are read: "
                    + "write it again with Terraform or OpenTofu",
                line: line
            )
        }
        guard found != major else { return nil }
        let shown = version.count <= 16 && version.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
        let name = shown ? version : "\(found)"
        return TerraformError(
            .unknownFormatVersion,
            "\(subject) of format version \(name) is not read, only \(major).x: "
                + (found < major
                    ? "write it with Terraform 1.1 or later, or with OpenTofu"
                    : "upgrade ringdown, or write it with a Terraform that has format \(major).x"),
            line: line
        )
    }
}
