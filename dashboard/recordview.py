"""A record on the screen: its text with what was found marked in it, its findings, actions and who took part.

Every word of a record is escaped here, and nothing of it goes through Markdown, into URLs or into scripts: a record
that holds HTML, script or ``![](…)`` is shown as the text that it is. What is shown is the JSON form of a record,
whether it comes from the store or was made of a draft a moment ago.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st
from markupsafe import Markup

from analyser.criteria import discover
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why
from analyser.domain.finding import Assessment, Status
from analyser.reporting.json_form import JsonObject, to_json
from analyser.reporting.marking import Mark, colour_of, marked_text, pieces, title_of
from analyser.reporting.safe_text import one_line, printable
from analyser.reporting.style import lift_out, style_within
from analyser.reporting.wording import sureness
from analyser.storing.store import Store
from dashboard.actionrows import action_rows
from dashboard.templates import macros

_HERE = Path(__file__).parent
_VIEW = ".record-view"
_QUOTE = 180
"""Longest quotation below a finding; the whole of it is marked in the text."""


class Quote(NamedTuple):
    """A passage named below a finding.

    Attributes:
        anchor: Where it stands in the text on the page.
        start: First character.
        end: One past the last character.
        words: The passage on one line; None where they are not kept.
        why: Why it is not enough; None for evidence.
        page: The page it stands on, or None.
    """

    anchor: str
    start: int
    end: int
    words: str | None
    why: Why | None
    page: int | None


class FindingView(NamedTuple):
    """A finding as it is shown; its reason is None where no words are kept, as it may quote the record."""

    number: int
    criterion: Criterion
    status: Status
    confidence: float
    reason: str | None
    evidence: tuple[Quote, ...]
    near_misses: tuple[Quote, ...]

    @property
    def colour(self) -> int:
        """Which of the style sheet's colours its marks have."""
        return colour_of(self.number)

    @property
    def sureness(self) -> str:
        """The confidence in words."""
        return sureness(self.confidence)

    @property
    def first_mark(self) -> str | None:
        """The anchor of the first evidence in the text, else of the first near miss; None if there is neither."""
        for found in (self.evidence, self.near_misses):
            if found:
                return min(found, key=lambda quote: quote.start).anchor
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record, ready to be shown.

    Attributes:
        form: The record in the JSON form of ``analyser scan``.
        text: Its words, or None where they are not kept.
        findings: On each criterion of the catalogue on which it has one, in the catalogue's order.
        stem: What the names of places on the page start with, so that a page can show several records.
    """

    form: JsonObject
    text: str | None
    findings: tuple[FindingView, ...]
    stem: str

    @property
    def lacking(self) -> tuple[FindingView, ...]:
        """The flags."""
        return tuple(each for each in self.findings if each.status.is_flag)

    @property
    def stated(self) -> tuple[FindingView, ...]:
        """What is no flag."""
        return tuple(each for each in self.findings if not each.status.is_flag)

    def finding(self, criterion: str) -> FindingView | None:
        """The finding on one criterion, or None if there is none."""
        return next((each for each in self.findings if each.criterion.id == criterion), None)

    def text_html(self, *, only: str | None = None, height: str = "62vh", label: str = "The record") -> Markup:
        """The text with evidence and near misses marked, or a word that it is not kept.

        Args:
            only: Mark this criterion alone.
            height: The most that it takes of the page; longer texts scroll within.
            label: What it is, for screen readers.
        """
        if self.text is None:
            return _macro("no_text")
        shown = [each for each in self.findings if only in {None, each.criterion.id}]
        marks = [mark for view in shown for mark in _marks(view)]
        marked = marked_text(pieces(printable(self.text), marks), name_all=True)
        return _macro("text", marked, self.stem, label, height)

    def legend_html(self) -> Markup:
        """What the marks mean."""
        return _macro("legend", self.findings)

    def head_html(self) -> Markup:
        """The record's name, what is known of it, and what read it."""
        return _macro("head", self.form, engine_words(self.form["engine"]))

    def finding_html(self, criterion: str) -> Markup:
        """One finding with its question, reason and confidence."""
        return _macro("finding", self.finding(criterion))

    def passages_html(self, criterion: str, *, most: int = 4) -> Markup:
        """Evidence and near misses of a finding, at most ``most`` of a kind, and the practice pointer."""
        return _macro("passages", self.finding(criterion), self.text is not None, most)

    def lacking_html(self, *, most: int = 1) -> Markup:
        """The flags as a list, what to do first."""
        return _macro("lacking", self.lacking, self.text is not None, most)

    def stated_html(self, *, most: int = 2) -> Markup:
        """What is stated, with its evidence."""
        return _macro("stated", self.stated, self.text is not None, most)

    def meter_html(self) -> Markup:
        """How many questions the record answers."""
        statuses = [each.status for each in self.findings]
        return _macro("meter", self.findings, statuses.count(Status.MET), statuses.count(Status.PARTLY_MET))

    def actions_html(self) -> Markup:
        """The actions, and what each of them lacks."""
        return _macro("actions", action_rows(self.form, kept=self.text is not None), self.text is not None)

    def attendance_html(self) -> Markup:
        """Who took part, by party; who is missing is named."""
        return _macro("attendance", self.form["attendance"])


