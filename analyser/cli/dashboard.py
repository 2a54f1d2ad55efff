"""``analyser dashboard``: start the app and wait until it is stopped."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from analyser.errors import OutputError, SettingsError

_HERE = ("127.0.0.1", "localhost", "::1")

# Characters of a header: the cookie of somebody who is in hundreds of groups is longer than the usual 8,192.
_LONGEST_LINE = "65536"

EPILOG = """\
[bold]Examples[/bold]

  analyser dashboard                                  for yourself, on this computer

  analyser dashboard --store findings.sqlite          with a store that `analyser scan --store` filled

  analyser dashboard --sign-in sign-in.toml --host qa.example.org
                                                      for others, behind a server that speaks HTTPS (docs/sign-in.md)
"""


def dashboard(
    *,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="A .sqlite file or postgresql://...; default: a file of your own.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where on this computer.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Which network may reach it; any but this computer needs --sign-in.")
    ] = "127.0.0.1",
    host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name under which others reach it; needs --sign-in. Repeatable."),
    ] = None,
    sign_in: Annotated[
        Path | None, typer.Option(metavar="FILE", help="How people sign in and what they may do.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser window.")] = False,
) -> None:
    """Open the dashboard in a browser: scan, review, trends, drafts."""
    from analyser.settings import Settings

    sign_in = sign_in or Settings().sign_in
    environment = {"WEBSOCKETS_MAX_LINE_LENGTH": _LONGEST_LINE, **os.environ}
    options = {"server.address": address, "server.port": str(port), "server.headless": str(no_browser).lower()}
    if sign_in is not None:
        path = _sign_in_file(sign_in)
        environment["ANALYSER_SIGN_IN"] = options["secrets.files"] = str(path)
    elif address not in _HERE or host:
        where = f"At {address}" if address not in _HERE else f"Under the name {host[0] if host else ''}"
        msg = f"{where} others could read every record. Add --sign-in FILE (docs/sign-in.md), or leave that out."
        raise SettingsError(msg)
    if store is not None:
        environment["ANALYSER_STORE"] = store
    names = dict.fromkeys([*_HERE[:2], address, _in_brackets(address), *(host or ())])
    named = [f"--server.allowedHosts={name}" for name in names]
    command = [*_streamlit(), *(f"--{name}={value}" for name, value in options.items()), *named]
    typer.echo(f"The dashboard is at http://{_in_brackets(address)}:{port} (stop it with Ctrl-C).", err=True)
    raise typer.Exit(_run(command, environment))


def _sign_in_file(path: Path) -> Path:
    if not path.is_file():
        msg = f"There is no file {path}. docs/sign-in.md shows what it holds."
        raise SettingsError(msg)
    if path.suffix != ".toml":
        msg = f"{path} must have the suffix .toml: Streamlit reads no other. Give it another name."
        raise SettingsError(msg)
    return path.resolve()


def _in_brackets(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _streamlit() -> list[str]:
    app = find_spec("dashboard")
    if find_spec("streamlit") is None or app is None or app.origin is None:
        msg = "The dashboard is not installed. Install it with: pip install 'analyser[dashboard]'"
        raise OutputError(msg)
    return [sys.executable, "-m", "streamlit", "run", str(Path(app.origin).with_name("serve.py"))]


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run it to its end; told to stop, it is told in turn, so that it never outlives this command."""
    process = subprocess.Popen(command, env=environment)
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return _wait(process)
    finally:
        signal.signal(signal.SIGTERM, before)


def _wait(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()  # the terminal has told it as well
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
