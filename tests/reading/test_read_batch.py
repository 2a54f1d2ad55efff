"""Paths to records: which files, in which order, under which ids, and what becomes of those that cannot be read."""

import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from analyser.domain.record import Record, Unreadable
from analyser.errors import ReadingError
from analyser.reading import ReadOptions, count_files, read_bytes, read_paths, text
from analyser.reading.text import read as read_text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with records at several depths."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "north/c.txt", "north/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "sources"),
    [
        pytest.param(["."], ["a.txt", "b.txt", "north/c.txt", "north/deep/d.txt"], id="current-folder"),
        pytest.param(["north"], ["north/c.txt", "north/deep/d.txt"], id="folder-is-recursive"),
        pytest.param(["b.txt", "a.txt"], ["a.txt", "b.txt"], id="sorted-whatever-the-order-given"),
        pytest.param(["a.txt", ".", "./a.txt"], ["a.txt", "b.txt", "north/c.txt", "north/deep/d.txt"], id="none-twice"),
        pytest.param(["*.txt"], ["a.txt", "b.txt"], id="glob"),
        pytest.param(["**/*.txt"], ["a.txt", "b.txt", "north/c.txt", "north/deep/d.txt"], id="recursive-glob"),
        pytest.param(["nor*"], ["north/c.txt", "north/deep/d.txt"], id="glob-of-folders"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_paths_are_expanded_in_order(read, paths, sources):
    records = read(*paths)
    assert [record.source for record in records] == sources
    assert [record.text for record in records] == [f"text of {source}" for source in sources]
    assert count_files(paths) == len(sources)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".hidden.txt", id="hidden"),
        pytest.param("~$a.docx", id="word-lock"),
        pytest.param("README.md", id="readme"),
        pytest.param("labels.jsonl", id="labels"),
        pytest.param("manifest.json", id="manifest"),
        pytest.param("Thumbs.db", id="thumbnails"),
        pytest.param(".git/a.txt", id="hidden-folder"),
    ],
)
def test_files_that_are_no_records_are_left_out_of_folders(tmp_path, read, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("not a record")
    assert read(tmp_path) == []


def test_a_readme_is_read_when_it_is_named(tmp_path, read_record):
    (tmp_path / "README.md").write_text("A record after all.")
    assert read_record(tmp_path / "README.md").text == "A record after all."


def test_an_unknown_suffix_in_a_folder_is_listed_and_the_rest_is_read(tmp_path, read):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.mp3").write_bytes(b"ID3")
    (tmp_path / "c.txt").write_text("three")
    first, second, third = read(tmp_path)
    assert (first.text, third.text) == ("one", "three")
    assert isinstance(second, Unreadable)
    assert second.record_id == "b"
    assert second.reason.startswith(f"Cannot read {tmp_path.as_posix()}/b.mp3: '.mp3' is not one of .csv, .docx,")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("nowhere.txt", "there is no such file or folder", id="file"),
        pytest.param("*.nothing", "no file matches it", id="glob"),
        pytest.param("x" * 5000, "File name too long", id="too-long"),
        pytest.param("a\0b", "there is no such file", id="nul"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_path_that_does_not_exist_is_refused_before_anything_is_read(path, message):
    with pytest.raises(ReadingError, match=message):
        read_paths(["a.txt", path])
    with pytest.raises(ReadingError, match=message):
        count_files([path])


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["x/a.md", "x/a.txt"], id="same-folder"),
        pytest.param(["x/a.txt", "y/a.txt"], id="two-folders"),
        pytest.param(["p/x/a.txt", "q/x/a.txt", "r/x/a.txt"], id="folders-of-one-name"),
        pytest.param(["x/a#2.txt", "x/a.md", "x/a.txt"], id="a-name-like-a-number"),
    ],
)
def test_a_record_is_the_same_whatever_else_is_read(tmp_path, monkeypatch, read, names):
    monkeypatch.chdir(tmp_path)
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name)
    together = read(*names)
    assert together == [each for name in names for each in read(name)] == read(*reversed(names))
    assert [each.record_id for each in together] == [Path(name).stem for name in names]
    assert [each.source for each in together] == names


@pytest.mark.usefixtures("folder")
def test_a_file_given_in_two_ways_has_one_name_whatever_their_order(read, folder):
    ways = [f"{folder}/a.txt", "a.txt"]
    assert read(*ways) == read(*reversed(ways)) == read(f"{folder}/a.txt")


def test_what_cannot_be_read_has_its_own_name_too(tmp_path, read):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    assert [(each.record_id, type(each)) for each in read(tmp_path)] == [("a", Unreadable), ("a", Record)]


@pytest.mark.parametrize(
    ("path", "message"),
    [pytest.param("", "the path is empty", id="empty"), pytest.param("''", "there is no such file", id="quoted")],
)
@pytest.mark.usefixtures("folder")
def test_an_empty_path_is_not_the_current_folder(path, message):
    with pytest.raises(ReadingError, match=message):
        read_paths([path])


