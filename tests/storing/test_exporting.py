"""Reviews as labels: what is settled is written, word for word; what is not is counted and left out."""

import json
from pathlib import Path
from typing import Any

import pytest

from analyser.domain.finding import Engine, Status
from analyser.errors import OutputError, StoreError
from analyser.evaluation.labels import read_labels
from analyser.storing import ExportCounts, open_store
from analyser.storing.exporting import export_labels
from analyser.storing.store import Store

TEXT = "Agreed: joint s47."
NEWER = Engine(version="1.1", criteria="d" * 64)
MET, PARTLY, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET
S47, TIMING = "s47_decision", "timing_rationale"
FOUND = ("Agreed: j", TEXT)
"""The evidence of the finding on timing, as the fixture makes it."""


def label_of(store: Store, tmp_path: Path, criterion: str = S47) -> tuple[Status, tuple[str, ...]] | None:
    """What the only record is exported as on one criterion; None if that is left out."""
    export_labels(store, tmp_path / "out")
    (label,) = read_labels([tmp_path / "out"], partial=True)
    gold = label.criteria.get(criterion)
    return (gold.status, gold.evidence) if gold else None


@pytest.fixture
def saved(store: Store, assess: Any) -> Any:
    """The only record of the store: s47 not met, timing met with evidence."""
    assessment = assess(TEXT)
    store.save(store.begin_batch("June", "records"), [assessment])
    return assessment


MARKED = {"evidence": ((8, 17),)}
ADJUDICATED = {"reviewer": "chris", "adjudicates": True}


@pytest.mark.parametrize(
    ("criterion", "reviews", "label"),
    [
        pytest.param(S47, [(None, {})], (NOT_MET, ()), id="confirmed-gap"),
        pytest.param(TIMING, [(None, {})], (MET, FOUND), id="confirmed-with-what-was-found"),
        pytest.param(TIMING, [(None, MARKED)], (MET, ("joint s47",)), id="confirmed-with-other-words"),
        pytest.param(S47, [(MET, MARKED)], (MET, ("joint s47",)), id="overridden-with-words"),
        pytest.param(S47, [(MET, {})], (MET, ()), id="overridden-without-words"),
        pytest.param(TIMING, [(NOT_MET, {})], (NOT_MET, ()), id="overridden-as-not-met"),
        pytest.param(S47, [(MET, {}), (PARTLY, {})], (PARTLY, ()), id="last-word"),
        pytest.param(S47, [(MET, MARKED), (MET, {"reviewer": "bob"})], (MET, ("joint s47",)), id="agreed"),
        pytest.param(
            S47,
            [(MET, MARKED), (MET, {"reviewer": "bob", "evidence": ((0, 6),)})],
            (MET, ("Agreed",)),
            id="newest-words",
        ),
        pytest.param(S47, [(MET, {}), (None, {"reviewer": "bob"}), (PARTLY, ADJUDICATED)], (PARTLY, ()), id="settled"),
        pytest.param(
            S47,
            [(MET, MARKED), (None, {"reviewer": "bob"}), (MET, ADJUDICATED)],
            (MET, ("joint s47",)),
            id="settled-with-words-of-who-is-right",
        ),
        pytest.param(
            TIMING,
            [(NOT_MET, {}), (None, {"reviewer": "bob"}), (None, ADJUDICATED)],
            (MET, FOUND),
            id="settled-as-found",
        ),
        pytest.param(
            S47, [(PARTLY, ADJUDICATED), (MET, ADJUDICATED | {"reviewer": "dan"})], (MET, ()), id="newest-adjudication"
        ),
        pytest.param(S47, [(PARTLY, ADJUDICATED), (MET, {})], (PARTLY, ()), id="adjudication-stands"),
        pytest.param(S47, [(MET, {"evidence": ((0, 6), (8, 13), (0, 6))})], (MET, ("Agreed", "joint")), id="said-once"),
    ],
)
def test_labels(
    store: Store,
    saved: Any,
    review: Any,
    tmp_path: Path,
    criterion: str,
    reviews: list[tuple[Status | None, dict[str, Any]]],
    label: tuple[Status, tuple[str, ...]],
) -> None:
    for held, changes in reviews:
        store.add_review(review(saved, held, criterion=criterion, **changes))
    assert label_of(store, tmp_path, criterion) == label


def test_what_nobody_reviewed_is_not_labelled_and_what_is_disputed_is_counted(
    store: Store, saved: Any, assess: Any, review: Any, tmp_path: Path
) -> None:
    other = assess("Another text.")
    store.save(store.begin_batch("July", "records"), [other, assess("Nobody looked at this.")])
    for made in (
        review(saved, MET),
        review(saved, reviewer="bob"),
        review(saved, criterion=TIMING),
        review(other, MET),
        review(other, criterion=TIMING),
        review(other, criterion=TIMING).undone(),
    ):
        store.add_review(made)
    assert export_labels(store, tmp_path / "out") == ExportCounts(records=2, labels=2, disputed=1)
    labels = {label.text: list(label.criteria) for label in read_labels([tmp_path / "out"], partial=True)}
    assert labels == {TEXT: [TIMING], "Another text.": [S47]}


def test_a_record_without_its_text_is_left_out_and_counted(
    store: Store, store_url: str, saved: Any, assess: Any, review: Any, tmp_path: Path
) -> None:
    wordless = assess("Another text.")
    with open_store(store_url, keep_text=False) as other:
        other.save(other.begin_batch("July", "records"), [wordless])
    for each in (saved, wordless):
        store.add_review(review(each))
    assert export_labels(store, tmp_path / "out") == ExportCounts(records=1, labels=1, without_text=1)


