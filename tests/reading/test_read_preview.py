"""A look at tables before they are scanned: what is shown is what will be used."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from analyser.reading import READERS, ColumnGuess, ReadOptions, read_paths
from analyser.reading.preview import TablePreview, preview, preview_data

DEMO = Path(__file__).parents[2] / "data" / "synthetic" / "demo"
NAMES = ("Record ID", "Date of discussion", "Team", "Minutes")
LARGE = 100_000_000
TABLE = b"Ref,Minutes\n1,Joint s47 agreed.\n"


def rows_of(number: int) -> list[tuple[str, str, str, str]]:
    words = [f"word{each}" for each in range(3000)]
    chance = random.Random(number)
    texts = [" ".join(chance.choices(words, k=300)) for _ in range(40)]
    return [(f"SD-{row}", f"{row % 28 + 1}/3/2019", "North", f"{row} {texts[row % 40]}") for row in range(number)]


def write_csv(file: Path, rows: list[tuple[str, str, str, str]]) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.write(",".join(NAMES) + "\n")
        stream.writelines(",".join(f'"{cell}"' for cell in row[:3]) + f',"{row[3]}\nand more"\n' for row in rows)


def write_jsonl(file: Path, rows: list[tuple[str, str, str, str]]) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(dict(zip(NAMES, row, strict=True))) + "\n" for row in rows)


def write_parquet(file: Path, rows: list[tuple[str, str, str, str]]) -> None:
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table(dict(zip(NAMES, map(list, columns), strict=True))), file, compression="none")


def write_xlsx(file: Path, rows: list[tuple[str, str, str, str]]) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Cases")
        sheet.write_row(0, 0, NAMES)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)


WRITERS = {".csv": write_csv, ".jsonl": write_jsonl, ".parquet": write_parquet}


def guesses_when_read(path: Path, options: ReadOptions | None = None) -> dict[str, ColumnGuess]:
    found: dict[str, ColumnGuess] = {}
    for _ in read_paths([path], ReadOptions(on_guess=found.__setitem__) if options is None else options):
        pass
    return {name: guess for name, guess in found.items() if guess.has_words}


def guesses_shown(path: Path) -> dict[str, ColumnGuess]:
    return {each.label: each.guess for each in preview(path) if each.guess is not None}


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in sorted(DEMO.iterdir())])
def test_guess_is_the_one_that_is_used(file: Path) -> None:
    used = {name: guess for name, guess in guesses_when_read(file).items() if ".eml!" not in name}
    assert guesses_shown(file) == used
    shown = preview(file)
    if READERS[file.suffix] not in {"delimited", "jsonlines", "parquet", "sheets", "archive"}:
        assert shown == []
    for each in shown:
        assert all(len(row) == len(each.columns) for row in each.rows)
        assert len(each.rows) <= 5


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_head_of_a_large_table(suffix: str, tmp_path: Path, seconds: Callable[..., float]) -> None:
    file, small = tmp_path / f"large{suffix}", tmp_path / f"small{suffix}"
    rows = rows_of(3000)
    WRITERS[suffix](file, rows)
    WRITERS[suffix](small, rows[:100])
    assert file.stat().st_size > 4 * 1024 * 1024
    (shown,) = preview(file, rows=3)
    (expected,) = preview(small, rows=3)
    assert (shown.columns, shown.rows, shown.guess) == (expected.columns, expected.rows, expected.guess)
    assert shown.guess == ColumnGuess(id=NAMES[0], date=NAMES[1], team=NAMES[2], texts=(NAMES[3],))
    assert [row[0] for row in shown.rows] == ["SD-0", "SD-1", "SD-2"]
    assert seconds(lambda: preview(file), 5) < 1


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_hundred_megabytes(suffix: str, tmp_path: Path, seconds: Callable[..., float]) -> None:
    file = tmp_path / f"large{suffix}"
    rows = rows_of(200)
    WRITERS[suffix](file, rows)
    size = file.stat().st_size
    with file.open("ab") as stream:
        data = file.read_bytes().split(b"\n", 1)[1]
        for _ in range(LARGE // size):
            stream.write(data)
    (shown,) = preview(file)
    assert len(shown.rows) == 5
    assert seconds(lambda: preview(file), 5) < 1
    packed = tmp_path / "large.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.write(file, "in/cases" + suffix)
    (inside,) = preview(packed)
    assert (inside.rows, inside.guess) == (shown.rows, shown.guess)
    assert inside.label == f"{packed.as_posix()}!in/cases{suffix}"
    assert seconds(lambda: preview(packed), 5) < 1


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}], ids=["strings", "inline"])
def test_large_workbook(options: dict[str, bool], tmp_path: Path, seconds: Callable[..., float]) -> None:
    file = tmp_path / "large.xlsx"
    with xlsxwriter.Workbook(file, options) as book:
        look_up = book.add_worksheet("Look-up")
        look_up.write_row(0, 0, ("Code", "Meaning"))
        look_up.write_row(1, 0, ("A", "x"))
        sheet = book.add_worksheet("Cases")
        chance = random.Random(4)
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, NAMES)
        for number in range(1, 3000):
            words = " ".join(f"{chance.getrandbits(80):x}" for _ in range(120))
            sheet.write_row(number, 0, (f"SD-{number}", 43000 + number % 900, "North & <South>", words))
            sheet.write_number(number, 1, 43000 + number % 900, date)
    assert file.stat().st_size > 4 * 1024 * 1024
    assert guesses_shown(file) == guesses_when_read(file)
    looked, cases = preview(file, rows=2)
    assert (looked.guess, looked.problem) == (None, None)
    assert looked.rows[-1] == ("A", "x")
    assert cases.label == f"{file.as_posix()}#Cases"
    assert [row[:3] for row in cases.rows] == [
        ("SD-1", "23/09/2017", "North & <South>"),
        ("SD-2", "24/09/2017", "North & <South>"),
    ]
    assert seconds(lambda: preview(file), 3) < 2


def test_workbook_whose_strings_stand_in_another_order(tmp_path: Path) -> None:
    """As after much editing: the first rows' strings are the last ones."""
    file, turned = tmp_path / "large.xlsx", tmp_path / "turned.xlsx"
    chance = random.Random(5)
    write_xlsx(file, [(*row[:3], f"word {chance.getrandbits(12_000):x}") for row in rows_of(3000)])
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(turned, "w") as new:
        for part in old.namelist():
            data = old.read(part).decode()
            if part == "xl/sharedStrings.xml":
                head, *strings = data.split("<si>")
                *strings, last = strings
                last, end = last.split("</sst>")
                count = len(strings) + 1
                data = head + "".join(f"<si>{each}" for each in reversed([*strings, last])) + "</sst>" + end
            new.writestr(part, data)
        with zipfile.ZipFile(file) as again:
            sheet = again.read("xl/worksheets/sheet1.xml").decode()
    pieces = sheet.split('t="s"><v>')
    turned_sheet = pieces[0]
    for piece in pieces[1:]:
        number, rest = piece.split("</v>", 1)
        turned_sheet += f't="s"><v>{count - 1 - int(number)}</v>{rest}'
    final = tmp_path / "final.xlsx"
    with zipfile.ZipFile(turned) as old, zipfile.ZipFile(final, "w") as new:
        for part in old.namelist():
            new.writestr(part, turned_sheet if part == "xl/worksheets/sheet1.xml" else old.read(part))
    assert final.stat().st_size > 4 * 1024 * 1024
    (shown,), (expected,) = preview(final), preview(file)
    assert (shown.columns, shown.rows, shown.guess) == (expected.columns, expected.rows, expected.guess)


