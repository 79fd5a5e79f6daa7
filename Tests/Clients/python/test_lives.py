"""The life of each object: made, found again page by page, read, changed with its version, refused, deleted."""

import types

import pytest
from PureCloudPlatformClientV2.rest import ApiException

import answers
from kinds import KINDS, list_template_body, make, ref


@pytest.fixture
def k(admin, unique, make_list, make_campaign, places):
    """What bodies are made of."""

    def campaign_body():
        body = make(
            "Campaign", name=unique("Campaign"), contact_list=ref(make_list()), queue=ref(places["queue"]),
            dialing_mode="progressive", caller_name="Acme", caller_address="+12025550100", campaign_status="off",
            phone_columns=[make("PhoneColumn", column_name="phone", type="cell")],
        )
        return body

    def list_template():
        return admin.outbound.post_outbound_contactlisttemplates(list_template_body(tools))

    tools = types.SimpleNamespace(
        unique=unique, list=make_list, campaign=make_campaign, queue=places["queue"], campaign_body=campaign_body,
        list_template=list_template,
    )
    return tools


def call(admin, name):
    return getattr(admin.outbound, name)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_an_object_lives(kind, admin, k, refused):
    made = call(admin, kind.post)(kind.body(k))
    assert made.id and made.version == 1 and made.date_created and made.self_uri.endswith(made.id)

    read = call(admin, kind.get)(made.id)
    assert (read.id, read.name, read.version) == (made.id, made.name, made.version)

    kind.change(read, k)
    updated = call(admin, kind.put)(made.id, read)
    assert updated.version == 2 and kind.changed(read, updated)
    assert updated.date_modified >= made.date_modified

    if kind.conflict:
        stale = call(admin, kind.get)(made.id)
        stale.version = 1
        refused(*kind.conflict, lambda: call(admin, kind.put)(made.id, stale))
        assert call(admin, kind.get)(made.id).version == 2

    call(admin, kind.delete)(made.id)
    refused(*kind.absent, lambda: call(admin, kind.get)(made.id))
    with pytest.raises(ApiException) as caught:
        call(admin, kind.delete)(made.id)
    assert caught.value.status == 404


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_listing_has_pages(kind, admin, k):
    made = [call(admin, kind.post)(kind.body(k)).id for _ in range(3)]
    seen, number = [], 1
    while True:
        page = call(admin, kind.list)(page_size=2, page_number=number)
        assert page.page_size == 2 and page.page_number == number and len(page.entities) <= 2
        assert page.page_count == -(-page.total // 2)
        seen += [thing.id for thing in page.entities]
        assert (page.next_uri is not None) == (number < page.page_count)
        number += 1
        if number > page.page_count:
            break
    assert len(seen) == len(set(seen)) == page.total
    assert set(made) <= set(seen)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_listing_is_filtered_and_sorted_by_name(kind, admin, k):
    prefix = k.unique("Prefix")
    for suffix in ("b", "a", "c"):
        body = kind.body(k)
        body.name = f"{prefix} {suffix}"
        call(admin, kind.post)(body)
    ordered = call(admin, kind.list)(name=prefix, filter_type="Prefix", sort_by="name", sort_order="descending")
    assert [thing.name for thing in ordered.entities] == [f"{prefix} {suffix}" for suffix in "cba"]
    one = call(admin, kind.list)(name=f"{prefix} a", filter_type="Equals")
    assert [thing.name for thing in one.entities] == [f"{prefix} a"]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_body_without_a_name_is_refused(kind, admin, k):
    if kind.name == "attempt limits":
        pytest.skip("the vendor's model does not ask for a name")
    body = admin.api.sanitize_for_serialization(kind.body(k))
    body.pop("name")
    path = operation(kind.post)["path"]
    assert admin.raw("POST", path, body).status == 400


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{", b'"text"', b'{"name": 5}', b'{"name": {"a": 1}}'], ids=str)
def test_a_body_that_is_none_is_refused_in_words(kind, body, admin):
    path = operation(kind.post)["path"]
    assert admin.raw("POST", path, body).status == 400


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_caller_without_the_permission_is_refused(kind, connect, k, refused):
    body = kind.body(k)
    asked = operation(kind.post)
    code = "missing.any.permissions" if asked["permissionsType"] == "ANY" else "missing.permissions"
    document = refused(403, code, lambda: call(connect("nobody"), kind.post)(body))
    assert any(permission in document["message"] for permission in asked["permissions"])


def operation(method):
    """`post_outbound_contactlists` is the SDK's name of `postOutboundContactlists`."""
    wanted = method.replace("_", "")
    return next(op for op in answers.OPERATIONS if op.get("operationId", "").lower() == wanted)
