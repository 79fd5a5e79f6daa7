extension Paths {
    /// The address of Terraform's `http` backend, one for each workspace.
    package static let state = "/tfstate/{workspace}"
    package static let stateVersions = "/v1/states/{workspace}/versions"
    package static let stateVersion = "/v1/states/{workspace}/versions/{version}"
    package static let stateRollback = "/v1/states/{workspace}/rollback"
}
