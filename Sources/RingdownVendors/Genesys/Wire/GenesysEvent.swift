/// Why a campaign stopped or cannot dial, from the outbound event log (`EventLog`).
package struct GenesysEvent: Codable, Hashable, Sendable {
    package var id: String?
    package var name: String?
    /// What the event is about.
    package var errorEntity: GenesysReference?
    package var relatedEntity: GenesysReference?
    /// When it happened, as ``GenesysTime`` writes it.
    package var timestamp: String?
    /// `INFO`, `WARNING` or `ERROR`.
    package var level: String?
    /// What kind of object it is about, such as `CAMPAIGN`.
    package var category: String?
    package var correlationId: String?
    package var eventMessage: GenesysEventMessage?
    package var selfUri: String?

    package init(
        id: String?,
        name: String? = nil,
        errorEntity: GenesysReference? = nil,
        relatedEntity: GenesysReference? = nil,
        timestamp: String? = nil,
        level: String? = nil,
        category: String? = nil,
        correlationId: String? = nil,
        eventMessage: GenesysEventMessage? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.errorEntity = errorEntity
        self.relatedEntity = relatedEntity
        self.timestamp = timestamp
        self.level = level
        self.category = category
        self.correlationId = correlationId
        self.eventMessage = eventMessage
        self.selfUri = selfUri
    }
}

/// An event's code and sentence (`EventMessage`).
package struct GenesysEventMessage: Codable, Hashable, Sendable {
    /// The code, such as `CAMPAIGN_STOPPED`; the vendor publishes the codes and not their sentences.
    package var code: String?
    package var message: String?

    package init(code: String?, message: String? = nil) {
        self.code = code
        self.message = message
    }
}
