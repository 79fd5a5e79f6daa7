/// Which part of a list is asked for.
struct Page: Hashable, Sendable {
    /// Items on a page, at least 1.
    var size: Int
    /// The page, from 1.
    var number: Int

    /// Items before the page.
    var offset: Int { (number - 1).multipliedReportingOverflow(by: size).partialValue }
}

/// A page of a list.
struct Paged<Item: Sendable>: Sendable {
    var items: [Item]
    /// Items of the whole list.
    var total: Int
    var page: Page

    /// Cuts a page out of a whole list.
    init(_ all: [Item], page: Page) {
        items = Array(all.dropFirst(page.offset).prefix(page.size))
        total = all.count
        self.page = page
    }

    /// A page that was read as one.
    init(items: [Item], total: Int, page: Page) {
        self.items = items
        self.total = total
        self.page = page
    }

    /// How many pages the list has; 0 when it is empty.
    var pageCount: Int { (total + page.size - 1) / page.size }
}
