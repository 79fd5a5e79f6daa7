import RingdownCore
import RingdownTestKit

/// The contact lists, divisions and grants of the tests.
enum Lists {
    static let sales = Division(id: "division-sales", name: "Sales")
    static let marketing = Division(id: "division-marketing", name: "Marketing")

    /// In Sales; the vendor's list by its name.
    static let renewals = Sample.binding(
        id: "11111111-1111-4111-8111-111111111111",
        name: "renewals-q4",
        division: sales
    )
    /// In Sales; the vendor's list by its id.
    static let winback = Sample.binding(
        id: "22222222-2222-4222-8222-222222222222",
        name: "winback",
        list: "5f1c9a70-0000-4000-8000-00000000beef",
        campaigns: [],
        division: sales
    )
    /// In Marketing.
    static let newsletter = Sample.binding(
        id: "33333333-3333-4333-8333-333333333333",
        name: "newsletter",
        list: "Newsletter",
        division: marketing
    )

    static let all = [renewals, winback, newsletter]

    /// Everything that the control plane lets a pipeline do.
    static let pipeline = [
        "outbound:contactlist:write", "outbound:trigger:view", "outbound:trigger:edit", "outbound:trigger:approve",
        "iac:change:add", "iac:rule:view",
    ]

    static func grant(_ role: String, _ permissions: [String], in division: Division? = sales) -> Grant {
        Grant(
            role: role,
            permissions: permissions.compactMap { Permission($0) },
            division: division.map(DivisionScope.one) ?? .all
        )
    }
}
