"""Divisions, roles, grants, OAuth clients, queues and their members, as an administrator's scripts use them."""

import pytest

import platform_run
from kinds import make, ref


def test_a_division_lives(admin, unique, refused):
    made = admin.authorization.post_authorization_divisions(
        make("AuthzDivision", name=unique("Division"), description="made by the suite")
    )
    read = admin.authorization.get_authorization_division(made.id)
    assert (read.name, read.home_division) == (made.name, False)
    read.name = unique("Renamed")
    assert admin.authorization.put_authorization_division(made.id, read).name == read.name
    admin.authorization.delete_authorization_division(made.id)
    with pytest.raises(Exception) as caught:
        admin.authorization.get_authorization_division(made.id)
    assert caught.value.status == 404


def test_a_division_with_objects_is_kept(admin, unique, make_list):
    division = admin.authorization.post_authorization_divisions(
        make("AuthzDivision", name=unique("Division"), description="")
    )
    make_list(count=0, division=ref(division))
    with pytest.raises(Exception) as caught:
        admin.authorization.delete_authorization_division(division.id)
    assert caught.value.status in (400, 409)


def test_a_role_is_made_granted_and_works(exchange, admin, connect, unique, places, make_campaign):
    policy = make("DomainPermissionPolicy", domain="outbound", entity_name="campaign", action_set=["view", "start"])
    role = admin.authorization.post_authorization_roles(
        make("DomainOrganizationRoleCreate", name=unique("Role"), permission_policies=[policy])
    )
    assert admin.authorization.get_authorization_role(role.id).name == role.name
    sales = places["divisions"]["Sales"]
    nobody = connect("nobody")
    before = nobody.raw("GET", "/api/v2/outbound/campaigns")
    assert before.status == 403
    path = f"/api/v2/authorization/subjects/nobody/divisions/{sales.id}/roles/{role.id}"
    admin.raw("POST", path, b"null")
    assert {each.division.name for each in nobody.outbound.get_outbound_campaigns().entities} <= {"Sales"}
    admin.raw("DELETE", path)
    assert nobody.raw("GET", "/api/v2/outbound/campaigns").status == 403
    admin.authorization.delete_authorization_role(role.id)


def test_an_oauth_client_lives(exchange, admin, unique, places):
    roles = {role.name: role for role in admin.authorization.get_authorization_roles(page_size=100).entities}
    made = admin.oauth.post_oauth_clients(
        make(
            "OAuthClientRequest", name=unique("Client"), authorized_grant_type="CLIENT-CREDENTIALS",
            role_divisions=[
                make("RoleDivision", role_id=roles["Viewer"].id, division_id=places["divisions"]["Sales"].id)
            ],
            access_token_validity_seconds=600,
        )
    )
    assert made.secret
    read = admin.oauth.get_oauth_client(made.id)
    assert read.name == made.name
    fresh = admin.oauth.post_oauth_client_secret(made.id)
    assert fresh.secret and fresh.secret != made.secret
    assert made.id in {each.id for each in admin.oauth.get_oauth_clients().entities}
    admin.oauth.delete_oauth_client(made.id)


def test_a_queue_lives_and_has_members(admin, unique, places):
    made = admin.routing.post_routing_queues(
        make("CreateQueueRequest", name=unique("Queue"), division=make("WritableDivision", id=places["divisions"]["Sales"].id))
    )
    read = admin.routing.get_routing_queue(made.id)
    assert (read.name, read.division.name) == (made.name, "Sales")
    agent = admin.routing.get_routing_queue_members(places["queue"].id).entities[0]
    admin.routing.post_routing_queue_members(made.id, [make("WritableEntity", id=agent.id)])
    members = admin.routing.get_routing_queue_members(made.id).entities
    assert [member.id for member in members] == [agent.id] and not members[0].joined
    admin.routing.patch_routing_queue_member(made.id, agent.id, make("QueueMember", id=agent.id, joined=True))
    assert admin.routing.get_routing_queue_members(made.id).entities[0].joined
    admin.routing.delete_routing_queue_member(made.id, agent.id)
    admin.routing.put_routing_queue(made.id, make("QueueRequest", name=unique("Renamed")))
    admin.routing.delete_routing_queue(made.id)


