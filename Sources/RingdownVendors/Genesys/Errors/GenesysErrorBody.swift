import RingdownCore

/// What Genesys Cloud answers with every 4xx and 5xx; the specification requires none of its members.
///
/// Reading is tolerant: a member of another type than specified counts as absent, because an answer that cannot be
/// read must not hide the refusal it stands for.
package struct GenesysErrorBody: Codable, Hashable, Sendable {
    /// The sentence for people.
    package var message: String?
    /// The code for programs, words with dots between them.
    package var code: String?
    /// The HTTP status once more.
    package var status: Int?
    /// The object that is meant.
    package var entityId: String?
    /// The kind of the object that is meant.
    package var entityName: String?
    /// The sentence with its parameters' names in braces.
    package var messageWithParams: String?
    /// The sentence's parameters.
    package var messageParams: [String: String]?
    /// The correlation id, which the header `ININ-Correlation-Id` carries too.
    package var contextId: String?
    /// The fields that are at fault.
    package var details: [GenesysErrorDetail]?
    /// Further errors of the same request.
    package var errors: [GenesysErrorBody]?
    /// The limit that was met.
    package var limit: GenesysLimit?

    package init(
        message: String? = nil,
        code: String? = nil,
        status: Int? = nil,
        entityId: String? = nil,
        entityName: String? = nil,
        messageWithParams: String? = nil,
        messageParams: [String: String]? = nil,
        contextId: String? = nil,
        details: [GenesysErrorDetail]? = nil,
        errors: [GenesysErrorBody]? = nil,
        limit: GenesysLimit? = nil
    ) {
        self.message = message
        self.code = code
        self.status = status
        self.entityId = entityId
        self.entityName = entityName
        self.messageWithParams = messageWithParams
        self.messageParams = messageParams
        self.contextId = contextId
        self.details = details
        self.errors = errors
        self.limit = limit
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        func member<Value: Decodable>(_ key: CodingKeys) -> Value? { try? members.decode(Value.self, forKey: key) }
        let statusText: String? = member(.status)
        self.init(
            message: member(.message),
            code: member(.code),
            status: member(.status) ?? statusText.flatMap { Int($0) },
            entityId: member(.entityId),
            entityName: member(.entityName),
            messageWithParams: member(.messageWithParams),
            messageParams: member(.messageParams),
            contextId: member(.contextId),
            details: member(.details),
            errors: member(.errors),
            limit: member(.limit)
        )
    }
}

/// A field that is at fault.
package struct GenesysErrorDetail: Codable, Hashable, Sendable {
    package var errorCode: String?
    package var fieldName: String?
    package var entityId: String?
    package var entityName: String?

    package init(
        errorCode: String? = nil,
        fieldName: String? = nil,
        entityId: String? = nil,
        entityName: String? = nil
    ) {
        self.errorCode = errorCode
        self.fieldName = fieldName
        self.entityId = entityId
        self.entityName = entityName
    }
}

/// A limit of the organisation.
package struct GenesysLimit: Codable, Hashable, Sendable {
    package var key: String?
    package var namespace: String?
    package var value: Int?

    package init(key: String? = nil, namespace: String? = nil, value: Int? = nil) {
        self.key = key
        self.namespace = namespace
        self.value = value
    }
}
