"""Who is here and what they may see: one local user by default, or sign-in with OpenID Connect and roles from claims.

Without a sign-in file the one user of this computer may do everything, and only this computer can reach the app. With
one (:mod:`dashboard.sign_in`), every page needs a person who has signed in and whose claims give a role; who has none
sees nothing.
"""

import getpass
import time
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.sign_in import HERE, Role, SignIn, sign_in_set

__all__ = ["Person", "Role", "must_be_safe", "person_here"]

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the dashboard.

    Attributes:
        name: Under which reviews are kept.
        roles: What they may do; may be empty.
        signed_in: Whether they signed in, and so can sign out.
        seconds_left: How long the sign-in still holds; None without one.
    """

    name: str
    roles: frozenset[Role]
    signed_in: bool = False
    seconds_left: float | None = None

    def may(self, allowed: Iterable[Role]) -> bool:
        """Whether one of the roles is theirs; an admin has all."""
        return Role.ADMIN in self.roles or not self.roles.isdisjoint(allowed)


def must_be_safe(settings: Settings) -> SignIn | None:
    """How people sign in; None where only the user of this computer can be here.

    Raises:
        SettingsError: Sign-in is not configured as it must be, or lacks although others can reach the app.
    """
    sign_in = sign_in_set(settings)
    if sign_in is None and st.get_option("server.address") not in HERE:
        msg = (
            "Other computers can reach this dashboard, and nobody has to sign in. "
            "Start it with `analyser dashboard --sign-in FILE`, or without an address."
        )
        raise SettingsError(msg)
    if sign_in is not None and st.get_option("server.trustedUserHeaders"):
        msg = (
            "Streamlit's setting server.trustedUserHeaders would let a request say who somebody is. "
            "Remove it: that comes from the sign-in alone."
        )
        raise SettingsError(msg)
    return sign_in


def person_here(settings: Settings) -> Person | None:
    """Who is at the dashboard; None if they have yet to sign in.

    Raises:
        SettingsError: As :func:`must_be_safe`; or nobody has to sign in and another server has sent the request on.
    """
    sign_in = must_be_safe(settings)
    if sign_in is None:
        return _only_user()
    claims = st.user.to_dict()
    left = sign_in.seconds_left(claims, time.time())
    if claims.get("is_logged_in") is not True or not left:
        return None
    return Person(name=sign_in.name(claims), roles=sign_in.roles(claims), signed_in=True, seconds_left=left)


def _only_user() -> Person:
    if any(name in st.context.headers for name in _FORWARDED):
        msg = (
            "This came by way of another server, and nobody has to sign in. "
            "Start the dashboard with `analyser dashboard --sign-in FILE`; docs/sign-in.md says how."
        )
        raise SettingsError(msg)
    try:
        name = getpass.getuser()
    except (OSError, KeyError) as error:
        msg = "This computer does not say who its user is. Set the environment variable USER; reviews need a name."
        raise SettingsError(msg) from error
    return Person(name=name, roles=frozenset(Role))
