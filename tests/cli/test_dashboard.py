"""``analyser dashboard``: what it refuses, and that it starts and stops the app."""

import os
import signal
import socket
from pathlib import Path

import pytest

from tests.dashboard.browser.serving import free_port, launch, running


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--address", "0.0.0.0"], "At 0.0.0.0 others could read every record", id="for everybody"),
        pytest.param(["--address", "::"], "At :: others could read every record", id="for everybody, by IPv6"),
        pytest.param(["--address", "192.0.2.7"], "Add --sign-in FILE", id="for one network"),
        pytest.param(["--host", "qa.example.org"], "Under the name qa.example.org others", id="under a name"),
        pytest.param(["--sign-in", "none.toml"], "There is no file none.toml", id="no such file"),
        pytest.param(["--sign-in", "."], "There is no file .", id="a folder"),
        pytest.param(["--sign-in", "secrets.txt"], "must have the suffix .toml", id="another suffix"),
        pytest.param(["--port", "0"], "--port", id="no port"),
        pytest.param(["--port", "70000"], "--port", id="no such port"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_starts(invoke, arguments, said):
    Path("secrets.txt").write_text("", encoding="utf-8")
    result = invoke("dashboard", "--no-browser", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_the_sign_in_file_may_be_a_setting(invoke, monkeypatch):
    monkeypatch.setenv("ANALYSER_SIGN_IN", "none.toml")
    result = invoke("dashboard", "--no-browser", "--host", "qa.example.org")
    assert result.exit_code == 2
    assert "There is no file none.toml" in " ".join(result.stderr.split())


def test_help_teaches(invoke):
    text = invoke("dashboard", "--help").stdout
    assert "docs/sign-in.md" in text
    assert "analyser dashboard --store findings.sqlite" in text


@pytest.mark.parametrize("how", ["told to end", "Ctrl-C"])
def test_it_starts_the_app_and_takes_it_along_when_it_stops(tmp_path, how):
    port = free_port()
    command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port)]
    with running(launch(tmp_path, command, port=port, environment={})) as dashboard:
        assert f"http://127.0.0.1:{port}" in dashboard.said()
        me = dashboard.process.pid
        (app,) = map(int, Path(f"/proc/{me}/task/{me}/children").read_text().split())
        if how == "Ctrl-C":  # a terminal tells both
            os.kill(app, signal.SIGINT)
        dashboard.process.send_signal(signal.SIGINT if how == "Ctrl-C" else signal.SIGTERM)
        dashboard.process.wait(timeout=60)
        assert not Path(f"/proc/{app}").exists()
        assert "Traceback" not in dashboard.said()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_password_in_the_store_s_address_is_not_on_the_app_s_command_line(tmp_path):
    port = free_port()
    store = "postgresql://ann:open-sesame@127.0.0.1:1/none"
    command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port), "--store", store]
    with running(launch(tmp_path, command, port=port, environment={})) as dashboard:
        me = dashboard.process.pid
        (app,) = Path(f"/proc/{me}/task/{me}/children").read_text().split()
        assert b"open-sesame" not in Path(f"/proc/{app}/cmdline").read_bytes()
        assert "open-sesame" not in dashboard.said()


def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port)]
        dashboard = launch(tmp_path, command, port=port, environment={})
        assert dashboard.process.wait(timeout=120) == 1
        assert f"Port {port} is not available" in dashboard.said()
        assert "Traceback" not in dashboard.said()
