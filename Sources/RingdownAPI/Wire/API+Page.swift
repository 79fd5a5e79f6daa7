extension API {
    /// One page of a list.
    package struct Page<Entity: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
        package var entities: [Entity]
        /// Entities on a page at most.
        package var pageSize: Int
        /// Counted from 1.
        package var pageNumber: Int
        /// The path of the next page; `nil` on the last one.
        package var nextUri: String?

        package init(entities: [Entity], pageSize: Int, pageNumber: Int = 1, nextUri: String? = nil) {
            self.entities = entities
            self.pageSize = pageSize
            self.pageNumber = pageNumber
            self.nextUri = nextUri
        }
    }
}
