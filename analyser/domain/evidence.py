"""What detectors find in a record: evidence, near misses, actions and who took part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why a passage that looks like evidence is none (criteria.md, general rules)."""

    PURPOSE = "purpose"
    PROMPT = "prompt"
    HYPOTHETICAL = "hypothetical"
    DEFERRED = "deferred"
    HISTORICAL = "historical"
    OPINION = "opinion"
    OTHER_PERSON = "other_person"
    POLICY = "policy"
    QUESTION = "question"
    OTHER_EVENT = "other_event"
    NO_OUTCOME = "no_outcome"
    NO_LEVEL = "no_level"
    NO_REASON = "no_reason"
    VAGUE = "vague"
    NO_OWNER = "no_owner"
    AGENCY_OWNER = "agency_owner"
    GROUP_OWNER = "group_owner"
    NO_DATE = "no_date"
    APOLOGIES = "apologies"
    SEE_LIST = "see_list"
    WRITTEN_ONLY = "written_only"
    AGENCY_ONLY = "agency_only"
    ACTION_ONLY = "action_only"
    UNCLEAR = "unclear"

    @property
    def is_context(self) -> bool:
        """Whether the words would count if they were not said in such a way: as a hypothesis, of the past, ..."""
        return self in _CONTEXTS

    @property
    def in_words(self) -> str:
        """The reason as it stands in a sentence shown to a person."""
        return _IN_WORDS[self]


_CONTEXTS = frozenset(
    {
        Why.PURPOSE,
        Why.PROMPT,
        Why.HYPOTHETICAL,
        Why.DEFERRED,
        Why.HISTORICAL,
        Why.OPINION,
        Why.OTHER_PERSON,
        Why.POLICY,
        Why.QUESTION,
    }
)

_IN_WORDS = {
    Why.PURPOSE: "only says what the discussion is for",
    Why.PROMPT: "is a form prompt with no answer chosen",
    Why.HYPOTHETICAL: "is hypothetical",
    Why.DEFERRED: "puts the decision off",
    Why.HISTORICAL: "is about the past",
    Why.OPINION: "is the opinion of one person or agency",
    Why.OTHER_PERSON: "is about somebody else",
    Why.POLICY: "quotes policy or law",
    Why.QUESTION: "only asks the question",
    Why.OTHER_EVENT: "is about something other than this discussion",
    Why.NO_OUTCOME: "names it without an outcome",
    Why.NO_LEVEL: "names risk without a level or conclusion",
    Why.NO_REASON: "gives dates but no reason",
    Why.VAGUE: "is too vague to check",
    Why.NO_OWNER: "names nobody to do it",
    Why.AGENCY_OWNER: "names an agency, not a person",
    Why.GROUP_OWNER: "names a group, not a person",
    Why.NO_DATE: "gives no date or timescale that can be checked",
    Why.APOLOGIES: "is of somebody who sent apologies or was only invited",
    Why.SEE_LIST: "refers to a list that is not here",
    Why.WRITTEN_ONLY: "is a contribution in writing only",
    Why.AGENCY_ONLY: "names an agency and nobody from it",
    Why.ACTION_ONLY: "only gives somebody something to do",
    Why.UNCLEAR: "comes close without being clear",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of one record's text found by one detector.

    Attributes:
        start: First character, counted in ``Record.text``.
        end: One past the last character.
        text: ``Record.text[start:end]``.
        detector: What found it, e.g. ``"rule:outcome_verb"`` or ``"model:statements@1.2"``.
        score: Confidence from 0 to 1.
    """

    start: int
    end: int
    text: str
    detector: str
    score: float = 1.0

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span and a score outside 0 to 1."""
        if not 0 <= self.start < self.end or not 0.0 <= self.score <= 1.0:
            msg = f"Impossible evidence: {self!r}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A stretch of text that looks like evidence and is not, with the reason why.

    Attributes:
        start: First character, counted in ``Record.text``.
        end: One past the last character.
        text: ``Record.text[start:end]``.
        why: The kind of trap.
    """

    start: int
    end: int
    text: str
    why: Why

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span."""
        if not 0 <= self.start < self.end:
            msg = f"Impossible near miss: {self!r}"
            raise ValueError(msg)


class OwnerKind(StrEnum):
    """Whom an action names as its owner (criteria.md, action_owners)."""

    PERSON = "person"
    ROLE = "role"
    AGENCY = "agency"
    GROUP = "group"
    NONE = "none"

    @property
    def is_specific(self) -> bool:
        """Whether somebody in particular can be asked if the action was done."""
        return self in {OwnerKind.PERSON, OwnerKind.ROLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something agreed to be done after the discussion.

    Attributes:
        start: First character of the whole action, counted in ``Record.text``.
        end: One past the last character.
        text: ``Record.text[start:end]``.
        owner: The words that name the owner, or None.
        owner_kind: What the owner is.
        due: The words of a date or timescale that can be checked, or None.
        detector: What found it.
    """

    start: int
    end: int
    text: str
    owner: str | None
    owner_kind: OwnerKind
    due: str | None
    detector: str

    def __post_init__(self) -> None:
        """Refuse an empty span, and an owner that disagrees with its kind."""
        if not 0 <= self.start < self.end or (self.owner is None) != (self.owner_kind is OwnerKind.NONE):
            msg = f"Impossible action: {self!r}"
            raise ValueError(msg)


PARTIES = ("social_worker", "manager", "police", "health")
"""The four parties a strategy discussion needs (criteria.md, attendance)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody recorded as taking part.

    Attributes:
        start: First character of the words that name them, counted in ``Record.text``.
        end: One past the last character.
        text: ``Record.text[start:end]``.
        party: One of :data:`PARTIES`, or None for any other agency.
    """

    start: int
    end: int
    text: str
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """All that detectors found in one record, on its way to the judges.

    Attributes:
        evidence: By criterion id, in the order of the text.
        near_misses: By criterion id, in the order of the text.
        actions: In the order of the text.
        participants: In the order of the text.
        likelihoods: By criterion id, how likely it is that the record holds evidence; for those a model weighed.
    """

    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    near_misses: dict[str, tuple[NearMiss, ...]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    participants: tuple[Participant, ...] = ()
    likelihoods: Mapping[str, float] = field(default_factory=dict)
