import RingdownCore

extension GenesysCatalogue {
    /// Reads the catalogue's resource.
    init(parsing content: some Sequence<UInt8>) throws(JSONError) {
        self = try JSONReader.read(content) { (reader) throws(JSONError) in
            var version = ""
            var tables = Tables()
            var common: [Int: [String]] = [:]
            var operations: [GenesysOperation] = []
            var models: [String: BodyModel] = [:]
            var realScopes: [String] = []
            var retired: [String] = []
            var paths: [GenesysPath] = []
            try reader.object { (name, reader) throws(JSONError) in
                switch name {
                case "version": version = try reader.text()
                case "codes": tables.codes = try reader.texts()
                case "common": common = try reader.errors(tables)
                case "parameters":
                    try reader.array { (_, reader) throws(JSONError) in tables.parameters.append(try reader.parameter())
                    }
                case "scopes":
                    try reader.array { (_, reader) throws(JSONError) in tables.scopes.append(try reader.texts()) }
                case "values":
                    try reader.array { (_, reader) throws(JSONError) in tables.values.append(try reader.texts()) }
                case "models": models = try reader.bodyModels(values: tables.values)
                case "real-scopes": realScopes = try reader.texts()
                case "retired": retired = try reader.texts()
                case "paths": paths = try reader.paths()
                case "operations":
                    try reader.array { (_, reader) throws(JSONError) in operations.append(try reader.operation(tables))
                    }
                default: try reader.skip()
                }
            }
            return GenesysCatalogue(
                version: version,
                operations: operations,
                commonErrorCodes: common,
                paths: paths,
                models: models,
                realScopes: Set(realScopes),
                retired: retired
            )
        }
    }
}

/// What the operations refer to by position; the tables stand before the operations in the resource.
private struct Tables {
    var codes: [String] = []
    var parameters: [GenesysQueryParameter] = []
    var scopes: [[String]] = []
    var values: [[String]] = []
}

extension JSONReader {
    /// The paths, each written as what it adds to the one before.
    fileprivate mutating func paths() throws(JSONError) -> [GenesysPath] {
        var paths: [GenesysPath] = []
        var before: [Substring] = []
        try array { (_, reader) throws(JSONError) in
            let line = try reader.text()
            guard let path = GenesysPath(line, after: &before) else { throw reader.wrongType("a path") }
            paths.append(path)
        }
        return paths
    }

    fileprivate mutating func whole() throws(JSONError) -> Int {
        guard let number = try value().int else { throw wrongType("a whole number") }
        return number
    }

    fileprivate mutating func positions<Element>(in table: [Element]) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        try array { (_, reader) throws(JSONError) in
            let position = try reader.whole()
            guard table.indices.contains(position) else {
                throw reader.error(.missing, "the table has no position \(position)")
            }
            elements.append(table[position])
        }
        return elements
    }

    fileprivate mutating func errors(_ tables: Tables) throws(JSONError) -> [Int: [String]] {
        var errors: [Int: [String]] = [:]
        try object { (status, reader) throws(JSONError) in
            guard let status = Int(status) else { throw reader.wrongType("an HTTP status") }
            errors[status] = try reader.positions(in: tables.codes)
        }
        return errors
    }

    fileprivate mutating func parameter() throws(JSONError) -> GenesysQueryParameter {
        var name = ""
        var type = ""
        var required = false
        var defaultValue: JSON?
        var values: [String] = []
        try object { (member, reader) throws(JSONError) in
            switch member {
            case "name": name = try reader.text()
            case "type": type = try reader.text()
            case "required": required = try reader.flag()
            case "default": defaultValue = try reader.value()
            case "values": values = try reader.texts()
            default: try reader.skip()
            }
        }
        return GenesysQueryParameter(
            name: name,
            type: type,
            required: required,
            defaultValue: defaultValue,
            values: values
        )
    }

    fileprivate mutating func permissions() throws(JSONError) -> [Permission] {
        var permissions: [Permission] = []
        try array { (_, reader) throws(JSONError) in
            let text = try reader.text()
            guard let permission = Permission(text) else { throw reader.wrongType("a permission") }
            permissions.append(permission)
        }
        return permissions
    }

    fileprivate mutating func operation(_ tables: Tables) throws(JSONError) -> GenesysOperation {
        var draft = Draft()
        try object { (member, reader) throws(JSONError) in
            switch member {
            case "method": draft.method = try reader.text()
            case "path": draft.path = try reader.text()
            case "id": draft.id = try reader.text()
            case "permissions": draft.permissions = try reader.permissions()
            case "mode": draft.mode = Requirement.Mode(rawValue: try reader.text()) ?? .all
            case "divisions": draft.divisionAware = try reader.flag()
            case "scopes":
                let position = try reader.whole()
                draft.scopes = tables.scopes.indices.contains(position) ? tables.scopes[position] : []
            case "request": draft.request = try reader.text()
            case "response": draft.response = try reader.text()
            case "success":
                try reader.array { (_, reader) throws(JSONError) in draft.success.append(try reader.whole()) }
            case "query": draft.query = try reader.positions(in: tables.parameters)
            case "errors": draft.errors = try reader.errors(tables)
            default: try reader.skip()
            }
        }
        return draft.operation
    }
}

/// An operation while its members are being read.
private struct Draft {
    var method = ""
    var path = ""
    var id: String?
    var permissions: [Permission] = []
    var mode = Requirement.Mode.all
    var divisionAware: Bool?
    var scopes: [String] = []
    var request: String?
    var response: String?
    var success: [Int] = []
    var query: [GenesysQueryParameter] = []
    var errors: [Int: [String]] = [:]

    var operation: GenesysOperation {
        GenesysOperation(
            method: method,
            path: path,
            id: id,
            requirement: Requirement(permissions, mode: mode),
            divisionAware: divisionAware,
            scopes: scopes,
            query: query,
            requestModel: request,
            responseModel: response,
            successCodes: success,
            errorCodes: errors
        )
    }
}
