import RingdownCore

/// A resource instance as the messages of a UI stream name it.
struct StreamedResource: Hashable {
    var address: String
    var module: String?
    var kind: Change.Kind
    var type: String
    var name: String
    var index: JSON?

    /// Reads the `resource` member.
    init(_ fields: MessageFields) throws(JSONError) {
        address = try fields.text("addr")
        let module = try fields.optionalText("module")
        self.module = module?.isEmpty == false ? module : nil
        kind = try fields.optionalText("resource")?.hasPrefix("data.") == true ? .data : .managed
        type = try fields.optionalText("resource_type") ?? ""
        name = try fields.optionalText("resource_name") ?? ""
        switch fields.members["resource_key"] {
        case .string(let key)?: index = .string(key)
        case .number(let key)?: index = .number(key)
        default: index = nil
        }
    }
}
