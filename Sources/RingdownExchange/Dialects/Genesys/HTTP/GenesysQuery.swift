import Foundation
import RingdownVendors

/// A request's query parameters.
struct GenesysQuery: Hashable, Sendable {
    private var values: [String: [String]] = [:]

    /// Reads a query as the vendor's clients write it: percent-encoded, with `+` for a space.
    init(_ text: String) {
        for (name, value) in RequestQuery.pairs(text) { values[name, default: []].append(value) }
    }

    /// A parameter's first value; `nil` when it is absent or empty.
    subscript(_ name: String) -> String? { values[name]?.first { !$0.isEmpty } }

    /// A parameter that takes several values, repeated or joined by commas, as different clients send them; empty when
    /// it is absent.
    func list(_ name: String) -> [String] {
        (values[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    }

    /// A parameter that is true or false; `nil` when it is absent.
    func flag(_ name: String) throws(GenesysFault) -> Bool? {
        switch self[name]?.lowercased() {
        case nil: return nil
        case "true": return true
        case "false": return false
        case let other?: throw GenesysFault(.invalidQueryParameter, other, name, "true, false")
        }
    }

    /// The page that is asked for: 25 objects unless more are wanted, and never more than 100.
    func page(sizes: ClosedRange<Int> = 1...100) throws(GenesysFault) -> Page {
        let size = try whole("pageSize") ?? 25
        let number = try whole("pageNumber") ?? 1
        return Page(size: min(size, sizes.upperBound), number: number)
    }

    private func whole(_ name: String) throws(GenesysFault) -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text), value >= 1, value <= 1_000_000 else {
            throw GenesysFault(.invalidQueryParameter, text, name, "whole numbers from 1")
        }
        return value
    }
}
