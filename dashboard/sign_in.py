"""The sign-in file: which provider says who somebody is, and which of its claims give which role.

It is the file that Streamlit reads its ``[auth]`` table from; beside that stands what this project adds::

    [auth]                      # Streamlit's own, see docs/sign-in.md
    ...
    [analyser]
    role_claim = "roles"        # the claim that lists roles or groups
    name_claim = "email"        # the claim under which a person's reviews are kept
    hours = 10                  # how long a sign-in holds: roles are read when somebody signs in
    [analyser.roles]            # which values of the claim give which role
    reviewer = ["QA-Reviewers"]
    manager = ["Safeguarding-Managers"]
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

import streamlit as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analyser.errors import SettingsError
from analyser.settings import Settings

HERE = frozenset({"127.0.0.1", "::1", "localhost"})
"""The names of this computer."""

_CLOCKS_DIFFER = 300  # seconds


class Role(StrEnum):
    """What a person may do."""

    PRACTITIONER = "practitioner"
    REVIEWER = "reviewer"
    MANAGER = "manager"
    ANALYST = "analyst"
    ADMIN = "admin"


_Filled = Annotated[str, Field(min_length=1)]


class Provider(BaseModel):
    """The table ``[auth]``, of which Streamlit makes the sign-in.

    Attributes:
        redirect_uri: Where the provider sends people back: the address they type, and ``/oauth2callback``.
        cookie_secret: Signs the cookie that says who somebody is.
        client_id: This app's name at the provider, and so the audience of its tokens.
        client_secret: This app's password at the provider.
        server_metadata_url: Where the provider describes itself.
        client_kwargs: Further parameters, such as ``scope`` and ``prompt``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    redirect_uri: _Filled
    cookie_secret: Annotated[str, Field(min_length=32)]
    client_id: _Filled
    client_secret: _Filled
    server_metadata_url: _Filled
    client_kwargs: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _addresses(self) -> Self:
        if not urlsplit(self.redirect_uri).path.endswith("/oauth2callback"):
            msg = "redirect_uri must end with /oauth2callback"
            raise ValueError(msg)
        for name in ("redirect_uri", "server_metadata_url"):
            parts = urlsplit(getattr(self, name))
            if parts.scheme != "https" and (parts.scheme != "http" or parts.hostname not in HERE):
                msg = f"{name} must start with https:// (http:// is for this computer alone)"
                raise ValueError(msg)
        return self


class Rights(BaseModel):
    """The table ``[analyser]``.

    Attributes:
        role_claim: The claim that lists roles or groups.
        name_claim: The claim that names the person.
        hours: How long a sign-in holds.
        roles: The values of the claim that give each role.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role_claim: _Filled = "roles"
    name_claim: _Filled = "email"
    hours: float = Field(default=10, gt=0, le=168)
    roles: dict[Role, tuple[_Filled, ...]] = Field(min_length=1)


class SignIn(BaseModel):
    """The whole file.

    Attributes:
        auth: Who says who somebody is.
        analyser: What they may do.
    """

    model_config = ConfigDict(frozen=True)

    auth: Provider
    analyser: Rights

    def name(self, claims: Mapping[str, Any]) -> str:
        """The name that a token's claims give; empty if they give none, or are meant for another app."""
        audience = claims.get("aud")
        meant_for = audience if isinstance(audience, list) else [audience]
        name = claims.get(self.analyser.name_claim)
        return name.strip() if isinstance(name, str) and self.auth.client_id in meant_for else ""

    def roles(self, claims: Mapping[str, Any]) -> frozenset[Role]:
        """The roles that the claims give; none to who has no name."""
        held = claims.get(self.analyser.role_claim)
        values = held if isinstance(held, list) else [held]
        texts = {each for each in values if isinstance(each, str)}
        if not self.name(claims):
            return frozenset()
        return frozenset(role for role, giving in self.analyser.roles.items() if not texts.isdisjoint(giving))

    def seconds_left(self, claims: Mapping[str, Any], now: float) -> float:
        """How long the sign-in still holds; 0 if it is over, or the token does not say when it was issued."""
        issued = claims.get("iat")
        if not isinstance(issued, int | float) or issued > now + _CLOCKS_DIFFER:
            return 0
        return max(0.0, issued + self.analyser.hours * 3600 - now)


def sign_in_set(settings: Settings) -> SignIn | None:
    """How people sign in; None if it is not configured.

    Raises:
        SettingsError: There is a sign-in file and it is not as it must be.
    """
    loaded = st.secrets.load_if_toml_exists()
    if not loaded or ("auth" not in st.secrets and "analyser" not in st.secrets):
        there = settings.sign_in or next((Path(each) for each in _places() if Path(each).exists()), None)
        if settings.sign_in is not None or (there is not None and not loaded):
            msg = f"{there} has no table [auth], or cannot be read as TOML. Correct it; docs/sign-in.md shows one."
            raise SettingsError(msg)
        return None
    try:
        return SignIn.model_validate(st.secrets.to_dict())
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        msg = f"The sign-in file is not as it must be: {where}: {first['msg']}. docs/sign-in.md shows one."
        raise SettingsError(msg) from None  # the cause quotes the file's secrets


def _places() -> list[str]:
    places: list[str] = st.get_option("secrets.files")
    return places
