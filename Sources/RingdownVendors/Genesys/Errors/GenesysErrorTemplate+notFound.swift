extension GenesysErrorTemplate {
    /// The 404 that an operation declares, or the common one where it declares none with a template.
    package static func notFound(for operation: GenesysOperation) -> GenesysErrorTemplate {
        let declared = operation.errorCodes[404] ?? []
        return [contactNotFound, contactListNotFound, campaignNotFound, resourceNotFound]
            .first { declared.contains($0.code) } ?? notFound
    }
}
