"""What a criterion is: a question, the patterns that answer it, and the judge that concludes."""

import re
from dataclasses import dataclass
from typing import Protocol

from analyser.domain.evidence import Detected, Evidence, NearMiss, Why
from analyser.domain.finding import Status
from analyser.domain.word_classes import WordClasses

SUBJECT = "¤"
"""What a criterion is about, as patterns and contexts see it: "agreed ¤¤¤" for "agreed s47"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A regular expression that finds one way of stating something, or of seeming to.

    Patterns are tried in the order they are listed; the first that matches a passage decides it.

    Attributes:
        name: Short and stable; shown as ``rule:<name>`` in evidence.
        regex: Matched with ``search`` against the passage as rules read it (lower case, one line).
        why: None for evidence; else the passage is a near miss for this reason.
        unless: Contexts that turn the evidence into a near miss, or name why a near miss is one. They are
            looked for around the group ``claim`` of the match if there is one, else around the match.
        after: The pattern applies only to a passage that follows one like this in its paragraph.
        classes: The pattern reads the passage, without its heading, as these letters instead; it has
            no contexts and its span is the whole passage.
        not_after: The pattern does not apply to a passage that follows one like this.
        before: The pattern applies only to a passage that is followed by one like this.
        cues: Literal lower-case strings, one of which stands in every match (a look ahead counts), so that a
            line without any is not tried; empty if there are none such. They do not name the subject, nor
            start with a space.
        needs: What cues are to a pattern over classes: sets of letters, of each of which one stands in every match.
        score: Confidence from 0 to 1 that a match is what it seems.
    """

    name: str
    regex: re.Pattern[str]
    why: Why | None = None
    unless: frozenset[Why] = frozenset()
    after: re.Pattern[str] | None = None
    classes: WordClasses | None = None
    not_after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    cues: tuple[str, ...] = ()
    needs: tuple[frozenset[str], ...] = ()
    score: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a judge concludes on one criterion in one record.

    Attributes:
        status: The conclusion.
        reason: One plain sentence.
        confidence: From 0 to 1.
        evidence: What the status rests on.
        near_misses: What looked like evidence and was not enough.
    """

    status: Status
    reason: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()


class Judge(Protocol):
    """Turns what was found in a record into a verdict on one criterion."""

    def __call__(self, criterion: "Criterion", detected: Detected) -> Verdict:
        """Conclude on one record."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that a good record states, or avoids.

    Attributes:
        id: The file's name, e.g. ``"s47_decision"``.
        area: The bulletin's audit area, ``"A"`` to ``"D"``.
        title: Two to four words for a column heading.
        question: What a reviewer asks of the record.
        pointer: What the writer should do; the practice pointer.
        missing: What a flagged record lacks, as a clause ("No section 47 outcome is stated").
        judge: Concludes from what was found.
        met_example: A record text that meets the criterion; run by the tests.
        not_met_example: A record text that looks close and does not; run by the tests.
        core: Whether it is one of the six core criteria.
        offending: Whether evidence is what offends rather than what meets.
        cues: Literal lower-case strings; a passage with none of them is not looked at.
        subject: What the criterion is about; patterns and contexts see each of its characters as
            :data:`SUBJECT`. None if it has no name of its own.
        joint_cues: Groups of such strings, the rarest first; a passage with one of each is looked at as well.
        carries: Whether to look also at what stands under a heading that has a cue, and at what follows
            such a passage in its paragraph.
        patterns: Tried in order on each passage that is looked at.
        learned: Whether a model weighs what rules found; not where it rests on people, actions or a fixed phrase.
        strict: Whether a context that rules find ("if ...", "the nurse felt ...") has the last word over a model.
        page: The module's docstring, filled in by discovery: what it looks for, why, limits.
    """

    id: str
    area: str
    title: str
    question: str
    pointer: str
    missing: str
    judge: Judge
    met_example: str
    not_met_example: str
    core: bool = True
    offending: bool = False
    cues: tuple[str, ...] = ()
    subject: re.Pattern[str] | None = None
    joint_cues: tuple[tuple[str, ...], ...] = ()
    carries: bool = False
    patterns: tuple[Pattern, ...] = ()
    learned: bool = True
    strict: bool = False
    page: str = ""
