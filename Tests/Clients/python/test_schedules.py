"""Schedules of campaigns and sequences, which the vendor keeps under the campaign's id."""

import datetime

import pytest

from kinds import make, ref


def at(days, hour):
    day = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=days)
    return f"{day}T{hour:02d}:00:00.000Z"


def schedule(campaign, *intervals, zone="Europe/Berlin"):
    return make(
        "CampaignSchedule", name="Schedule", campaign=make("DivisionedDomainEntityRef", id=campaign.id),
        time_zone=zone, intervals=[make("ScheduleInterval", start=start, end=end) for start, end in intervals],
    )


def test_a_campaign_has_one_schedule(admin, make_campaign, refused):
    campaign = make_campaign()
    made = admin.outbound.put_outbound_schedules_campaign(campaign.id, schedule(campaign, (at(900, 9), at(900, 17))))
    assert made.id == campaign.id and made.version == 1 and made.campaign.id == campaign.id
    read = admin.outbound.get_outbound_schedules_campaign(campaign.id)
    assert [(i.start, i.end) for i in read.intervals] == [(at(900, 9), at(900, 17))]
    read.intervals.append(make("ScheduleInterval", start=at(901, 9), end=at(901, 17)))
    assert admin.outbound.put_outbound_schedules_campaign(campaign.id, read).version == 2
    refused(
        409, "invalid.update.wrong.version", lambda: admin.outbound.put_outbound_schedules_campaign(campaign.id, read)
    )
    listed = admin.outbound.get_outbound_schedules_campaigns()
    assert isinstance(listed, list) and campaign.id in {each.id for each in listed}
    admin.outbound.delete_outbound_schedules_campaign(campaign.id)
    with pytest.raises(Exception) as caught:
        admin.outbound.get_outbound_schedules_campaign(campaign.id)
    assert caught.value.status == 404


@pytest.mark.parametrize(
    ("code", "intervals", "zone"),
    [
        ("invalid.start.time", [(at(-3, 9), at(900, 9))], "UTC"),
        ("invalid.end.time", [(at(900, 17), at(900, 9))], "UTC"),
        ("overlapping.interval", [(at(900, 9), at(900, 17)), (at(900, 12), at(900, 18))], "UTC"),
        ("invalid.timezone", [(at(900, 9), at(900, 17))], "Mars/Olympus"),
        ("invalid.interval.time", [("tomorrow", at(900, 17))], "UTC"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(code, intervals, zone, admin, make_campaign, refused):
    campaign = make_campaign()
    refused(
        400, code,
        lambda: admin.outbound.put_outbound_schedules_campaign(campaign.id, schedule(campaign, *intervals, zone=zone)),
    )


def test_a_recurrence_is_kept(admin, make_campaign):
    campaign = make_campaign()
    body = schedule(campaign)
    body.recurrences = [
        make(
            "Reoccurrence", start=at(900, 9)[:19], end=at(900, 17)[:19], time_zone="America/New_York",
            pattern=make("Pattern", type="Weekly", interval=1, days_of_week=["Monday", "Wednesday"]),
            range=make("Range", type="NoEnd"),
        )
    ]
    made = admin.outbound.put_outbound_schedules_campaign(campaign.id, body)
    assert made.recurrences[0].pattern.days_of_week == ["Monday", "Wednesday"]


def test_a_sequence_has_a_schedule_too(admin, unique, make_campaign):
    sequence = admin.outbound.post_outbound_sequences(
        make("CampaignSequence", name=unique("Sequence"), campaigns=[ref(make_campaign())], status="off", repeat=False)
    )
    body = make(
        "SequenceSchedule", sequence=ref(sequence), time_zone="UTC",
        intervals=[make("ScheduleInterval", start=at(900, 9), end=at(900, 17))],
    )
    assert admin.outbound.put_outbound_schedules_sequence(sequence.id, body).sequence.id == sequence.id
    assert sequence.id in {each.id for each in admin.outbound.get_outbound_schedules_sequences()}
    admin.outbound.delete_outbound_schedules_sequence(sequence.id)
