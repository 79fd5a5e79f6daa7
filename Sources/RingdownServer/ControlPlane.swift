package import Hummingbird
import HummingbirdCore
package import NIOCore
import RingdownOAuth

/// The control plane's HTTP server: one build function for the executable and for every test.
package enum ControlPlane {
    /// All routes with their middleware.
    package static func router(_ dependencies: ServerDependencies) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: CorrelationMiddleware(ids: dependencies.ids))
        router.add(middleware: RequestLogMiddleware(clock: dependencies.clock))
        router.add(
            middleware: ProblemMiddleware(
                clock: dependencies.clock,
                ids: dependencies.ids,
                store: dependencies.store
            )
        )
        let access = AccessControl(dependencies)
        let routes = Routes(router: router, access: access)
        let desk = AuthorizationDesk(directory: UserDirectory(access: access), clock: dependencies.clock)
        TokenRoutes(dependencies, access: access, codes: desk.codes).add(to: routes)
        AuthorizeRoutes(dependencies, desk: desk).add(to: routes)
        ClientRoutes(dependencies, access: access).add(to: routes)
        InspectionRoutes(dependencies, access: access).add(to: routes)
        ContactListRoutes(dependencies, access: access).add(to: routes)
        TriggerContactListRoute(dependencies, access: access).add(to: routes)
        PersonalConnectionRoutes(dependencies, access: access).add(to: routes)
        PlaceCallRoute(dependencies, access: access).add(to: routes)
        MisdirectedTriggerRoute(dependencies, access: access).add(to: routes)
        TriggerRoutes(dependencies, access: access).add(to: routes)
        TriggerEventsRoute(dependencies, access: access).add(to: routes)
        RedriveRoute(dependencies, access: access).add(to: routes)
        TriggerOrderRoutes(dependencies, access: access).add(to: routes)
        ChangeRoutes(dependencies).add(to: routes)
        DigestKeyRoute(dependencies).add(to: routes)
        RuleRoutes(dependencies).add(to: routes)
        DecisionRoutes(dependencies, access: access).add(to: routes)
        PreflightRoute(dependencies, access: access).add(to: routes)
        CanIRoute().add(to: routes)
        KillSwitchRoutes(dependencies).add(to: routes)
        HookRoutes(dependencies).add(to: routes)
        StateRoutes(dependencies).add(to: routes)
        StateVersionRoutes(dependencies).add(to: routes)
        MetricsRoute(dependencies).add(to: routes)
        HealthRoutes(dependencies).add(to: routes)
        OpenAPIRoute().add(to: routes)
        return router
    }

    /// The server as a service.
    ///
    /// - Parameters:
    ///   - address: where it listens; port 0 takes a free one.
    ///   - certificate: what it proves itself with; `nil` when it speaks plain HTTP.
    ///   - onServerRunning: told once it accepts connections, with the channel that knows the address.
    package static func application(
        _ dependencies: ServerDependencies,
        address: BindAddress,
        certificate: ServerCertificate? = nil,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let settings = dependencies.settings
        let plain = HTTP1Channel.Configuration(
            additionalChannelHandlers: [HeadDeadline(TimeAmount(settings.headTimeout))],
            idleTimeout: TimeAmount(settings.idleTimeout)
        )
        return Application(
            router: router(dependencies),
            server: certificate?.server(plain) ?? .http1(configuration: plain),
            configuration: ApplicationConfiguration(address: address, serverName: "ringdown"),
            onServerRunning: onServerRunning,
            logger: dependencies.logger
        )
    }
}
