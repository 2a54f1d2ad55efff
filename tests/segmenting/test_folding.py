import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.segmenting.folding import fold, lower


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
    assert fold(text) == folded


@given(st.text())
def test_nothing_moves(text):
    assert len(fold(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_lower_keeps_letters_that_grow():
    assert lower("İpek ß AGREED") == "İpek ß agreed"
