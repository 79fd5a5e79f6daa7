import Foundation
import RingdownCore
import Synchronization

/// Where what happens is handed to those who asked to be told: channels, each with its topics and what is not fetched.
///
/// Channels live in memory and end with the exchange; whoever was told reads the present state after connecting anew.
final class NotificationHub: Sendable {
    /// Notices that a channel holds before the oldest are dropped.
    static let capacity = 1000
    /// Topics that a channel may have.
    static let topicLimit = 1000
    /// Channels that one owner may have; a further one takes the place of the oldest.
    static let channelLimit = 20
    /// How long a channel lives.
    static let lifetime: TimeInterval = 86_400

    /// A channel as its owner sees it.
    struct Channel: Sendable {
        let id: String
        /// The id of the client or user that made it.
        let owner: String
        let expires: Date
        fileprivate(set) var topics: [String] = []
        fileprivate var notices: [JSON] = []
        fileprivate let bell = Bell()
    }

    private let channels = Mutex<[String: Channel]>([:])

    /// Opens a channel.
    func open(id: String, owner: String, at now: Date) -> Channel {
        let channel = Channel(id: id, owner: owner, expires: now.addingTimeInterval(Self.lifetime))
        channels.withLock { channels in
            channels = channels.filter { $0.value.expires > now }
            let own = channels.values.filter { $0.owner == owner }.sorted { $0.expires < $1.expires }
            for old in own.dropLast(Self.channelLimit - 1) { channels[old.id] = nil }
            channels[id] = channel
        }
        return channel
    }

    /// An owner's channel; `nil` when it has none of this id.
    func channel(_ id: String, of owner: String, at now: Date) -> Channel? {
        channels.withLock { $0[id] }.flatMap { $0.owner == owner && $0.expires > now ? $0 : nil }
    }

    /// An owner's channels.
    func channels(of owner: String, at now: Date) -> [Channel] {
        channels.withLock { channels in channels.values.filter { $0.owner == owner && $0.expires > now } }
            .sorted { $0.expires < $1.expires }
    }

    /// Changes the topics of a channel.
    func setTopics(_ topics: [String], of channel: String) {
        channels.withLock { $0[channel]?.topics = topics }
    }

    /// Hands a notice to the channels that have its topic; `body` is made only when one has.
    func publish(_ topic: String, _ body: () -> JSON?) {
        let takers = channels.withLock { channels in channels.values.filter { $0.topics.contains(topic) } }
        guard !takers.isEmpty, let body = body() else { return }
        let notice: JSON = ["topicName": .string(topic), "version": "2", "eventBody": body]
        channels.withLock { channels in
            for id in takers.map(\.id) {
                channels[id]?.notices.append(notice)
                let surplus = (channels[id]?.notices.count ?? 0) - Self.capacity
                if surplus > 0 { channels[id]?.notices.removeFirst(surplus) }
            }
        }
        for taker in takers { taker.bell.ring() }
    }

    /// Takes what a channel holds; waits for the first notice until `deadline` when it holds none.
    func take(from channel: String, until deadline: Date, _ clock: any WallClock) async -> [JSON] {
        guard let bell = channels.withLock({ $0[channel]?.bell }) else { return [] }
        let rung = bell.hang()
        let waiting = drain(channel)
        guard waiting.isEmpty, clock.now() < deadline else { return waiting }
        await rung.wait(until: deadline, clock)
        return drain(channel)
    }

    private func drain(_ channel: String) -> [JSON] {
        channels.withLock { channels in
            defer { channels[channel]?.notices = [] }
            return channels[channel]?.notices ?? []
        }
    }
}