@pytest.mark.parametrize(
    ("again", "label", "found_since"),
    [
        pytest.param({"engine": NEWER}, (MET, FOUND), 1, id="found-by-another"),
        pytest.param({}, (MET, FOUND), 0, id="found-by-the-same"),
    ],
)
def test_words_that_nobody_has_seen_are_counted(
    store: Store, saved: Any, assess: Any, review: Any, tmp_path: Path, again: Any, label: Any, found_since: int
) -> None:
    store.add_review(review(saved, criterion=TIMING))
    store.save(store.begin_batch("July", "records"), [assess(TEXT, **again)])
    counts = export_labels(store, tmp_path / "counted")
    assert counts == ExportCounts(records=1, labels=1, found_since=found_since)
    assert label_of(store, tmp_path, TIMING) == label


def test_evidence_of_a_status_that_was_not_confirmed_is_not_taken(
    store: Store, saved: Any, review: Any, tmp_path: Path
) -> None:
    """The finding was not met when it was confirmed and is met now, with evidence nobody agreed to."""
    before = review(saved, criterion=TIMING, reviewed_status=NOT_MET, status=NOT_MET)
    store.add_review(before)
    assert label_of(store, tmp_path, TIMING) == (NOT_MET, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("line\r\nbreaks\r and \u2028 more\x85", id="line-ends"),
        pytest.param("\ufeffmark first", id="byte-order-mark"),
        pytest.param("a\x00b \U0001f476 e\u0301 “x”", id="unicode"),
    ],
)
def test_any_text_can_be_read_back(store: Store, assess: Any, review: Any, tmp_path: Path, text: str) -> None:
    odd = assess(text, record_id="../\udcff\x00/name")
    store.save(store.begin_batch("June", "records"), [odd])
    store.add_review(review(odd, MET, evidence=((0, len(text)), (3, 6), (0, 5))))
    export_labels(store, tmp_path / "out")
    (label,) = read_labels([tmp_path / "out"], partial=True)
    assert label.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert label.id == odd.record.sha256
    assert len(label.criteria[S47].evidence) == 3


def test_the_same_reviews_give_the_same_bytes(assess: Any, review: Any, tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(20)]
    for name, order in (("one", texts), ("two", texts[::-1])):
        with open_store(f"{tmp_path}/{name}.sqlite") as store:
            store.save(store.begin_batch("June", "records"), map(assess, order))
            for text in order:
                store.add_review(review(assess(text), MET, evidence=((0, 4),)))
            export_labels(store, tmp_path / name)
    one, two = (sorted((tmp_path / name).rglob("*.*")) for name in ("one", "two"))
    assert len(one) == 21
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_an_export_is_for_its_owner_alone(store: Store, saved: Any, review: Any, tmp_path: Path) -> None:
    store.add_review(review(saved))
    export_labels(store, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["labels.jsonl", "records"]


def test_an_earlier_export_goes_only_when_there_is_something_new(
    store: Store, saved: Any, assess: Any, review: Any, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    store.add_review(review(saved))
    export_labels(store, out)
    before = (out / "labels.jsonl").read_bytes()
    store.add_review(review(saved).undone())
    with pytest.raises(StoreError, match=r"holds nothing that could be exported.*nobody has reviewed anything"):
        export_labels(store, out, force=True)
    assert (out / "labels.jsonl").read_bytes() == before
    other = assess("Another text.")
    store.save(store.begin_batch("July", "records"), [other])
    store.add_review(review(other))
    export_labels(store, out, force=True)
    assert [json.loads(line)["id"] for line in (out / "labels.jsonl").read_text().splitlines()] == [other.record.sha256]
    assert [file.stem for file in (out / "records").iterdir()] == [other.record.sha256]


def test_where_nothing_is_settled_it_is_said_why(store: Store, saved: Any, review: Any, tmp_path: Path) -> None:
    store.add_review(review(saved, MET))
    store.add_review(review(saved, reviewer="bob"))
    with pytest.raises(StoreError, match=r"reviewers disagree: 1; .* without their text: 0. Adjudicate"):
        export_labels(store, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("held", "force", "message"),
    [
        pytest.param("notes.txt", False, "is not empty. Choose another with --out, or write over", id="not-empty"),
        pytest.param(
            "notes.txt", True, "holds more than exported labels, so --force leaves it alone", id="others-files"
        ),
        pytest.param("records/la-001.txt", True, "so --force leaves it alone", id="others-records"),
        pytest.param("labels.jsonl", False, "is not empty", id="earlier-export"),
        pytest.param("", True, "is a file. Name a new or empty folder", id="a-file"),
    ],
)
def test_folders_that_are_left_alone(
    store: Store, saved: Any, review: Any, tmp_path: Path, held: str, force: bool, message: str
) -> None:
    store.add_review(review(saved))
    file = tmp_path / "out" / held if held else tmp_path / "out"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    with pytest.raises(OutputError, match=message):
        export_labels(store, tmp_path / "out", force=force)
    assert file.read_text() == "mine"


def test_a_folder_that_cannot_be_made(store: Store, saved: Any, review: Any, tmp_path: Path) -> None:
    store.add_review(review(saved))
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match=r"Cannot write labels to .*Choose a folder that can be written"):
        export_labels(store, tmp_path / "file" / "out")
