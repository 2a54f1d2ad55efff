"""Somebody at a browser, and everything that the browser fetched, was sent and complained of meanwhile."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocket, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 60_000
"""Milliseconds that a page may take in a test; a machine that runs other tests as well is slow."""

expect.set_options(timeout=PATIENCE)

_OPTIONS = (
    "--no-sandbox",  # its sandbox refuses to run as root, as CI does
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # nothing can leave, should it try
)

# Of an address like /review Streamlit first asks /review/_stcore/..., in case the app does not stand at the root.
_LOOKS_FOR_ITS_BASE = r"404 .*/\w+/_stcore/(health|host-config)\)$"
_LONGEST_END = 500  # bytes of the message that says that the app has run to its end
_ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


@dataclass(kw_only=True)
class Visitor:
    """One person with a browser of their own: cookies are not shared.

    Attributes:
        page: The tab they look at.
        urls: Every address that was asked for, websockets among them.
        frames: All that came through websockets, and what answers to requests held.
        complaints: Errors in the console, faults of scripts, and requests that tried to leave this computer.
        expected: Patterns of complaints that the test wants to see.
        runs: How often the app has run to its end for them.
    """

    context: BrowserContext
    page: Page
    urls: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    runs: int = 0

    def watch(self, page: Page) -> None:
        """Listen to a tab from now on."""
        page.set_default_timeout(PATIENCE)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"fault of a script: {error}"))
        page.on("websocket", self._listen)

    def go(self, url: str) -> None:
        """Open an address and wait until Streamlit has drawn the page."""
        with self.run_of_the_app():
            self.page.goto(url)

    def sign_in(self, url: str, who: str) -> None:
        """Open the dashboard, say at the provider who they are, and wait for the first page."""
        self.go(url)
        self.page.get_by_role("button", name="Sign in").click()
        with self.run_of_the_app():
            self.page.get_by_role("button", name=who, exact=True).click()
            self.page.wait_for_url(f"{url}/**")

    def sign_out(self) -> None:
        """Sign out, and wait until the way by the provider is done."""
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page.get_by_role("button", name="Sign in")).to_be_visible()

    def open(self, title: str) -> None:
        """Choose a page in the navigation and wait until it is drawn."""
        label = self.page.get_by_text(title, exact=True)
        with self.run_of_the_app():
            self.page.get_by_test_id("stSidebarNavLink").filter(has=label).click()

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button and wait until the page that it leads to is drawn."""
        with self.run_of_the_app():
            self.page.get_by_role("button", name=name, exact=exact).first.click()

    @contextmanager
    def run_of_the_app(self) -> Iterator[None]:
        """Wait until what happens in the block has made the app run, to its end, and nothing is being drawn."""
        before, end = self.runs, time.monotonic() + PATIENCE / 1000
        yield
        while self.runs == before:
            assert time.monotonic() < end, "nothing has made the app run"
            self.page.wait_for_timeout(20)
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=PATIENCE)
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE)

    def titles(self) -> list[str]:
        """The pages that the navigation offers."""
        return [each.split("\n")[-1] for each in self.page.get_by_test_id("stSidebarNavLink").all_inner_texts()]

    def seen(self) -> str:
        """Everything that reached this browser: the page as it stands, addresses, and all that was sent."""
        sent = b"\n".join(self.frames).decode("utf-8", errors="replace")
        return "\n".join((self.page.content(), *self.urls, sent))

    def unexpected(self) -> list[str]:
        """Complaints that the test did not ask for."""
        known = (*self.expected, _LOOKS_FOR_ITS_BASE)
        return [each for each in self.complaints if not any(re.search(one, each) for one in known)]

    def note_request(self, url: str) -> None:
        """Keep an address that was asked for; complain of one elsewhere."""
        self.urls.append(url)
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.complaints.append(f"left this computer: {url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _listen(self, socket: WebSocket) -> None:
        self.note_request(socket.url)
        socket.on("framereceived", self._receive)
        socket.on("framesent", lambda payload: self.frames.append(_bytes(payload)))

    def _receive(self, payload: str | bytes) -> None:
        frame = _bytes(payload)
        self.frames.append(frame)
        if len(frame) < _LONGEST_END:
            message = ForwardMsg.FromString(frame)
            self.runs += message.WhichOneof("type") == "script_finished" and message.script_finished in _ENDS


def _bytes(payload: str | bytes) -> bytes:
    return payload.encode() if isinstance(payload, str) else payload


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """Debian's Chromium, without a window.

    Raises:
        RuntimeError: It is not installed.
    """
    path = shutil.which("chromium")
    if path is None:
        msg = "Chromium is missing, and without it the dashboard is not tested. Install it: apt-get install chromium"
        raise RuntimeError(msg)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: Browser, *, expected: tuple[str, ...] = (), width: int = 1280, height: int = 800) -> Visitor:
    """A new person, with a tab that is open and empty."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    visitor = Visitor(context=context, page=context.new_page(), expected=expected)
    context.on("request", lambda request: visitor.note_request(request.url))
    visitor.watch(visitor.page)
    return visitor
