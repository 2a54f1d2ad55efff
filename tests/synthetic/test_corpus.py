import hashlib
import json

import pytest

from analyser.errors import OutputError
from analyser.evaluation.labels import read_labels
from analyser.synthetic.corpus import Order, write_corpus
from analyser.synthetic.kinds import CRITERIA
from analyser.synthetic.noise import NOISES


@pytest.fixture(scope="module")
def write(banks):
    def call(out, number=12, seed=7, noises=tuple(NOISES), force=False):
        order = Order(number=number, seed=seed, noises=noises, out=out, force=force)
        return list(write_corpus(order, banks))

    return call


def content(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_seed_gives_the_same_bytes(write, tmp_path):
    write(tmp_path / "a")
    write(tmp_path / "b")
    write(tmp_path / "c", seed=8)
    one, other = content(tmp_path / "a"), content(tmp_path / "c")
    assert one == content(tmp_path / "b")
    assert set(one) & set(other) == {"labels.jsonl", "manifest.json"}  # the seed is in a record's name
    assert set(one.values()).isdisjoint(other.values())


def test_more_records_leave_the_first_as_they_are(write, tmp_path):
    write(tmp_path / "few", number=5)
    write(tmp_path / "many", number=9)
    few, many = content(tmp_path / "few"), content(tmp_path / "many")
    assert many["labels.jsonl"].startswith(few["labels.jsonl"])
    assert all(many[name] == data for name, data in few.items() if name.startswith("records"))


def test_the_labels_are_valid(write, tmp_path):
    records = write(tmp_path / "out", number=60)
    labels = read_labels([tmp_path / "out"])
    assert [label.text for label in labels] == [record.text for record in records]
    assert all(tuple(label.criteria) == CRITERIA for label in labels)
    assert all(label.missing_parties is not None for label in labels)


def test_the_manifest_tells_what_was_made(write, tmp_path):
    out = tmp_path / "out"
    records = write(out, number=20, noises=("typos",))
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["seed"], manifest["records"], manifest["noise"], manifest["form"]) == (7, 20, ["typos"], 2)
    assert sum(manifest["styles"].values()) == 20
    assert all(sum(counts.values()) == 20 for counts in manifest["statuses"].values())
    assert manifest["actions"] == sum(len(record.labels["actions"]) for record in records)
    assert manifest["labels_sha256"] == hashlib.sha256((out / "labels.jsonl").read_bytes()).hexdigest()
    files = sorted((out / "records").iterdir())
    records_hash = b"".join(file.name.encode() + b"\x00" + hashlib.sha256(file.read_bytes()).digest() for file in files)
    assert manifest["records_sha256"] == hashlib.sha256(records_hash).hexdigest()
    assert set(manifest["phrases"]) == {*CRITERIA, "neutral"}


def test_a_folder_that_is_not_empty_is_left_alone(write, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"not empty.*--force"):
        write(tmp_path)
    with pytest.raises(OutputError, match="more than generated records"):
        write(tmp_path, force=True)
    assert content(tmp_path) == {"mine.txt": b"mine"}


def test_force_writes_over_an_earlier_run(write, tmp_path):
    write(tmp_path, number=9)
    with pytest.raises(OutputError, match="not empty"):
        write(tmp_path)
    write(tmp_path, number=4, force=True)
    assert len(list((tmp_path / "records").iterdir())) == 4


def test_force_leaves_a_hand_written_corpus_alone(write, tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "t1-001.txt").write_text("by hand", encoding="utf-8")
    with pytest.raises(OutputError, match="more than generated records"):
        write(tmp_path, force=True)


def test_a_file_is_no_folder(write, tmp_path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        write(tmp_path / "out")
