import RingdownCore
import RingdownVendors

extension CXoneClient {
    /// How a listing is paged.
    struct Paging {
        /// Objects that a page is asked to hold.
        var size: Int
        /// Pages that are read at most.
        var limit: Int

        /// Objects of which there are few: newer versions give a hundred at most.
        static let objects = Paging(size: 100, limit: 200)
        /// Records and attempts, of which an answer has 10,000 at most.
        static let records = Paging(size: 10_000, limit: 100)
    }

    /// Makes a call for every page of a listing.
    ///
    /// A page may hold fewer or more objects than asked: the next one begins after those that came. The addresses of
    /// next pages are not followed, because they may name another host.
    func readAll<Value: CXoneRecord>(
        _ call: CXoneCall,
        _ list: String,
        of type: Value.Type,
        _ paging: Paging = .objects
    ) async throws(ConnectorError) -> [Value] {
        var all: [Value] = []
        var previous: [Value] = []
        for _ in 1...paging.limit {
            var call = call
            call.query += [("skip", "\(all.count)"), ("top", "\(paging.size)")]
            if paging.size > 1_000 { call.responseLimit = 64 << 20 }
            let answer = try await read(call)
            let page = answer.list(list, of: type) ?? []
            if page.isEmpty { return all }
            if page == previous {
                throw refusal(
                    .invalid,
                    "\(call.endpoint.name) gives the same page again, however many are skipped: name the object by its id.",
                    call.endpoint,
                    call.target
                )
            }
            all += page
            previous = page
            // A page that is not full is the last, unless more are told of.
            let isLast = page.count < paging.size && answer.next == nil && all.count >= answer.totalRecords ?? 0
            if isLast { return all }
        }
        throw refusal(
            .invalid,
            "\(call.endpoint.name) has more than \(paging.limit) pages: name the object by its id instead.",
            call.endpoint,
            call.target
        )
    }

    /// Throws when an item of a request for several was refused, which the answer's status does not tell.
    func checkItems(
        _ items: [CXoneItemResult]?,
        of call: CXoneCall
    ) throws(ConnectorError) {
        let refused = (items ?? []).filter { $0.success == false }
        guard let first = refused.first else { return }
        let reason = first.error ?? "without a reason"
        throw refusal(
            .invalid,
            "CXone refused \(refused.count) of \(items?.count ?? 0) items of \(call.endpoint.name): \(reason.oneLine)",
            call.endpoint,
            call.target,
            said: reason
        )
    }
}