def test_a_file_without_permission_is_listed(unprivileged, read):
    closed, open_file = unprivileged / "closed.txt", unprivileged / "open.txt"
    closed.write_text("secret")
    open_file.write_text("open")
    closed.chmod(0)
    first, second = read(unprivileged)
    assert "closed.txt: you have no permission" in first.reason
    assert second.text == "open"


def test_a_folder_without_permission_is_listed(unprivileged, read):
    (unprivileged / "closed").mkdir()
    (unprivileged / "closed").chmod(0)
    (unprivileged / "open.txt").write_text("open")
    first, second = read(unprivileged)
    (unprivileged / "closed").chmod(0o700)
    assert first.record_id == "closed"
    assert "Permission denied" in first.reason
    assert second.text == "open"


def test_links(tmp_path, read):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    first, second = read(tmp_path)
    assert first.text == "one"
    assert "a link that leads nowhere" in second.reason


def test_a_pipe_is_not_waited_for(tmp_path, read_reason):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe or a device" in read_reason(tmp_path)
    assert "a pipe or a device" in read_reason(tmp_path / "pipe.txt")


def test_a_name_that_is_not_unicode_is_read_under_one_that_can_be_written(tmp_path, read_record):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("text")
    record = read_record(tmp_path)
    assert record.record_id == "caf\ufffd"
    record.source.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "ids", "texts"),
    [
        pytest.param(b"Agreed: s47.\r\n", ["stdin"], ["Agreed: s47.\n"], id="text"),
        pytest.param(
            b'{"id": "x", "text": "one"}\n{"id": "y", "text": "two"}\n', ["x", "y"], ["one", "two"], id="json-lines"
        ),
        pytest.param(b"{\\rtf1 Agreed.}", ["stdin"], ["Agreed."], id="rtf"),
        pytest.param("\ufeffAgreed £5".encode("utf-16"), ["stdin"], ["\ufeffAgreed £5"], id="utf-16"),
    ],
)
def test_standard_input(monkeypatch, read, data, ids, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    records = read("-")
    assert [record.record_id for record in records] == ids
    assert [record.text for record in records] == texts
    assert all(record.source.startswith("standard input") for record in records)


def test_empty_standard_input_is_listed(monkeypatch, read_reason):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "standard input: it is empty" in read_reason("-")


def test_a_file_above_the_limit_is_listed(tmp_path, read):
    (tmp_path / "big.txt").write_text("x" * 101)
    (tmp_path / "small.txt").write_text("x" * 100)
    big, small = read(tmp_path, max_file_bytes=100)
    assert "it has 101 bytes, and 100 are allowed" in big.reason
    assert small.text == "x" * 100


def test_each_file_is_announced_when_it_has_been_read(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    seen: list[str] = []
    records = read_paths([tmp_path], ReadOptions(on_file=seen.append))
    assert next(records).record_id == "a"
    assert seen == []
    assert next(records).record_id == "b"
    assert seen == [f"{tmp_path.as_posix()}/a.txt"]
    assert list(records) == []
    assert len(seen) == count_files([tmp_path])


@pytest.mark.parametrize(
    "name",
    [pytest.param("latin-nine", id="unheard-of"), pytest.param("rot13", id="no-text"), pytest.param("", id="empty")],
)
def test_an_unknown_encoding_is_refused(name):
    with pytest.raises(ReadingError, match=f"Unknown encoding '{name}'"):
        ReadOptions(encoding=name)


def test_text_columns_must_not_be_one_string():
    with pytest.raises(TypeError, match="must be a tuple"):
        ReadOptions(text_col="Notes")  # type: ignore[arg-type]  # a likely mistake


def test_a_fault_in_a_reader_stops_no_other_file_and_quotes_nothing(tmp_path, monkeypatch, read):
    def fail(source, options):
        yield from read_text(source, options)
        raise KeyError(source.read())

    monkeypatch.setattr(
        text, "read", lambda source, options: (fail if source.stem == "b" else read_text)(source, options)
    )
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Zanzibar {name}")
    first, _, fault, last = read(tmp_path)
    assert (first.text, last.text) == ("Zanzibar a.txt", "Zanzibar c.txt")
    assert fault.reason == (
        f"Cannot read {tmp_path.as_posix()}/b.txt: there is a fault in analyser (KeyError); please report it."
    )


def test_memory_stays_flat_over_a_long_table(tmp_path):
    path = tmp_path / "long.csv"
    with path.open("w") as file:
        file.write("id,text\n")
        file.writelines(f'{number},"Strategy discussion {number}. {"words " * 300}"\n' for number in range(4000))
    assert path.stat().st_size > 7_000_000
    tracemalloc.start()
    try:
        count = sum(isinstance(record, Record) for record in read_paths([path]))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 4000
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", b"Held today.", id="text"),
        pytest.param("a.csv", b"id,text\n1,Held today.\n2,Agreed.\n", id="table"),
        pytest.param("a.docx", b"PK\x03\x04 damaged", id="damaged"),
        pytest.param("a.txt", b"", id="empty"),
    ],
)
def test_bytes_in_memory_are_read_as_a_file_is(folder, name, data):
    (folder / name).write_bytes(data)
    assert list(read_bytes(name, data)) == list(read_paths([name]))
