import Foundation
import RingdownCore

/// A vendor's own state, which outlives every process, and the ledger of what happened there.
final class SimulatedVendor: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    struct Campaign {
        let id: String
        let list: String
        var status = "off"
        var version = 1
        /// When it was last changed, by the vendor's clock.
        var modified: Date
        /// When its runs ended, in seconds since the beginning.
        var ends: [Double] = []
    }

    /// What became of a request that arrived.
    enum Outcome {
        /// It changed something.
        case done
        /// It asked for what was so already.
        case soAlready
        case failed(ConnectorError)
    }

    let name: String
    var campaigns: [Campaign] = []
    /// The contacts by id, with the instant of their call; `nil` before it.
    private(set) var contacts: [String: Date?] = [:]
    /// How likely a request meets a fault, from 0 to 1.
    let faultiness: Double
    /// Until which second it is out of order.
    var outUntil = 0.0
    /// Until which second it answers everything with 429.
    var stormUntil = 0.0
    /// Until which second every answer takes its time.
    var slowUntil = 0.0

    init(name: String, faultiness: Double) {
        self.name = name
        self.faultiness = faultiness
    }

    func campaign(_ id: String) -> Campaign? { campaigns.first { $0.id == id } }

    /// Carries out a step that arrived.
    func carryOut(_ step: DialPlan.Step, _ world: SimulatedWorld) -> Outcome {
        step.target.kind == "contact" ? add(step.target.id, world) : start(step.target.id, world)
    }

    /// Somebody changes a campaign in the vendor's console.
    func edit(_ place: Int, _ world: SimulatedWorld) {
        guard campaigns.indices.contains(place) else { return }
        campaigns[place].version += 1
        campaigns[place].modified = world.trueNow
        world.note("vendor \(name): somebody edits \(campaigns[place].id)")
    }

    private func start(_ id: String, _ world: SimulatedWorld) -> Outcome {
        guard let place = campaigns.firstIndex(where: { $0.id == id }) else {
            return .failed(ConnectorError(.notFound, "There is no campaign \(id).", status: 404))
        }
        guard campaigns[place].status != "on" else { return .soAlready }
        change(place, to: "on", world)
        world.after(world.chance.seconds(10...180)) {
            self.change(place, to: "complete", world)
            self.campaigns[place].ends.append(world.elapsed)
        }
        return .done
    }

    private func add(_ contact: String, _ world: SimulatedWorld) -> Outcome {
        guard contacts[contact] == nil else { return .soAlready }
        contacts[contact] = .some(nil)
        world.after(world.chance.seconds(5...60)) { self.contacts[contact] = world.trueNow }
        return .done
    }

    private func change(_ place: Int, to status: String, _ world: SimulatedWorld) {
        campaigns[place].status = status
        campaigns[place].version += 1
        campaigns[place].modified = world.trueNow
        world.note("vendor \(name): \(campaigns[place].id) is \(status)")
    }
}
