import RingdownExchange

/// The file that seeds a tenant.
enum TenantFile {
    /// Reads a seed; every problem names its line and column.
    static func read(_ path: String) throws(CommandFailure) -> TenantSeed {
        let data = try InputFile.read(path)
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(path): not UTF-8; save the file as UTF-8", exit: .usage)
        }
        return try read(text, file: path)
    }

    /// Reads the text of a seed.
    static func read(_ text: String, file: String) throws(CommandFailure) -> TenantSeed {
        do throws(ConfigurationError) {
            return try YAMLNode(yaml: text, file: file).decode(TenantSeed.self, file: file)
        } catch {
            throw CommandFailure(error.lines, exit: .usage)
        }
    }
}
