import os
import time
import uuid

import pytest

import answers
import platform_run

# The SDK watches a configuration file in the home folder; it is given one of its own.
os.environ.setdefault("HOME", os.environ.get("TMPDIR", "/tmp"))

import PureCloudPlatformClientV2 as sdk
from PureCloudPlatformClientV2 import rest
from PureCloudPlatformClientV2.rest import ApiException

SEEN = []


def _watch():
    """Has every answer that the SDK gets looked at."""
    original = rest.RESTClientObject.request

    def record(self, method, url, **kwargs):
        try:
            response = original(self, method, url, **kwargs)
            SEEN.append((method, url, response.status, dict(response.getheaders()), response.data))
            return response
        except ApiException as error:
            SEEN.append((method, url, error.status, dict(error.headers or {}), error.body))
            raise

    rest.RESTClientObject.request = record


_watch()


@pytest.fixture(scope="session")
def exchange(tmp_path_factory):
    running = platform_run.Exchange(
        platform_run.HERE / "tenant.yaml", tmp_path_factory.mktemp("exchange") / "exchange.log"
    )
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def strict_answers():
    """Fails a test any of whose answers is not what the vendor's models say."""
    SEEN.clear()
    yield
    found = []
    for method, url, status, headers, body in SEEN:
        if "/oauth/token" not in url:
            found += answers.check(method, url, status, headers, body)
    assert not found, "\n".join(sorted(set(found)))


class Client:
    """The vendor's SDK with the token of one client of the seed."""

    def __init__(self, url, client):
        sdk.configuration.live_reload_config = False
        sdk.configuration.host = url
        self.url = url
        self.token = platform_run.token(url, client)
        self.api = sdk.api_client.ApiClient(host=url)
        self.api.access_token = self.token
        self.outbound = sdk.OutboundApi(self.api)
        self.routing = sdk.RoutingApi(self.api)
        self.authorization = sdk.AuthorizationApi(self.api)
        self.oauth = sdk.OAuthApi(self.api)
        self.tokens = sdk.TokensApi(self.api)
        self.users = sdk.UsersApi(self.api)
        self.presence = sdk.PresenceApi(self.api)
        self.notifications = sdk.NotificationsApi(self.api)
        self.objects = sdk.ObjectsApi(self.api)

    def raw(self, method, path, body=None, headers=None):
        """A request as it is written, looked at like the SDK's."""
        answer = platform_run.request(self.url + path, method, self.token, body, headers)
        SEEN.append((method, self.url + path, answer.status, answer.headers, answer.body))
        return answer


@pytest.fixture(scope="session")
def connect(exchange):
    known = {}

    def client(name):
        if name not in known:
            known[name] = Client(exchange.url, name)
        return known[name]

    return client


@pytest.fixture
def admin(connect):
    return connect("admin")


@pytest.fixture
def unique():
    """Makes names that no other test has."""
    return lambda words: f"{words} {uuid.uuid4().hex[:8]}"


@pytest.fixture(scope="session")
def places(connect):
    """The seed's divisions and queue, by name."""
    client = connect("admin")
    divisions = {d.name: d for d in client.authorization.get_authorization_divisions(page_size=100).entities}
    queue = client.routing.get_routing_queues(name="Renewals").entities[0]
    return {"divisions": divisions, "queue": queue}


@pytest.fixture
def make_list(admin, unique):
    """Makes contact lists, each with numbers in a row."""

    def make(count=5, **more):
        columns = more.pop("column_names", ["name", "phone", "zone"])
        phones = more.pop("phone_columns", [sdk.ContactPhoneNumberColumn()])
        for column in phones:
            column.column_name = column.column_name or "phone"
            column.type = column.type or "cell"
        body = sdk.ContactList()
        body.name = unique("List")
        body.column_names, body.phone_columns = columns, phones
        for name, value in more.items():
            setattr(body, name, value)
        made = admin.outbound.post_outbound_contactlists(body)
        if count:
            contacts = []
            for n in range(count):
                contact = sdk.WritableDialerContact()
                contact.contact_list_id = made.id
                contact.data = {"name": f"Contact {n}", "phone": f"+1202555{n + 1000:04d}", "zone": "Europe/Berlin"}
                contact.data = {key: value for key, value in contact.data.items() if key in columns}
                contact.callable = True
                contacts.append(contact)
            admin.outbound.post_outbound_contactlist_contacts(made.id, contacts)
        return made

    return make


@pytest.fixture
def make_campaign(admin, unique, make_list, places):
    """Makes campaigns that are off."""

    def make(contact_list=None, **more):
        contact_list = contact_list or make_list()
        body = sdk.Campaign()
        body.name = unique("Campaign")
        body.contact_list = sdk.DomainEntityRef()
        body.contact_list.id = contact_list.id
        body.queue = sdk.DomainEntityRef()
        body.queue.id = places["queue"].id
        body.dialing_mode = "progressive"
        column = sdk.PhoneColumn()
        column.column_name, column.type = "phone", "cell"
        body.phone_columns = [column]
        body.caller_name, body.caller_address = "Acme", "+12025550100"
        body.campaign_status = "off"
        for name, value in more.items():
            setattr(body, name, value)
        return admin.outbound.post_outbound_campaigns(body)

    return make


@pytest.fixture
def eventually():
    """Asks again until something holds: for what the exchange does by itself, at its own speed."""

    def wait(look, holds, seconds=30):
        end = time.monotonic() + seconds
        while True:
            seen = look()
            if holds(seen) or time.monotonic() > end:
                assert holds(seen), seen
                return seen
            time.sleep(0.05)

    return wait


@pytest.fixture
def refused():
    """Expects an SDK call to be refused, and gives the error's document."""
    import json

    def expect(status, code, call):
        with pytest.raises(ApiException) as caught:
            call()
        document = json.loads(caught.value.body)
        assert (caught.value.status, document["code"]) == (status, code), document
        return document

    return expect
