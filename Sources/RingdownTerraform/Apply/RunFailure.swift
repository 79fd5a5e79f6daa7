/// An error that a run reported; without its detail, in which commands and provider answers may carry secrets.
package struct RunFailure: Hashable, Sendable {
    /// The resource it is about; `nil` when it is about none.
    package var address: String?
    /// One line that says what failed.
    package var summary: String
    /// Where in the configuration (`main.tf:5`); `nil` when Terraform does not say.
    package var place: String?
}
