"""Campaigns are started, dial, and stop; the answers say how far they are."""

import pytest

from kinds import callable_times, make, ref


def test_a_campaign_dials_its_list_to_the_end(admin, make_list, make_campaign, eventually):
    campaign = make_campaign(make_list(count=12))
    admin.outbound.post_outbound_campaign_start(campaign.id)
    assert admin.outbound.get_outbound_campaign(campaign.id).campaign_status in ("on", "complete")
    ended = eventually(
        lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "complete"
    )
    progress = admin.outbound.get_outbound_campaign_progress(ended.id)
    assert (progress.number_of_contacts_called, progress.total_number_of_contacts) == (12, 12)
    assert progress.percentage == 100
    events = admin.outbound.get_outbound_events(page_size=100).entities
    assert "outdated_sdk_version" not in {event.event_message.code for event in events}
    admin.outbound.get_outbound_event(events[0].id)
    admin.outbound.get_outbound_campaign_diagnostics(campaign.id)
    admin.outbound.get_outbound_campaign_stats(campaign.id)
    admin.outbound.get_outbound_campaign_interactions(campaign.id)
    assert admin.outbound.post_outbound_campaigns_progress([campaign.id])[0].percentage == 100


def test_a_campaign_is_turned_on_and_off_by_its_status(admin, make_list, make_campaign, refused, eventually):
    campaign = make_campaign(make_list(count=300))
    campaign.campaign_status = "on"
    on = admin.outbound.put_outbound_campaign(campaign.id, campaign)
    assert on.campaign_status == "on"
    on.campaign_status = "off"
    admin.outbound.put_outbound_campaign(campaign.id, on)
    eventually(lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "off")


def test_a_complete_campaign_cannot_be_turned_off(admin, make_list, make_campaign, refused, eventually):
    campaign = make_campaign(make_list(count=1))
    admin.outbound.post_outbound_campaign_start(campaign.id)
    ended = eventually(
        lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "complete"
    )
    ended.campaign_status = "off"
    refused(
        400, "invalid.update.bad.status.transition", lambda: admin.outbound.put_outbound_campaign(ended.id, ended)
    )
    ended.campaign_status = "complete"
    ended.name += " edited"
    assert admin.outbound.put_outbound_campaign(ended.id, ended).campaign_status == "complete"


def test_a_recycled_campaign_begins_at_the_top(admin, make_list, make_campaign, eventually):
    campaign = make_campaign(make_list(count=3))
    admin.outbound.post_outbound_campaign_start(campaign.id)
    eventually(lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "complete")
    admin.outbound.delete_outbound_campaign_progress(campaign.id)
    assert admin.outbound.get_outbound_campaign_progress(campaign.id).number_of_contacts_called == 0


def test_a_running_campaign_is_not_deleted(admin, make_list, make_campaign, refused):
    campaign = make_campaign(make_list(count=500))
    admin.outbound.post_outbound_campaign_start(campaign.id)
    with pytest.raises(Exception) as caught:
        admin.outbound.delete_outbound_campaign(campaign.id)
    assert caught.value.status in (400, 409)
    admin.outbound.post_outbound_campaign_stop(campaign.id)


def test_what_is_dialed_is_patched_live(admin, make_list, make_campaign):
    campaign = make_campaign(make_list(count=20), dialing_mode="power", outbound_line_count=3)
    admin.outbound.patch_outbound_campaign(campaign.id, make("CampaignPatchRequest", outbound_line_count=5))
    assert admin.outbound.get_outbound_campaign(campaign.id).outbound_line_count == 5


def test_contacts_on_a_do_not_call_list_are_not_called(admin, unique, make_list, make_campaign, eventually):
    contacts = make_list(count=6)
    dnc = admin.outbound.post_outbound_dnclists(
        make("DncListCreate", name=unique("DNC"), dnc_source_type="rds", contact_method="Phone")
    )
    admin.outbound.post_outbound_dnclist_phonenumbers(dnc.id, ["+12025551000", "+12025551001"])
    assert admin.outbound.get_outbound_dnclist(dnc.id, include_size=True).size == 2
    campaign = make_campaign(contacts, dnc_lists=[ref(dnc)])
    admin.outbound.post_outbound_campaign_start(campaign.id)
    eventually(lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "complete")
    progress = admin.outbound.get_outbound_campaign_progress(campaign.id)
    assert progress.number_of_contacts_called == 4


