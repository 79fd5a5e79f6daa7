extension API {
    /// Whether a caller may do what a permission names, with every grant that was looked at.
    package struct AccessAnswer: Codable, Hashable, Sendable {
        /// One grant that was looked at.
        package struct Step: Codable, Hashable, Sendable {
            package var role: String
            /// Where the grant reaches; `nil` means everywhere.
            package var division: String?
            /// What it did for the question (`gives`, `other-division`, `lacks-permission`, …).
            package var outcome: String
            /// The same, in one sentence.
            package var sentence: String

            package init(role: String, division: String?, outcome: String, sentence: String) {
                self.role = role
                self.division = division
                self.outcome = outcome
                self.sentence = sentence
            }
        }

        /// The permission that was asked about.
        package var permission: String
        /// The division that was asked about; `nil` when none was named.
        package var division: String?
        /// `allowed`, `refused`, `conditional`, or `unknown` where it depends on a division that was not named.
        package var verdict: String
        /// The answer, in one sentence.
        package var sentence: String
        /// Every grant that was looked at.
        package var chain: [Step]
        /// What else is worth knowing, a sentence each.
        package var notes: [String]
        /// What to do; `nil` when nothing is to be done.
        package var fix: String?

        package init(
            permission: String,
            division: String?,
            verdict: String,
            sentence: String,
            chain: [Step],
            notes: [String] = [],
            fix: String? = nil
        ) {
            self.permission = permission
            self.division = division
            self.verdict = verdict
            self.sentence = sentence
            self.chain = chain
            self.notes = notes
            self.fix = fix
        }
    }
}
