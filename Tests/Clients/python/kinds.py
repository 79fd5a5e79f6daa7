"""The kinds of outbound objects: how the SDK makes, reads, changes and deletes each."""

import dataclasses
from typing import Callable

import PureCloudPlatformClientV2 as sdk


def make(model, **values):
    made = getattr(sdk, model)()
    for name, value in values.items():
        setattr(made, name, value)
    return made


def ref(thing):
    return make("DomainEntityRef", id=thing if isinstance(thing, str) else thing.id)


@dataclasses.dataclass
class Kind:
    """One kind of object; the functions take the fixtures' tools (`k`) and the object or its body."""

    name: str
    post: str
    get: str
    list: str
    put: str
    delete: str
    body: Callable
    change: Callable
    changed: Callable
    missing: str | None = None
    # Whether a version that is not the present one is refused, and how.
    conflict: tuple = (409, "invalid.update.wrong.version")
    absent: tuple = (404, "resource.not.found")
    duplicate: tuple | None = (400, "duplicate.name")

    def __str__(self):
        return self.name


def slot(day, start="09:00:00", stop="18:00:00"):
    return make("CampaignTimeSlot", day=day, start_time=start, stop_time=stop)


def callable_times(zone="Europe/Berlin", days=range(1, 6)):
    return [make("CallableTime", time_zone_id=zone, time_slots=[slot(day) for day in days])]


def sequence_body(k):
    return make(
        "CampaignSequence", name=k.unique("Sequence"), campaigns=[ref(k.campaign()), ref(k.campaign())], status="off",
        repeat=False,
    )


def rule_body(k):
    campaign = k.campaign()
    condition = make(
        "CampaignRuleCondition", condition_type="campaignProgress",
        parameters=make("CampaignRuleParameters", operator="greaterThan", value="0.5"),
    )
    action = make(
        "CampaignRuleAction", action_type="turnOffCampaign",
        campaign_rule_action_entities=make("CampaignRuleActionEntities", use_triggering_entity=True),
    )
    return make(
        "CampaignRule", name=k.unique("Rule"), enabled=False, match_any_conditions=False,
        campaign_rule_entities=make("CampaignRuleEntities", campaigns=[ref(campaign)]),
        campaign_rule_conditions=[condition], campaign_rule_actions=[action],
    )


def filter_body(k):
    predicate = make(
        "ContactListFilterPredicate", column="name", column_type="alphabetic", operator="CONTAINS", value="Contact",
        inverted=False,
    )
    clause = make("ContactListFilterClause", filter_type="AND", predicates=[predicate])
    return make(
        "ContactListFilter", name=k.unique("Filter"), contact_list=ref(k.list()), filter_type="AND", clauses=[clause],
    )


def rule_set_body(k):
    condition = make(
        "Condition", type="contactAttributeCondition", inverted=False, attribute_name="name", value="Contact 1",
        value_type="STRING", operator="EQUALS",
    )
    rule = make(
        "DialerRule", name="skip", category="DIALER_PRECALL", order=0, conditions=[condition],
        actions=[make("DialerAction", type="Action", action_type_name="DO_NOT_DIAL")],
    )
    return make("RuleSet", name=k.unique("Rule set"), contact_list=ref(k.list()), queue=ref(k.queue), rules=[rule])


def response_set_body(k):
    return make(
        "ResponseSet", name=k.unique("Responses"), beep_detection_enabled=False,
        responses={"disposition.classification.callable.machine": make("Reaction", reaction_type="hangup")},
    )


def list_template_body(k):
    return make(
        "ContactListTemplate", name=k.unique("List template"), column_names=["name", "phone", "zip"],
        phone_columns=[make("ContactPhoneNumberColumn", column_name="phone", type="cell")],
        automatic_time_zone_mapping=True, zip_code_column_name="zip",
    )


def import_template_body(k):
    return make(
        "ImportTemplate", name=k.unique("Import template"), contact_list_template=ref(k.list_template()),
        list_name_format="ListNamePrefixMonthDayYear",
    )


def file_template_body(k):
    return make(
        "FileSpecificationTemplate", name=k.unique("File template"), format="FixedLength",
        column_information=[
            make("Column", column_name="name", start_position=1, length=10),
            make("Column", column_name="phone", start_position=11, length=15),
        ],
        preprocessing_rules=[make("PreprocessingRule", find="tel", replace_with="", pcGlobal=True)],
    )


def rename(thing, k):
    thing.name = k.unique("Renamed")


def renamed(before, after):
    return before.name == after.name


