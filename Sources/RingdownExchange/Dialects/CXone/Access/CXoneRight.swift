import RingdownCore

/// A permission as CXone's console names it, and the exchange's permission that it stands for.
///
/// A role of the exchange is a security profile of CXone: one directory, two views. Which permission starting a skill
/// asks is not documented by the vendor; the exchange asks what starting a campaign asks everywhere in it.
enum CXoneRight: String, CaseIterable, Sendable {
    case skillsView, skillsEdit, skillsCreate, skillsAssign
    case skillStart, skillStop
    case campaignsView, campaignsEdit, campaignsCreate, campaignsDeactivate
    case callingListView, callingListCreate, callingListUpload, callingListDelete
    case dispositionsView, dispositionsEdit, dispositionsCreate, dispositionsDeactivate
    case doNotCallView, doNotCallEdit
    case usersView, usersEdit, securityView
    case reportsView
    case scriptsStart
    case callbacksView, callbacksEdit

    /// The group and the option, as the console shows them.
    var names: (key: String, option: String) {
        switch self {
        case .skillsView: ("Skills", "View")
        case .skillsEdit: ("Skills", "Edit")
        case .skillsCreate: ("Skills", "Create")
        case .skillsAssign: ("Skills", "User Assignment")
        // The console has one permission for its skill control page, where skills are started and stopped.
        case .skillStart, .skillStop: ("Outbound Strategy Manager", "View")
        case .campaignsView: ("Campaigns", "View")
        case .campaignsEdit: ("Campaigns", "Edit")
        case .campaignsCreate: ("Campaigns", "Create")
        case .campaignsDeactivate: ("Campaigns", "Deactivate")
        case .callingListView: ("Calling List", "View")
        case .callingListCreate: ("Calling List", "Create")
        case .callingListUpload: ("Calling List", "Upload")
        case .callingListDelete: ("Calling List", "Delete")
        case .dispositionsView: ("Dispositions", "View")
        case .dispositionsEdit: ("Dispositions", "Edit")
        case .dispositionsCreate: ("Dispositions", "Create")
        case .dispositionsDeactivate: ("Dispositions", "Deactivate")
        case .doNotCallView: ("Do Not Call List", "View")
        case .doNotCallEdit: ("Do Not Call List", "Edit")
        case .usersView: ("Users", "View")
        case .usersEdit: ("Users", "Edit")
        case .securityView: ("Security Profiles", "View")
        case .reportsView: ("Reports", "View")
        case .scriptsStart: ("Scripts", "Start")
        case .callbacksView: ("Scheduled Callbacks", "View")
        case .callbacksEdit: ("Scheduled Callbacks", "Edit")
        }
    }

    /// What it is in the exchange's roles.
    var permission: Permission {
        let (entity, action) =
            switch self {
            case .skillsView, .reportsView, .callbacksView: ("campaign", "view")
            case .skillsEdit, .skillsAssign: ("campaign", "edit")
            case .skillsCreate: ("campaign", "add")
            case .skillStart: ("campaign", "start")
            case .skillStop: ("campaign", "stop")
            case .campaignsView: ("campaign", "view")
            case .campaignsEdit, .campaignsDeactivate: ("campaign", "edit")
            case .campaignsCreate: ("campaign", "add")
            case .callingListView: ("contactList", "view")
            case .callingListCreate: ("contactList", "add")
            case .callingListUpload, .scriptsStart, .callbacksEdit: ("contact", "add")
            case .callingListDelete: ("contactList", "delete")
            case .doNotCallView: ("dncList", "view")
            case .doNotCallEdit: ("dncList", "edit")
            case .dispositionsView: ("wrapUpCode", "view")
            case .dispositionsEdit, .dispositionsDeactivate: ("wrapUpCode", "edit")
            case .dispositionsCreate: ("wrapUpCode", "add")
            case .usersView: ("queue", "view")
            case .usersEdit: ("queue", "edit")
            case .securityView: ("role", "view")
            }
        let domain =
            switch self {
            case .dispositionsView, .dispositionsEdit, .dispositionsDeactivate, .dispositionsCreate, .usersView,
                .usersEdit:
                "routing"
            case .securityView: "authorization"
            default: "outbound"
            }
        return Permission(domain: domain, entity: entity, action: action)
    }
}
