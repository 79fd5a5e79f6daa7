import ArgumentParser
import RingdownCore
import RingdownVendors

/// Whether, and of which provider, it is asked what its client really holds.
struct LiveOptions: ParsableArguments {
    @Flag(help: "Ask the vendor, by its self-inspection that needs no permission, what the configured client holds.")
    var live = false

    @Option(help: "The provider in the configuration that --live asks.")
    var provider: String?

    @Option(help: "The configuration with the provider.")
    var config = "ringdown.yaml"

    func validate() throws {
        if live, provider == nil { throw ValidationError("--live needs --provider NAME, the provider to ask") }
        if !live, provider != nil { throw ValidationError("--provider is only for --live") }
    }
}
