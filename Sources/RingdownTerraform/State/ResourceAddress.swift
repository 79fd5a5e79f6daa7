import RingdownCore

/// Builds addresses as Terraform writes them.
struct ResourceAddress {
    /// `module.eu["de"].data.TYPE.NAME["key"]`.
    static func text(module: String?, kind: Change.Kind, type: String, name: String, index: JSON?) -> String {
        var text = module.map { $0 + "." } ?? ""
        if kind == .data { text += "data." }
        text += "\(type).\(name)"
        switch index {
        case .number(let number)?: text += "[\(number.text)]"
        case .string(let key)?: text += "[\(quoted(key))]"
        default: break
        }
        return text
    }

    /// A string as an expression of Terraform's language writes it.
    private static func quoted(_ key: String) -> String {
        var text = "\""
        var rest = Substring(key)
        while let character = rest.popFirst() {
            switch character {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "$" where rest.first == "{": text += "$$"
            case "%" where rest.first == "{": text += "%%"
            default: text.append(character)
            }
        }
        return text + "\""
    }
}
