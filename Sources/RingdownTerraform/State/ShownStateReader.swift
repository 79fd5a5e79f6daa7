import RingdownCore

/// Reads a state as `terraform show -json` prints it.
struct ShownStateReader {
    private var document = StateDocument(form: .shown)
    private var refusal: TerraformError?

    /// Reads the document.
    static func read(_ bytes: some Collection<UInt8>) throws(TerraformError) -> StateDocument {
        var state = ShownStateReader()
        do throws(JSONError) {
            try JSONReader.read(bytes) { (reader) throws(JSONError) in
                try reader.object { (name, reader) throws(JSONError) in try state.member(name, &reader) }
            }
        } catch {
            throw state.refusal ?? StateDocument.unreadable(error)
        }
        return state.document
    }

    private mutating func member(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "format_version":
            refusal = FormatVersion.refusal(of: try reader.text(), subject: "state JSON")
            if refusal != nil { throw reader.error(.wrongType, "a format version that is not read") }
        case "terraform_version": document.terraformVersion = try reader.optionalText()
        case "values":
            try reader.optionalObject { (name, reader) throws(JSONError) in
                switch name {
                case "outputs": document.outputs = try reader.stateOutputs()
                case "root_module": try module(&reader)
                default: try reader.skip()
                }
            }
        default: try reader.skip()
        }
    }

    /// Reads a module and the modules in it; its address may stand after its resources.
    private mutating func module(_ reader: inout JSONReader) throws(JSONError) {
        var address: String?
        var objects: [StateDocument.Key: StateObject] = [:]
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "address": address = try reader.optionalText()
            case "resources":
                try reader.optionalArray { (_, reader) throws(JSONError) in
                    let (key, object) = try Self.object(&reader)
                    guard objects.updateValue(object, forKey: key) == nil else { throw Self.twice(reader) }
                }
            case "child_modules":
                try reader.optionalArray { (_, reader) throws(JSONError) in try module(&reader) }
            default: try reader.skip()
            }
        }
        for (key, object) in objects {
            var object = object
            object.module = address
            guard document.objects.updateValue(object, forKey: key) == nil else { throw Self.twice(reader) }
        }
    }

    private static func twice(_ reader: borrowing JSONReader) -> JSONError {
        reader.error(.duplicateKey, "two objects of the state have one address")
    }

    private static func object(
        _ reader: inout JSONReader
    ) throws(JSONError) -> (StateDocument.Key, StateObject) {
        var key = StateDocument.Key(address: "")
        var object = StateObject(kind: .managed, type: "", name: "")
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "address": key.address = try reader.text()
            case "deposed_key": key.deposed = try reader.optionalText()
            case "mode": object.kind = try reader.mode()
            case "type": object.type = try reader.text()
            case "name": object.name = try reader.text()
            case "index": object.index = try reader.instanceKey()
            case "provider_name": object.provider = try reader.optionalText()
            case "tainted": object.isTainted = try reader.flag()
            case "values": object.values = try reader.optionalValue() ?? [:]
            case "sensitive_values": object.sensitive = try reader.mask()
            default: try reader.skip()
            }
        }
        guard !key.address.isEmpty else { throw reader.missing("address", in: "a resource") }
        return (key, object)
    }
}

extension JSONReader {
    /// Reads the outputs of a state, which both forms write alike.
    mutating func stateOutputs() throws(JSONError) -> [String: StateOutput] {
        var outputs: [String: StateOutput] = [:]
        try optionalObject { (name, reader) throws(JSONError) in
            var output = StateOutput(value: .null, isSensitive: false)
            try reader.object { (member, reader) throws(JSONError) in
                switch member {
                case "value": output.value = try reader.value()
                case "sensitive": output.isSensitive = try reader.flag()
                default: try reader.skip()
                }
            }
            outputs[name] = output
        }
        return outputs
    }
}
