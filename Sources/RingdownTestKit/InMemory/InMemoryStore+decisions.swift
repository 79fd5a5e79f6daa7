package import RingdownCore

extension InMemoryStore {
    package func record(_ decision: Decision) async throws(StoreError) {
        try write { (tables) throws(StoreError) in try tables.insert([decision]) }
    }

    package func decision(_ id: String) async throws(StoreError) -> Decision? {
        let tables = try read()
        if let place = tables.decisionPlaces[id] { return tables.decisions[place] }
        return tables.decisions.last { $0.correlationID == id }
    }

    package func decisions(about id: String) async throws(StoreError) -> [Decision] {
        try read().decisions.filter { $0.changeID == id || $0.triggerID == id }
    }
}
