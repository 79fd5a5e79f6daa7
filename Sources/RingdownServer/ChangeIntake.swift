package import RingdownCore

/// Where submitted documents go: reads one, compares its changes with the rules, and commits what follows.
package protocol ChangeIntake: Sendable {
    /// Takes a document in; what it returns has reached the disk.
    func submit(_ document: SubmittedDocument) async throws(ChangeIntakeError) -> ChangeIntakeReport
}

/// A document as it was submitted.
package struct SubmittedDocument: Sendable {
    /// What the caller says it is.
    package enum Format: String, Sendable {
        /// One JSON value: a plan (`terraform show -json`), or an object with `plan` (that value) and `stream` (the
        /// text of an apply stream).
        case json = "application/json"
        /// An apply stream (`terraform apply -json`): one JSON value a line.
        case jsonLines = "application/x-ndjson"
    }

    package var bytes: [UInt8]
    package var format: Format
    /// The source it comes from; `api` when the caller named none.
    package var source: String
    /// The Terraform workspace; `nil` when the caller named none.
    package var workspace: String?
    /// The caller's id.
    package var caller: String
    /// The signed delivery that it came in, which is remembered together with its changes; `nil` when in none.
    package var delivery: HookDelivery?

    package init(
        bytes: [UInt8],
        format: Format,
        source: String,
        workspace: String?,
        caller: String,
        delivery: HookDelivery? = nil
    ) {
        self.delivery = delivery
        self.bytes = bytes
        self.format = format
        self.source = source
        self.workspace = workspace
        self.caller = caller
    }
}

/// What became of a document.
package struct ChangeIntakeReport: Sendable {
    /// One change and what became of it.
    package struct Entry: Sendable {
        package var address: String
        package var result: IntakeResult

        package init(address: String, result: IntakeResult) {
            self.address = address
            self.result = result
        }
    }

    /// The workspace that the changes were recorded under.
    package var workspace: String
    /// The changes in the document's order.
    package var entries: [Entry]
    /// What the document leaves open (a failed apply, an incomplete plan), one line each.
    package var warnings: [String]

    package init(workspace: String, entries: [Entry], warnings: [String] = []) {
        self.workspace = workspace
        self.entries = entries
        self.warnings = warnings
    }
}

/// Why a document was not taken in; nothing of it was.
package struct ChangeIntakeError: Error, Sendable {
    /// What is wrong: the closed list.
    package enum Code: String, Sendable, CaseIterable {
        /// It is not JSON, or ends too early.
        case malformed
        /// It is JSON, but no document that changes can be read from, or of a version that is not read.
        case unprocessable
        /// The delivery that it came in was taken in before.
        case known
        /// The store did not take it.
        case storeFailed = "store-failed"
    }

    package var code: Code
    /// One line without any value of the document: what is wrong, where, and what to do.
    package var message: String
    /// The store's error; `nil` for other codes.
    package var cause: StoreError?

    package init(_ code: Code, _ message: String, cause: StoreError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
