"""Who may do what: roles and names from claims, how long a sign-in holds, and a sign-in file that must be right."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.access import Person, Role, person_here
from dashboard.sign_in import SignIn

AUTH = {
    "redirect_uri": "https://qa.council.example/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "analyser",
    "client_secret": "secret",
    "server_metadata_url": "https://login.council.example/.well-known/openid-configuration",
}
ROLES = {"reviewer": ["QA"], "manager": ["Managers", "Heads"], "admin": []}
ANALYSER = {"hours": 10, "roles": ROLES}
CLAIMS = {"aud": "analyser", "email": "ann@council.example", "roles": ["QA"], "iat": 1_000_000}
NOW = 1_000_100.0
HOURS = 36_000


def sign_in(**changes: object) -> SignIn:
    return SignIn.model_validate({"auth": AUTH, "analyser": {**ANALYSER, **changes}})


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        pytest.param({"roles": ["QA"]}, {"reviewer"}, id="one"),
        pytest.param({"roles": ["QA", "Heads", "Choir"]}, {"reviewer", "manager"}, id="several, and others"),
        pytest.param({"roles": "Managers"}, {"manager"}, id="a text"),
        pytest.param({"roles": "QA,Managers"}, set(), id="several in one text"),
        pytest.param({"roles": ["qa"]}, set(), id="other case"),
        pytest.param({"roles": ["admin", "reviewer"]}, set(), id="our words are not theirs"),
        pytest.param({"roles": None}, set(), id="null"),
        pytest.param({"roles": True}, set(), id="true"),
        pytest.param({"roles": [["QA"], {"QA": 1}, 3]}, set(), id="other things in the list"),
        pytest.param({"roles": {"QA": True}}, set(), id="a table"),
        pytest.param({"roles": ["QA"], "aud": "another"}, set(), id="for another app"),
        pytest.param({"roles": ["QA"], "aud": None}, set(), id="for nobody"),
        pytest.param({"roles": ["QA"], "aud": ["another", "analyser"]}, {"reviewer"}, id="for several apps"),
        pytest.param({"roles": ["QA"], "email": ""}, set(), id="no name"),
        pytest.param({"roles": ["QA"], "email": ["ann"]}, set(), id="a list for a name"),
    ],
)
def test_roles(claims, roles):
    assert sign_in().roles({**CLAIMS, **claims}) == roles


def test_the_claims_can_be_others():
    other = sign_in(role_claim="groups", name_claim="preferred_username")
    claims = {"aud": "analyser", "groups": ["Heads"], "roles": ["QA"], "preferred_username": " ann "}
    assert other.roles(claims) == {Role.MANAGER}
    assert other.name(claims) == "ann"


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)))
def test_claims_of_any_shape_give_no_role_unless_they_name_one(claims):
    assert sign_in().roles({**claims, "aud": claims.get("aud", "analyser")}) <= {Role.REVIEWER, Role.MANAGER}
    assert sign_in().roles({"aud": "analyser", **claims, "roles": claims}) == frozenset()


@pytest.mark.parametrize(
    ("issued", "left"),
    [
        pytest.param(NOW, HOURS, id="now"),
        pytest.param(NOW - 3600, HOURS - 3600, id="an hour ago"),
        pytest.param(NOW - HOURS, 0, id="just over"),
        pytest.param(NOW - 10 * HOURS, 0, id="long over"),
        pytest.param(NOW + 200, HOURS + 200, id="clocks differ a little"),
        pytest.param(NOW + 86_400, 0, id="tomorrow"),
        pytest.param(None, 0, id="it does not say"),
        pytest.param("1000000", 0, id="a text"),
        pytest.param(True, 0, id="true"),
    ],
)
def test_a_sign_in_holds_for_some_hours(issued, left):
    assert sign_in().seconds_left({**CLAIMS, "iat": issued}, NOW) == left


@pytest.mark.parametrize(
    ("table", "changes", "said"),
    [
        pytest.param("auth", {"cookie_secret": "short"}, "cookie_secret", id="a short secret"),
        pytest.param("auth", {"client_secret": ""}, "client_secret", id="no secret"),
        pytest.param("auth", {"redirect_uri": "https://qa.example/"}, "oauth2callback", id="another way back"),
        pytest.param("auth", {"redirect_uri": "http://qa.example/oauth2callback"}, "https", id="back in the clear"),
        pytest.param("auth", {"server_metadata_url": "http://login.example/"}, "https", id="a provider in the clear"),
        pytest.param("auth", {"expose_tokens": "id"}, "expose_tokens", id="tokens for the pages"),
        pytest.param("auth", {"keycloak": {"client_id": "x"}}, "keycloak", id="a second provider"),
        pytest.param("analyser", {"roles": {}}, "roles", id="no roles"),
        pytest.param("analyser", {"roles": {"boss": ["X"]}}, "boss", id="a role that does not exist"),
        pytest.param("analyser", {"roles": {"admin": "Everybody"}}, "admin", id="a text for a list"),
        pytest.param("analyser", {"roles": {"admin": [""]}}, "admin", id="an empty value"),
        pytest.param("analyser", {"hours": 0}, "hours", id="no hours"),
        pytest.param("analyser", {"hours": float("inf")}, "hours", id="for ever"),
        pytest.param("analyser", {"hour": 3}, "hour", id="a word that does not exist"),
    ],
)
def test_a_sign_in_file_that_is_not_right_is_refused(table, changes, said):
    file: dict[str, dict[str, Any]] = {"auth": AUTH, "analyser": ANALYSER}
    file[table] = {**file[table], **changes}
    with pytest.raises(ValidationError, match=said):
        SignIn.model_validate(file)


def test_on_this_computer_it_may_be_tried_without_https():
    here = {**AUTH, "redirect_uri": "http://localhost:8501/oauth2callback", "server_metadata_url": "http://127.0.0.1/"}
    assert SignIn.model_validate({"auth": here, "analyser": ANALYSER}).auth.client_id == "analyser"


def test_unless_told_that_it_is_for_this_computer_alone_nobody_is_let_in():
    with pytest.raises(SettingsError, match="nobody has to sign in"):
        person_here(Settings())


@pytest.mark.parametrize("held", Role)
@pytest.mark.parametrize("asked", Role)
def test_a_role_gives_itself_and_an_admin_has_all(held, asked):
    person = Person(name="ann", roles=frozenset({held}))
    assert person.may({asked}) == (held is asked or held is Role.ADMIN)
    assert not Person(name="ann", roles=frozenset()).may(Role)
