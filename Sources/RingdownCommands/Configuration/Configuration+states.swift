extension Configuration {
    /// What keeps Terraform's states.
    ///
    /// - states.key (reference, required in the section, secret): seals states; 32 bytes in hexadecimal or base64.
    /// - states.formerKeys (list of references, default: none, secret): keys that earlier versions were sealed with.
    struct States: Sendable {
        var key: SecretReference
        var formerKeys: [SecretReference] = []
    }

    mutating func readStates(_ reader: YAMLReader) {
        guard let node = reader.node("states") else { return }
        let section = YAMLReader(node, "states", notes: reader.notes)
        section.allow(only: ["key", "formerKeys"])
        guard let key = section.secret("key") else { return }
        var read = States(key: key)
        for (text, place) in section.texts("formerKeys") {
            guard let reference = SecretReference(text) else {
                section.note(
                    "\"formerKeys\" must be references, because secrets do not belong into this file",
                    at: place,
                    suggestion: "write env:NAME or file:PATH"
                )
                continue
            }
            read.formerKeys.append(reference)
        }
        states = read
    }
}
