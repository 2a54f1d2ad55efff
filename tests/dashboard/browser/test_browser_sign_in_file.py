"""The sign-in file, as it is read by the running app: a wrong one shuts everybody out and says why."""

import urllib.request
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import expect

import dashboard as dashboard_package
from tests.dashboard.browser.conftest import write_sign_in
from tests.dashboard.browser.serving import free_port, launch, running, serving
from tests.dashboard.browser.test_browser_sign_in import RIGHTS

REVIEWERS = '[analyser.roles]\nreviewer = ["QA-Reviewers"]\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("[auth\n", "cannot be read as TOML", id="not TOML"),
        pytest.param("", "has no table [auth]", id="empty"),
        pytest.param('[other]\nx = "y"\n', "has no table [auth]", id="something else"),
        pytest.param(REVIEWERS, "auth: Field required", id="no [auth]"),
        pytest.param('[auth]\nclient_id = "x"\n', "auth.redirect_uri: Field required", id="half an [auth]"),
    ],
)
def test_with_a_file_that_is_wrong_the_server_does_not_start(tmp_path, content, said):
    path = tmp_path / "sign-in.toml"
    path.write_text(content, encoding="utf-8")
    port = free_port()
    command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port), "--sign-in", str(path)]
    started = launch(tmp_path, command, port=port, environment={})
    assert started.process.wait(timeout=120) == 2
    assert said in started.said()
    assert "Traceback" not in started.said()


@pytest.mark.parametrize("place", ["setting", "streamlit's own"])
def test_without_the_gate_the_app_itself_shuts_everybody_out(tmp_path, come, place):
    """``streamlit run dashboard/app.py`` with a file that cannot be read must not take it for no file."""
    path = tmp_path / (".streamlit/secrets.toml" if place != "setting" else "sign-in.toml")
    path.parent.mkdir(exist_ok=True)
    path.write_text("[auth\n", encoding="utf-8")
    script = str(Path(dashboard_package.__file__).with_name("app.py"))
    port = free_port()
    command = ["-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {"ANALYSER_SIGN_IN": str(path)} if place == "setting" else {}
    with running(launch(tmp_path, command, port=port, environment=environment)) as started:
        someone = come(started.url)
        assert "cannot be read as TOML" in someone.page.get_by_role("alert").inner_text()
        assert "stSidebarNavLink" not in someone.page.content()


def test_a_file_that_is_spoilt_while_the_app_runs_shuts_everybody_out(tmp_path, provider, come):
    provider.people["Admins"] = {"email": "a@council.example", "roles": ["Admins"]}
    port = free_port()
    path = write_sign_in(tmp_path, provider, port, RIGHTS)
    with serving(tmp_path, "--sign-in", str(path), port=port) as started:
        someone = come()
        someone.sign_in(started.url, "Admins")
        assert someone.titles()
        path.write_text("[auth\n", encoding="utf-8")
        alert = someone.page.get_by_role("alert").filter(has_text="cannot be read as TOML")
        for _ in range(30):  # Streamlit looks at the file now and then
            someone.go(f"{started.url}/guide")
            if alert.count():
                break
            someone.page.wait_for_timeout(500)
        expect(alert).to_be_visible()
        assert "stSidebarNavLink" not in someone.page.content()


def test_headers_cannot_say_who_somebody_is(tmp_path, provider):
    port = free_port()
    path = write_sign_in(tmp_path, provider, port, RIGHTS)
    trusted = {"STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Role": "roles", "X-In": "is_logged_in"}'}
    command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port), "--sign-in", str(path)]
    started = launch(tmp_path, command, port=port, environment=trusted)
    assert started.process.wait(timeout=120) == 2
    assert "trustedUserHeaders" in started.said()


def test_when_the_hours_are_over_the_screen_is_cleared(tmp_path, provider, come):
    provider.people["Admins"] = {"email": "a@council.example", "roles": ["Admins"]}
    port = free_port()
    path = write_sign_in(tmp_path, provider, port, RIGHTS.replace("hours = 10", f"hours = {25 / 3600}"))
    with serving(tmp_path, "--sign-in", str(path), port=port) as started:
        someone = come()
        someone.sign_in(started.url, "Admins")
        assert "Guide" in someone.titles()
        expect(someone.page.get_by_role("button", name="Sign in")).to_be_visible(timeout=90_000)
        assert "stSidebarNavLink" not in someone.page.content()
        someone.go(f"{started.url}/guide")
        assert "stSidebarNavLink" not in someone.page.content()


def test_over_https_cookies_travel_by_nothing_else(tmp_path, provider):
    port = free_port()
    path = write_sign_in(tmp_path, provider, port, RIGHTS, redirect_uri="https://qa.council.example/oauth2callback")
    with serving(tmp_path, "--sign-in", str(path), "--host", "qa.council.example", port=port) as started:
        headers = answer_headers(started.url, "qa.council.example")
        assert "max-age" in headers["Strict-Transport-Security"]
        cookies = headers.get_all("Set-Cookie") or []
        assert cookies
        assert all("; Secure" in each for each in cookies)


def answer_headers(url: str, host: str) -> Message:
    request = urllib.request.Request(f"{url}/_stcore/health", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=30) as response:
        headers: Message = response.headers
        return headers
