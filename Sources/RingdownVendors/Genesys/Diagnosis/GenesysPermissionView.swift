import RingdownCore

/// What the inspection shows of the permissions that the refused operation asks.
struct GenesysPermissionView {
    /// Held nowhere.
    var nowhere: [Permission] = []
    /// Held, but not where the object is.
    var elsewhere: [Permission] = []
    /// Held somewhere, while nobody knows where the object is.
    var unclear: [Permission] = []
    /// Whether what is held would do.
    var isSufficient: Bool

    /// What is seen for one refusal.
    init(_ diagnosis: GenesysDiagnosis) {
        let declared = diagnosis.operation?.requirement ?? Requirement([], mode: .all)
        let named = GenesysErrorBody.permissions(in: diagnosis.refusal.vendorMessage ?? "")
        let asked = declared.permissions.isEmpty ? named : declared.permissions
        var held = 0
        for permission in asked {
            switch diagnosis.inspection.holding(permission) {
            case .unseen: unclear.append(permission)
            case .nowhere: nowhere.append(permission)
            case .everywhere: held += 1
            case .divisions(let divisions):
                let saysDivision = diagnosis.vendorCode?.contains("division") ?? false
                if diagnosis.operation?.divisionAware != true, !saysDivision {
                    held += 1
                } else if let division = diagnosis.division {
                    if divisions.contains(where: { $0.isSame(as: division) }) {
                        held += 1
                    } else {
                        elsewhere.append(permission)
                    }
                } else {
                    unclear.append(permission)
                }
            }
        }
        isSufficient =
            switch declared.mode {
            case .all: held == asked.count
            case .any: asked.isEmpty || held > 0
            }
    }
}