def test_a_filter_decides_who_is_called(admin, unique, make_list, make_campaign, eventually):
    contacts = make_list(count=6)
    predicate = make(
        "ContactListFilterPredicate", column="name", column_type="alphabetic", operator="EQUALS", value="Contact 3",
        inverted=False,
    )
    chosen = admin.outbound.post_outbound_contactlistfilters(
        make(
            "ContactListFilter", name=unique("Filter"), contact_list=ref(contacts), filter_type="AND",
            clauses=[make("ContactListFilterClause", filter_type="AND", predicates=[predicate])],
        )
    )
    preview = admin.outbound.post_outbound_contactlistfilters_preview(chosen)
    assert (preview.filtered_contacts, preview.total_contacts) == (1, 6)
    campaign = make_campaign(contacts, contact_list_filters=[ref(chosen)])
    admin.outbound.post_outbound_campaign_start(campaign.id)
    eventually(lambda: admin.outbound.get_outbound_campaign(campaign.id), lambda c: c.campaign_status == "complete")
    assert admin.outbound.get_outbound_campaign_progress(campaign.id).number_of_contacts_called == 1


def test_a_callable_time_set_needs_a_column_of_zones(admin, unique, make_list, make_campaign, refused):
    times = admin.outbound.post_outbound_callabletimesets(
        make("CallableTimeSet", name=unique("Times"), callable_times=callable_times())
    )
    refused(
        400, "missing.time.zone.in.contactlist", lambda: make_campaign(make_list(), callable_time_set=ref(times))
    )
    zoned = make_list(
        phone_columns=[make("ContactPhoneNumberColumn", column_name="phone", callable_time_column="zone")]
    )
    assert make_campaign(zoned, callable_time_set=ref(times)).callable_time_set.id == times.id


def test_a_sequence_runs_its_campaigns_in_turn(admin, unique, make_list, make_campaign, eventually):
    campaigns = [make_campaign(make_list(count=3)) for _ in range(2)]
    sequence = admin.outbound.post_outbound_sequences(
        make("CampaignSequence", name=unique("Sequence"), campaigns=[ref(c) for c in campaigns], status="off",
             repeat=False)
    )
    sequence.status = "on"
    admin.outbound.put_outbound_sequence(sequence.id, sequence)
    eventually(lambda: admin.outbound.get_outbound_sequence(sequence.id), lambda s: s.status == "complete")
    for campaign in campaigns:
        assert admin.outbound.get_outbound_campaign_progress(campaign.id).number_of_contacts_called == 3


def test_a_campaign_rule_acts(admin, unique, make_list, make_campaign, eventually, refused):
    first, second = make_campaign(make_list(count=4)), make_campaign(make_list(count=2))
    rule = make(
        "CampaignRule", name=unique("Rule"), enabled=True, match_any_conditions=False,
        campaign_rule_entities=make("CampaignRuleEntities", campaigns=[ref(first)]),
        campaign_rule_conditions=[
            make("CampaignRuleCondition", condition_type="campaignProgress",
                 parameters=make("CampaignRuleParameters", operator="greaterThanEqualTo", value="0.5"))
        ],
        campaign_rule_actions=[
            make("CampaignRuleAction", action_type="turnOnCampaign",
                 campaign_rule_action_entities=make("CampaignRuleActionEntities", campaigns=[ref(second)],
                                                    use_triggering_entity=False))
        ],
    )
    refused(400, "cannot.create.enabled.campaign.rule", lambda: admin.outbound.post_outbound_campaignrules(rule))
    rule.enabled = False
    made = admin.outbound.post_outbound_campaignrules(rule)
    made.enabled = True
    enabled = admin.outbound.put_outbound_campaignrule(made.id, made)
    assert enabled.enabled
    admin.outbound.post_outbound_campaign_start(first.id)
    eventually(
        lambda: admin.outbound.get_outbound_campaign_progress(second.id), lambda p: p.number_of_contacts_called == 2
    )


def test_settings_and_mappings_are_read_and_written(admin):
    settings = admin.outbound.get_outbound_settings()
    settings.abandon_seconds = 3.0
    admin.outbound.patch_outbound_settings(settings)
    assert admin.outbound.get_outbound_settings().abandon_seconds == 3.0
    mappings = admin.outbound.get_outbound_wrapupcodemappings()
    mappings.default_set = ["RIGHT_PARTY_CONTACT"]
    assert admin.outbound.put_outbound_wrapupcodemappings(mappings).default_set == ["RIGHT_PARTY_CONTACT"]
