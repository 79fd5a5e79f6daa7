import RingdownCore

/// Takes signed deliveries.
struct HookRoutes {
    private let desk: HookDesk

    init(_ dependencies: ServerDependencies) { desk = HookDesk(dependencies) }

    func add(to routes: Routes) {
        StandardHookRoute(desk).add(to: routes)
        HCPHookRoute(desk).add(to: routes)
        RunTaskRoute(desk).add(to: routes)
    }
}
