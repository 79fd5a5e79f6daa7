import RingdownAPI
import RingdownCore

extension ContactListBinding {
    /// The call that triggers this list.
    var triggerCall: CorrectedRequest {
        CorrectedRequest(method: "POST", url: Paths.filled(Paths.contactListTrigger, id), body: ["priority": false])
    }
}
