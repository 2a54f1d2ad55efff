"""What is held of a record's findings: by oneself, and by others where one may see it.

A second reviewer is blind to the first: what others hold of a finding is shown to those who hold something of it
themselves, and to those who adjudicate.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from markupsafe import Markup

from analyser.domain.finding import Engine
from analyser.domain.review import Review, ReviewAction
from analyser.reporting.wording import STATUS_WORDS
from analyser.storing.store import Store
from analyser.storing.views import Reviewed
from dashboard.recordview import FindingView, RecordView, engine_words
from dashboard.templates import macros


class Words(NamedTuple):
    """What is said of a review beside its status, reason and note."""

    who: str
    how: str
    when: str
    since: str


class Entry(NamedTuple):
    """One line of the log as it is shown."""

    when: str
    who: str
    what: str
    why: str
    note: str | None


def own_reviews(store: Store, sha256: str, me: str) -> dict[str, Review]:
    """What a reviewer holds of a record, by criterion, without adjudications."""
    return {each.criterion: each for each in store.current_reviews(sha256=sha256, reviewer=me) if not each.adjudicates}


def is_disputed(standing: Sequence[Review]) -> bool:
    """Whether reviewers hold different statuses of a finding and nobody has settled it."""
    own = {review.status for review in standing if not review.adjudicates}
    return len(own) > 1 and not any(review.adjudicates for review in standing)


def asked_for(reviewed: Reviewed, standing: Sequence[Review], me: str) -> bool:
    """Whether a finding has the reviews that a queue asks for; it says nothing of what anybody holds.

    Args:
        reviewed: What is asked for.
        standing: What stands of the finding.
        me: The reviewer.
    """
    by = [review.reviewer for review in standing if not review.adjudicates]
    return {
        Reviewed.ANY: True,
        Reviewed.NOBODY: not standing,
        Reviewed.NOT_BY_ME: me not in by,
        Reviewed.BY_ME: me in by,
        Reviewed.SECOND: len(standing) == len(by) == 1 and me not in by,
        Reviewed.DISPUTED: is_disputed(standing),
    }[reviewed]


def engine_of(view: RecordView) -> Engine:
    """What made the findings that are shown."""
    return Engine(**view.form["engine"])


def when(moment: dt.datetime) -> str:
    """A moment as the clock on the reader's wall shows it."""
    here = moment.astimezone(_zone())
    return f"{here.day} {here:%b %Y, %H:%M}"


def review_html(review: Review, view: RecordView, finding: FindingView, me: str) -> Markup:
    """One standing review."""
    mine = review.reviewer == me
    verb = "settled on" if review.adjudicates else "hold" if mine else "holds"
    words = Words(
        who=f"{'You' if mine else review.reviewer} {verb}",
        how=_HOW[review.action],
        when=when(review.made_at),
        since=_since(review, view, finding),
    )
    return _markup("stands", review, words)


def log_html(entries: list[Review], me: str) -> Markup:
    """The log of one finding, oldest first."""
    return _markup("log", [_entry(each, me) for each in entries])


_HOW = {ReviewAction.CONFIRM: "confirmed", ReviewAction.OVERRIDE: "overridden", ReviewAction.UNDO: "undone"}


def _since(review: Review, view: RecordView, finding: FindingView) -> str:
    """Whether the finding was made anew since it was reviewed."""
    made = engine_of(view)
    if review.engine == made and review.reviewed_status is finding.status:
        return ""
    then = engine_words(
        {"version": review.engine.version, "criteria": review.engine.criteria, "model": review.engine.model}
    )
    was = STATUS_WORDS[review.reviewed_status].lower()
    now = STATUS_WORDS[finding.status].lower()
    still = "It was scanned again since, and the review still stands"
    change = f"; the finding was {was} and is {now} now" if review.reviewed_status is not finding.status else ""
    return f"Of an earlier scan ({then}). {still}{change}."


def _entry(review: Review, me: str) -> Entry:
    held = STATUS_WORDS[review.status].lower() if review.status is not None else ""
    found = STATUS_WORDS[review.reviewed_status].lower()
    what = {
        ReviewAction.CONFIRM: f"confirmed {held}",
        ReviewAction.OVERRIDE: f"overrode {found} with {held}",
        ReviewAction.UNDO: "took the last word back",
    }[review.action]
    if review.adjudicates:
        what = f"adjudicated: {what}"
    why = "" if review.reason_code is None else review.reason_code.in_words
    return Entry(when(review.made_at), "You" if review.reviewer == me else review.reviewer, what, why, review.note)


def _zone() -> dt.tzinfo:
    name = st.context.timezone
    if not name:
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):  # the browser may say anything
        return dt.UTC


def _markup(name: str, *args: Any) -> Markup:  # noqa: ANN401 - what the macro takes
    markup: Markup = getattr(macros("reviewing/pieces.html.j2"), name)(*args)
    return markup
