"""A training from request to folder: what it writes, what it keeps apart, what it refuses."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.detecting.model_files import CARD, ENCODER, LINEAR, MANIFEST, MODEL, TOKENIZER, read_model
from analyser.domain.finding import Status
from analyser.domain.record import Record
from analyser.errors import AnalyserError, LabelsError, ModelError
from analyser.evaluation.labels import Label
from analyser.evaluation.said import scan_labels
from analyser.pipeline import Pipeline, load_pipeline
from analyser.settings import Settings
from analyser.training.crossed_encoder import CROSSED
from analyser.training.examples import Examples
from analyser.training.left_out_findings import LEFT_OUT, read_left_out
from analyser.training.trainer import Recipe, learned_criteria, make_model, write_into
from analyser.training.work import Tick, TrainRequest, run_training

RequestOf = Callable[..., TrainRequest]


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.fixture
def partial(minutes: Path, tmp_path: Path) -> Path:
    """Records of one author of which two criteria are labelled, as reviews are exported; one a record."""
    folder = tmp_path / "reviews"
    shutil.copytree(minutes / "north", folder)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = []
    for number, row in enumerate(rows):
        name = ("s47_decision", "attendance")[number % 2]
        (folder / "records" / f"{row['id']}.txt").rename(folder / "records" / f"p{number}.txt")
        lines.append(json.dumps({"id": f"p{number}", "criteria": {name: row["criteria"][name]}}) + "\n")
    (folder / "labels.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def test_a_model_comes_out_that_can_be_read(trained: Path) -> None:
    assert sorted(files_of(trained)) == sorted([CARD, LEFT_OUT, LINEAR, MANIFEST, MODEL])
    about = read_model(trained).description
    assert (about.name, about.version) == ("trial", 1)
    assert list(about.criteria) == [each.id for each in learned_criteria()]
    assert about.full == {}
    assert about.training["encoder"] is False


def test_a_model_comes_out_that_can_be_used(trained: Path, rules: Pipeline) -> None:
    engine = load_pipeline(Settings(models=trained.parent, model="trial"))
    record = Record(record_id="a", source="a", text="Agreed: joint s47.")
    by_model, by_rules = (each.assess(record).findings["s47_decision"] for each in (engine, rules))
    assert engine.engine.model == "trial@1"
    assert by_rules.status is Status.MET
    assert 0.5 <= by_model.confidence < 1  # a likelihood
    assert by_model.confidence != by_rules.confidence


def test_the_same_request_gives_the_same_bytes(
    trained: Path, request_of: RequestOf, tmp_path: Path, silent: Tick
) -> None:
    again = run_training(request_of(tmp_path), silent)
    assert again.label == "trial@1"
    one, other = files_of(trained), files_of(again.folder)
    assert [name for name in one if one[name] != other[name]] == []
    assert one.keys() == other.keys()


def test_the_card_says_what_was_done_and_measured(trained: Path, minutes: Path, phrases: Path) -> None:
    card = (trained / CARD).read_text(encoding="utf-8")
    about = read_model(trained).description.training
    assert card.startswith("# trial, version 1\n\nMade by `analyser train`; do not edit.")
    assert "Each author's records (15 in all) were read by a model made without that author" in card
    for author in ("dev", "noisy", "north"):
        assert re.search(rf"^\| {author} \| \d+ \|$", card, flags=re.MULTILINE)  # passages
        assert re.search(rf"^\| {author} \| \d\.\d\d \(", card, flags=re.MULTILINE)  # figures
    for criterion in learned_criteria():
        assert re.search(rf"^\| {criterion.id} \| \d+ \|$", card, flags=re.MULTILINE)
    banks = {f"phrases/{file.name}" for file in phrases.glob("*.yaml")}
    assert set(about["data"]) == banks | {f"{author}/labels.jsonl" for author in ("dev", "noisy", "north")}
    for file, digest in about["data"].items():
        assert f"| {file} | {digest} |" in card
    assert f"- python {about['environment']['python']}" in card
    assert str(minutes) not in card  # where it was made is nobody's business
    assert "{{" not in card


def test_every_record_was_read_by_a_model_made_without_its_author(
    trained: Path, labels: tuple[Label, ...], examples: Examples, tmp_path: Path
) -> None:
    said = read_left_out(trained)
    assert sorted(said) == sorted(label.id for label in labels)
    for author in ("dev", "noisy", "north"):
        recipe = Recipe(name="without")
        write_into(tmp_path / author / "without", make_model(examples, examples.authors != author, recipe), recipe)
        engine = load_pipeline(Settings(models=tmp_path / author, model="without"))
        theirs = [label for label in labels if label.author == author]
        again = {each.record_id: each.findings for each in scan_labels(theirs, engine.assess)}
        assert again == {label.id: said[label.id].findings for label in theirs}


def test_without_evaluation_nothing_is_claimed(trained: Path, request_of: RequestOf, tmp_path: Path) -> None:
    shutil.copytree(trained, tmp_path / "trial")
    told: list[tuple[str, float]] = []
    again = run_training(request_of(tmp_path, evaluate=False), lambda stage, share: told.append((stage, share)))
    assert again.label == "trial@2"
    assert sorted(files_of(again.folder)) == sorted([CARD, LINEAR, MANIFEST, MODEL])
    assert "Not measured: it was trained with `--no-evaluate`." in (again.folder / CARD).read_text(encoding="utf-8")
    assert list(dict.fromkeys(stage for stage, _ in told)) == ["Reading records and phrases", "Fitting the model"]
    for stage in {stage for stage, _ in told}:
        shares = [share for name, share in told if name == stage]
        assert shares == sorted(shares)
    assert told[-1][1] == pytest.approx(1.0)
    with pytest.raises(ModelError, match=r"has no left_out.json: it was trained with --no-evaluate\. Train it again"):
        read_left_out(again.folder)
    assert (again.folder / LINEAR).read_bytes() == (trained / LINEAR).read_bytes()


def test_partial_labels_are_learnt_from_and_a_broken_model_is_replaced(
    trained: Path, request_of: RequestOf, minutes: Path, partial: Path, tmp_path: Path, silent: Tick
) -> None:
    (tmp_path / "trial").mkdir()
    (tmp_path / "trial" / MANIFEST).write_text("broken", encoding="utf-8")
    made = run_training(request_of(tmp_path, labels=(minutes, partial), evaluate=False), silent)
    about, before = read_model(made.folder).description, read_model(trained).description
    assert about.version == 1
    assert about.training["passages"]["reviews"] > 0
    assert about.training["counting"]["s47_decision"] > before.training["counting"]["s47_decision"]
    assert about.training["counting"]["risk_statement"] == before.training["counting"]["risk_statement"]


def test_generated_records_are_learnt_from_once_and_never_calibrated_on(
    trained: Path, request_of: RequestOf, minutes: Path, tmp_path: Path, silent: Tick
) -> None:
    generated = tmp_path / "more"  # whatever the folder is called
    shutil.copytree(minutes / "dev", generated)
    labels = generated / "labels.jsonl"
    for file in list((generated / "records").iterdir()):
        file.rename(file.with_stem(f"g{file.stem}"))
    labels.write_text(labels.read_text(encoding="utf-8").replace('{"id": "', '{"id": "g'), encoding="utf-8")
    made = run_training(request_of(tmp_path / "models", generated=(generated,), evaluate=False), silent)
    about, before = (read_model(each).description.training for each in (made.folder, trained))
    assert 0 < about["passages"]["generated"] <= about["passages"]["dev"]
    assert about["passages_for_heads"] == before["passages_for_heads"]
    assert "more" not in about["passages"]
    assert set(about["data"]) == {*before["data"], "more/labels.jsonl"}


@pytest.mark.parametrize("name", ["", "none", "Fast", "a b", "../x", "a/b", ".", "-", "fast@2", "a.b"])
def test_a_name_that_cannot_be_a_folder_s_is_refused_before_any_work(
    request_of: RequestOf, tmp_path: Path, name: str, silent: Tick
) -> None:
    with pytest.raises(ModelError, match=r"A model cannot be called .* Use small letters, figures and hyphens"):
        run_training(request_of(tmp_path / "models", name=name), silent)
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        pytest.param({"labels": (Path("nowhere"),)}, LabelsError, "No labels at nowhere", id="no-labels"),
        pytest.param({"phrases": Path("nowhere")}, AnalyserError, r"No phrase bank nowhere", id="no-phrases"),
        pytest.param({"generated": (Path("nowhere"),)}, LabelsError, "No labels at nowhere", id="no-generated"),
        pytest.param(
            {"encoder": Path("nowhere")},
            ModelError,
            r"nowhere has no encoder\.onnx\. Name the folder of a model with an encoder, or of a fine-tuning",
            id="no-encoder",
        ),
    ],
)
def test_what_is_not_there_is_said(
    request_of: RequestOf,
    tmp_path: Path,
    changes: dict[str, Path],
    error: type[AnalyserError],
    message: str,
    silent: Tick,
) -> None:
    with pytest.raises(error, match=message):
        run_training(request_of(tmp_path / "models", **changes), silent)
    assert not (tmp_path / "models").exists()


def test_a_place_that_cannot_be_written_to_is_refused_before_any_work(request_of: RequestOf, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("", encoding="utf-8")
    told: list[str] = []
    with pytest.raises(ModelError, match=r"Cannot write the model .*models is no folder .* with --models"):
        run_training(request_of(tmp_path / "models"), lambda stage, _: told.append(stage))
    assert told == []


def test_an_encoder_is_not_kept_where_the_model_will_be(request_of: RequestOf, tmp_path: Path) -> None:
    told: list[str] = []
    changes = {"fine_tune": tmp_path / "models" / "trial"}
    with pytest.raises(ModelError, match=r"cannot be kept in .*trial, which is replaced\. Name a folder elsewhere"):
        run_training(request_of(tmp_path / "models", **changes), lambda stage, _: told.append(stage))
    assert told == []


def test_a_file_is_not_written_over(request_of: RequestOf, tmp_path: Path, silent: Tick) -> None:
    (tmp_path / "trial").write_text("mine", encoding="utf-8")
    with pytest.raises(ModelError, match=r"Cannot write the model .*trial: it is no folder"):
        run_training(request_of(tmp_path), silent)
    assert (tmp_path / "trial").read_text(encoding="utf-8") == "mine"


def test_an_encoder_that_left_nobody_out_is_refused_before_any_work(request_of: RequestOf, tmp_path: Path) -> None:
    encoder = tmp_path / "encoder"
    encoder.mkdir()
    for name in (ENCODER, TOKENIZER, CROSSED):
        (encoder / name).write_text("", encoding="utf-8")
    told: list[str] = []
    with pytest.raises(ModelError, match=r"No fold in .* left 'dev' out\. Fine-tune again, or train with --no-eval"):
        run_training(request_of(tmp_path / "models", encoder=encoder), lambda stage, _: told.append(stage))
    assert told == []


def test_records_to_calibrate_on_are_asked_for(
    request_of: RequestOf, minutes: Path, tmp_path: Path, silent: Tick
) -> None:
    with pytest.raises(LabelsError, match="no record to calibrate on"):
        run_training(request_of(tmp_path, labels=(minutes / "north",), evaluate=False), silent)


def test_records_to_leave_out_are_asked_for(request_of: RequestOf, partial: Path, tmp_path: Path, silent: Tick) -> None:
    with pytest.raises(LabelsError, match=r"No record is labelled on .*action_owners.* or add --no-evaluate"):
        run_training(request_of(tmp_path, labels=(partial,)), silent)


def test_fine_tuning_says_what_to_install(
    request_of: RequestOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: Tick
) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    monkeypatch.delitem(sys.modules, "analyser.training.fine_tuning", raising=False)
    with pytest.raises(
        ModelError, match=r"Fine-tuning needs the package '\w+'\. Run: pip install 'analyser\[encoder\]'"
    ):
        run_training(request_of(tmp_path, fine_tune=tmp_path / "encoder"), silent)
    assert not (tmp_path / "encoder").exists()


def test_heads_are_trained_without_the_packages_of_an_encoder() -> None:
    code = "import sys; sys.modules |= dict.fromkeys(('onnxruntime', 'tokenizers')); import analyser.training.work"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"a": {"record_id": "a", "findings": {"x": {"status": "fine"}}}}'],
    ids=["empty", "list", "status"],
)
def test_broken_left_out_findings_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / LEFT_OUT).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"left_out\.json is malformed .*Train the model again"):
        read_left_out(tmp_path)
