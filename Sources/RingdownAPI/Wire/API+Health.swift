extension API {
    /// Whether the server can do its work.
    package struct Health: Codable, Hashable, Sendable {
        /// One thing that was checked.
        package struct Check: Codable, Hashable, Sendable {
            package var name: String
            package var ok: Bool
            /// Why it is not, and what to do; beside `ok` a warning; `nil` when all is well.
            package var detail: String?

            package init(name: String, ok: Bool, detail: String? = nil) {
                self.name = name
                self.ok = ok
                self.detail = detail
            }
        }

        /// `ok`, or `unavailable`.
        package var status: String
        /// What was checked: all of it when asked with `verbose`, else what failed; `nil` from `/livez`.
        package var checks: [Check]?

        package init(status: String, checks: [Check]? = nil) {
            self.status = status
            self.checks = checks
        }
    }
}
