import Configuration
import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownVendors

/// Looks at everything that a configuration needs, from what is on this machine to what each vendor permits.
struct Doctor {
    let configuration: Configuration
    /// The environment that rules are checked for besides their own provider's; `nil` for none.
    let environment: String?
    /// The one rule that is looked at; `nil` looks at all.
    let rule: String?
    let client: ClientOptions
    let variables: EnvironmentVariablesProvider
    let transport: any HTTPTransport
    let clock: any WallClock

    /// Every check, in the order in which things are needed.
    func examine() async -> [DoctorCheck] {
        var checks = [configurationCheck] + windowChecks + secretChecks
        var connectors: [String: any SchedulingConnector] = [:]
        for provider in providers {
            let examined = await examine(provider)
            checks += examined.checks
            connectors[provider.name] = examined.connector
        }
        for order in orders + twins(of: orders) { checks.append(await objectCheck(order, connectors)) }
        let (server, entries) = await examineServer()
        checks += await callChecks(connectors, entries)
        checks += await scheduleChecks(connectors)
        return checks + server
    }

    /// The rules that are looked at.
    var rules: [Rule] { configuration.book.rules.rules.filter { rule == nil || $0.name == rule } }

    /// Every contact list and personal connection that is looked at, as an order at its own provider.
    var orders: [DialOrder] {
        let book = configuration.book
        if rule != nil {
            var orders: [DialOrder] = []
            for order in rules.flatMap(\.then).compactMap({ $0.order(in: book) }) where !orders.contains(order) {
                orders.append(order)
            }
            return orders
        }
        return book.contactLists.map { DialOrder(contactList: $0) }
            + book.personalConnections.compactMap { $0.sample(reference: "00000000-0000-8000-8000-000000000000") }
    }

    /// Orders at the providers that take their own providers' places in the environment; none without one.
    func twins(of orders: [DialOrder]) -> [DialOrder] {
        guard let environment else { return [] }
        return orders.compactMap { order in
            let twin = configuration.provider(for: order.provider, in: environment)
            return twin.flatMap { $0.name == order.provider ? nil : order.moved(to: $0.name) }
        }
    }

    /// The providers that are looked at: all, or with a rule or an environment those that it concerns.
    var providers: [ProviderConfiguration] {
        let all = configuration.providers.values.sorted { $0.name < $1.name }
        guard rule != nil || environment != nil else { return all }
        var names = Set(orders.map(\.provider))
        if let environment {
            names.formUnion(names.compactMap { configuration.provider(for: $0, in: environment)?.name })
            if rule == nil { names.formUnion(all.filter { $0.environment == environment }.map(\.name)) }
        }
        return all.filter { names.contains($0.name) }
    }

    private var configurationCheck: DoctorCheck {
        let book = configuration.book
        func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let parts = [
            count(configuration.providers.count, "provider"), count(book.contactLists.count, "contact list"),
            count(book.personalConnections.count, "personal connection"), count(book.rules.rules.count, "rule"),
        ]
        let text = "\(configuration.file) is readable: " + parts.joined(separator: ", ") + "."
        guard let warning = configuration.warnings.first else { return DoctorCheck("configuration", .ok, text) }
        return DoctorCheck("configuration", .ok, text, fix: warning.line(in: configuration.file))
    }

    private var windowChecks: [DoctorCheck] {
        configuration.book.windows.sorted { $0.key < $1.key }.map { name, window in
            guard let opening = window.nextOpening(after: clock.now()) else {
                return DoctorCheck(
                    "window \(name)",
                    .failed,
                    "It does not open within a year.",
                    fix: "Correct its days and exceptions under windows in \(configuration.file)."
                )
            }
            let isOpen = window.contains(clock.now())
            let state = isOpen ? "is open now" : "opens next at \(opening.iso8601)"
            return DoctorCheck("window \(name)", .ok, "Its time zone is known (\(window.zone)), and it \(state).")
        }
    }
}

extension PersonalConnectionBinding {
    /// A call on it, to ask about and never to place; `nil` when the connection has no number.
    func sample(reference: String) -> DialOrder? {
        from.first.map { DialOrder(call: CallOrder(connection: self, from: $0, to: $0, reference: reference)) }
    }
}
