import RingdownCore

extension PlanReader {
    /// Reads `variables`: the values that the root module was planned with.
    mutating func readVariables(_ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalObject { (variable, reader) throws(JSONError) in
            try reader.optionalObject { (name, reader) throws(JSONError) in
                guard name == "value" else { return try reader.skip() }
                variables[variable] = try reader.value()
            }
        }
    }

    /// Reads of `configuration` which of the root module's variables are declared sensitive.
    mutating func readDeclarations(_ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalObject { (name, reader) throws(JSONError) in
            guard name == "root_module" else { return try reader.skip() }
            try reader.optionalObject { (name, reader) throws(JSONError) in
                guard name == "variables" else { return try reader.skip() }
                try reader.optionalObject { (variable, reader) throws(JSONError) in
                    guard try reader.value()["sensitive"] == true else { return }
                    sensitiveVariables.insert(variable)
                }
            }
        }
    }
}