LONG = "Record ID;Form;Question;Answer\n" + "".join(
    f"r{number // 3};SD;{('Why now?', 'Harm?', 'Outcome')[number % 3]};Said {number}\n" for number in range(30)
)


def test_long_form() -> None:
    (shown,) = preview_data("answers.csv", LONG.encode())
    assert shown.guess is not None
    assert shown.guess.is_long
    assert (shown.guess.question, shown.guess.answer, shown.guess.form) == ("Question", "Answer", "Form")
    assert shown.rows[0] == ("r0", "SD", "Why now?", "Said 0")


def test_what_is_asked_for_wins() -> None:
    table = b"Ref,Other,Minutes\n1,x,Joint s47 agreed.\n2,y,Rang the school.\n"
    (shown,) = preview_data("a.csv", table, ReadOptions(id_col="other", text_col=("Minutes",)))
    assert shown.guess is not None
    assert (shown.guess.id, shown.guess.texts) == ("Other", ("Minutes",))


@pytest.mark.parametrize(
    ("name", "data", "options", "columns", "problem"),
    [
        pytest.param("a.csv", b"Ref,No\n1,2\n", ReadOptions(), ("Ref", "No"), "no column looks like", id="no-text"),
        pytest.param(
            "a.csv", b"Ann,burn\nBo,graze\n", ReadOptions(), ("column 1", "column 2"), "cannot be told", id="?"
        ),
        pytest.param(
            "a.csv",
            b"Ref,Minutes\n1,Agreed.\n",
            ReadOptions(text_col=("x",)),
            ("Ref", "Minutes"),
            "no column 'x'",
            id="x",
        ),
        pytest.param("a.xlsx", b"PK\x03\x04 no", ReadOptions(), (), "damaged", id="damaged"),
        pytest.param("a.parquet", b"PAR1 no", ReadOptions(), (), "damaged", id="damaged-parquet"),
        pytest.param("a.csv", b"", ReadOptions(), (), "it is empty", id="empty"),
        pytest.param("a.jsonl", b"no\n", ReadOptions(), (), "no JSON objects", id="no-objects"),
        pytest.param("a.csv", b"Ref,Minutes\n1,caf\xe9\n", ReadOptions(encoding="utf-8"), (), "not encoded", id="code"),
    ],
)
def test_problem(name: str, data: bytes, options: ReadOptions, columns: tuple[str, ...], problem: str) -> None:
    (shown,) = preview_data(name, data, options)
    assert shown.problem is not None and problem in shown.problem
    assert (shown.columns, shown.guess) == (columns, None)
    assert shown.label == name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", b"Ref,Minutes\n1,Agreed.\n", id="text"),
        pytest.param("a.docx", b"PK\x03\x04 no", id="damaged-word"),
        pytest.param("a.exe", b"MZ", id="unknown"),
        pytest.param("a.zip", b"PK\x03\x04 no", id="damaged-zip"),
        pytest.param("a", b"x", id="no-suffix"),
    ],
)
def test_no_table(name: str, data: bytes) -> None:
    assert preview_data(name, data) == []


