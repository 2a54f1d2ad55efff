import pytest

from analyser.segmenting.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Seen by Dr. Shah. No marks.", ["Seen by Dr. Shah.", "No marks."], id="title"),
        pytest.param("Under s. 47 of the Act. Agreed.", ["Under s. 47 of the Act.", "Agreed."], id="section-sign"),
        pytest.param("Call at 10 a.m. Friday. Then visit.", ["Call at 10 a.m.", "Friday.", "Then visit."], id="a.m."),
        pytest.param("D.S. Wray agreed. H.V. absent.", ["D.S. Wray agreed.", "H.V. absent."], id="ranks"),
        pytest.param("Is he safe? Yes! He is.", ["Is he safe?", "Yes!", "He is."], id="marks"),
        pytest.param('He said "no." Then left.', ['He said "no."', "Then left."], id="quote"),
        pytest.param("seen today. no marks found.", ["seen today.", "no marks found."], id="lower-case"),
        pytest.param("e.g. a visit, i.e. soon", ["e.g. a visit, i.e. soon"], id="latin"),
        pytest.param("Plan B. The visit stands.", ["Plan B.", "The visit stands."], id="letter-then-opener"),
        pytest.param("Ravi D. Patel to visit.", ["Ravi D. Patel to visit."], id="initial-in-a-name"),
        pytest.param("Cost £1.50 at 10.30 today.", ["Cost £1.50 at 10.30 today."], id="numbers"),
        pytest.param("One\n\nTwo", ["One", "Two"], id="blank-line"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


def test_dictation_without_stops_is_cut_at_conjunctions():
    clause = "the health visitor told us about the baby and the feeding at some length"
    text = " and then ".join([clause] * 12)
    found = [text[start:end] for start, end in sentences(text, 0, len(text))]
    assert len(found) > 3
    assert max(map(len, found)) < 400
    assert " ".join(found).split() == text.split()


def test_nothing_is_longer_than_two_thousand_characters():
    text = "x" * 5000 + " " + "y " * 5000
    found = list(sentences(text, 0, len(text)))
    assert max(end - start for start, end in found) <= 2000
    assert sum(end - start for start, end in found) >= len(text.replace(" ", ""))
