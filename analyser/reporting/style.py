"""The style of statuses and marked text, for the report and for pages with a colour scheme of their own.

palette.css holds the colours, first the light ones, then the dark ones for those who ask for dark; marks.css says how
they are used. The dashboard lets people choose light or dark, so there the colours follow ``color-scheme`` instead.
"""

import re
from functools import cache
from pathlib import Path

from analyser.reporting.marking import colour_of

PAGE = Path(__file__).with_name("page")

_DARK = "@media (prefers-color-scheme: dark) {"
_RULE = re.compile(r"(:root|\.k\d+) \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


def read_style(name: str) -> str:
    """One of the style sheets."""
    return (PAGE / name).read_text(encoding="utf-8")


@cache
def style_within(selector: str) -> str:
    """Colours and marks for one part of a page, light or dark as ``color-scheme`` is there."""
    rules = "\n".join(
        f"{'&' if name == ':root' else name} {{ {_declared(colours)} }}" for name, colours in _palette().items()
    )
    return f"{selector} {{\n{rules}\n{read_style('marks.css')}}}\n"


def lift_out(selector: str, number: int) -> str:
    """Style that lifts the marks of one criterion out of those of the others.

    It is for text whose pieces name all that covers them; see :func:`analyser.reporting.marking.marked_text`.

    Args:
        selector: The part of the page that is meant.
        number: The criterion's number in the catalogue, from 1.
    """
    colours = _declared(_palette()[f".k{colour_of(number)}"])
    own = f".c{number}, .n{number}"
    return (
        f"{selector} mark:not({own}) {{ background: none; box-shadow: inset 0 -1px 0 var(--edge); }}\n"
        f"{selector} mark:is({own}) {{ {colours} outline: 2px solid var(--edge); outline-offset: 1px; }}\n"
        f"{selector} mark.n{number}:not(.c{number}) {{ background: none; outline-style: dashed; }}\n"
        f"{selector} mark.near:not({own}) {{ box-shadow: none; }}\n"
    )


@cache
def _palette() -> dict[str, dict[str, tuple[str, str]]]:
    """By selector and name, a colour on light ground and on dark."""
    light, dark = map(_rules, read_style("palette.css").split(_DARK))
    return {
        selector: {name: (colour, dark[selector][name]) for name, colour in colours.items()}
        for selector, colours in light.items()
    }


def _rules(css: str) -> dict[str, dict[str, str]]:
    return {selector: dict(_COLOUR.findall(body)) for selector, body in _RULE.findall(css)}


def _declared(colours: dict[str, tuple[str, str]]) -> str:
    return " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in colours.items())
