"""The style for pages that choose light or dark has the report's colours, and one criterion can be lifted out."""

import re
from itertools import accumulate

import pytest

from analyser.reporting.marking import COLOURS, colour_of
from analyser.reporting.style import lift_out, read_style, style_within


def palette() -> dict[str, list[str]]:
    """The colours of each rule of the palette, light ones before dark ones."""
    found: dict[str, list[str]] = {}
    for name, body in re.findall(r"(:root|\.k\d+) \{(.*?)\}", read_style("palette.css"), re.DOTALL):
        found.setdefault(name, []).extend(re.findall(r"#[0-9a-f]{6}", body))
    return found


@pytest.mark.parametrize("name", [":root", *(f".k{number}" for number in range(1, COLOURS + 1))])
def test_every_colour_has_its_light_and_its_dark(name: str) -> None:
    colours = palette()[name]
    half = len(colours) // 2
    rule = re.escape("&" if name == ":root" else name)
    [body] = re.findall(rf"(?m)^{rule} \{{(.*?)\}}$", style_within(".there"))
    assert re.findall(r"light-dark\((#\w+), (#\w+)\)", body) == list(zip(colours[:half], colours[half:], strict=True))


def test_style_stays_within_its_part_of_the_page() -> None:
    style = style_within(".there").strip()
    opening, _, rest = style.partition("{")
    assert opening == ".there "
    depths = list(accumulate(((each == "{") - (each == "}") for each in rest), initial=1))
    assert depths.index(0) == len(rest)
    assert "mark.near" in style
    assert "@media" not in style


def test_near_misses_are_dashed_and_evidence_is_not() -> None:
    marks = read_style("marks.css")
    assert re.search(r"mark\.near \{[^}]*dashed", marks)
    assert not re.search(r"mark\.evidence \{[^}]*dashed", marks)


@pytest.mark.parametrize("number", [1, COLOURS, COLOURS + 1])
def test_a_criterion_is_lifted_out_with_its_own_colour(number: int) -> None:
    style = lift_out(".there", number)
    back, edge, *_ = palette()[f".k{colour_of(number)}"]
    assert f"--back: light-dark({back}, " in style
    assert f"--edge: light-dark({edge}, " in style
    assert f".there mark:is(.c{number}, .n{number})" in style
