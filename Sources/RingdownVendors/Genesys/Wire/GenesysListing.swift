/// One page of a list of objects (`…EntityListing`).
package struct GenesysListing<Entity: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// The page's objects.
    package var entities: [Entity]
    /// How many objects a page has.
    package var pageSize: Int?
    /// Which page it is, counted from 1.
    package var pageNumber: Int?
    /// How many objects there are in all.
    package var total: Int?
    /// How many pages there are.
    package var pageCount: Int?
    package var firstUri: String?
    package var selfUri: String?
    /// The next page's path; `nil` on the last page.
    package var nextUri: String?
    /// The page before's path; `nil` on the first page.
    package var previousUri: String?
    package var lastUri: String?

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        entities = try members.decodeIfPresent([Entity].self, forKey: .entities) ?? []
        pageSize = try members.decodeIfPresent(Int.self, forKey: .pageSize)
        pageNumber = try members.decodeIfPresent(Int.self, forKey: .pageNumber)
        total = try members.decodeIfPresent(Int.self, forKey: .total)
        pageCount = try members.decodeIfPresent(Int.self, forKey: .pageCount)
        firstUri = try members.decodeIfPresent(String.self, forKey: .firstUri)
        selfUri = try members.decodeIfPresent(String.self, forKey: .selfUri)
        nextUri = try members.decodeIfPresent(String.self, forKey: .nextUri)
        previousUri = try members.decodeIfPresent(String.self, forKey: .previousUri)
        lastUri = try members.decodeIfPresent(String.self, forKey: .lastUri)
    }

    /// One page of all the objects that a request asks for.
    ///
    /// - Parameters:
    ///   - all: every object that fits the request, in its order.
    ///   - pageSize: objects on a page, at least 1.
    ///   - pageNumber: the page, counted from 1; a page behind the last one is empty.
    ///   - path: the request's path, with its query but for the paging.
    package init(pageOf all: [Entity], pageSize: Int, pageNumber: Int, path: String) {
        let size = max(1, pageSize)
        let count = (all.count + size - 1) / size
        let number = max(1, pageNumber)
        func uri(_ page: Int) -> String {
            "\(path)\(path.contains("?") ? "&" : "?")pageSize=\(size)&pageNumber=\(page)"
        }
        entities = number > count ? [] : Array(all[((number - 1) * size)...].prefix(size))
        self.pageSize = size
        self.pageNumber = number
        total = all.count
        self.pageCount = count
        firstUri = uri(1)
        selfUri = uri(number)
        nextUri = number < count ? uri(number + 1) : nil
        previousUri = number > 1 ? uri(number - 1) : nil
        lastUri = uri(max(1, count))
    }
}