def dress() -> None:
    """Add the style of records to the page; call it once on every page that shows one."""
    st.html(f"<style>{_style()}</style>")


def lift(view: FindingView | None) -> None:
    """Lift the marks of one finding out of the others', and let the text scroll to the first of them.

    It is always one element on the page, so that nothing else is drawn anew.
    """
    st.html(f"<style>{lift_out(_VIEW, view.number) if view else _VIEW + ' {}'}</style>")


def view_of(assessment: Assessment, *, stem: str = "t") -> RecordView:
    """What the pipeline said of a record, such as a draft."""
    text = None if assessment.problem else assessment.record.text
    return _view(to_json(assessment), text, stem)


def stored_view(store: Store, sha256: str, *, stem: str = "t") -> RecordView:
    """A record of the store.

    Raises:
        StoreError: The store holds no such record.
    """
    return _view(store.assessment(sha256), store.text(sha256), stem)


def numbered() -> dict[str, int]:
    """The number of each criterion, as it stands beside marks."""
    return {criterion.id: number for number, criterion in enumerate(discover(), start=1)}


def questions_html() -> Markup:
    """What a record is asked, before there is one."""
    return _macro("questions", _tagged())


def numbers_html() -> Markup:
    """Which number stands for which question."""
    return _macro("numbers", _tagged())


def no_meter_html() -> Markup:
    """The meter while there is no record."""
    return _macro("no_meter", range(1, len(discover()) + 1))


def engine_words(engine: dict[str, Any]) -> str:
    """What read a record, for people."""
    model = f"model {engine['model']}" if engine["model"] else "rules alone"
    return f"Read by analyser {engine['version']}, criteria {engine['criteria'][:12]}, {model}"


def _tagged() -> list[tuple[int, int, Criterion]]:
    return [(number, colour_of(number), criterion) for number, criterion in enumerate(discover(), start=1)]


def _view(form: JsonObject, text: str | None, stem: str) -> RecordView:
    findings = tuple(
        _finding(number, criterion, form["findings"][criterion.id], stem)
        for number, criterion in enumerate(discover(), start=1)
        if form["findings"].get(criterion.id, {}).get("status", Status.NOT_ASSESSED) != Status.NOT_ASSESSED
    )
    return RecordView(form=form, text=text, findings=findings, stem=stem)


def _finding(number: int, criterion: Criterion, found: JsonObject, stem: str) -> FindingView:
    return FindingView(
        number=number,
        criterion=criterion,
        status=Status(found["status"]),
        confidence=found["confidence"],
        reason=found["reason"],
        evidence=_quotes(found["evidence"], f"{stem}-{number}-e"),
        near_misses=_quotes(found["near_misses"], f"{stem}-{number}-n"),
    )


def _quotes(spans: Sequence[JsonObject], anchor: str) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            anchor=f"{anchor}{index}",
            start=span["start"],
            end=span["end"],
            words=None if span["text"] is None else one_line(span["text"], _QUOTE),
            why=Why(span["why"]) if "why" in span else None,
            page=span.get("page"),
        )
        for index, span in enumerate(spans)
    )


def _marks(view: FindingView) -> list[Mark]:
    return [
        Mark(
            quote.start,
            quote.end,
            view.number,
            quote.why is not None,
            title_of(view.number, view.criterion, quote.why),
            quote.anchor,
        )
        for quote in (*view.evidence, *view.near_misses)
    ]


def _macro(name: str, *args: object) -> Markup:
    markup: Markup = getattr(macros("recordview.html.j2"), name)(*args)
    return markup


@cache
def _style() -> str:
    return style_within(_VIEW) + (_HERE / "recordview.css").read_text(encoding="utf-8")
