import RingdownCore

extension PlanReader {
    /// Reads `checks`.
    mutating func checks(_ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalArray { (_, reader) throws(JSONError) in
            var check = CheckResult(kind: "", address: "", status: "unknown", problems: [])
            try reader.object { (name, reader) throws(JSONError) in
                switch name {
                case "address":
                    try reader.object { (name, reader) throws(JSONError) in
                        switch name {
                        case "kind": check.kind = try reader.text()
                        case "to_display": check.address = try reader.text()
                        default: try reader.skip()
                        }
                    }
                case "status": check.status = try reader.text()
                case "instances":
                    try reader.optionalArray { (_, reader) throws(JSONError) in
                        check.problems += try Self.problems(&reader)
                    }
                default: try reader.skip()
                }
            }
            document.checks.append(check)
        }
    }

    private static func problems(_ reader: inout JSONReader) throws(JSONError) -> [String] {
        var problems: [String] = []
        try reader.object { (name, reader) throws(JSONError) in
            guard name == "problems" else { return try reader.skip() }
            try reader.optionalArray { (_, reader) throws(JSONError) in
                try reader.object { (name, reader) throws(JSONError) in
                    guard name == "message" else { return try reader.skip() }
                    problems.append(try reader.text())
                }
            }
        }
        return problems
    }
}
