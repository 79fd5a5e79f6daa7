import RingdownCore

extension PlanReader {
    /// Reads `resource_changes` or `resource_drift`.
    mutating func resourceChanges(
        _ section: Section,
        _ reader: inout JSONReader,
        add: (inout PlanDocument, Change) -> Void
    ) throws(JSONError) {
        try reader.optionalArray { (position, reader) throws(JSONError) in
            let change = try resourceChange(Place(section: section, position: position), &reader)
            if let change {
                add(&document, change)
            } else if section == .changes {
                document.unchanged += 1
            }
        }
    }

    /// Reads `deferred_changes`.
    mutating func deferredChanges(_ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalArray { (position, reader) throws(JSONError) in
            var reason = ""
            var change: Change?
            try reader.object { (name, reader) throws(JSONError) in
                switch name {
                case "reason": reason = try reader.text()
                case "resource_change":
                    change = try resourceChange(Place(section: .deferred, position: position), &reader)
                default: try reader.skip()
                }
            }
            if let change { document.deferred.append(DeferredChange(reason: reason, change: change)) }
        }
    }

    /// Reads one resource change; `nil` when nothing changes, not even the address.
    private mutating func resourceChange(_ place: Place, _ reader: inout JSONReader) throws(JSONError) -> Change? {
        var change = Change(
            address: "",
            type: "",
            name: "",
            actions: .unknown,
            phase: place.section == .drift ? .drifted : .planned,
            origin: origin
        )
        var body: ChangeBody?
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "address": change.address = try reader.text()
            case "previous_address": change.previousAddress = try reader.optionalText()
            case "module_address": change.module = try reader.optionalText().map { shared($0) }
            case "mode": change.kind = try reader.mode()
            case "type": change.type = shared(try reader.text())
            case "name": change.name = try reader.text()
            case "index": change.index = try reader.instanceKey()
            case "provider_name": change.provider = try provider(&reader)
            case "deposed": change.deposed = try reader.optionalText()
            case "action_reason": change.reason = try reader.optionalText()
            case "change":
                let wantsUnchanged = change.previousAddress != nil || wants(place)
                change.carriesValues = wantsValues(of: change)
                body = try ChangeBody(
                    &reader,
                    wantsValues: change.carriesValues,
                    wantsUnchangedValues: change.carriesValues && wantsUnchanged
                )
            default: change.extra[name] = try reader.value()
            }
        }
        guard let body else { throw reader.missing("change", in: "a resource change") }
        guard !change.address.isEmpty else { throw reader.missing("address", in: "a resource change") }
        body.fill(&change)
        document.secrets.formUnion(body.secrets)
        guard body.actions == .noOp else { return change }
        guard change.previousAddress != nil || change.isImport else { return nil }
        if body.passedValuesOver, change.carriesValues { passedOver.insert(place) }
        return change
    }

    private mutating func provider(_ reader: inout JSONReader) throws(JSONError) -> String? {
        guard let provider = try reader.optionalText() else { return nil }
        if provider.hasPrefix("registry.opentofu.org/") { sawOpenTofu = true }
        return shared(provider)
    }
}
