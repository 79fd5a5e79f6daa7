import GRDB
import HTTPTypes
import RingdownCore
import RingdownVendors

extension FileSpecificationTemplate: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/filespecificationtemplates",
        parameter: "fileSpecificationTemplateId",
        deleted: .noContent
    )

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        specification = try FileSpecification(fields)
    }

    func members(in db: Database) throws -> [String: JSON] { specification.genesys }
}

extension FileSpecification {
    /// The words for delimiters.
    private static let delimiters = ["Comma": ",", "Pipe": "|", "Colon": ":", "Tab": "\t", "Semicolon": ";"]
    /// Lines that may be skipped at either end.
    private static let skippable = 0...100
    /// Replacements that a specification may have, and characters that their texts may have.
    private static let mostReplacements = 10
    private static let longestText = 256

    fileprivate init(_ fields: GenesysFields) throws(GenesysFault) {
        self.init()
        description = try fields.text("description")
        skippedAtStart = try Self.lines(fields, "numberOfHeadingLinesSkipped")
        skippedAtEnd = try Self.lines(fields, "numberOfTrailingLinesSkipped")
        let isFixed = try fields.text("format") == "FixedLength"
        hasHeader = try fields.flag("header") ?? !isFixed
        format = isFixed ? .fixed : .delimited(try Self.delimiter(fields))
        for json in try fields.list("columnInformation") ?? [] {
            columns.append(try Column(GenesysFields(json), isFixed: isFixed, number: columns.count + 1))
        }
        guard !columns.isEmpty || (hasHeader && !isFixed) else {
            throw GenesysFault(
                "missing.column.information",
                "A file without a header, or of fixed places, needs columnInformation."
            )
        }
        let rules = try fields.list("preprocessingRules") ?? []
        guard rules.count <= Self.mostReplacements else {
            throw GenesysFault(
                "too.many.preprocessing.rules",
                "There are at most \(Self.mostReplacements) preprocessingRules."
            )
        }
        for json in rules { replacements.append(try Replacement(GenesysFields(json), longest: Self.longestText)) }
    }

    private static func lines(_ fields: GenesysFields, _ name: String) throws(GenesysFault) -> Int {
        let count = try fields.whole(name) ?? 0
        guard skippable.contains(count) else {
            throw GenesysFault("skipped.lines.out.of.bounds", "\(name) is a number from 0 to \(skippable.upperBound).")
        }
        return count
    }

    private static func delimiter(_ fields: GenesysFields) throws(GenesysFault) -> String {
        let word = try fields.text("delimiter") ?? "Comma"
        if let delimiter = delimiters[word] { return delimiter }
        let value = try fields.text("delimiterValue") ?? ""
        guard value.count == 1, !["\"", "\n", "\r"].contains(value) else {
            throw GenesysFault(
                "invalid.delimiter.value",
                "A Custom delimiter is one character in delimiterValue, no quote and no line ending."
            )
        }
        return value
    }

    /// The members that show it.
    fileprivate var genesys: [String: JSON] {
        var shown: [String: JSON] = [
            "numberOfHeadingLinesSkipped": .number(JSONNumber(skippedAtStart)),
            "numberOfTrailingLinesSkipped": .number(JSONNumber(skippedAtEnd)),
            "header": .bool(hasHeader),
            "columnInformation": .array(columns.map(\.genesys)),
            "preprocessingRules": .array(replacements.map(\.genesys)),
        ]
        shown["description"] = description.map { .string($0) }
        switch format {
        case .fixed: shown["format"] = "FixedLength"
        case .delimited(let delimiter):
            let word = Self.delimiters.first { $0.value == delimiter }?.key
            shown["format"] = "Delimited"
            shown["delimiter"] = .string(word ?? "Custom")
            if word == nil { shown["delimiterValue"] = .string(delimiter) }
        }
        return shown
    }
}

extension FileSpecification.Column {
    /// Characters of a line that it may begin with, and that it may have.
    private static let places = 1...65_536

    fileprivate init(_ fields: GenesysFields, isFixed: Bool, number: Int) throws(GenesysFault) {
        guard let name = try fields.text("columnName"), !name.isEmpty else {
            throw GenesysFault("missing.column.name", "A column needs a columnName.")
        }
        self.init(name: name)
        guard isFixed else {
            self.number = try fields.whole("columnNumber") ?? number
            guard (1...1000).contains(self.number ?? 0) else {
                throw .value(String(self.number ?? 0), type: "columnNumber", allowed: "1 to 1000")
            }
            return
        }
        start = try fields.whole("startPosition")
        guard let start, Self.places.contains(start) else {
            throw GenesysFault("column.start.position.out.of.bounds", "startPosition is a number from 1 to 65536.")
        }
        length = try fields.whole("length")
        guard let length, Self.places.contains(length) else {
            throw GenesysFault("column.length.out.of.bounds", "length is a number from 1 to 65536.")
        }
    }

    fileprivate var genesys: JSON {
        var shown: [String: JSON] = ["columnName": .string(name)]
        shown["columnNumber"] = number.map { .number(JSONNumber($0)) }
        shown["startPosition"] = start.map { .number(JSONNumber($0)) }
        shown["length"] = length.map { .number(JSONNumber($0)) }
        return .object(shown)
    }
}

extension FileSpecification.Replacement {
    /// What makes a text a pattern, which could take this exchange any time to look for.
    private static let wildcards: Set<Character> = Set("\\^$.|?*+()[]{}")

    fileprivate init(_ fields: GenesysFields, longest: Int) throws(GenesysFault) {
        let find = try fields.text("find") ?? ""
        guard (1...longest).contains(find.count) else {
            throw GenesysFault("find.value.out.of.bounds", "find has 1 to \(longest) characters.")
        }
        guard !find.contains(where: Self.wildcards.contains) else {
            throw GenesysFault("invalid.find.pattern", "This exchange finds plain text: leave out \\^$.|?*+()[]{}.")
        }
        let text = try fields.text("replaceWith") ?? ""
        guard text.count <= longest else {
            throw GenesysFault("replace.value.out.of.bounds", "replaceWith has at most \(longest) characters.")
        }
        self.init(
            find: find,
            replacement: text,
            isGlobal: try fields.flag("global") ?? false,
            ignoresCase: try fields.flag("ignoreCase") ?? false
        )
    }

    fileprivate var genesys: JSON {
        [
            "find": .string(find), "replaceWith": .string(replacement), "global": .bool(isGlobal),
            "ignoreCase": .bool(ignoresCase),
        ]
    }
}
