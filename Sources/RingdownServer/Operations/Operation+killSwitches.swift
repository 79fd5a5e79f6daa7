import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let switches = Answer(
        status: 200,
        summary: "The kill switches that are on.",
        content: ["application/json": .reference("KillSwitches")]
    )

    static let listKillSwitches = Operation(
        id: "listKillSwitches",
        method: .get,
        path: Paths.killSwitches,
        tag: "Kill switches",
        summary: "Lists the kill switches that are on.",
        verb: "see kill switches",
        access: .permission(Requirement([.killSwitchView, .killSwitchEdit], mode: .any)),
        answers: [switches]
    )

    static let throwKillSwitch = Operation(
        id: "throwKillSwitch",
        method: .put,
        path: Paths.killSwitches,
        tag: "Kill switches",
        summary: "Stops everything that has not been sent, to one provider or to all.",
        verb: "throw a kill switch",
        access: .permission(Requirement([.killSwitchEdit])),
        requestBody: Body(
            summary: "Which provider to stop, and why.",
            isRequired: true,
            content: ["application/json": .reference("KillSwitchRequest")]
        ),
        answers: [switches],
        problems: [400, 404, 413, 415]
    )

    static let releaseKillSwitch = Operation(
        id: "releaseKillSwitch",
        method: .delete,
        path: Paths.killSwitches,
        tag: "Kill switches",
        summary: "Releases a kill switch; what it held is looked at again.",
        verb: "release a kill switch",
        access: .permission(Requirement([.killSwitchEdit])),
        parameters: [
            Parameter(
                name: "provider",
                place: .query,
                summary: "The provider whose switch to release; left out, the one for all."
            )
        ],
        answers: [switches],
        problems: [404]
    )
}
