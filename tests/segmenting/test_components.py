import subprocess
import sys

import pytest

import analyser


@pytest.fixture(scope="module")
def nlp():
    return analyser.load()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("under s.47 today", ["under", "s.47", "today"], id="s.47"),
        pytest.param("S 47 agreed", ["S 47", "agreed"], id="spaced"),
        pytest.param("D.S. Wray at 10.30 a.m.", ["D.S.", "Wray", "at", "10.30", "a.m."], id="points"),
        pytest.param("H/V by 12/6/15", ["H/V", "by", "12/6/15"], id="slashes"),
        pytest.param("didn't (yet)", ["didn't", "(", "yet", ")"], id="apostrophe"),
    ],
)
def test_tokens(nlp, text, tokens):
    assert [token.text for token in nlp(text)] == tokens


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a  b\t\tc \n d", "Ünïcode – “x”", "\x00\ufffd"], ids=repr)
def test_text_survives(nlp, text):
    assert nlp(text).text == text


def test_sentences_are_passages(nlp):
    doc = nlp("Outcome\n- S47 agreed.\n- Visit by 12/6")
    assert [sentence.text.strip(" -\n") for sentence in doc.sents] == ["Outcome", "S47 agreed.", "Visit by 12/6"]
    assert [section.label_ for section in doc.spans["sections"]] == ["outcome"]


def test_pipeline_can_be_saved_and_loaded_by_spacy_alone(nlp, tmp_path):
    nlp.to_disk(tmp_path / "rules")
    text = "Agreed: joint s47, to start today."
    program = f"import spacy; doc = spacy.load({str(tmp_path / 'rules')!r})({text!r}); print(*doc.spans['evidence'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    doc = nlp(text)
    assert done.stdout.strip() == " ".join(span.text for span in doc.spans["evidence"])


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "Agreed: joint s47. " + "a" * 100_000], ids=["word", "after-a-decision"]
)
def test_a_word_longer_than_a_sentence_is_read(nlp, text):
    assert nlp(text).text == text
