"""schemathesis against both OpenAPI documents: no 5xx, no answer that the document does not describe, no way in without
authorisation. Path parameters are mostly ids of objects that exist, or every answer would be a 404.
"""

import os
import random
import subprocess

import hypothesis
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as openapi_checks

import platform_run

# What ends the caller's own token or takes its own grants is left out: everything after it would be a 401.
SUICIDAL = r"^/api/v2/tokens/me$|/authorization/(subjects|roles)/.*/|^/api/v2/oauth/clients/|^/oauth/"
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
SETTINGS = hypothesis.settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
KEPT = [
    openapi_checks.status_code_conformance, openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance, openapi_checks.ignored_auth, not_a_server_error,
]


def _ids(url, token):
    """Ids of objects that exist, by the parameter that names them."""
    listings = {
        "campaignId": "outbound/campaigns", "contactListId": "outbound/contactlists",
        "divisionId": "authorization/divisions", "roleId": "authorization/roles", "queueId": "routing/queues",
        "dncListId": "outbound/dnclists", "sequenceId": "outbound/sequences", "ruleSetId": "outbound/rulesets",
        "callableTimeSetId": "outbound/callabletimesets", "attemptLimitsId": "outbound/attemptlimits",
        "contactListFilterId": "outbound/contactlistfilters", "campaignRuleId": "outbound/campaignrules",
        "callAnalysisSetId": "outbound/callanalysisresponsesets", "eventId": "outbound/events", "userId": "users",
        "definitionId": "presence/definitions", "presenceId": "presencedefinitions",
    }
    found = {}
    for name, path in listings.items():
        answer = platform_run.request(f"{url}/api/v2/{path}", token=token)
        if answer.status == 200:
            found[name] = [entity["id"] for entity in answer.json["entities"]]
    return found


def _check(case, url, token, ids):
    choose = random.Random(repr((case.method, case.path, case.body, case.query)))
    for name in case.path_parameters or {}:
        if ids.get(name) and choose.random() < 0.7:
            case.path_parameters[name] = choose.choice(ids[name])
    case.call_and_validate(base_url=url, headers={"Authorization": f"Bearer {token}"}, checks=KEPT, timeout=30)


@pytest.fixture(scope="module")
def dialect(tmp_path_factory):
    running = platform_run.Exchange(
        platform_run.HERE / "tenant.yaml", tmp_path_factory.mktemp("openapi") / "exchange.log"
    )
    token = platform_run.token(running.url, "admin")
    yield running.url, token, _ids(running.url, token)
    running.stop()


@pytest.fixture(scope="module")
def dialect_schema(dialect):
    return schemathesis.openapi.from_url(dialect[0] + "/openapi.json")


EXCHANGE = schemathesis.pytest.from_fixture("dialect_schema").exclude(path_regex=SUICIDAL)


@EXCHANGE.parametrize()
@SETTINGS
def test_the_exchange_keeps_to_its_document(case, dialect):
    _check(case, *dialect)


CONFIGURATION = """
store: { sqlite: ringdown.db }
states: { key: env:STATE_KEY }
providers:
  local: { kind: exchange, seed: tenant.yaml }
contactLists:
  - { name: seeded, provider: local, list: Seeded Sales, campaigns: [Seeded Sales], division: Sales }
personalConnections:
  - { id: "12345", provider: local, campaign: Seeded Sales, list: Seeded Sales, from: ["+12025550100"], division: Sales }
roles:
  - { name: everything, permissions: ["outbound:*:*", "iac:*:*", "oauth:*:*", "authorization:*:*"] }
clients:
  - { id: admin, secret: env:ADMIN_SECRET, grants: [{ role: everything, division: "*" }] }
rules:
  - name: go-live
    when: { resource: terraform_data.campaign }
    do: [ { trigger: { contactList: seeded } } ]
"""


@pytest.fixture(scope="module")
def control_plane(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    (folder / "ringdown.yaml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "tenant.yaml").write_text((platform_run.HERE / "tenant.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with open(folder / "serve.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [os.environ["RINGDOWN"], "serve", "--config", "ringdown.yaml", "--listen", "127.0.0.1:0"], cwd=folder,
            stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, "ADMIN_SECRET": "admin-secret", "STATE_KEY": "0f" * 32},
        )
        line = process.stdout.readline()
        assert "http://" in line, (folder / "serve.log").read_text(encoding="utf-8")
        url = line.split()[-1]
        token = platform_run.token(url, "admin")
        lists = platform_run.request(f"{url}/api/v2/outbound/contactlists", token=token).json["entities"]
        yield url, token, {"contactListId": [each["id"] for each in lists], "id": ["12345"]}
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="module")
def control_plane_schema(control_plane):
    return schemathesis.openapi.from_url(control_plane[0] + "/openapi.json")


CONTROL_PLANE = schemathesis.pytest.from_fixture("control_plane_schema").exclude(path_regex=SUICIDAL)


@CONTROL_PLANE.parametrize()
@SETTINGS
def test_the_control_plane_keeps_to_its_document(case, control_plane):
    _check(case, *control_plane)
