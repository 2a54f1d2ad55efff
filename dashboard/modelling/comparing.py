"""The part Compare: which of two models is better, on what, and which findings flip."""

import streamlit as st

from analyser.detecting.shelf import NONE
from analyser.errors import AnalyserError
from analyser.evaluation.comparing import Comparison, Difference, Flip
from analyser.reporting.wording import STATUS_WORDS, count_of
from dashboard.modelling.charts import BETTER, WORSE, draw_gains, look, verdict
from dashboard.modelling.kept import comparison, working
from dashboard.modelling.measured import choose_authors
from dashboard.modelling.words import FIGURES, bold, interval, listed, model_words, titles
from dashboard.visit import Visit
from dashboard.words import plain

_EFFECTS = {"all": "All", "lost": "Became wrong", "won": "Became right"}
_MOST = 500


def show_comparison(visit: Visit) -> None:
    """Draw the part."""
    settings = visit.settings
    shelf = settings.shelf()
    names = [*shelf.names(), NONE]
    current = shelf.current() if shelf.current() in names else NONE
    others = [name for name in names if name != current]
    left, right = st.columns(2)
    first = left.selectbox(
        "Compare", names, names.index(current), format_func=model_words, key="first", bind="query-params"
    )
    second = right.selectbox(
        "with",
        names,
        names.index(others[0]) if others else 0,
        format_func=model_words,
        key="second",
        bind="query-params",
    )
    authors = choose_authors()
    if first == second:
        st.info("Choose two different models.", icon=":material/compare_arrows:")
        return
    try:
        with working("Comparing …") as tick:
            found = comparison(first, second, settings, tick, authors=authors)
    except AnalyserError as error:
        st.warning(plain(str(error)), icon=":material/warning:")
        return
    st.markdown(headline(found, first, second))
    if NONE in {first, second} and not authors:
        st.caption(
            "Rules were written by reading the records of some of these authors, and look better on them than "
            "elsewhere. Measure on unread records to know what to expect."
        )
    _show_criteria(found, first, second)
    _show_flips(found, first, second)


def headline(found: Comparison, first: str, second: str) -> str:
    """What the comparison comes to, in Markdown."""
    won, lost = sum(flip.is_gain for flip in found.flips), sum(flip.is_loss for flip in found.flips)
    better, worse = (_named(found, word) for word in (BETTER, WORSE))
    flips = (
        f"On {count_of(found.records, 'labelled record')} they differ in {count_of(len(found.flips), 'finding')}: "
        f"{won:,} became right with {bold(second)}, {lost:,} became wrong."
    )
    sides = [f"better on {listed(better)}"] if better else []
    sides += [f"worse on {listed(worse)}"] if worse else []
    if not sides:
        return f"{flips} Chance may explain all differences between {bold(first)} and {bold(second)}."
    return f"{flips} {bold(second)} is {' and '.join(sides)} than chance explains."


def gate_words(found: Comparison, second: str) -> str:
    """What the promotion gate says, in Markdown."""
    refused = [titles()[name] for name in found.refused]
    if refused:
        return f"The gate refuses {bold(second)}: it is worse on {listed(refused)} than chance explains."
    return f"The gate lets {bold(second)} pass: it is on no core criterion worse than chance explains."


def exchange_words(found: Comparison, first: str) -> str:
    """What would be lost and won with the second model in place of the first, in Markdown."""
    lost = f"{count_of(sum(flip.hides_gap for flip in found.flips), 'gap')} that {bold(first)} flags would go unflagged"
    false = f"{count_of(sum(flip.flags_falsely for flip in found.flips), 'false flag')} would be new"
    won = f"{count_of(sum(flip.finds_gap for flip in found.flips), 'gap')} would be flagged that are not now"
    spared = f"{count_of(sum(flip.spares_flag for flip in found.flips), 'false flag')} would go"
    of = f"Of {count_of(found.records, 'labelled record')}, each asked {len(titles())} questions:"
    return f"{of}\n\n- **Lost:** {lost}, and {false}.\n- **Won:** {won}, and {spared}."


def _named(found: Comparison, word: str) -> list[str]:
    return [titles()[name] for name, each in found.criteria.items() if verdict(each) == word]


def _show_criteria(found: Comparison, first: str, second: str) -> None:
    st.subheader("By criterion", anchor=False)
    st.caption(
        "F1 says how well flags and their absence agree with the labels; 1 is perfect. A triangle that points right is "
        "better, one that points left worse, than chance explains; a dot may be chance. The bar is the 95 % interval "
        "by paired bootstrap. Each author's records were read by models made without that author."
    )
    gains = {titles()[name]: each for name, each in found.criteria.items()}
    st.altair_chart(draw_gains(gains, look()), alt=_gains_in_words(gains, first, second))
    with st.expander("The same as a table, with the means"):
        means = {FIGURES[name]: each for name, each in found.summary.items()}
        rows = [_row(title, each, first, second) for title, each in (means | gains).items()]
        st.table(rows, border="horizontal", hide_index=True, alt="The gain on each criterion with its interval")


def _row(title: str, each: Difference, first: str, second: str) -> dict[str, str]:
    return {
        "": title,
        model_words(first): interval(each.before),
        f"{model_words(second)} ": interval(each.after),
        "Gain": interval(each.gain, "+.3f"),
        "Verdict": verdict(each),
    }


def _gains_in_words(gains: dict[str, Difference], first: str, second: str) -> str:
    parts = [f"{title} {interval(each.gain, '+.2f')}, {verdict(each).lower()}" for title, each in gains.items()]
    return f"Gain in F1 of {model_words(second)} over {model_words(first)}: {'; '.join(parts)}."


def _show_flips(found: Comparison, first: str, second: str) -> None:
    st.subheader("Findings that flip", anchor=False)
    if not found.flips:
        st.info("Both say the same of every record.", icon=":material/equal:")
        return
    effect = st.segmented_control(
        "Show",
        list(_EFFECTS),
        format_func=_EFFECTS.__getitem__,
        default="all",
        required=True,
        key="flips",
        bind="query-params",
        label_visibility="collapsed",
    )
    rows = [_flip(flip, first, second) for flip in found.flips if _shown(flip, effect)]
    st.dataframe(rows[:_MOST], hide_index=True, alt="Findings on which the two models differ, with the right status")
    st.caption("Records are those of the project, by author and name; all are fictional.")


def _shown(flip: Flip, effect: str) -> bool:
    return effect == "all" or (flip.is_gain if effect == "won" else flip.is_loss)


def _flip(flip: Flip, first: str, second: str) -> dict[str, str]:
    before, after = (STATUS_WORDS[each] if each else "nothing" for each in (flip.before, flip.after))
    return {
        "Effect": "became right" if flip.is_gain else "became wrong" if flip.is_loss else "wrong either way",
        "Criterion": titles()[flip.criterion],
        "Author": flip.author,
        "Record": flip.record_id,
        "Right is": STATUS_WORDS[flip.gold],
        f"{model_words(first)} says": before,
        f"{model_words(second)} says ": after,
    }
