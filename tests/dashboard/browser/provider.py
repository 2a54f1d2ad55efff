"""A provider of sign-ins that speaks OpenID Connect over real HTTP, and lies where a test tells it to."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "analyser-dashboard"
SECRET = "a secret that only the provider and the app know"

Claims = dict[str, Any]
Token = Callable[["Provider", Claims], str]


def honest(provider: "Provider", claims: Claims) -> str:
    """The token as it should be."""
    return jwt.encode({"alg": "RS256", "kid": provider.key.kid}, claims, provider.key)


@dataclass(kw_only=True)
class Provider:
    """One provider.

    Attributes:
        url: Where it is; also the issuer of its tokens.
        people: Who can sign in there, and what its tokens say of them beside the usual.
        key: What it signs with.
        make_token: How it makes a token from its claims.
        algorithms: Which it says it signs with.
        asked: The paths that were asked for, in order.
    """

    url: str
    people: dict[str, Claims] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "first"}))
    make_token: Token = honest
    algorithms: tuple[str, ...] = ("RS256",)
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def describe(self) -> Claims:
        """What it publishes about itself."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "end_session_endpoint": f"{self.url}/leave",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": list(self.algorithms),
            "code_challenge_methods_supported": ["S256"],
        }

    def form(self, asked: dict[str, str]) -> str:
        """The page on which somebody says who they are."""
        names = "".join(f'<button name="who" value="{escape(each)}">{escape(each)}</button>' for each in self.people)
        held = f'<input type="hidden" name="asked" value="{escape(json.dumps(asked))}">'
        return f'<!doctype html><link rel="icon" href="data:,"><h1>Who are you?</h1><form method="post">{held}{names}'

    def give_code(self, who: str, asked: dict[str, str]) -> str:
        """Where to send somebody who has said who they are."""
        code = secrets.token_urlsafe(16)
        self._codes[code] = (who, asked)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def give_token(self, form: dict[str, str], credentials: str) -> Claims | None:
        """What the app gets for a code; None if it is not the app, or the code is not the one it asked for."""
        who, asked = self._codes.pop(form.get("code", ""), ("", {}))
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if not asked or credentials != f"Basic {known}" or challenge != asked.get("code_challenge"):
            return None
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": f"id-of-{who}",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 3600,
            "nonce": asked["nonce"],
            **self.people[who],
        }
        return {"token_type": "Bearer", "access_token": "opaque", "id_token": self.make_token(self, claims)}


@contextmanager
def providing(people: dict[str, Claims]) -> Iterator[Provider]:
    """Run a provider until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    server.daemon_threads = True
    provider = Provider(url=f"http://127.0.0.1:{server.server_port}", people=people)
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def provider(self) -> Provider:
        return self.server.provider  # type: ignore[attr-defined, no-any-return]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.provider.asked.append(parts.path)
        if parts.path == "/.well-known/openid-configuration":
            self._json(self.provider.describe())
        elif parts.path == "/keys":
            self._json({"keys": [self.provider.key.as_dict(private=False)]})
        elif parts.path == "/authorize" and asked.get("client_id") == CLIENT:
            self._send(200, self.provider.form(asked).encode(), "text/html; charset=utf-8")
        elif parts.path == "/leave":
            self._redirect(asked["post_logout_redirect_uri"])
        else:
            self._send(404, b"not here", "text/plain")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        if urlsplit(self.path).path == "/authorize":
            self._redirect(self.provider.give_code(form["who"], json.loads(form["asked"])))
        elif token := self.provider.give_token(form, self.headers.get("Authorization", "")):
            self._json(token)
        else:
            self._send(400, b'{"error": "invalid_grant"}', "application/json")

    def _json(self, value: Claims) -> None:
        self._send(200, json.dumps(value).encode(), "application/json")

    def _redirect(self, where: str) -> None:
        self._send(303, b"", "text/plain", {"Location": where})

    def _send(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""
