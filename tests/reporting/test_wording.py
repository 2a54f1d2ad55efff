"""The words for confidence and for what an action lacks."""

import pytest

from analyser.domain.evidence import Action, OwnerKind
from analyser.reporting.wording import SURENESS, lacks, lacks_owner, sureness


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        pytest.param(1.0, "very sure", id="certain"),
        pytest.param(0.9, "very sure", id="at-the-edge"),
        pytest.param(0.8999, "fairly sure", id="below-it"),
        pytest.param(0.7, "fairly sure", id="near-miss"),
        pytest.param(0.5, "unsure", id="half"),
        pytest.param(0.0, "unsure", id="none"),
    ],
)
def test_sureness(confidence: float, words: str) -> None:
    assert sureness(confidence) == words
    assert words in [each for _, each, _ in SURENESS]


@pytest.mark.parametrize("kind", list(OwnerKind))
@pytest.mark.parametrize("due", ["by 12/6", None], ids=["dated", "undated"])
def test_what_an_action_lacks(kind: OwnerKind, due: str | None) -> None:
    owner = None if kind is OwnerKind.NONE else "Jo"
    action = Action(start=0, end=2, text="do", owner=owner, owner_kind=kind, due=due, detector="rule:list")
    assert bool(lacks_owner(kind)) is not kind.is_specific
    assert lacks(action) == " and ".join(filter(None, [lacks_owner(kind), "" if due else "a date or timescale"]))
