"""Colours of charts, light and dark: told apart by people who see few colours, and never by colour alone.

Blue for the better and orange for the worse are those of NHS England's charts, which avoid red and green. Against the
ground, words have a contrast of at least 4.5 to 1 and marks of at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How charts look.

    Attributes:
        ground: Behind everything; None for what the page has.
        ink: Words, and the line in the middle.
        quiet: Words that matter less, axes and limits.
        grid: Lines to read along.
        band: The room between limits.
        common: Points that chance explains, and the line through them.
        improvement: Points that are more than chance, for the better.
        concern: The same for the worse.
        low: A share of 0 on the heat map.
        high: A share of 1 on the heat map.
        on_low: Words on the colours of low shares there.
        on_high: Words on those of high shares.
        turn: Up to which share the colours count as low for that.
        hidden: What may not be shown on the heat map.
        font: Of all words.
    """

    ground: str | None
    ink: str
    quiet: str
    grid: str
    band: str
    common: str
    improvement: str
    concern: str
    low: str
    high: str
    on_low: str
    on_high: str
    turn: float
    hidden: str
    font: str = "sans-serif"


LIGHT = Look(
    ground="#ffffff",
    ink="#1c2b33",
    quiet="#51606b",
    grid="#e3e8ea",
    band="#eef2f4",
    common="#66737c",
    improvement="#005eb8",
    concern="#b35300",
    low="#eaf1f7",
    high="#0b4f8a",
    on_low="#000000",
    on_high="#ffffff",
    turn=0.73,
    hidden="#dfe3e6",
)

DARK = Look(
    ground="#12191d",
    ink="#e8eef0",
    quiet="#b0bcc2",
    grid="#29343b",
    band="#1d272d",
    common="#93a1a9",
    improvement="#6fb7ff",
    concern="#ffa14a",
    low="#1f2c36",
    high="#9fd0ff",
    on_low="#ffffff",
    on_high="#000000",
    turn=0.5,
    hidden="#2b363d",
)
