"""The encoder: a real ONNX file, small enough to know what it must say, and a real tokeniser."""

import struct
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from analyser.detecting.encoder import LONGEST, OnnxEncoder, load_tokenizer
from analyser.detecting.learned import StackedModel, load_model, open_encoder
from analyser.detecting.model_files import ENCODER, TOKENIZER, Head
from analyser.detecting.readings import Reading, reading_of
from analyser.errors import ModelError
from analyser.pipeline import load
from analyser.segmenting.layout import lay_out
from analyser.settings import Settings

CRITERIA = ("s47_decision", "risk_statement")
WORDS = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "enquiries": 10, "begin": 40}
FLOAT, INT = 1, 7


def number(value: int) -> bytes:
    """An integer as ONNX files have it."""
    more = value >> 7
    return bytes([value & 0x7F | (0x80 if more else 0)]) + (number(more) if more else b"")


def field(key: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return number(key << 3) + number(value)
    content = value.encode() if isinstance(value, str) else value
    return number(key << 3 | 2) + number(len(content)) + content


def node(kind: str, inputs: Iterable[str], output: str, *attributes: bytes) -> bytes:
    names = b"".join(field(1, each) for each in inputs) + field(2, output)
    return field(1, names + field(4, kind) + b"".join(field(5, each) for each in attributes))


def value(key: int, name: str, kind: int, *shape: str | int) -> bytes:
    sizes = b"".join(field(1, field(2, each) if isinstance(each, str) else field(1, each)) for each in shape)
    return field(key, field(1, name) + field(2, field(1, field(1, kind) + field(2, sizes))))


def write_encoder(folder: Path) -> None:
    """An encoder that says the highest token's number, once as it is and once turned round."""
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    turned = field(1, 1) + field(1, 2) + field(2, FLOAT) + field(9, struct.pack("<2f", 1.0, -1.0)) + field(8, "turned")
    graph = (
        node("Cast", [inputs[0]], "numbers", field(1, "to") + field(3, FLOAT) + field(20, 2))
        + node("ReduceMax", ["numbers"], "highest", field(1, "axes") + field(8, 1) + field(20, 7))
        + node("MatMul", ["highest", "turned"], "log_odds")
        + field(2, "small")
        + field(5, turned)
        + b"".join(value(11, name, INT, "passages", "tokens") for name in inputs)
        + value(12, "log_odds", FLOAT, "passages", 2)
    )
    model = field(1, 8) + field(7, graph) + field(8, field(2, 13))
    (folder / ENCODER).write_bytes(model)
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))  # type: ignore[call-arg,unused-ignore]
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.save(str(folder / TOKENIZER))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_encoder(tmp_path)
    return tmp_path


@pytest.fixture
def write_cascade(write_trial: Callable[..., Path], tmp_path: Path) -> Callable[[float], Path]:
    """Writes a model whose encoder alone decides, where the quick heads, all offset, leave a doubt."""

    def write(offset: float) -> Path:
        (tmp_path / "cascade").mkdir()
        write_encoder(tmp_path / "cascade")
        quick = Head(offset=offset, hit=0.0, context=0.0, miss=0.0, linear=0.0)
        full = Head(offset=-20.0, hit=0.0, context=0.0, miss=0.0, linear=0.0, encoder=1.0)
        cascade = {"full": dict.fromkeys(CRITERIA, full), "encoded": (0, 1), "doubt": (-4.0, 4.0)}
        return write_trial(tmp_path, "cascade", criteria=CRITERIA, head=quick, **cascade)

    return write


def test_it_says_one_row_a_passage_and_one_column_a_criterion(folder: Path) -> None:
    encoder = OnnxEncoder(folder / ENCODER, folder / TOKENIZER)
    found = encoder([Reading("risk .", "enquiries"), Reading("enquiries .", "begin"), Reading("", "")])
    assert found.dtype == np.float32
    assert found.tolist() == [[10, -10], [40, -40], [2, -2]]


def test_what_it_says_of_a_passage_rests_on_nothing_but_the_passage(folder: Path) -> None:
    encoder = OnnxEncoder(folder / ENCODER, folder / TOKENIZER)
    readings = [Reading("a", "enquiries begin"), Reading("b", "x"), Reading("c", "enquiries " * 50)]
    alone = [encoder([each])[0].tolist() for each in readings]
    assert encoder(readings).tolist() == alone
    assert encoder(readings[::-1]).tolist() == alone[::-1]


def test_no_more_is_read_than_it_was_trained_on(folder: Path) -> None:
    encoded = load_tokenizer(folder / TOKENIZER).encode("x " * 200, "begin " * 200)
    assert len(encoded.ids) == LONGEST
    assert load_tokenizer(folder / TOKENIZER).encode("x", "y").tokens == ["[CLS]", "[UNK]", "[SEP]", "[UNK]", "[SEP]"]


@pytest.mark.parametrize(
    ("offset", "counts"),
    [
        pytest.param(0.0, True, id="in-doubt"),
        pytest.param(-3.9, True, id="hardly-in-doubt"),
        pytest.param(-4.0, False, id="surely-not"),
    ],
)
def test_only_what_is_in_doubt_is_sent_to_it(
    write_cascade: Callable[[float], Path], offset: float, counts: bool
) -> None:
    folder = write_cascade(offset)
    found = load(Settings(models=folder.parent, model="cascade"))("Now enquiries begin.")
    texts = [span.text for span in found.spans.get("evidence", ()) if span.label_ == "s47_decision"]
    assert texts == (["Now enquiries begin."] if counts else [])
    assert found.cats["risk_statement"] == pytest.approx(0.0 if counts else 0.018, abs=1e-3)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_without_its_packages_the_error_says_what_to_install(
    write_cascade: Callable[[float], Path], monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    folder = write_cascade(0.0)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "analyser.detecting.encoder")
    for attempt in (load_model, open_encoder):
        with pytest.raises(
            ModelError, match=rf"needs the package '{package}'\. Run: pip install 'analyser\[accurate\]"
        ):
            attempt(folder)


def test_a_model_without_an_encoder_needs_no_package(
    write_trial: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delitem(sys.modules, "analyser.detecting.encoder")
    assert isinstance(load_model(write_trial(tmp_path)), StackedModel)


@pytest.mark.parametrize(
    ("index", "reading"),
    [
        pytest.param(0, Reading("risk . ", "RISK"), id="first"),
        pytest.param(1, Reading("risk . RISK", "No harm was seen."), id="under-a-heading"),
        pytest.param(2, Reading("risk level . No harm was seen.", "Level: high"), id="answer"),
    ],
)
def test_a_passage_is_read_in_its_context(index: int, reading: Reading) -> None:
    assert reading_of(lay_out("RISK\n\nNo harm was seen.\nLevel: high\n"), index) == reading


def test_a_reading_is_cut() -> None:
    layout = lay_out(f"{'before' * 200}\n\n{'word' * 400}")
    last = reading_of(layout, len(layout.passages) - 1)
    assert len(last.context) <= 80 + 3 + 160
    assert len(last.text) == 600
