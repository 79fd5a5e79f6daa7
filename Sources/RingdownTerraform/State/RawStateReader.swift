import RingdownCore

/// Reads a raw state of version 4.
struct RawStateReader {
    /// The one version that is read: Terraform writes it since 0.12, OpenTofu always.
    static let version = 4

    private var document = StateDocument(form: .raw)
    private var refusal: TerraformError?

    /// Reads the document.
    static func read(_ bytes: some Collection<UInt8>) throws(TerraformError) -> StateDocument {
        var state = RawStateReader()
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
        case "version":
            let version = try reader.value()
            guard version.int == Self.version else {
                refusal = Self.refusal(of: version.int)
                throw reader.error(.wrongType, "a version that is not read")
            }
        case "terraform_version": document.terraformVersion = try reader.optionalText()
        case "lineage": document.lineage = try reader.optionalText()
        case "serial":
            guard let serial = try reader.value().int else { throw reader.wrongType("a whole number as the serial") }
            document.serial = serial
        case "outputs": document.outputs = try reader.stateOutputs()
        case "resources":
            try reader.optionalArray { (_, reader) throws(JSONError) in try resource(&reader) }
        default: try reader.skip()
        }
    }

    private static func refusal(of version: Int?) -> TerraformError {
        TerraformError(
            .unknownFormatVersion,
            "a raw state of version \(version.map { "\($0)" } ?? "unknown") is not read, only of version 4: "
                + ((version ?? 5) < 4
                    ? "bring it up to date with Terraform 0.12 or later"
                    : "upgrade ringdown, or hand over what `terraform show -json` prints")
        )
    }

    /// An instance before its resource is known.
    private struct Instance {
        var index: JSON?
        var deposed: String?
        var isTainted = false
        var values: JSON = [:]
        var sensitive: JSON?
    }

    private mutating func resource(_ reader: inout JSONReader) throws(JSONError) {
        var module: String?
        var kind = Change.Kind.managed
        var type = ""
        var name = ""
        var provider: String?
        var instances: [Instance] = []
        try reader.object { (member, reader) throws(JSONError) in
            switch member {
            case "module": module = try reader.optionalText()
            case "mode": kind = try reader.mode()
            case "type": type = try reader.text()
            case "name": name = try reader.text()
            case "provider": provider = Self.provider(try reader.text())
            case "instances":
                try reader.optionalArray { (_, reader) throws(JSONError) in
                    instances.append(try Self.instance(&reader))
                }
            default: try reader.skip()
            }
        }
        guard !type.isEmpty, !name.isEmpty else { throw reader.missing("type\" or \"name", in: "a resource") }
        for instance in instances {
            let key = StateDocument.Key(
                address: ResourceAddress.text(
                    module: module,
                    kind: kind,
                    type: type,
                    name: name,
                    index: instance.index
                ),
                deposed: instance.deposed
            )
            let object = StateObject(
                module: module,
                kind: kind,
                type: type,
                name: name,
                index: instance.index,
                provider: provider,
                isTainted: instance.isTainted,
                values: instance.values,
                sensitive: instance.sensitive
            )
            guard document.objects.updateValue(object, forKey: key) == nil else {
                throw reader.error(.duplicateKey, "two objects of the state have one address")
            }
        }
    }

    private static func instance(_ reader: inout JSONReader) throws(JSONError) -> Instance {
        var instance = Instance()
        var sensitive: SensitivePaths?
        try reader.object { (member, reader) throws(JSONError) in
            switch member {
            case "index_key": instance.index = try reader.instanceKey()
            case "deposed": instance.deposed = try reader.optionalText()
            case "status": instance.isTainted = try reader.optionalText() == "tainted"
            case "attributes", "attributes_flat":
                guard let attributes = try reader.optionalValue() else { return }
                instance.values = DynamicValue.unwrapped(attributes: attributes)
            case "sensitive_attributes": sensitive = try SensitivePaths(&reader)
            default: try reader.skip()
            }
        }
        instance.sensitive = sensitive?.mask(over: instance.values)
        return instance
    }

    /// The source address in `module.m.provider["HOST/NAMESPACE/TYPE"].ALIAS`.
    private static func provider(_ text: String) -> String? {
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[parts.count - 2]) : nil
    }
}
