"""Who may do what, where; and what a wrong request is answered with."""

import json
import urllib.request

import pytest
from PureCloudPlatformClientV2.rest import ApiException

import platform_run


def test_wrong_tokens_are_answered_401(exchange):
    for headers, code in [({}, "authentication.required"), ({"Authorization": "Bearer wrong"}, "bad.credentials")]:
        answer = platform_run.request(exchange.url + "/api/v2/outbound/campaigns", headers=headers)
        assert (answer.status, answer.json["code"]) == (401, code)


def test_a_wrong_secret_is_answered_as_oauth_says(exchange):
    answer = platform_run.request(
        exchange.url + "/oauth/token", "POST", body=b"grant_type=client_credentials",
        headers={"Authorization": "Basic YWRtaW46d3Jvbmc=", "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status in (400, 401) and answer.json["error"] == "invalid_client"


def test_unknown_paths_are_answered_404(admin):
    for path in ("/api/v2/outbound/contactlists/trigger", "/api/v2/outbound/nothing", "/api/v3/outbound/campaigns"):
        answer = platform_run.request(admin.url + path, "POST", admin.token, {})
        assert (answer.status, answer.json["code"]) == (404, "not.found"), path


def test_a_client_sees_and_starts_only_what_is_in_its_divisions(connect, admin, refused):
    sales = connect("sales")
    assert {each.division.name for each in sales.outbound.get_outbound_campaigns().entities} == {"Sales"}
    support = next(c for c in admin.outbound.get_outbound_campaigns(name="Seeded Support").entities)
    document = refused(
        403, "missing.division.permission", lambda: sales.outbound.post_outbound_campaign_start(support.id)
    )
    assert document["message"] == "You are not authorized to perform the requested action."


def test_a_viewer_starts_nothing(connect, admin, refused):
    campaign = admin.outbound.get_outbound_campaigns(name="Seeded Sales").entities[0]
    document = refused(
        403, "missing.any.permissions",
        lambda: connect("viewer").outbound.post_outbound_campaign_start(campaign.id),
    )
    assert "outbound:campaign:start" in document["message"]


def test_a_client_looks_at_itself(connect):
    client = connect("sales")
    token = client.tokens.get_tokens_me()
    assert token.o_auth_client.id == "sales"
    subject = client.authorization.get_authorization_subjects_me()
    assert {grant.division.name for grant in subject.grants} == {"Sales"}
    divisions = client.authorization.get_authorization_divisionspermitted_me("outbound:campaign:start")
    assert {division.name for division in divisions} == {"Sales"}


def test_ids_are_taken_one_by_one_and_joined(admin, make_list):
    first, second = make_list(count=0), make_list(count=0)
    joined = admin.outbound.get_outbound_contactlists(id=[first.id, second.id])
    repeated = admin.raw("GET", f"/api/v2/outbound/contactlists?id={first.id}&id={second.id}").json
    assert {each.id for each in joined.entities} == {first.id, second.id}
    assert {each["id"] for each in repeated["entities"]} == {first.id, second.id}


def test_a_page_that_is_no_number_is_refused(admin):
    for query in ("pageSize=many", "pageNumber=0", "pageSize=-1"):
        assert admin.raw("GET", f"/api/v2/outbound/campaigns?{query}").status == 400


def test_a_body_of_another_kind_is_refused(admin):
    answer = admin.raw("POST", "/api/v2/outbound/campaigns", b"name=x", {"Content-Type": "text/plain"})
    assert (answer.status, answer.json["code"]) == (415, "unsupported.media.type")


def test_a_body_that_is_too_large_is_refused(admin):
    answer = admin.raw("POST", "/api/v2/outbound/campaigns", b'{"name": "' + b"x" * (11 << 20) + b'"}')
    assert (answer.status, answer.json["code"]) == (413, "request.entity.too.large")


@pytest.mark.parametrize("path", ["campaigns", "contactlists", "callabletimesets", "sequences"])
@pytest.mark.parametrize("id", ["none", "%00", "../x", "a" * 500, "00000000-0000-0000-0000-000000000000"])
def test_an_id_of_nothing_is_answered_404(path, id, admin):
    assert admin.raw("GET", f"/api/v2/outbound/{path}/{id}").status == 404


def test_too_many_requests_are_answered_429(tmp_path):
    seed = platform_run.HERE / "tenant.yaml"
    limited = tmp_path / "tenant.yaml"
    limited.write_text(
        "\n".join(line for line in seed.read_text().splitlines() if not line.startswith("requestsPerMinute")),
        encoding="utf-8",
    )
    running = platform_run.Exchange(limited, tmp_path / "exchange.log")
    try:
        token = platform_run.token(running.url, "admin")
        statuses = []
        for _ in range(301):
            answer = platform_run.request(running.url + "/api/v2/outbound/campaigns", token=token)
            statuses.append(answer.status)
        assert statuses[:300] == [200] * 300
        assert answer.status == 429
        headers = {key.lower(): value for key, value in answer.headers.items()}
        wait = int(headers["retry-after"])
        assert 1 <= wait <= 60
        assert answer.json == {
            "message": f"Rate limit exceeded the maximum. Retry the request in [{wait}] seconds",
            "code": "too.many.requests.retry.after", "status": 429, "contextId": headers["inin-correlation-id"],
            "details": [], "errors": [],
        }
    finally:
        running.stop()
