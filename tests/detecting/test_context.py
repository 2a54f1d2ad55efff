"""Which context a statement stands in, where the context's scope ends, and what excuses it."""

import pytest

from analyser.detecting.context import contexts
from analyser.domain.evidence import Why

ALL = frozenset(Why)


def context_of(text: str, heading: str = "", wanted: frozenset[Why] = ALL) -> Why | None:
    """The context of the words between asterisks, "¤" being the subject."""
    start = text.index("*")
    end = text.rindex("*") - 1
    line = f"[{heading}] {text.replace('*', '')}"
    shift = len(heading) + len("[] ")
    return contexts(line, start + shift, end + shift, wanted)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("the aim was to share information and *begin ¤*", Why.PURPOSE, id="purpose"),
        pytest.param("procedures say *¤ is opened*", Why.POLICY, id="policy"),
        pytest.param("her brother is *subject to ¤*", Why.OTHER_PERSON, id="other-person"),
        pytest.param("two years ago *¤ was opened*", Why.HISTORICAL, id="long-ago"),
        pytest.param("*¤ was opened* in 2011", Why.HISTORICAL, id="year-after"),
        pytest.param("*¤ will start* once the medical is back", Why.DEFERRED, id="waits"),
        pytest.param("the decision on ¤ is deferred, *¤*", None, id="deferral-ends-with-its-clause"),
        pytest.param("if he comes back *¤ will start*", Why.HYPOTHETICAL, id="if"),
        pytest.param("if he comes back, it was agreed that *¤ starts*", Why.HYPOTHETICAL, id="if-reaches-over-commas"),
        pytest.param("hv felt *¤ is needed*", Why.OPINION, id="opinion"),
        pytest.param("hv felt unhappy, *¤ agreed*", None, id="opinion-ends-with-its-clause"),
        pytest.param("hv felt unhappy but *¤ starts*", None, id="but-ends-a-scope"),
        pytest.param("in her view, *¤ is needed*", Why.OPINION, id="opening-phrase-belongs-to-its-clause"),
        pytest.param("hv view - *¤*", Why.OPINION, id="dash-after-a-label"),
        pytest.param("she was seen by the hv and felt poorly - *¤ starts*", None, id="dash-after-a-clause"),
        pytest.param("unsure whether *¤ starts*", Why.QUESTION, id="whether"),
        pytest.param("*¤ today*?", Why.QUESTION, id="question-mark"),
        pytest.param("*¤ starts today*", None, id="asserted"),
    ],
)
def test_scope(text: str, why: Why | None) -> None:
    assert context_of(text) is why


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("all felt *¤ is needed*", id="everyones-view"),
        pytest.param("the chair thought *¤ is needed*", id="chairs-view"),
        pytest.param("it was agreed that *¤ would start*", id="reported-future"),
        pytest.param("in line with procedures *¤ starts*", id="in-line-with-policy"),
        pytest.param("*¤ starts* even if he objects", id="even-if"),
        pytest.param("given his conviction in 2011 *¤ starts*", id="past-as-a-reason"),
        pytest.param("*¤ opened* last week to continue", id="past-that-goes-on"),
        pytest.param("on 12 may 2015 *¤ starts*", id="full-date"),
        pytest.param("agreed with police at 2015 *¤ starts*", id="time-of-day"),
        pytest.param("*¤ for both brothers* starts", id="siblings-as-subject"),
    ],
)
def test_excused(text: str) -> None:
    assert context_of(text) is None


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        pytest.param("purpose of meeting", Why.PURPOSE, id="purpose"),
        pytest.param("family history", Why.HISTORICAL, id="history"),
        pytest.param("siblings", Why.OTHER_PERSON, id="siblings"),
        pytest.param("decision", None, id="neutral"),
    ],
)
def test_place(heading: str, why: Why | None) -> None:
    assert context_of("*¤ agreed*", heading) is why


def test_label_is_a_place() -> None:
    assert context_of("background: moved here, new school, *¤ agreed*") is Why.HISTORICAL


def test_only_what_is_wanted() -> None:
    text = "if he comes back *¤ will start*"
    assert context_of(text, wanted=frozenset({Why.OPINION})) is None
    assert context_of(text, wanted=frozenset()) is None


def test_scope_is_bounded() -> None:
    assert context_of("if " + "word " * 200 + "*¤ starts*") is None
