/// Everything that `Store` promises, sentence by sentence.
package enum StoreContract {
    /// Every promise.
    package static let promises: [StorePromise] =
        intake + duplicates + adding + moving + limits + due + turns + listing + timelines + decisions + killSwitches
        + fidelity + concurrency
}
