extension Change {
    /// What makes two deliveries the same change: workspace, lineage, serial or revision, address, phase, from → to.
    ///
    /// The same document delivered twice gives the same identity, whoever delivers it; a later run that flips the
    /// same attribute again gives another one, because its serial or revision differs.
    package var identity: String {
        var parts = [origin.workspace, origin.lineage ?? "", origin.serial.map(String.init) ?? ""]
        parts += [origin.revision ?? "", phase.rawValue, address, deposed ?? "", actions.rawValue]
        parts.append(Self.fingerprint([before ?? .null, after ?? .null, unknown ?? .null]))
        return parts.joined(separator: "\u{1F}")
    }

    /// A stable 64-bit fingerprint (FNV-1a) of values; it only tells from → to apart within one address and run.
    private static func fingerprint(_ values: [JSON]) -> String {
        var bytes: [UInt8] = []
        JSON.array(values).write(to: &bytes)
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