KINDS = [
    Kind(
        "contact list", "post_outbound_contactlists", "get_outbound_contactlist", "get_outbound_contactlists",
        "put_outbound_contactlist", "delete_outbound_contactlist",
        body=lambda k: make(
            "ContactList", name=k.unique("List"), column_names=["name", "phone"],
            phone_columns=[make("ContactPhoneNumberColumn", column_name="phone", type="cell")],
        ),
        change=rename, changed=renamed, absent=(404, "contact.list.not.found"),
    ),
    Kind(
        "campaign", "post_outbound_campaigns", "get_outbound_campaign", "get_outbound_campaigns",
        "put_outbound_campaign", "delete_outbound_campaign",
        body=lambda k: k.campaign_body(), change=rename, changed=renamed,
    ),
    Kind(
        "callable time set", "post_outbound_callabletimesets", "get_outbound_callabletimeset",
        "get_outbound_callabletimesets", "put_outbound_callabletimeset", "delete_outbound_callabletimeset",
        body=lambda k: make("CallableTimeSet", name=k.unique("Times"), callable_times=callable_times()),
        change=rename, changed=renamed,
    ),
    Kind(
        "attempt limits", "post_outbound_attemptlimits", "get_outbound_attemptlimit", "get_outbound_attemptlimits",
        "put_outbound_attemptlimit", "delete_outbound_attemptlimit",
        body=lambda k: make(
            "AttemptLimits", name=k.unique("Limits"), max_attempts_per_contact=3, max_attempts_per_number=2,
            time_zone_id="Europe/Berlin", reset_period="NEVER",
        ),
        change=lambda thing, k: setattr(thing, "max_attempts_per_contact", 5),
        changed=lambda before, after: after.max_attempts_per_contact == 5,
    ),
    Kind(
        "do-not-call list", "post_outbound_dnclists", "get_outbound_dnclist", "get_outbound_dnclists",
        "put_outbound_dnclist", "delete_outbound_dnclist",
        body=lambda k: make("DncListCreate", name=k.unique("DNC"), dnc_source_type="rds", contact_method="Phone"),
        change=rename, changed=renamed, absent=(404, "dnc.list.not.found"),
    ),
    Kind(
        "contact list filter", "post_outbound_contactlistfilters", "get_outbound_contactlistfilter",
        "get_outbound_contactlistfilters", "put_outbound_contactlistfilter", "delete_outbound_contactlistfilter",
        body=filter_body, change=rename, changed=renamed,
    ),
    Kind(
        "contact list template", "post_outbound_contactlisttemplates", "get_outbound_contactlisttemplate",
        "get_outbound_contactlisttemplates", "put_outbound_contactlisttemplate", "delete_outbound_contactlisttemplate",
        body=list_template_body, change=rename, changed=renamed, duplicate=(409, "duplicate.name"),
    ),
    Kind(
        "import template", "post_outbound_importtemplates", "get_outbound_importtemplate",
        "get_outbound_importtemplates", "put_outbound_importtemplate", "delete_outbound_importtemplate",
        body=import_template_body, change=rename, changed=renamed, duplicate=(409, "duplicate.name"),
    ),
    Kind(
        "file specification template", "post_outbound_filespecificationtemplates",
        "get_outbound_filespecificationtemplate", "get_outbound_filespecificationtemplates",
        "put_outbound_filespecificationtemplate", "delete_outbound_filespecificationtemplate",
        body=file_template_body, change=rename, changed=renamed, duplicate=(409, "duplicate.name"),
    ),
    Kind(
        "rule set", "post_outbound_rulesets", "get_outbound_ruleset", "get_outbound_rulesets", "put_outbound_ruleset",
        "delete_outbound_ruleset", body=rule_set_body, change=rename, changed=renamed,
    ),
    Kind(
        "response set", "post_outbound_callanalysisresponsesets", "get_outbound_callanalysisresponseset",
        "get_outbound_callanalysisresponsesets", "put_outbound_callanalysisresponseset",
        "delete_outbound_callanalysisresponseset", body=response_set_body, change=rename, changed=renamed,
    ),
    Kind(
        "sequence", "post_outbound_sequences", "get_outbound_sequence", "get_outbound_sequences",
        "put_outbound_sequence", "delete_outbound_sequence", body=sequence_body, change=rename, changed=renamed,
    ),
    Kind(
        "campaign rule", "post_outbound_campaignrules", "get_outbound_campaignrule", "get_outbound_campaignrules",
        "put_outbound_campaignrule", "delete_outbound_campaignrule", body=rule_body, change=rename, changed=renamed,
    ),
]
