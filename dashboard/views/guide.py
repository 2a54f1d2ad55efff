"""The page Guide: what is looked for and why, with examples; how to read a flag; keys; privacy."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from analyser.criteria import discover
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why
from analyser.domain.finding import Engine, Status
from analyser.domain.record import Record
from analyser.errors import AnalyserError
from analyser.pipeline import Pipeline
from analyser.reporting.catalogue import AREA_WORDS, page_parts
from analyser.reporting.wording import ABOUT_FLAGS, STATUS_WORDS, SURENESS
from dashboard import recordview
from dashboard.recordview import FindingView, RecordView
from dashboard.reviewing.keys import SHORTCUTS
from dashboard.templates import macros
from dashboard.visit import Visit, pipeline_in_use
from dashboard.words import plain

_KINDS = {"all": "All", "core": "Core", "extended": "Extended"}
_STYLE = """<style>
.st-key-guide .record-view .text { min-height: 0; }
.st-key-guide .meanings { max-width: 60rem; border: 1px solid var(--line); }
.st-key-guide .meanings td:first-child { min-width: 8rem; white-space: nowrap; }
.st-key-guide .whys { columns: 18rem; list-style: disc; padding-left: 1.2rem; }
.st-key-guide kbd { padding: 0.05rem 0.45rem; border: 1px solid var(--field); border-radius: 5px; font-size: 0.85rem; }
.st-key-guide [data-testid="stExpanderDetails"] h4 { padding: 0.5rem 0 0.1rem; font-size: 1rem; }
</style>"""

_MEANINGS = {
    Status.MET: "It states what is asked. The words that do so are marked.",
    Status.PARTLY_MET: "It states some of it; say, one action of five has no owner. The reason says what is lacking.",
    Status.NOT_MET: "No words were found that state it, or only words that come close. The reason names the nearest.",
    Status.NOT_ASSESSED: "It could not be read, for example a scan without text. That says nothing of what it states.",
}

_FLAGS = f"""
{ABOUT_FLAGS}

1. **Read the reason.** It is one sentence, and it names the passage that came nearest.
2. **Look at that passage in the text.** If the record does state it, in other words or in another place, the flag is
   wrong: a reviewer overrides it, with a reason, and their word stands from then on.
3. **If the flag is right**, the practice pointer says what the writer can do. What happened may have been sound
   practice all the same; it is the record that does not show it.

A reviewer's word always counts more than the engine's. It is kept with name and time, nothing in that log is ever
changed, and it stands when the same text is scanned again.
"""

_SURE = """
Confidence says how sure the engine is of the *status* it gives, met or not. It is no measure of how good a record is.
In the queue, findings that it doubts come first, because there a second look changes most.
"""

_KEYS = """
On the page *Review* the keys below work while no field is typed in. Everywhere, Tab moves from one button or field to
the next, and Enter or the space bar presses a button. Every page can be used without a mouse.
"""

_PRIVACY = """
**Nothing goes to anybody outside.** analyser asks nothing of the internet, sends no statistics, and needs nobody's
service. What you type or upload goes to the computer that analyser runs on, and what is kept goes to the store that
whoever set it up has chosen.

**A draft is not kept.** What you paste or upload under *Check a draft* is read, shown to you and forgotten when you
press *Clear* or close the browser's tab, unless a reviewer presses *Save to the store*.

**A scan is kept** in the store: the text of each record (unless that was switched off), what was found in it, and what
reviewers say of it. Uploaded files are deleted as soon as the scan is done. Those of a scan that was cancelled or broke
off are kept to go on with it, until it is done or put away; after a week the page Scan puts it away by itself. Batches,
or the words of all records, can be deleted for good with `analyser store`.

**Who sees what** is set by role. Managers see rates and no record. Practitioners see their own drafts. Reviewers read
records. Where few records are counted, numbers are hidden, so that nobody can be made out.

**Text never goes into log files or addresses.** An address in the browser holds numbers and names of criteria, and what
goes wrong is logged without the words of the record.

