import HTTPTypes
import RingdownAPI

extension Operation {
    /// Every operation that takes signed deliveries.
    static let hooks = [takeStandardWebhook, takeHCPNotification, takeRunTask]

    static let hookSource = Parameter(name: "source", place: .path, summary: "The source's name in the configuration.")
    static let hookReceipt = Schema.reference("HookReceipt")

    static let takeStandardWebhook = Operation(
        id: "takeStandardWebhook",
        method: .post,
        path: Paths.standardHook,
        tag: "Webhooks",
        summary: "Takes in changes from any pipeline that signs as Standard Webhooks says.",
        verb: "deliver a webhook",
        access: .open,
        parameters: [
            hookSource,
            Parameter(
                name: "workspace",
                place: .query,
                summary: "The Terraform workspace, where the configuration names none. The signature does not cover it."
            ),
            Parameter(name: "webhook-id", place: .header, summary: "What repeated deliveries share."),
            Parameter(name: "webhook-timestamp", place: .header, summary: "When it was signed, in Unix seconds."),
            Parameter(
                name: "webhook-signature",
                place: .header,
                summary: "v1,BASE64 of the HMAC-SHA256 of id.timestamp.body; several are separated by spaces."
            ),
        ],
        requestBody: Body(
            summary: "As for submitChanges.",
            isRequired: true,
            content: [
                SubmittedDocument.Format.json.rawValue: .reference("PlanDocument"),
                SubmittedDocument.Format.jsonLines.rawValue: .string("An apply stream: one JSON value a line."),
            ]
        ),
        answers: [
            Answer(
                status: 202,
                summary: "What became of every change. Changes known already trigger nothing again.",
                content: ["application/json": .reference("Submission")]
            ),
            Answer(
                status: 200,
                summary: "The webhook-id was taken in before.",
                content: ["application/json": hookReceipt]
            ),
        ],
        problems: [400, 401, 404, 408, 413, 422]
    )

    static let takeHCPNotification = Operation(
        id: "takeHCPNotification",
        method: .post,
        path: Paths.hcpHook,
        tag: "Webhooks",
        summary: "Takes in a notification of HCP Terraform or Terraform Enterprise; documents are fetched afterwards.",
        verb: "deliver a notification",
        access: .open,
        parameters: [
            hookSource,
            Parameter(
                name: "X-TFE-Notification-Signature",
                place: .header,
                summary: "The HMAC-SHA512 of the body in hexadecimal."
            ),
        ],
        requestBody: Body(
            summary: "A notification, payload version 1 or 2.",
            isRequired: true,
            content: ["application/json": .anything]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "It was a test, is known already, or tells of nothing that changes follow from.",
                content: ["application/json": hookReceipt]
            ),
            Answer(
                status: 202,
                summary: "It is on the disk, and its documents will be fetched.",
                content: ["application/json": hookReceipt]
            ),
        ],
        problems: [400, 401, 404, 408, 413]
    )

    static let takeRunTask = Operation(
        id: "takeRunTask",
        method: .post,
        path: Paths.runTaskHook,
        tag: "Webhooks",
        summary:
            "Takes in a run task of HCP Terraform or Terraform Enterprise; the answer follows to its callback URL.",
        verb: "deliver a run task",
        access: .open,
        parameters: [
            hookSource,
            Parameter(
                name: "X-TFC-Task-Signature",
                place: .header,
                summary: "The HMAC-SHA512 of the body in hexadecimal."
            ),
        ],
        requestBody: Body(
            summary: "A run task's request, payload version 1.",
            isRequired: true,
            content: ["application/json": .anything]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "It was a test, is known already, or is on the disk and will be answered.",
                content: ["application/json": hookReceipt]
            )
        ],
        problems: [400, 401, 404, 408, 413]
    )
}