def test_a_list_is_moved_to_another_division(admin, connect, places, make_list):
    made = make_list(count=0)
    sales = places["divisions"]["Sales"]
    admin.raw("POST", f"/api/v2/authorization/divisions/{sales.id}/objects/CONTACTLIST", [made.id])
    assert admin.outbound.get_outbound_contactlist(made.id).division.id == sales.id


def test_the_permissions_are_listed(admin):
    listing = admin.authorization.get_authorization_permissions(page_size=100)
    outbound = next(each for each in listing.entities if each.domain == "outbound")
    assert {each.action for each in outbound.permission_map["campaign"]} >= {"view", "edit", "start", "stop"}


def test_a_channel_tells_of_a_campaign(admin, make_list, make_campaign):
    channel = admin.notifications.post_notifications_channels()
    assert channel.id and channel.connect_uri
    campaign = make_campaign(make_list(count=2))
    topic = f"v2.outbound.campaigns.{campaign.id}"
    subscribed = admin.notifications.post_notifications_channel_subscriptions(
        channel.id, [make("ChannelTopic", id=topic)]
    )
    assert topic in {each.id for each in subscribed.entities}
    assert topic in {
        each.id for each in admin.notifications.get_notifications_channel_subscriptions(channel.id).entities
    }
    admin.notifications.delete_notifications_channel_subscriptions(channel.id)
    assert not admin.notifications.get_notifications_channel_subscriptions(channel.id).entities


def test_a_user_lives(admin, unique, refused):
    email = f"{unique('user').replace(' ', '.')}@example.com"
    made = admin.users.post_users(make("CreateUser", name="Zoe", email=email, title="Agent", password="not a secret"))
    assert (made.version, made.title, made.email) == (1, "Agent", email)
    changed = admin.users.patch_user(made.id, make("UpdateUser", version=1, name="Zoe Q."))
    assert (changed.version, changed.name) == (2, "Zoe Q.")
    stale = make("UpdateUser", version=1, name="Z")
    refused(409, "invalid.update.wrong.version", lambda: admin.users.patch_user(made.id, stale))
    seen, number = [], 1
    while True:
        page = admin.users.get_users(page_size=2, page_number=number, expand=["presence", "routingStatus"])
        seen += [user.id for user in page.entities]
        if number >= page.page_count:
            break
        number += 1
    assert made.id in seen and len(seen) == len(set(seen)) == page.total
    admin.users.delete_user(made.id)
    refused(404, "general.resource.not.found", lambda: admin.users.get_user(made.id))


def test_an_agent_goes_off_queue_and_on_again(admin, places):
    agent = admin.routing.get_routing_queue_members(places["queue"].id).entities[0]
    states = {each.system_presence: each.id for each in admin.presence.get_presence_definitions().entities}
    older = {each.id for each in admin.presence.get_presencedefinitions(page_size=100).entities}
    assert set(states.values()) == older and admin.presence.get_systempresences()
    meal = make("UserPresence", presence_definition=make("PresenceDefinition", id=states["Meal"]))
    assert admin.presence.patch_user_presences_purecloud(agent.id, meal).presence_definition.system_presence == "Meal"
    assert admin.users.get_user_routingstatus(agent.id).status == "OFF_QUEUE"
    assert admin.users.put_user_routingstatus(agent.id, make("RoutingStatus", status="IDLE")).status != "OFF_QUEUE"
    shown = admin.presence.get_user_presence(agent.id, "PURECLOUD")
    assert shown.presence_definition.system_presence == "OnQueue"
    queues = admin.users.get_user_queues(agent.id, joined=True)
    assert places["queue"].id in {queue.id for queue in queues.entities}
    left = admin.users.patch_user_queue(places["queue"].id, agent.id, make("UserQueue", joined=False))
    assert left.joined is False
    admin.users.patch_user_queues(agent.id, [make("UserQueue", id=places["queue"].id, joined=True)])


def test_the_platform_tells_of_itself(admin):
    assert admin.raw("GET", "/api/v2/organizations/me").json["name"] == "Client Suite"
    assert admin.raw("GET", "/api/v2/timezones?pageSize=5").json["entities"][0]["id"]
    assert {"outbound"} <= {scope.id for scope in admin.oauth.get_oauth_scopes().entities}