**It judges recording, never a person.** There is no score of a worker and no ranking of people or teams.
"""


class _Example(NamedTuple):
    """One example on the page, and where it is to be shown with its marks."""

    place: st.delta_generator.DeltaGenerator
    criterion: Criterion
    status: Status


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title("Guide", anchor=False)
    recordview.dress()
    st.html(_STYLE)
    with st.container(key="guide"):
        criteria, flags, keys, privacy = st.tabs(["What is looked for", "How to read a flag", "Keyboard", "Privacy"])
        with flags:
            _show_flags()
        with keys:
            st.markdown(_KEYS)
            st.html(_macro("keys", SHORTCUTS))
        with privacy:
            st.markdown(_PRIVACY)
        with criteria:
            examples = _show_catalogue()
            _mark(examples, visit)


def _show_flags() -> None:
    st.markdown(_FLAGS)
    st.subheader("What the statuses mean", anchor=False)
    st.html(_macro("statuses", _MEANINGS))
    st.markdown("Anything that is partly met or not met is a flag.")
    st.subheader("What the marks in the text mean", anchor=False)
    st.html(_macro("marks"))
    with st.expander("All reasons why a passage may not be enough"):
        st.markdown("A near miss …")
        st.html(_macro("whys", [why.in_words for why in Why]))
    st.subheader("What the confidence means", anchor=False)
    st.markdown(_SURE)
    st.html(_macro("sureness", SURENESS))


def _show_catalogue() -> list[_Example]:
    """Draw the criteria that are asked for; their examples have yet to be marked."""
    words, kind = _asked()
    found = [each for each in discover() if kind in {"all", _kind(each)} and _holds(each, words)]
    if not found:
        st.info("No criterion fits. Try fewer or other words.", icon=":material/search_off:")
    numbers = recordview.numbered()
    linked = st.query_params.get("criterion")
    examples: list[_Example] = []
    for area, group in groupby(sorted(found, key=lambda each: each.area), key=lambda each: each.area):
        st.subheader(f"{AREA_WORDS[area].capitalize()}", anchor=False)
        for criterion in group:
            number = numbers[criterion.id]
            opened = criterion.id == linked or bool(words and len(found) <= 2)
            with st.expander(f"**{number} · {criterion.title}** – {criterion.question}", expanded=opened):
                examples += _show_criterion(criterion)
    return examples


def _asked() -> tuple[list[str], str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search", placeholder="for example: siblings, who is to do it", icon=":material/search:", key="guide.search"
        )
        kind = st.segmented_control(
            "Criteria", list(_KINDS), format_func=_KINDS.__getitem__, default="all", required=True, key="guide.kind"
        )
    st.caption(
        f"{len(discover())} questions are asked of every record, in the {len(AREA_WORDS)} areas of the audit. "
        "Examples are marked as the engine in use reads them."
    )
    return words.lower().split(), kind


def _show_criterion(criterion: Criterion) -> Iterable[_Example]:
    st.html(_macro("pointer", criterion.pointer))
    sides = st.columns(2)
    examples = [
        _Example(side.empty(), criterion, status)
        for side, status in zip(sides, (Status.MET, Status.NOT_MET), strict=True)
    ]
    for each in examples:
        each.place.html(_example(each, _macro("plain", _text(each)), ""))
    for heading, text in page_parts(criterion).items():
        st.markdown(f"#### {heading}\n\n{text}")
    st.caption(f"{_kind(criterion).capitalize()} criterion `{criterion.id}`")
    return examples


def _mark(examples: Iterable[_Example], visit: Visit) -> None:
    """Show in each example the words that decide, as the engine in use reads it."""
    try:
        pipeline = pipeline_in_use(visit.settings)
    except AnalyserError as error:
        st.warning(f"The examples are shown without marks. {plain(str(error))}", icon=":material/warning:")
        return
    read = _read_examples(pipeline, pipeline.engine)
    for each in examples:
        view = read[each.criterion.id, each.status]
        finding = view.finding(each.criterion.id)
        marked = view.text_html(only=each.criterion.id, height="none", label=f"Example, {each.status.value}")
        each.place.html(_example(each, marked, _reason(each, finding)))


def _reason(example: _Example, finding: FindingView | None) -> str:
    if finding is None or finding.status is example.status:
        return (finding and finding.reason) or ""
    return f"The engine in use reads it as {STATUS_WORDS[finding.status].lower()}: {finding.reason}"


@st.cache_resource(show_spinner=False, max_entries=2)
def _read_examples(_pipeline: Pipeline, engine: Engine) -> Mapping[tuple[str, Status], RecordView]:  # noqa: ARG001
    """Every example as an engine reads it."""
    read = {}
    for number, criterion in enumerate(discover(), start=1):
        for status, text in ((Status.MET, criterion.met_example), (Status.NOT_MET, criterion.not_met_example)):
            record = Record(record_id=criterion.id, source=criterion.id, text=text)
            read[criterion.id, status] = recordview.view_of(_pipeline.assess(record), stem=f"g{number}{status}")
    return read


def _text(example: _Example) -> str:
    return example.criterion.met_example if example.status is Status.MET else example.criterion.not_met_example


def _example(example: _Example, marked: Markup, reason: str) -> Markup:
    return _macro("example", marked, example.status, reason)


def _holds(criterion: Criterion, words: Iterable[str]) -> bool:
    return all(word in _all_words(criterion.id) for word in words)


@cache
def _all_words(name: str) -> str:
    criterion = next(each for each in discover() if each.id == name)
    texts = (
        *(criterion.id, criterion.title, criterion.question, criterion.pointer, criterion.missing, criterion.page),
        *(criterion.met_example, criterion.not_met_example, AREA_WORDS[criterion.area], _kind(criterion)),
    )
    return " ".join(" ".join(texts).lower().split())


def _kind(criterion: Criterion) -> str:
    return "core" if criterion.core else "extended"


def _macro(name: str, *args: object) -> Markup:
    markup: Markup = getattr(macros("guide.html.j2"), name)(*args)
    return markup
