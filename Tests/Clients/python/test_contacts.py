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


def send(admin, permit, file):
    """Sends a file to the address that an upload is permitted for, and gives what became of it."""
    answer = platform_run.request(permit.url, "PUT", None, file.encode(), {"Content-Type": "text/csv"})
    assert answer.status == 200, answer.body
    return answer.json


def test_contacts_are_named_by_a_filter(admin, make_list, unique, refused):
    made, other = make_list(count=12), make_list(count=1)
    predicate = make(
        "ContactListFilterPredicate", column="name", column_type="alphabetic", operator="BEGINS_WITH",
        value="Contact 1", inverted=False,
    )
    kept = admin.outbound.post_outbound_contactlistfilters(
        make(
            "ContactListFilter", name=unique("Filter"), contact_list=make("DomainEntityRef", id=made.id),
            filter_type="AND", clauses=[make("ContactListFilterClause", filter_type="AND", predicates=[predicate])],
        )
    )
    asked = make("ContactListingRequest", page_number=1, page_size=5, contact_list_filter_id=kept.id)
    assert admin.outbound.post_outbound_contactlist_contacts_search(made.id, asked).total == 3
    refused(
        400, "invalid.contact.list.filter",
        lambda: admin.outbound.post_outbound_contactlist_contacts_search(other.id, asked),
    )
    admin.outbound.post_outbound_contactlist_export(
        made.id, body=make("ContactsExportRequest", contact_list_filter_id=kept.id)
    )
    answer = platform_run.request(admin.outbound.get_outbound_contactlist_export(made.id).uri)
    assert len(answer.body.decode().strip().splitlines()) == 1 + 3


def test_a_dnc_list_is_imported_and_exported(admin, unique):
    made = admin.outbound.post_outbound_dnclists(
        make("DncListCreate", name=unique("DNC"), dnc_source_type="rds", contact_method="Phone")
    )
    permit = admin.outbound.post_outbound_dnclists_uploads(
        make("DNCListUploadUrlRequest", content_type="text/csv", id=made.id, phone_columns="number")
    )
    assert send(admin, permit, "number,name\n+12025550101,Ann\nnone,Bob\n")["refused"] == 1
    status = admin.outbound.get_outbound_dnclist_importstatus(made.id)
    assert (status.percent_complete, status.total_records) == (100, 2)
    assert admin.outbound.get_outbound_dnclist(made.id, include_size=True).size == 1
    admin.outbound.post_outbound_dnclist_export(made.id)
    answer = platform_run.request(admin.outbound.get_outbound_dnclist_export(made.id).uri)
    assert "+12025550101" in answer.body.decode()


def test_a_file_becomes_a_list_by_an_import_template(admin, unique):
    columns = [make("ContactPhoneNumberColumn", column_name="phone", type="cell")]
    of_list = admin.outbound.post_outbound_contactlisttemplates(
        make("ContactListTemplate", name=unique("List"), column_names=["name", "phone"], phone_columns=columns)
    )
    template = admin.outbound.post_outbound_importtemplates(
        make("ImportTemplate", name=unique("Import"), contact_list_template=make("DomainEntityRef", id=of_list.id))
    )
    prefix = unique("Nightly")
    permit = admin.outbound.post_outbound_contactlists_uploads(
        make(
            "ContactListUploadUrlRequest", content_type="text/csv", import_template_id=template.id,
            list_name_prefix=prefix,
        )
    )
    assert send(admin, permit, "name,phone\nAnn,+12025550101\n")["added"] == 1
    status = admin.outbound.get_outbound_importtemplate_importstatus(template.id, list_name_prefix=prefix)
    assert status.percent_complete == 100
    made = admin.outbound.get_outbound_contactlist(status.target_contact_list_ids[0], include_size=True)
    assert (made.name, made.size) == (prefix, 1)


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
