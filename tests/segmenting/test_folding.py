import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.segmenting.folding import FILLER, fold, lower


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("it’s “so” – yes", 'it\'s "so" - yes', id="typographic"),
        pytest.param("S47&nbsp;agreed", "S47      agreed", id="no-break-space-entity"),
        pytest.param("mum &amp; dad", "mum &     dad", id="ampersand"),
        pytest.param("she said &#39;no&#39;", "she said '    no'    ", id="numbered-entity"),
        pytest.param("Risk: high<br/>Plan: visit", "Risk: high\n    Plan: visit", id="line-break-tag"),
        pytest.param("<p>One</p><p>Two</p>", "\n  One\n   \n  Two\n   ", id="paragraph-tags"),
        pytest.param("a <img src='x.png'> b", "a                   b", id="picture"),
        pytest.param("a<script>hide()\n</script>b", "a" + " " * len("<script>hide()\n</script>") + "b", id="script"),
        pytest.param("a <!-- old --> b", "a              b", id="comment"),
        pytest.param(
            "a <o:p></o:p> b <x y='1'>",
            "a " + " " * len("<o:p></o:p>") + " b " + " " * len("<x y='1'>"),
            id="unknown-tags",
        ),
        pytest.param("Name: <name of child>", "Name: <name of child>", id="prompt-in-angle-brackets"),
        pytest.param("Risk: high\\nPlan: visit", "Risk: high\n Plan: visit", id="literal-newline"),
        pytest.param("a < b and c > d", "a < b and c > d", id="not-a-tag"),
        pytest.param(
            "agreed comma joint full stop new paragraph Next full stop",
            "agreed,      joint.         \n              Next.         ",
            id="dictated",
        ),
        pytest.param("a full stop was put to it", "a full stop was put to it", id="one-full-stop-is-prose"),
    ],
)
def test_fold(text, folded):
    assert fold(text).replace(FILLER, " ") == folded


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("a **joint s47** today", "a joint s47 today", id="bold"),
        pytest.param("a __joint__ and a *single* one", "a joint and a single one", id="underlined-and-starred"),
        pytest.param("**_both_**", "both", id="one-in-the-other"),
        pytest.param("Khan* and Lee*", "Khan* and Lee*", id="footnotes"),
        pytest.param("2*3*4, snake_case_name", "2*3*4, snake_case_name", id="inside-words"),
        pytest.param("* one\n* two", "* one\n* two", id="bullets"),
        pytest.param("[_] yes [_] no, __ GP", "[_] yes [_] no, __ GP", id="boxes"),
        pytest.param("Name: ______ Date: ____", "Name: ______ Date: ____", id="lines-to-write-on"),
        pytest.param("a&lt;br&gt;b&lt;br /&gt;c", "a\nb\nc", id="escaped-break"),
        pytest.param("a&amp;lt;br&amp;gt;b", "a\nb", id="escaped-twice"),
        pytest.param("a &lt;b&gt;joint&lt;/b&gt; one", "a joint one", id="escaped-bold"),
        pytest.param("mum &amp;amp; dad&amp;nbsp;too", "mum & dad too", id="entities-escaped-twice"),
        pytest.param("under &lt;5 but &gt;3", "under <5 but >3", id="comparisons"),
        pytest.param("<ul><li>visit</li><li>ring</li></ul>", "\n\n- visit\n\n- ring\n\n", id="list"),
    ],
)
def test_what_is_seen_without_the_padding(text, seen):
    assert fold(text).replace(FILLER, "") == seen


@given(st.text())
def test_nothing_moves(text):
    assert len(fold(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_lower_keeps_letters_that_grow():
    assert lower("İpek ß AGREED") == "İpek ß agreed"
