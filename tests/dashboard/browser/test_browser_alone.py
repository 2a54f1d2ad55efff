"""The one user of this computer: everything is there, nothing leaves, nobody else gets in."""

import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import dashboard as dashboard_package
from tests.dashboard.browser.serving import Dashboard, free_port, launch, running

ALL = ["Scan", "Review", "Trends", "Check a draft", "Models", "Guide"]


@pytest.fixture(scope="module")
def dashboard(serve):
    return serve()


def test_every_page_opens_and_nothing_leaves_this_computer(dashboard, come):
    someone = come(dashboard.url)
    assert someone.titles() == ALL
    for title in ALL:
        someone.open(title)
        assert someone.page.get_by_text("This is a fault in analyser").count() == 0
    assert any("_stcore/stream" in url for url in someone.urls)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "evil.example"}, id="another name for this computer"),
        pytest.param({"Host": "127.0.0.1.evil.example"}, id="a name that begins alike"),
        pytest.param({"Host": ""}, id="no name"),
        pytest.param({"Origin": "https://evil.example"}, id="a page of another site"),
        pytest.param({"Origin": "http://localhost:9"}, id="a page of another program here"),
        pytest.param({"Origin": "null"}, id="a page in a sandbox"),
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/a/b", "/media/x", "/auth/login"]
)
def test_a_request_from_elsewhere_is_refused(dashboard, headers, path):
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "eDNKSkhNYkRMMUV6TGtoOQ==",
    }
    more = upgrade if path.endswith("stream") else {}
    assert answer(dashboard, path, {**more, **headers}) in {400, 403}


def test_what_the_browser_may_do_is_said_with_every_answer(dashboard):
    with urllib.request.urlopen(f"{dashboard.url}/") as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Frame-Options"] == "DENY"


def test_a_picture_in_a_page_is_not_fetched_from_elsewhere(dashboard, come):
    someone = come(dashboard.url, expected=("Content Security Policy", "left this computer: https://evil.example"))
    someone.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x.png'}))")
    someone.page.evaluate("fetch('https://evil.example/y').catch(() => 0)")
    assert len([each for each in someone.complaints if "Content Security Policy" in each]) >= 2


def test_only_this_computer_can_reach_it(dashboard):
    port = int(dashboard.url.rpartition(":")[2])
    with socket.socket() as elsewhere:
        elsewhere.settimeout(5)
        assert elsewhere.connect_ex(("127.0.0.2", port)) != 0


def test_by_way_of_another_server_nothing_is_shown(dashboard, come):
    someone = come()
    someone.context.set_extra_http_headers({"X-Forwarded-For": "203.0.113.9"})
    someone.go(dashboard.url)
    assert "nobody has to sign in" in someone.page.get_by_role("alert").inner_text()
    assert someone.page.get_by_test_id("stSidebarNav").count() == 0


def test_for_others_without_sign_in_the_app_itself_refuses(tmp_path, come):
    port = free_port()
    with running(launch(tmp_path, open_to_all("app.py", port), port=port, environment={})) as dashboard:
        someone = come(dashboard.url)
        assert "nobody has to sign in" in someone.page.get_by_role("alert").inner_text()
        assert someone.page.get_by_test_id("stSidebarNav").count() == 0


def test_for_others_without_sign_in_the_server_does_not_start(tmp_path):
    port = free_port()
    dashboard = launch(tmp_path, open_to_all("serve.py", port), port=port, environment={})
    assert dashboard.process.wait(timeout=120) == 2
    assert "nobody has to sign in" in dashboard.said()


def open_to_all(file: str, port: int) -> list[str]:
    script = Path(dashboard_package.__file__).with_name(file)
    return ["-m", "streamlit", "run", str(script), "--server.address", "0.0.0.0", "--server.port", str(port)]


def answer(dashboard: Dashboard, path: str, headers: dict[str, str]) -> int:
    request = urllib.request.Request(f"{dashboard.url}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        return error.code
