/// Everything that `Connector` promises, sentence by sentence.
package enum ConnectorContract {
    /// Every promise.
    package static let promises: [ConnectorPromise] =
        preparing + permits + performing + answers + reconciling + watching + calls
}
