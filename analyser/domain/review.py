"""A review: what a person says of one finding, as one entry of a log in which nothing is ever changed."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from analyser.domain.finding import Engine, Status

_SHA256 = re.compile("[0-9a-f]{64}")
_HELD = {Status.MET, Status.PARTLY_MET, Status.NOT_MET}


class ReviewAction(StrEnum):
    """What a reviewer does with a finding."""

    CONFIRM = "confirm"
    OVERRIDE = "override"
    UNDO = "undo"


class ReasonCode(StrEnum):
    """Why a reviewer sees it differently, or what should be mended although the status is right."""

    EVIDENCE_MISSED = "evidence_missed"
    ELSEWHERE_IN_RECORD = "elsewhere_in_record"
    EVIDENCE_WRONG = "evidence_wrong"
    NOT_DECIDED = "not_decided"
    IN_THE_PAST = "in_the_past"
    OTHER_PERSON = "other_person"
    ACTION_MISREAD = "action_misread"
    WORDING_UNCLEAR = "wording_unclear"
    TEXT_GARBLED = "text_garbled"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        """The reason as a reviewer chooses it from a list."""
        return _IN_WORDS[self]


_IN_WORDS = {
    ReasonCode.EVIDENCE_MISSED: "The record states it, and nothing was found",
    ReasonCode.ELSEWHERE_IN_RECORD: "The record states it in another place than the one shown",
    ReasonCode.EVIDENCE_WRONG: "The words shown do not say it",
    ReasonCode.NOT_DECIDED: "The words shown only ask, plan or put it off",
    ReasonCode.IN_THE_PAST: "The words shown are about an earlier time",
    ReasonCode.OTHER_PERSON: "The words shown are about somebody else",
    ReasonCode.ACTION_MISREAD: "An action, its owner or its date was misread",
    ReasonCode.WORDING_UNCLEAR: "The record can be read either way",
    ReasonCode.TEXT_GARBLED: "The text was damaged on its way out of the file",
    ReasonCode.OTHER: "Something else; see the note",
}


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One entry in the log of what people say of findings.

    It belongs to the text and not to one scan of it, so it stands when the text is scanned again.

    Attributes:
        sha256: Hash of the record's text.
        criterion: The criterion's id.
        reviewer: Who, as they sign in.
        action: Confirm or override the finding, or take back one's own last word on it.
        reviewed_status: The status that was looked at.
        engine: What had made it.
        status: The status that the reviewer holds right; None for an undo.
        reason_code: Why; an override has one.
        note: More words, which may quote the record, or None.
        evidence: Where in the text the reviewer marked what the status rests on, as (start, end).
        adjudicates: Whether it settles what others disagree on, made in sight of their reviews. A
            person's adjudications and their own reviews stand side by side.
        made_at: When, with its time zone; now if not given.
    """

    sha256: str
    criterion: str
    reviewer: str
    action: ReviewAction
    reviewed_status: Status
    engine: Engine
    status: Status | None
    reason_code: ReasonCode | None = None
    note: str | None = field(default=None, repr=False)
    evidence: tuple[tuple[int, int], ...] = ()
    adjudicates: bool = False
    made_at: dt.datetime = field(default_factory=_now)

    def __post_init__(self) -> None:
        """Refuse a review of nothing, by nobody, or one that contradicts itself."""
        wrong = self._flaw()
        if wrong:
            msg = f"Impossible review: {wrong}: {self!r}"
            raise ValueError(msg)

    def undone(self) -> Self:
        """The entry that takes this one back, made now."""
        return replace(
            self, action=ReviewAction.UNDO, status=None, reason_code=None, note=None, evidence=(), made_at=_now()
        )

    def _flaw(self) -> str | None:
        if not _SHA256.fullmatch(self.sha256) or not self.criterion:
            return "it names no record or no criterion"
        if not self.reviewer.strip():
            return "it has no reviewer"
        if self.made_at.utcoffset() is None:
            return "its time has no time zone"
        if self.reviewed_status not in _HELD:
            return "nothing was assessed that could be reviewed"
        if self.note is not None and not self.note.strip():
            return "its note is empty; use None"
        if any(not 0 <= start < end for start, end in self.evidence):
            return "its evidence is empty or reversed"
        return self._contradiction()

    def _contradiction(self) -> str | None:
        if self.action is ReviewAction.UNDO:
            bare = self.status is None and self.reason_code is None and not self.evidence
            return None if bare else "an undo holds no status, reason or evidence"
        if self.status not in _HELD:
            return "it holds no status right"
        if (self.status is self.reviewed_status) is not (self.action is ReviewAction.CONFIRM):
            return "to confirm keeps the status and to override changes it"
        if self.action is ReviewAction.OVERRIDE and self.reason_code is None:
            return "an override has a reason"
        return None
