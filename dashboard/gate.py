"""What comes in and what the browser may do: nothing from another site, nothing to another site.

Streamlit looks at the origin of its websocket only, lets any page of this computer in, and asks a service on the
internet for this computer's address before it refuses a stranger. This gate stands before it: a request that a page
of another site makes is refused, and the browser is told to load nothing from elsewhere, whatever a record holds.
"""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TOKENS = b"_streamlit_user_tokens"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Gate:
    """ASGI middleware around the whole app.

    Attributes:
        secure: Whether people reach it by HTTPS, so that cookies travel by nothing else.
    """

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.secure = secure
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_policy(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }
        if secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif _from_elsewhere(Headers(scope=scope)):
            await PlainTextResponse("This came from a page of another site.", status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, self._with_headers(scope, send))

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
                message["headers"] = self._cookies(message["headers"])
            await send(message)

        return send_on

    def _cookies(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """The headers, with cookies for HTTPS alone, and none of tokens that fill several.

        The tokens are of use only to tell the provider who signs out, and it can ask. With the groups of somebody who
        is in hundreds they make a request so long that web servers refuse it.
        """
        many = any(_is_cookie(each) and each[1].startswith(_TOKENS + b"_") for each in headers)
        kept = [each for each in headers if not (many and _is_cookie(each) and each[1].startswith(_TOKENS))]
        if not self.secure:
            return kept
        return [(name, _secured(value) if _is_cookie((name, value)) else value) for name, value in kept]


def content_policy() -> str:
    """What the browser may load and run: what this server serves, and nothing else."""
    page = Path(streamlit.__file__).with_name("static").joinpath("index.html").read_text(encoding="utf-8")
    hashes = [b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _INLINE_SCRIPT.findall(page)]
    scripts = " ".join(f"'sha256-{each}'" for each in hashes)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {scripts}",  # Streamlit hands scripts of components over as blobs
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _from_elsewhere(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _is_cookie(header: tuple[bytes, bytes]) -> bool:
    return header[0].lower() == b"set-cookie"


def _secured(cookie: bytes) -> bytes:
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"
