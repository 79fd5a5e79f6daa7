/// The result of one `check` block or of one object's conditions, as a plan states it.
package struct CheckResult: Hashable, Sendable {
    /// What carries the condition: `check`, `resource`, `output_value` or `var`.
    package var kind: String
    /// Its address in the configuration, as Terraform displays it.
    package var address: String
    /// `pass`, `fail`, `error` or `unknown`.
    package var status: String
    /// The messages of the conditions that failed.
    package var problems: [String]
}
