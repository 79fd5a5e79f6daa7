import RingdownCore

extension CXoneCatalogue {
    /// Reads the catalogue's resource.
    init(parsing content: some Sequence<UInt8>) throws(JSONError) {
        self = try JSONReader.read(content) { (reader) throws(JSONError) in
            var catalogue = CXoneCatalogue()
            var operations: [CXoneOperation] = []
            try reader.object { (name, reader) throws(JSONError) in
                switch name {
                case "version": catalogue.version = try reader.text()
                case "newest-version":
                    guard let version = try reader.value().int else { throw reader.wrongType("a whole number") }
                    catalogue.newestVersion = version
                case "scopes": catalogue.scopes = try reader.texts()
                case "families": catalogue.families = Set(try reader.texts())
                case "bases": catalogue.bases = Set(try reader.texts())
                case "models": catalogue.models = try reader.bodyModels(values: [])
                case "operations":
                    try reader.array { (_, reader) throws(JSONError) in operations.append(try reader.operation()) }
                default: try reader.skip()
                }
            }
            catalogue.operations = operations
            return catalogue
        }
    }
}

extension JSONReader {
    fileprivate mutating func operation() throws(JSONError) -> CXoneOperation {
        var method = ""
        var path = ""
        var api = ""
        var groups: [String] = []
        var actsForAgent = false
        var body: String?
        var query: [String] = []
        var success: [Int] = []
        try object { (member, reader) throws(JSONError) in
            switch member {
            case "method": method = try reader.text()
            case "path": path = try reader.text()
            case "api": api = try reader.text()
            case "groups": groups = try reader.texts()
            case "user": actsForAgent = try reader.flag()
            case "body": body = try reader.text()
            case "query": query = try reader.texts()
            case "success":
                try reader.array { (_, reader) throws(JSONError) in
                    guard let status = try reader.value().int else { throw reader.wrongType("an HTTP status") }
                    success.append(status)
                }
            default: try reader.skip()
            }
        }
        guard !method.isEmpty, path.hasPrefix("/") else { throw wrongType("an operation") }
        return CXoneOperation(
            method: method,
            path: path,
            api: api,
            permissionGroups: groups,
            actsForAgent: actsForAgent,
            requestModel: body,
            query: query.map(CXoneQueryParameter.init),
            successCodes: success
        )
    }
}