def test_missing_file() -> None:
    (shown,) = preview("no/such.csv")
    assert shown.problem is not None and "No such file" in shown.problem
    assert preview("no/such.docx") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_head_that_ends_within_a_character(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    row = "1,North," + "Café “agreed” – joint s47. " * 20 + "\n"
    file.write_bytes(("Ref,Team,Minutes\n" + row * 12_000).encode(encoding))
    assert file.stat().st_size > 4 * 1024 * 1024
    (shown,) = preview(file)
    assert shown.problem is None
    assert shown.rows[0][2].startswith("Café “agreed” – joint")


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_slash_", "/").replace("_dot_", "."), data)
    return packed.getvalue()


def test_zip() -> None:
    inner = zipped(c_dot_csv=TABLE)
    data = zipped(
        b_dot_csv=TABLE,
        a_dot_txt=b"x",
        inner_dot_zip=inner,
        bad_dot_xlsx=b"PK no",
        __MACOSX_slash_b_dot_csv=TABLE,
        _dot__dot__slash_out_dot_csv=TABLE,
        _dot_hidden_dot_csv=TABLE,
    )
    shown = preview_data("z.zip", data)
    assert [each.label for each in shown] == ["z.zip!b.csv", "z.zip!bad.xlsx", "z.zip!inner.zip!c.csv"]
    assert [each.problem is None for each in shown] == [True, False, True]


def test_zip_that_is_a_bomb_is_not_unpacked() -> None:
    assert preview_data("z.zip", zipped(a_dot_csv=b"Ref,Minutes\n" + b"a" * 50_000_000)) == []


def test_no_more_than_twenty_tables() -> None:
    data = zipped(**{f"t{number:02}_dot_csv": TABLE for number in range(50)})
    assert len(preview_data("z.zip", data)) == 20


def test_long_cells_are_cut_off_and_short_rows_filled() -> None:
    (shown,) = preview_data("a.csv", b"Ref,Minutes,Team\n1," + b"word " * 1000 + b"\n")
    assert len(shown.rows[0][1]) == 400
    assert shown.rows[0][1].endswith("…")
    assert shown.rows[0][2] == ""


def test_table_with_a_header_alone() -> None:
    assert preview_data("a.csv", b"Ref,Minutes\n") == [
        TablePreview(label="a.csv", columns=("Ref", "Minutes"), guess=ColumnGuess(id="Ref", texts=("Minutes",)))
    ]
