"""Signing in over real HTTP: who gets in, who does not, and for how long."""

import json
import random
import time
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from playwright.sync_api import expect

from dashboard.app import PLACES
from tests.dashboard.browser.conftest import write_sign_in
from tests.dashboard.browser.provider import CLIENT, Claims, Provider, honest
from tests.dashboard.browser.serving import free_port
from tests.dashboard.browser.visitor import Visitor

RIGHTS = """
[analyser]
hours = 10
[analyser.roles]
practitioner = ["Everybody"]
reviewer = ["QA-Reviewers"]
manager = ["Managers"]
analyst = ["Analysts"]
admin = ["Admins"]
"""
PAGES = {
    "Everybody": ["Check a draft", "Guide"],
    "QA-Reviewers": ["Scan", "Review", "Trends", "Check a draft", "Guide"],
    "Managers": ["Trends", "Check a draft", "Guide"],
    "Analysts": ["Trends", "Check a draft", "Models", "Guide"],
    "Admins": ["Scan", "Review", "Trends", "Check a draft", "Models", "Guide"],
}
ADDRESSES = {place.title: place.name for place in PLACES}


@pytest.fixture(scope="module")
def dashboard(serve, provider, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("signed-in"), free_port()
    path = write_sign_in(folder, provider, port, RIGHTS)
    return serve("--sign-in", str(path), folder=folder, port=port)


@pytest.fixture(autouse=True)
def _honest(provider):
    provider.make_token, provider.algorithms = honest, ("RS256",)
    provider.people.clear()
    for group in PAGES:
        provider.people[group] = {"email": f"{group.lower()}@council.example", "roles": [group, "Other"]}


def shut_out(someone: Visitor) -> None:
    """Nothing of the app is there but the door."""
    expect(someone.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert someone.page.get_by_test_id("stSidebarNav").count() == 0
    assert "stSidebarNavLink" not in someone.page.content()


@pytest.mark.parametrize("address", ["", *ADDRESSES.values(), "nowhere"])
def test_without_sign_in_nothing_is_shown(dashboard, come, address):
    someone = come(f"{dashboard.url}/{address}", expected=("does not seem to exist",))
    shut_out(someone)
    sent = b"".join(someone.frames)
    assert [place.name for place in PLACES if place.icon.encode() in sent] == []


@pytest.mark.parametrize("group", PAGES)
def test_each_role_sees_its_pages_and_no_other(dashboard, come, group):
    someone = come(expected=("does not seem to exist",))
    someone.sign_in(dashboard.url, group)
    assert someone.titles() == PAGES[group]
    for title, address in ADDRESSES.items():
        someone.frames.clear()
        someone.go(f"{dashboard.url}/{address}")
        assert someone.titles() == PAGES[group]
        missing = someone.page.get_by_role("dialog").filter(has_text="Page not found")
        expect(missing).to_have_count(0 if title in PAGES[group] else 1)


@pytest.mark.parametrize(
    ("claims", "pages"),
    [
        pytest.param({"roles": []}, [], id="no role"),
        pytest.param({}, [], id="no claim of roles"),
        pytest.param({"roles": None}, [], id="null"),
        pytest.param({"roles": 5}, [], id="a number"),
        pytest.param({"roles": [{"name": "Admins"}, ["Admins"], 5]}, [], id="not a list of names"),
        pytest.param({"roles": {"Admins": True}}, [], id="a table"),
        pytest.param({"roles": "admins"}, [], id="other case"),
        pytest.param({"roles": "Admins QA-Reviewers"}, [], id="several in one text"),
        pytest.param({"groups": ["Admins"]}, [], id="another claim"),
        pytest.param({"roles": "Managers"}, PAGES["Managers"], id="one, as a text"),
        pytest.param({"roles": ["Everybody", "Analysts"]}, PAGES["Analysts"], id="two"),
        pytest.param({"roles": ["Admins"], "email": None}, [], id="no name"),
        pytest.param({"roles": ["Admins"], "email": "  "}, [], id="an empty name"),
        pytest.param({"roles": ["Admins"], "is_logged_in": False}, PAGES["Admins"], id="a claim of the app's own name"),
    ],
)
def test_roles_come_from_the_claim(dashboard, come, provider, claims, pages):
    provider.people["somebody"] = {"email": "somebody@council.example", **claims}
    someone = come()
    someone.sign_in(dashboard.url, "somebody")
    assert someone.titles() == pages
    if not pages:
        expect(someone.page.get_by_text("holds no role here")).to_be_visible()
        assert "stSidebarNavLink" not in someone.page.content()


@pytest.mark.parametrize("many", [50, 150, 400])
def test_many_groups(dashboard, come, provider, many):
    chance = random.Random(5)  # as identifiers are, they cannot be made shorter
    groups = [str(uuid.UUID(int=chance.getrandbits(128))) for _ in range(many)]
    provider.people["member of all"] = {"email": "m@council.example", "roles": [*groups, "Managers"]}
    someone = come()
    someone.sign_in(dashboard.url, "member of all")
    assert someone.titles() == PAGES["Managers"]


def altered(**changes: object) -> Callable[[Provider, Claims], str]:
    """A token that is signed as it should be, and says something else."""
    return lambda provider, claims: honest(provider, {**claims, **changes})


def by_another_key(provider: Provider, claims: Claims) -> str:
    key = RSAKey.generate_key(2048, parameters={"kid": "first"})
    return jwt.encode({"alg": "RS256", "kid": provider.key.kid}, claims, key)


def by_the_public_key(provider: Provider, claims: Claims) -> str:
    """Signed with a secret that everybody knows: the public key taken for a password."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(provider.key.as_pem(private=False)))


def unsigned(_: Provider, claims: Claims) -> str:
    return jwt.encode({"alg": "none"}, claims, OctKey.import_key("-" * 32), algorithms=["none"])


def tampered(provider: Provider, claims: Claims) -> str:
    head, _, seal = honest(provider, claims).split(".")
    body = jwt.encode({"alg": "RS256"}, {**claims, "roles": ["Admins"]}, provider.key).split(".")[1]
    assert json.loads(urlsafe_b64decode(body + "=="))["roles"] == ["Admins"]
    return f"{head}.{body}.{seal}"


@pytest.mark.parametrize("says", [("RS256",), ("RS256", "HS256", "none")], ids=["RS256", "anything"])
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(by_another_key, id="forged"),
        pytest.param(by_the_public_key, id="signed with the public key"),
        pytest.param(unsigned, id="unsigned"),
        pytest.param(tampered, id="tampered"),
        pytest.param(altered(iss="https://evil.example"), id="of another issuer"),
        pytest.param(altered(aud="another-app"), id="for another app"),
        pytest.param(altered(aud="another-app", azp=CLIENT), id="for another app, asked for by this one"),
        pytest.param(altered(nonce="of yesterday"), id="replayed"),
        pytest.param(altered(exp=int(time.time()) - 3600), id="expired"),
        pytest.param(altered(iat=int(time.time()) + 86400), id="of tomorrow"),
        pytest.param(lambda *_: "no.token.atall", id="not a token"),
    ],
)
def test_a_token_that_is_not_right_is_refused(dashboard, come, provider, make, says):
    provider.make_token, provider.algorithms = make, says
    someone = come()
    someone.sign_in(dashboard.url, "Admins")
    assert someone.page.get_by_test_id("stSidebarNavLink").count() == 0
    assert "Scan" not in someone.page.get_by_test_id("stApp").inner_text()


def test_a_made_up_cookie_is_refused(dashboard, come):
    someone = come()
    payload = json.dumps({"is_logged_in": True, "roles": ["Admins"], "email": "x@y", "origin": dashboard.url})
    for value in (quote(payload), f"{urlsafe_b64encode(payload.encode()).decode()}.AAAA.BBBB"):
        someone.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": dashboard.url}])
        someone.go(dashboard.url)
        shut_out(someone)


def test_an_old_sign_in_is_asked_for_again(dashboard, come, provider):
    provider.make_token = altered(iat=int(time.time()) - 11 * 3600)
    someone = come()
    someone.sign_in(dashboard.url, "Admins")
    shut_out(someone)
    provider.make_token = honest
    someone.sign_in(dashboard.url, "Admins")
    assert someone.titles() == PAGES["Admins"]


def test_a_token_that_does_not_say_when_it_was_issued_is_refused(dashboard, come, provider):
    provider.make_token = lambda p, claims: honest(p, {name: value for name, value in claims.items() if name != "iat"})
    someone = come()
    someone.sign_in(dashboard.url, "Admins")
    shut_out(someone)


def test_signing_out_shuts_the_door(dashboard, come, provider):
    someone = come()
    someone.sign_in(dashboard.url, "Managers")
    someone.sign_out()
    assert "/leave" in provider.asked
    assert [each["name"] for each in someone.context.cookies() if each["name"].startswith("_streamlit_user")] == []
    for address in ("", "trends", "review"):
        someone.go(f"{dashboard.url}/{address}")
        shut_out(someone)


def test_the_next_person_at_the_same_browser_is_themselves(dashboard, come):
    someone = come()
    someone.sign_in(dashboard.url, "Admins")
    someone.sign_out()
    someone.sign_in(dashboard.url, "Everybody")
    assert someone.titles() == PAGES["Everybody"]
    assert "admins@council.example" not in someone.page.content()


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(dashboard, come):
    someone = come()
    someone.sign_in(dashboard.url, "Managers")
    cookies = {each["name"]: each for each in someone.context.cookies(dashboard.url)}
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        assert cookies[name]["httpOnly"]
    assert {each["sameSite"] for each in cookies.values()} <= {"Lax", "Strict"}
    assert "_streamlit_user" not in someone.page.evaluate("document.cookie")
