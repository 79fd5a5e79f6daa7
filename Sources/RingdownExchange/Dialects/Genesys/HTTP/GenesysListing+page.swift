import RingdownVendors

extension GenesysListing {
    /// A page of a list, with the paths of its neighbours.
    init(_ page: Paged<Entity>, path: String) {
        self.init(pageOf: [], pageSize: page.page.size, pageNumber: page.page.number, path: path)
        func uri(_ number: Int) -> String {
            "\(path)\(path.contains("?") ? "&" : "?")pageSize=\(page.page.size)&pageNumber=\(number)"
        }
        let number = page.page.number
        entities = page.items
        total = page.total
        pageCount = page.pageCount
        firstUri = uri(1)
        selfUri = uri(number)
        nextUri = number < page.pageCount ? uri(number + 1) : nil
        previousUri = number > 1 ? uri(number - 1) : nil
        lastUri = uri(max(1, page.pageCount))
    }
}
