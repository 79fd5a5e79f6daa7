package import RingdownCore

/// A change that a plan puts off, because something it depends on is not known yet.
package struct DeferredChange: Hashable, Sendable {
    /// Why, in Terraform's word (`deferred_prereq`).
    package var reason: String
    /// What would change.
    package var change: Change
}
