"""The keys of the page Review; those of one letter can be turned off, as who speaks to a computer types by accident."""

import streamlit as st

SHORTCUTS = (
    ("A", "confirm the finding"),
    ("O", "override it, or confirm it with a note"),
    ("Ctrl Enter", "save what is filled in"),
    ("Esc", "close the form"),
    ("U", "undo your last word on the finding"),
    ("J / K", "next / previous finding"),
    ("N / P", "next / previous record"),
    ("Shift A", "confirm all that you have not reviewed on this record"),
    ("Q", "back to the queue"),
)
"""Keys and what they do; they work while no field is typed in."""

_ON = "review.keys"


def letter(key: str) -> str | None:
    """The key for a button's shortcut; None while keys of one letter are turned off (WCAG 2.2, 2.1.4)."""
    return key if st.session_state.get(_ON, True) else None


def show_keys() -> None:
    """Draw the list of keys, and what turns them off."""
    with st.expander("Keyboard shortcuts", icon=":material/keyboard:"):
        st.session_state.setdefault(_ON, True)
        st.toggle("Use keys of one letter", key=_ON, persist_state="session")
        st.markdown("  \n".join(f"**{key}** {what}" for key, what in SHORTCUTS))
