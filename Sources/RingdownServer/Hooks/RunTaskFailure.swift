/// When a run task fails its run; whether that stops the run is the enforcement level's matter.
package enum RunTaskFailure: String, Hashable, Sendable, CaseIterable {
    /// When a trigger would be refused; never because something could not be checked.
    case refused
    /// Never: the answer only tells.
    case never
}
