/// Everything that `Store` promises, sentence by sentence.
package enum StoreContract {
    /// Every promise.
    package static let promises: [StorePromise] =
        intake + duplicates + adding + moving + limits + due + listing + timelines + decisions + killSwitches
        + fidelity + concurrency
}
