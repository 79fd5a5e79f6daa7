import ArgumentParser

/// Which store a command reads: a file, or the one that a configuration names.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store's file; the one of the configuration when left out.")
    var store: String?

    @Option(help: "The configuration.")
    var config = "ringdown.yaml"

    /// The store's file.
    func path() throws(CommandFailure) -> String {
        if let store { return store }
        return try Configuration.load(config).storePath
    }
}
