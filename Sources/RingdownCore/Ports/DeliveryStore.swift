package import Foundation

/// The memory of signed deliveries: what is still to be worked through, and what was taken in already.
///
/// An adapter is proven by `DeliveryStoreContract` in the TestKit. Every call that returns has reached the disk.
package protocol DeliveryStore: Sendable {
    /// Writes a delivery; says whether it was written: not when its source has one with the same key.
    func add(_ delivery: HookDelivery) async throws(StoreError) -> Bool

    /// Writes a delivery together with the changes that it brought, their decisions and triggers, in one transaction.
    ///
    /// - Returns: what `Store.commit` returns; `nil` when its source has a delivery with the same key: then nothing was
    ///   written.
    func commit(
        _ batch: [IntakeEntry],
        of delivery: HookDelivery,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult]?

    /// Writes a delivery in the place of the one with its id.
    ///
    /// - Throws: `notFound` when there is none.
    func update(_ delivery: HookDelivery) async throws(StoreError)

    /// The delivery of a source with a key; `nil` when there is none.
    func delivery(key: String, of source: String) async throws(StoreError) -> HookDelivery?

    /// The deliveries that are due at an instant, the longest due first, then in the order of writing.
    func dueDeliveries(at now: Date, limit: Int) async throws(StoreError) -> [HookDelivery]

    /// The earliest instant at which a delivery is due; `nil` when none is.
    func nextDueDelivery() async throws(StoreError) -> Date?

    /// Removes deliveries with which nothing is left to do, the longest known first; says how many.
    ///
    /// - Parameters:
    ///   - instant: only those that were taken in before it.
    ///   - limit: at most so many.
    func removeDeliveries(receivedBefore instant: Date, limit: Int) async throws(StoreError) -> Int
}
