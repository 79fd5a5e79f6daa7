/// An import by an import template, and the list that it made.
struct TemplateImport: ListJob {
    static let kind = "template-import"

    var id: String
    /// What the upload said the list's name begins with.
    var prefix: String
    /// The id of the list.
    var list: String
}
