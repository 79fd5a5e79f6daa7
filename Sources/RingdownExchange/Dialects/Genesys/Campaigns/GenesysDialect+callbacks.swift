import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the callbacks that a campaign makes.
    func addCallbacks(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("POST /api/v2/outbound/campaigns/{campaignId}/callback/schedule") { call in
            let campaign = try await call.campaign()
            let fields = try await call.fields()
            guard let list = try fields.text("contactListId"), !list.isEmpty else {
                throw GenesysFault("contact.list.cannot.be.blank", "A callback needs a contactListId.")
            }
            guard let contact = try fields.text("contactId"), !contact.isEmpty else {
                throw GenesysFault("contact.cannot.be.blank", "A callback needs a contactId.")
            }
            guard let text = try fields.text("schedule"), !text.isEmpty else {
                throw GenesysFault("schedule.cannot.be.blank", "A callback needs a schedule.")
            }
            guard let date = GenesysTime.date(text) else {
                throw GenesysFault("invalid.schedule.format", "A schedule is written like 2026-11-02T09:00:00.000Z.")
            }
            let named = try fields.text("campaignId") ?? campaign.id
            let time = DialerTime(date)
            guard named == campaign.id, list == campaign.contactList, time >= call.exchange.switchboard.now else {
                throw GenesysFault(
                    "callback.schedule.invalid",
                    "A callback names the campaign of the path and its contact list, and lies in the future."
                )
            }
            let column = try fields.text("phoneColumn") ?? ""
            try await call.exchange.switchboard.keep(
                ContactCallback(
                    id: call.exchange.ids.next(),
                    campaign: campaign.id,
                    contact: contact,
                    column: column,
                    time: time
                )
            )
            return try .json([
                "campaignId": campaign.id, "contactListId": list, "contactId": contact, "phoneColumn": column,
                "schedule": time.genesys,
            ])
        }
    }
}
