"""Without text: the raw files are searched for any piece of what the records said."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from analyser.domain.finding import Status
from analyser.errors import StoreError
from analyser.reporting.json_form import to_json
from analyser.storing import SaveCounts, open_store
from analyser.storing.schema import Base
from tests.storing.server import Server

_WINDOW = 12

TEXTS = [
    "Strategy discussion by phone, 5 June. Zeynep said her uncle hit her with a belt buckle. Agreed: joint s47.",
    "Mum’s account of the fracture keeps changing – paediatrician Dr Okonkwo says it isn't accidental. Naïve café.",
    "ALL CAPS DICTATION NO STOPS OIC TO VISIT HOME TONIGHT AND REPORT BACK TO TEAM MANAGER PRIYA BY NOON TOMORROW",
]
SAID = {
    "date": "2015-06-05",
    "team": "East",
    "agency": "Police",
    "author": "Josephine Bloggs",
    "child_age": "4 and a half",
}


class Files:
    """The files of a store: what stands in them can be searched."""

    def __init__(self, url: str, server: Server | None) -> None:
        self.url = url
        self._server = server

    def leaks(self, texts: Iterable[str] = TEXTS) -> set[str]:
        """Every piece of the texts that stands somewhere in the files."""
        return self._pieces(texts, b"".join(file.read_bytes() for file in self._files() if file.is_file()))

    def leaks_to_readers(self, texts: Iterable[str] = TEXTS) -> set[str]:
        """The same, without places that PostgreSQL has freed and has yet to write over."""
        if self._server is None:
            return self.leaks(texts)
        name = str(make_url(self.url).database)
        rows = [self._server.run(f"SELECT a::text FROM {table} a", name) for table in Base.metadata.tables]
        return self._pieces(texts, repr(rows).encode())

    def _pieces(self, texts: Iterable[str], content: bytes) -> set[str]:
        pieces = {text[start : start + _WINDOW] for text in texts for start in range(len(text) - _WINDOW + 1)}
        return {piece for piece in pieces if piece.encode() in content}

    def _files(self) -> Iterable[Path]:
        name = str(make_url(self.url).database)
        if self._server is None:
            return Path(name).parent.iterdir()
        self._server.run("CHECKPOINT")
        [(folder,)] = self._server.run(f"SELECT oid FROM pg_database WHERE datname = '{name}'")
        return (self._server.data / "base" / str(folder)).iterdir()


@pytest.fixture
def files(store_url: str, request: pytest.FixtureRequest) -> Files:
    """An empty store and its files."""
    return Files(store_url, request.getfixturevalue("server") if store_url.startswith("postgresql") else None)


@pytest.fixture
def assessments(assess: Any) -> list[Any]:
    return [assess(text, record_id=f"r-{number}", metadata=SAID, pages=(0, 40)) for number, text in enumerate(TEXTS)]


def test_nothing_that_was_said_is_in_the_files(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url, keep_text=False) as store:
        counts = store.save(store.begin_batch("June", "records"), assessments)
        assert files.leaks() == set()
    assert counts == SaveCounts(new=3)
    assert files.leaks() == set()
    assert files.leaks(["Josephine Bloggs", "4 and a half"]) == set()


def test_the_search_finds_what_is_kept(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url) as store:
        store.save(store.begin_batch("June", "records"), assessments)
    assert len(files.leaks()) > 250


def test_everything_but_words_is_read_back(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url, keep_text=False) as store:
        store.save(store.begin_batch("June", "records"), assessments)
        read = store.assessment(assessments[0].record.sha256)
        assert store.text(assessments[0].record.sha256) is None
        assert store.counts()["s47_decision"][Status.NOT_MET] == 3
    assert read == without_words(to_json(assessments[0]))


def without_words(form: dict[str, Any]) -> dict[str, Any]:
    """The JSON form as a store without text should give it back."""
    for finding in form["findings"].values():
        finding["reason"] = None
        for span in (*finding["evidence"], *finding["near_misses"]):
            span["text"] = None
    for action in form["actions"]:
        action |= {"text": None, "owner": None, "due": None}
    form["attendance"] = {party: [None] * len(names) for party, names in form["attendance"].items()}
    form["metadata"] = {name: form["metadata"][name] for name in ("date", "team", "agency")}
    return form


def test_a_date_nobody_understands_may_be_a_sentence_and_is_not_kept(files: Files, assess: Any) -> None:
    with open_store(files.url, keep_text=False) as store:
        store.save(store.begin_batch("June", "records"), [assess("text", metadata={"date": "the day mum called"})])
    assert files.leaks(["the day mum called"]) == set()


def test_scanning_again_without_text_takes_the_words_away(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url) as store:
        store.save(store.begin_batch("June", "records"), assessments)
    with open_store(files.url, keep_text=False) as store:
        counts = store.save(store.begin_batch("July", "records"), assessments)
    assert counts == SaveCounts(updated=3)
    assert files.leaks_to_readers() == set()


def test_scanning_again_with_text_fills_the_words_in(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url, keep_text=False) as store:
        store.save(store.begin_batch("June", "records"), assessments)
    with open_store(files.url) as store:
        assert store.save(store.begin_batch("July", "records"), assessments) == SaveCounts(updated=3)
        assert store.assessment(assessments[0].record.sha256) == to_json(assessments[0])


def test_purged_text_is_gone_from_the_files_and_findings_stay(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url) as store:
        batch = store.begin_batch("June", "records")
        store.save(batch, assessments)
        before = store.counts()
        assert store.purge_text() == 3
        assert files.leaks([*TEXTS, "Josephine Bloggs", "4 and a half"]) == set()
        assert store.counts() == before
        assert store.assessment(assessments[0].record.sha256) == without_words(to_json(assessments[0]))
        assert store.purge_text() == 0
        assert store.save(batch, assessments) == SaveCounts(updated=3)
        assert store.assessment(assessments[0].record.sha256) == to_json(assessments[0])


NOTE = "Says it in the minutes of the hospital: uncle was arrested."


def test_notes_go_with_the_words_and_the_rest_of_a_review_stays(
    files: Files, assessments: list[Any], review: Any
) -> None:
    made = review(assessments[0], Status.MET, note=NOTE, evidence=((4, 20), (30, 31)))
    with open_store(files.url) as store:
        store.save(store.begin_batch("June", "records"), assessments)
        store.add_review(made)
        assert store.reviews_of(made.sha256) == [made]
        assert files.leaks([NOTE]) != set()
        store.purge_text()
        assert files.leaks([*TEXTS, NOTE]) == set()
        assert store.reviews_of(made.sha256) == [replace(made, note=None)]


def test_scanning_again_without_text_takes_the_notes_of_those_records_away(
    files: Files, assessments: list[Any], review: Any
) -> None:
    scanned, other = (review(each, note=NOTE + each.record.text) for each in assessments[:2])
    with open_store(files.url) as store:
        store.save(store.begin_batch("June", "records"), assessments)
        for each in (scanned, other):
            store.add_review(each)
    with open_store(files.url, keep_text=False) as store:
        store.save(store.begin_batch("July", "records"), assessments[:1])
        assert store.reviews_of(scanned.sha256) == [replace(scanned, note=None)]
        assert store.reviews_of(other.sha256) == [other]


def test_a_note_is_refused_where_no_words_are_kept(files: Files, assessments: list[Any], review: Any) -> None:
    with open_store(files.url, keep_text=False) as store:
        store.save(store.begin_batch("June", "records"), assessments)
        with pytest.raises(StoreError, match=r"opened to keep no words, and a note may quote the record. Leave it out"):
            store.add_review(review(assessments[0], note=NOTE))
        store.add_review(review(assessments[0]))
        assert len(store.reviews_of(assessments[0].record.sha256)) == 1
    assert files.leaks([NOTE]) == set()


def test_a_deleted_batch_is_gone_from_the_files(files: Files, assessments: list[Any]) -> None:
    with open_store(files.url) as store:
        kept, erased = (store.begin_batch(name, "records") for name in ("June", "July"))
        store.save(kept, assessments[:1])
        store.save(erased, assessments)
        store.delete_batch(erased)
        shared = {text[start : start + _WINDOW] for text in TEXTS[:1] for start in range(len(text))}
        assert files.leaks_to_readers(TEXTS[1:]) <= shared
        assert files.leaks(TEXTS[:1]) != set()
