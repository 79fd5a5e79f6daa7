package import Hummingbird
package import NIOCore

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
        TokenRoutes(dependencies, access: access).add(to: routes)
        ContactListRoutes(dependencies, access: access).add(to: routes)
        TriggerContactListRoute(dependencies, access: access).add(to: routes)
        MisdirectedTriggerRoute(dependencies, access: access).add(to: routes)
        TriggerRoutes(dependencies, access: access).add(to: routes)
        TriggerEventsRoute(dependencies, access: access).add(to: routes)
        TriggerOrderRoutes(dependencies, access: access).add(to: routes)
        ChangeRoutes(dependencies).add(to: routes)
        DigestKeyRoute(dependencies).add(to: routes)
        RuleRoutes(dependencies).add(to: routes)
        DecisionRoutes(dependencies, access: access).add(to: routes)
        KillSwitchRoutes(dependencies).add(to: routes)
        HookRoutes(dependencies).add(to: routes)
        StateRoutes(dependencies).add(to: routes)
        StateVersionRoutes(dependencies).add(to: routes)
        HealthRoutes(dependencies).add(to: routes)
        OpenAPIRoute().add(to: routes)
        return router
    }

    /// The server as a service.
    ///
    /// - Parameters:
    ///   - address: where it listens; port 0 takes a free one.
    ///   - onServerRunning: told once it accepts connections, with the channel that knows the address.
    package static func application(
        _ dependencies: ServerDependencies,
        address: BindAddress,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router(dependencies),
            server: .http1(
                configuration: .init(idleTimeout: TimeAmount(dependencies.settings.idleTimeout))
            ),
            configuration: ApplicationConfiguration(address: address, serverName: "ringdown"),
            onServerRunning: onServerRunning,
            logger: dependencies.logger
        )
    }
}
