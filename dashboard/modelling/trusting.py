"""The part Confidence: whether a model is as often right as it says, and which flags to begin with."""

from collections.abc import Sequence

import streamlit as st

from analyser.detecting.shelf import NONE
from analyser.domain.share import Share
from analyser.errors import AnalyserError
from analyser.evaluation.calibration import Calibration, calibration_of
from analyser.evaluation.outcomes import RecordOutcome
from analyser.evaluation.thresholds import Limit, Shown, Threshold, Thresholds, choose_thresholds, every_threshold
from analyser.reporting.wording import count_of
from dashboard.modelling.charts import draw_calibration, draw_thresholds, look
from dashboard.modelling.kept import outcomes_of, working
from dashboard.modelling.measured import choose_authors
from dashboard.modelling.words import bold, model_words, titles
from dashboard.visit import Visit
from dashboard.words import plain

_ALL = "all"


def show_confidence(visit: Visit) -> None:
    """Draw the part."""
    settings = visit.settings
    shelf = settings.shelf()
    names = [*shelf.names(), NONE]
    current = shelf.current() if shelf.current() in names else NONE
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    name = left.selectbox(
        "Model", names, names.index(current), format_func=model_words, key="model", bind="query-params"
    )
    with right:
        authors = choose_authors()
    try:
        with working("Setting findings beside labels …") as tick:
            outcomes = outcomes_of(name, settings, tick)
    except AnalyserError as error:
        st.warning(plain(str(error)), icon=":material/warning:")
        return
    if authors:
        outcomes = tuple(row for row in outcomes if row.author in authors)
    if not outcomes:
        st.info("No record is by such an author.", icon=":material/search_off:")
        return
    st.caption(
        f"{count_of(len(outcomes), 'labelled record')} of the project, all fictional, each author as read by a model "
        "made without that author. On real records it may be otherwise: have some reviewed first."
    )
    _show_calibration(calibration_of(outcomes), name)
    _show_thresholds(outcomes)


def _show_calibration(found: Calibration, name: str) -> None:
    st.subheader("Is it as often right as it says?", anchor=False)
    if found.error is None:
        st.info("None of its findings comes with a confidence.", icon=":material/help:")
        return
    st.markdown(
        f"Findings of {bold(name)}, sorted by confidence into tenths. On the dashed line it is right exactly as often "
        f"as it says; above the line it is too modest, below too sure. They lie **{found.error:.1%}** apart on average."
    )
    st.altair_chart(draw_calibration(found, look()), alt=_calibration_in_words(found))
    with st.expander("The same as a table"):
        rows = [
            {
                "Confidence": f"{each.low:.1f} to {each.high:.1f}",
                "Findings": f"{each.count:,}",
                "Mean confidence": f"{each.confidence:.2f}",
                "Right": f"{each.right:.0%} ({each.right_low:.0%} to {each.right_high:.0%})",
            }
            for each in found.bins
        ]
        st.table(rows, border="horizontal", hide_index=True, alt="Confidence beside the share that is right")
    st.caption("Bars and brackets: 95 % intervals by Wilson. Figures beside points: findings.")


def _calibration_in_words(found: Calibration) -> str:
    parts = [f"of {each.count:,} of {each.confidence:.2f}, {each.right:.0%}" for each in found.bins]
    return f"How many findings are right, by mean confidence: {'; '.join(parts)}."


def _show_thresholds(outcomes: Sequence[RecordOutcome]) -> None:
    st.subheader("Which flags to begin with", anchor=False)
    st.markdown(
        "Who cannot read all flags at once begins with the surest. Say how many false ones can be borne among those "
        "shown first. This orders flags and **hides none**: those below come after, and a gap may be among them."
    )
    left, right = st.columns([1, 2])
    one_in = left.number_input(
        "At most 1 false flag in", 2, 1000, 20, key="one_in", bind="query-params", help="Among the flags shown first."
    )
    found = choose_thresholds(outcomes, Limit(false_flags=1 / one_in))
    offered = [_ALL, *(name for name in titles() if name in found.criteria)]
    words = {_ALL: "All criteria together", **titles()}
    chosen = right.selectbox("Flags of", offered, format_func=words.__getitem__, key="flags_of", bind="query-params")
    threshold = found.overall if chosen == _ALL else found.criteria[chosen]
    st.markdown(_threshold_in_words(threshold, one_in))
    steps = every_threshold(outcomes, None if chosen == _ALL else chosen)
    shown = f"Of {words[chosen].lower()}: {_threshold_in_words(threshold, one_in)}".replace("**", "")
    st.altair_chart(draw_thresholds(steps, threshold.confidence, look()), alt=shown)
    with st.expander("The same as a table, for every criterion"):
        rows = _rows(found)
        st.dataframe(rows, hide_index=True, height="content", alt="How sure a flag must be to be shown first")
        st.caption(
            "Unseen: each author by what was chosen on the others. Go by these; the rest looks better than it is."
        )


def _threshold_in_words(threshold: Threshold, one_in: int) -> str:
    if threshold.confidence is None:
        return f"No confidence keeps to 1 false flag in {one_in} here. Bear more false flags, or read all of them."
    shown = threshold.shown
    said = (
        f"Begin with flags of confidence **{threshold.confidence:.2f}** or more: {shown.flags:,} of "
        f"{threshold.raised:,} flags, {shown.in_hundred:.0f} in 100 records. {shown.false.part:,} of them "
        f"are false, {_percent(shown.false)}, and {_percent(shown.kept)} of the true flags are among them."
    )
    if threshold.unseen is None:
        return said
    return (
        f"{said} On authors that had no part in choosing, {_percent(threshold.unseen.false)} of those shown first were "
        f"false and {_percent(threshold.unseen.kept)} of the true ones among them."
    )


def _rows(found: Thresholds) -> list[dict[str, str]]:
    named = {"All together": found.overall, **{titles()[name]: each for name, each in found.criteria.items()}}
    return [
        {
            "Flags of": title,
            "From": "–" if each.confidence is None else f"{each.confidence:.2f}",
            "Shown first": f"{each.shown.flags:,} of {each.raised:,}",
            "False": _percent(each.shown.false),
            "True kept": _percent(each.shown.kept),
            **_unseen(each.unseen),
        }
        for title, each in named.items()
    ]


def _unseen(shown: Shown | None) -> dict[str, str]:
    return {
        "Unseen: false": "–" if shown is None else _percent(shown.false),
        "Unseen: true kept": "–" if shown is None else _percent(shown.kept),
    }


def _percent(share: Share) -> str:
    if share.value is None or share.low is None or share.high is None:
        return "–"
    return f"{share.value:.0%} ({share.low:.0%} to {share.high:.0%})"
