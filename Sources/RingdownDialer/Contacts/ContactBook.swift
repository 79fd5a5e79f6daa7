import HeapModule

/// The contacts of a campaign: who they are, where they stand in this pass, and who is next.
///
/// Contacts are known by their index, which never changes. Counts are kept up with every change, so reading them costs
/// nothing however long the list is.
struct ContactBook: Sendable {
    private(set) var records: [ContactRecord] = []
    private(set) var counts = ContactCounts()
    private var indices: [ContactID: Int] = [:]
    private var queue = Heap<ContactQueueEntry>()
    private var lastTurn = 0

    subscript(index: Int) -> ContactRecord {
        records[index]
    }

    /// The index of a contact that is on the list; `nil` when it is not.
    func index(of id: ContactID) -> Int? {
        guard let index = indices[id], !records[index].isRemoved else { return nil }
        return index
    }

    /// Changes a record and keeps the counts right.
    mutating func change(_ index: Int, _ body: (inout ContactRecord) -> Void) {
        counts.remove(records[index])
        body(&records[index])
        counts.add(records[index])
    }

    /// Puts a contact on the list and in the queue.
    ///
    /// One that is there already is updated and queued again.
    mutating func add(_ contact: DialableContact, priority: Bool) {
        let index = place(contact)
        change(index) { record in
            record.contact = contact
            record.isRemoved = false
            record.isPriority = priority
            record.beginPass()
        }
        takeTurn(index)
    }

    /// Gives a contact that is on the list new data and leaves its place in the queue to follow from it.
    mutating func update(_ contact: DialableContact) {
        guard let index = index(of: contact.id) else { return }
        change(index) { $0.contact = contact }
        if records[index].isQueued { enqueue(index) }
    }

    /// Takes a contact off the list.
    mutating func remove(_ index: Int) {
        change(index) { record in
            record.isRemoved = true
            record.isQueued = false
            record.isOffered = false
            record.isAsked = false
            record.waitsUntil = nil
            record.block = nil
            record.uncallableNumbers = []
        }
    }

    /// Puts a record back as it was before a restart, at the end of the list and, if it waits, in the queue.
    mutating func restore(_ record: ContactRecord) {
        guard indices[record.contact.id] == nil else { return }
        let index = place(record.contact)
        change(index) { $0 = record }
        lastTurn = max(lastTurn, record.turn)
        if record.stage == .waiting { enqueue(index) }
    }

    /// Begins the list anew: every contact waits again, in list order, nobody ahead of the others.
    mutating func beginPass() {
        queue = Heap(minimumCapacity: records.count)
        for index in records.indices where !records[index].isRemoved {
            change(index) { record in
                record.beginPass()
                record.isPriority = false
            }
            takeTurn(index)
        }
    }

    /// Gives a contact the last place of its lane and position.
    private mutating func takeTurn(_ index: Int) {
        lastTurn += 1
        records[index].turn = lastTurn
        enqueue(index)
    }

    /// Enters a waiting contact into the queue, at the place that its record says.
    mutating func enqueue(_ index: Int) {
        records[index].isQueued = true
        queue.insert(records[index].entry(index: index))
    }

    /// Takes the next contact that may be dialed out of the queue; `nil` when there is none.
    ///
    /// Contacts met on the way that may never be dialed are passed over and handed to `onSkip`.
    mutating func takeNext(onSkip: (ContactID, UncallableReason) -> Void) -> Int? {
        while let entry = queue.popMin() {
            let index = entry.index
            guard records[index].isQueued, records[index].entry(index: index) == entry else { continue }
            records[index].isQueued = false
            guard records[index].stage == .waiting, !records[index].isHeld else { continue }
            guard let obstacle = records[index].obstacle else { return index }
            if !obstacle.isTemporary {
                change(index) { $0.stage = .skipped(obstacle) }
                onSkip(records[index].contact.id, obstacle)
            }
        }
        return nil
    }

    /// Queues a waiting contact again that `takeNext` had taken out or left aside.
    mutating func requeueIfWaiting(_ index: Int) {
        let record = records[index]
        guard !record.isRemoved, record.stage == .waiting, !record.isQueued, !record.isHeld else { return }
        enqueue(index)
    }

    /// The index for a contact, made when the contact is new.
    private mutating func place(_ contact: DialableContact) -> Int {
        if let known = indices[contact.id] { return known }
        let index = records.count
        indices[contact.id] = index
        records.append(ContactRecord(contact: contact, isRemoved: true))
        return index
    }
}
