"""A review refuses what contradicts itself, and its note is in no message."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from analyser.domain.finding import Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction

OVERRIDE = Review(
    sha256="a" * 64,
    criterion="s47_decision",
    reviewer="ann@council",
    action=ReviewAction.OVERRIDE,
    reviewed_status=Status.NOT_MET,
    engine=Engine(version="1.0", criteria="c"),
    status=Status.MET,
    reason_code=ReasonCode.EVIDENCE_MISSED,
    note="Zeynep's uncle is named on page two.",
    evidence=((3, 9), (0, 2)),
)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"sha256": "a" * 63}, "names no record", id="no-hash"),
        pytest.param({"sha256": "A" * 64}, "names no record", id="upper-case-hash"),
        pytest.param({"criterion": ""}, "no criterion", id="no-criterion"),
        pytest.param({"reviewer": " "}, "no reviewer", id="nobody"),
        pytest.param({"made_at": dt.datetime(2015, 6, 5)}, "no time zone", id="no-time-zone"),
        pytest.param({"reviewed_status": Status.NOT_ASSESSED}, "nothing was assessed", id="not-assessed"),
        pytest.param({"status": Status.NOT_ASSESSED}, "holds no status", id="holds-not-assessed"),
        pytest.param({"status": None}, "holds no status", id="holds-nothing"),
        pytest.param({"status": Status.NOT_MET}, "to override changes it", id="override-changes-nothing"),
        pytest.param({"action": ReviewAction.CONFIRM}, "to confirm keeps the status", id="confirm-changes-it"),
        pytest.param({"reason_code": None}, "an override has a reason", id="no-reason"),
        pytest.param({"note": " \n"}, "its note is empty", id="empty-note"),
        pytest.param({"evidence": ((4, 4),)}, "empty or reversed", id="empty-evidence"),
        pytest.param({"evidence": ((0, 3), (-1, 4))}, "empty or reversed", id="before-the-text"),
        pytest.param({"action": ReviewAction.UNDO}, "an undo holds no status", id="undo-with-a-status"),
        pytest.param({"action": ReviewAction.UNDO, "status": None}, "an undo holds no status", id="undo-with-reason"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        replace(OVERRIDE, **changes)
    assert "Zeynep" not in str(caught.value)


def test_a_confirmation_may_say_what_to_mend() -> None:
    confirmed = replace(OVERRIDE, action=ReviewAction.CONFIRM, status=Status.NOT_MET)
    assert confirmed.reason_code is ReasonCode.EVIDENCE_MISSED


def test_an_undo_keeps_who_and_what_and_says_nothing_else() -> None:
    before = dt.datetime.now(dt.UTC)
    undo = OVERRIDE.undone()
    assert before <= undo.made_at <= dt.datetime.now(dt.UTC)
    bare: dict[str, Any] = {
        "status": None,
        "reason_code": None,
        "note": None,
        "evidence": (),
        "made_at": OVERRIDE.made_at,
    }
    assert replace(undo, made_at=OVERRIDE.made_at) == replace(OVERRIDE, action=ReviewAction.UNDO, **bare)


@pytest.mark.parametrize("reason", [pytest.param(each, id=each) for each in ReasonCode])
def test_every_reason_has_words_of_its_own(reason: ReasonCode) -> None:
    assert [each for each in ReasonCode if each.in_words == reason.in_words] == [reason]
