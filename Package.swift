// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with.
///
/// Each upcoming feature has its guard in `Sources/<Target>/FeatureFlags.swift`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let exchangeTests: [Target.Dependency] = [
    "RingdownOAuth", "RingdownExchange", "RingdownCore", "RingdownVendors", "RingdownDialer", "RingdownTestKit",
    "RingdownConnectors",
    hummingbird,
    hummingbirdTesting,
    httpTypes, nioCore, grdb, log, lifecycle, crypto,
]

let connectorsTests: [Target.Dependency] = [
    "RingdownConnectors", "RingdownCore", "RingdownEngine", "RingdownVendors", "RingdownTestKit", httpClient, nioCore,
    nioPosix, log,
]

let serverTests: [Target.Dependency] = [
    "RingdownServer", "RingdownAPI", "RingdownCore", "RingdownEngine", "RingdownTerraform", "RingdownTestKit",
    "RingdownOAuth", "RingdownExchange", "RingdownVendors", "RingdownSQLite", hummingbird, hummingbirdTesting,
    httpClient, httpTypes, nioCore, nioHTTP1, nioPosix, log, lifecycle, crypto, metrics,
]

let commandsTests: [Target.Dependency] = [
    "RingdownCommands", "RingdownCore", "RingdownTerraform", "RingdownEngine", "RingdownServer", "RingdownAPI",
    "RingdownSQLite", "RingdownExchange", "RingdownTestKit", "RingdownOAuth", "RingdownVendors", "RingdownConnectors",
    argumentParser, subprocess, hummingbird, hummingbirdTesting, nioCore, log, grdb,
    "ringdown",
]

let package = Package(
    name: "ringdown",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ringdown", targets: ["ringdown"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        module("RingdownCore"),
        module("RingdownTerraform", ["RingdownCore"]),
        module(
            "RingdownVendors",
            ["RingdownCore"],
            resources: [
                .copy("Resources/genesys-operations.json"), .copy("Resources/cxone-operations.json"),
                .copy("Resources/windows-zones.json"),
            ]
        ),
        module("RingdownDialer", ["RingdownCore", heap, deque]),
        module("RingdownAPI", [httpClient, nioCore, nioHTTP1]),
        module("RingdownEngine", ["RingdownCore", log, metrics, lifecycle]),
        module(
            "RingdownConnectors",
            ["RingdownCore", "RingdownVendors", httpClient, nioCore, nioHTTP1, nioPosix, log]
        ),
        .target(name: "CSQLiteSetup", linkerSettings: [.linkedLibrary("sqlite3")]),
        module("RingdownSQLite", ["CSQLiteSetup", "RingdownCore", grdb, crypto]),
        module("RingdownOAuth", ["RingdownCore", crypto, cryptoExtras]),
        module(
            "RingdownExchange",
            [
                "RingdownCore", "RingdownVendors", "RingdownDialer", "RingdownOAuth", hummingbird, httpTypes, nioCore,
                grdb, crypto, log,
                lifecycle,
            ]
        ),
        module(
            "RingdownServer",
            [
                "RingdownCore", "RingdownEngine", "RingdownTerraform", "RingdownVendors", "RingdownAPI",
                "RingdownOAuth",
                hummingbird, hummingbirdCore, hummingbirdTLS, nioSSL, httpTypes, nioCore, crypto, log, lifecycle,
                metrics,
            ]
        ),
        module(
            "RingdownCommands",
            [
                "RingdownCore", "RingdownTerraform", "RingdownVendors", "RingdownDialer", "RingdownEngine",
                "RingdownConnectors", "RingdownExchange", "RingdownSQLite", "RingdownAPI", "RingdownServer",
                "RingdownOAuth", argumentParser, configuration, yams, httpClient, nioCore, nioHTTP1, hummingbird,
                crypto, log,
                lifecycle, signals, subprocess, metrics,
            ],
            resources: [.copy("Demo/Resources")]
        ),
        module("RingdownTestKit", ["RingdownCore"]),
        .executableTarget(name: "ringdown", dependencies: ["RingdownCommands"], swiftSettings: strict),
        tests("RingdownCoreTests", ["RingdownCore", "RingdownTestKit"]),
        tests("RingdownTerraformTests", ["RingdownCore", "RingdownTerraform"], resources: [.copy("Fixtures")]),
        tests("RingdownDialerTests", ["RingdownDialer"]),
        tests(
            "RingdownEngineTests",
            ["RingdownEngine", "RingdownCore", "RingdownTestKit", "RingdownSQLite", log, lifecycle]
        ),
        tests("RingdownSQLiteTests", ["RingdownSQLite", "RingdownCore", "RingdownTestKit", grdb]),
        tests("RingdownOAuthTests", ["RingdownOAuth", "RingdownCore", "RingdownTestKit"]),
        tests("RingdownExchangeTests", exchangeTests),
        tests("RingdownVendorsTests", ["RingdownVendors", "RingdownCore"], resources: [.copy("Fixtures")]),
        tests("RingdownConnectorsTests", connectorsTests),
        tests("RingdownServerTests", serverTests),
        tests("RingdownCommandsTests", commandsTests),
    ],
    swiftLanguageModes: [.v6]
)

// Measurements are no part of the product: they are built only where they are asked for.
if Context.environment["RINGDOWN_BENCHMARKS"] == "1" {
    package.targets.append(
        .executableTarget(
            name: "RulesBenchmark",
            dependencies: ["RingdownCore"],
            path: "Benchmarks/Rules",
            swiftSettings: strict
        )
    )
    package.targets.append(
        .executableTarget(
            name: "DispatchBenchmark",
            dependencies: ["RingdownCore", "RingdownEngine", "RingdownSQLite", log],
            path: "Benchmarks/Dispatch",
            swiftSettings: strict
        )
    )
}
