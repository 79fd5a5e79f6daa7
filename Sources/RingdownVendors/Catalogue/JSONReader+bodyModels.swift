import RingdownCore

extension JSONReader {
    /// Texts in an array.
    mutating func texts() throws(JSONError) -> [String] {
        var texts: [String] = []
        try array { (_, reader) throws(JSONError) in texts.append(try reader.text()) }
        return texts
    }

    /// Models by their names, each an array of fields.
    mutating func bodyModels(values: [[String]]) throws(JSONError) -> [String: BodyModel] {
        var models: [String: BodyModel] = [:]
        try object { (name, reader) throws(JSONError) in
            var fields: [BodyField] = []
            try reader.array { (_, reader) throws(JSONError) in
                guard let field = BodyField(try reader.text(), values: values) else {
                    throw reader.wrongType("a field")
                }
                fields.append(field)
            }
            models[name] = BodyModel(fields: fields)
        }
        return models
    }
}
