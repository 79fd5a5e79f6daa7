"""Contacts: added, dialed next, searched, changed, deleted, exported."""

import csv
import io
import urllib.request

import pytest

import platform_run
from kinds import make


def contact(list_id, name, phone, **more):
    return make(
        "WritableDialerContact", contact_list_id=list_id, data={"name": name, "phone": phone}, callable=True, **more
    )


def test_contacts_are_added_read_changed_and_deleted(admin, make_list):
    made = make_list(count=0)
    first, second = admin.outbound.post_outbound_contactlist_contacts(
        made.id, [contact(made.id, "One", "+12025550101"), contact(made.id, "Two", "+12025550102", id="own-id")]
    )
    assert second.id == "own-id"
    read = admin.outbound.get_outbound_contactlist_contact(made.id, first.id)
    assert read.data["name"] == "One"
    read.data["name"] = "Uno"
    assert admin.outbound.put_outbound_contactlist_contact(made.id, first.id, read).data["name"] == "Uno"
    both = admin.outbound.post_outbound_contactlist_contacts_bulk(made.id, [first.id, second.id])
    assert {each.id for each in both} == {first.id, second.id}
    admin.outbound.delete_outbound_contactlist_contact(made.id, first.id)
    admin.outbound.delete_outbound_contactlist_contacts(made.id, [second.id])
    assert admin.outbound.get_outbound_contactlist(made.id, include_size=True).size == 0


def test_more_than_a_thousand_contacts_are_refused(admin, make_list, refused):
    made = make_list(count=0)
    many = [contact(made.id, f"C{n}", f"+1202555{n:04d}") for n in range(1001)]
    refused(
        400, "too.many.contacts.added", lambda: admin.outbound.post_outbound_contactlist_contacts(made.id, many)
    )
    assert admin.outbound.get_outbound_contactlist(made.id, include_size=True).size == 0


def test_contacts_are_searched(admin, make_list):
    made = make_list(count=7)
    page = admin.outbound.post_outbound_contactlist_contacts_search(
        made.id, make("ContactListingRequest", page_number=1, page_size=5)
    )
    assert page.total == 7 and len(page.entities) == 5


def test_a_list_is_cleared(admin, make_list):
    made = make_list(count=7)
    admin.outbound.post_outbound_contactlist_clear(made.id)
    assert admin.outbound.get_outbound_contactlist(made.id, include_size=True).size == 0


def test_a_list_is_exported_as_csv(admin, make_list, eventually):
    made = make_list(count=4)
    admin.outbound.post_outbound_contactlist_export(made.id)

    def look():
        try:
            return admin.outbound.get_outbound_contactlist_export(made.id)
        except Exception as error:
            return error

    export = eventually(look, lambda seen: getattr(seen, "uri", None))
    uri = export.uri if "://" in export.uri else admin.url + export.uri
    answer = platform_run.request(uri, token=admin.token)
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert len(rows) == 4 and {"name", "phone"} <= set(rows[0])


def test_import_status_of_a_list_that_is_not_importing(admin, make_list):
    admin.outbound.get_outbound_contactlist_importstatus(make_list(count=1).id)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[1]", b'[{"data": 5}]', b'[{"data": {"phone": {"a": 1}}}]', b"[[", b'[{"data":{"x":"1"}}]'],
    ids=str,
)
def test_contacts_that_are_none_are_refused(body, admin, make_list):
    made = make_list(count=0)
    answer = admin.raw("POST", f"/api/v2/outbound/contactlists/{made.id}/contacts", body)
    assert answer.status == 400
    assert admin.outbound.get_outbound_contactlist(made.id, include_size=True).size == 0
