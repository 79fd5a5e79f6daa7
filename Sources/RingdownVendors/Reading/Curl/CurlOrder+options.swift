extension CurlOrder {
    /// Applies an option.
    mutating func apply(_ option: CurlOption, _ word: ShellWord) throws(ReadingError) {
        switch option {
        case .method: method = word
        case .header: try readHeader(word)
        case .data(let encoding): try readData(word, encoding)
        case .form(let isLiteral): try readPart(word, isLiteral: isLiteral)
        case .dataInQuery: isDataInQuery = true
        case .queryPart: query.append(Self.encodedPart(word.text))
        case .head: isHead = true
        case .upload: try readUpload(word)
        case .address: addresses.append(word)
        case .user: credentials = word.text
        case .bearer: bearer = word.text
        case .cookie:
            if word.text.contains("=") {
                headers.append(("Cookie", word.text))
            } else {
                remarks.append("The cookies of -b stand in a file, which was not read.")
            }
        case .referrer: headers.append(("Referer", word.text))
        case .agent: headers.append(("User-Agent", word.text))
        case .otherAuthentication: isBasic = false
        case .globOff: isGlobbing = false
        case .configurationFile:
            throw error(.unreadableFile, "curl's options stand in a file", word, "write them into the command")
        case .next:
            throw error(.severalCommands, "--next begins another call", word, "give one call at a time")
        case .other, .flag: break
        }
    }

    private mutating func readHeader(_ word: ShellWord) throws(ReadingError) {
        let text = word.text
        if text.hasPrefix("@") {
            let file = try read(String(text.dropFirst()), word)
            for line in file.bytes.split(separator: .newline) {
                let line = line.text.trimmed
                if !line.isEmpty { addHeader(line) }
            }
        } else {
            addHeader(text)
        }
    }

    private mutating func addHeader(_ line: String) {
        if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].trimmed
            headers.append((line[..<colon].trimmed, value.isEmpty ? nil : value))
        } else if line.hasSuffix(";") {
            headers.append((String(line.dropLast()), ""))
        } else {
            remarks.append("A header without a colon is not sent by curl: write it as 'Name: value'.")
        }
    }

    private mutating func readData(_ word: ShellWord, _ encoding: CurlOption.Encoding) throws(ReadingError) {
        switch encoding {
        case .urlencode: try readEncoded(word)
        case .raw: data.append(word.bytes, size: word.bytes.count, as: .form, separator: "&")
        case .plain, .binary, .json:
            let isJSON = encoding == .json
            guard word.bytes.first == UInt8(ascii: "@") else {
                let separator = isJSON ? "" : "&"
                return data.append(word.bytes, size: word.bytes.count, as: isJSON ? .json : .form, separator: separator)
            }
            let file = try read(word.bytes.dropFirst().text, word)
            let bytes =
                encoding == .plain
                ? file.bytes.filter { $0 != .newline && $0 != .carriageReturn && $0 != 0 } : file.bytes
            let size = file.size - (file.bytes.count - bytes.count)
            data.append(bytes, size: size, as: isJSON ? .json : .form, separator: isJSON ? "" : "&")
        }
    }

    /// `--data-urlencode`: `content`, `=content`, `name=content`, `@file` or `name@file`.
    private mutating func readEncoded(_ word: ShellWord) throws(ReadingError) {
        let text = word.text
        if text.contains("=") || !text.contains("@") {
            let encoded = Array(Self.encodedPart(text).utf8)
            return data.append(encoded, size: encoded.count, as: .form, separator: "&")
        }
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let file = try read(String(parts[1]), word)
        let name = parts[0].isEmpty ? "" : parts[0] + "="
        let encoded = Array((name + Self.percentEncoded(file.bytes)).utf8)
        data.append(encoded, size: encoded.count + file.size - file.bytes.count, as: .form, separator: "&")
    }

    /// A part of a query or form with its value percent-encoded; the name is taken as it is.
    private static func encodedPart(_ text: String) -> String {
        guard let equals = text.firstIndex(of: "=") else { return percentEncoded(Array(text.utf8)) }
        let value = percentEncoded(Array(text[text.index(after: equals)...].utf8))
        return equals == text.startIndex ? value : text[...equals] + value
    }

    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            if byte.isLetter || byte.isDigit || "-._~".utf8.contains(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return out.text
    }

    /// A part of a form; the files that it names are not read, since only their names matter.
    private mutating func readPart(_ word: ShellWord, isLiteral: Bool) throws(ReadingError) {
        let text = word.text
        guard let equals = text.firstIndex(of: "=") else {
            throw error(.badArgument, "a part of a form is NAME=VALUE", word, "write -F 'name=value'")
        }
        let value = text[text.index(after: equals)...]
        let isFile = !isLiteral && (value.hasPrefix("@") || value.hasPrefix("<"))
        var disposition = "form-data; name=\"\(text[..<equals])\""
        if isFile, value.hasPrefix("@") {
            let path = value.dropFirst().prefix { $0 != ";" }
            disposition += "; filename=\"\(path.split(separator: "/").last ?? "")\""
        }
        if isFile { data.isPartial = true }
        let part =
            "--\(CurlData.boundary)\r\nContent-Disposition: \(disposition)\r\n\r\n\(isFile ? "" : String(value))\r\n"
        data.append(Array(part.utf8), size: part.utf8.count, as: .multipart)
    }

    private mutating func readUpload(_ word: ShellWord) throws(ReadingError) {
        isUpload = true
        let file = try read(word.text, word)
        data.append(file.bytes, size: file.size, as: .file)
    }

    /// Reads a file that an option names.
    private func read(_ path: String, _ word: ShellWord) throws(ReadingError) -> FileExcerpt {
        guard path != "-", path != "." else {
            throw error(
                .standardInput,
                "the value comes from curl's standard input, which is not here",
                word,
                "put the value into the command, or name a file"
            )
        }
        guard !path.isEmpty else {
            throw error(.missingArgument, "a file's name is missing after @", word, "name the file")
        }
        do throws(ReadingError) {
            return try files(path, CallReader.bodyLimit + 4)
        } catch let failure {
            var located = error(failure.code, failure.problem, word, failure.advice)
            if located.line == nil { located.line = failure.line }
            throw located
        }
    }
}
