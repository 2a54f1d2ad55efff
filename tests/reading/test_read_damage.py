"""One law for every format: whatever happens to its bytes, a file gives records or a reason, and nothing else."""

import io
import random
from email.message import EmailMessage

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from analyser.domain.record import Record
from analyser.reading import READERS

ROUNDS = 60
ROWS = [["Ref", "Team", "Text"], ["1", "North", "Agreed: joint s47 – “today”."], ["2", "South", "Risk: high."]]


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Agreed: joint s47.", style="List Number")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Risk"
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"id": ["1", "2"], "text": [row[2] for row in ROWS[1:]]}), out)
    return out.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "Jane <jane@example.gov.uk>"
    mail["Subject"] = "Strategy discussion – Poppy"
    mail["Date"] = "Fri, 05 Jun 2015 17:02:00 +0100"
    mail.set_content("Agreed – s47.")
    mail.add_alternative("<p>Agreed</p>", subtype="html")
    mail.add_attachment(b"Ref,Text\n1,x\n", maintype="text", subtype="csv", filename="list – one.csv")
    return mail.as_bytes()


@pytest.fixture(scope="module")
def sound(make_pdf, make_zip):
    """A sound file of every format, by suffix."""
    csv = "\n".join(",".join(row) for row in ROWS).encode()
    word, workbook = _word(), _workbook()
    return {
        ".txt": "Agreed – s47.\nTeam: North".encode(),
        ".md": "# Agreed – s47".encode("utf-16"),
        ".docx": word,
        ".pdf": make_pdf([["Agreed: s47.", "Risk: high."], ["Plan"]]),
        ".csv": csv,
        ".tsv": csv.replace(b",", b"\t"),
        ".xlsx": workbook,
        ".xlsm": workbook,
        ".xls": workbook,
        ".ods": workbook,
        ".parquet": _parquet(),
        ".jsonl": b'{"id": "1", "text": "Agreed \\u2013 s47"}\n{"id": "2", "text": "x"}\n',
        ".ndjson": b'{"id": "1", "text": "Agreed \\ud83d\\ude00 s47"}\n',
        ".eml": _mail(),
        ".rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0 Agreed \\'96 {\\b s47} \\u8211?.\\par}",
        ".zip": make_zip({"a/a.docx": word, "b.csv": csv}),
    }


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in READERS])
def test_a_sound_file_gives_records_only(tmp_path, read, sound, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(sound[suffix])
    items = read(path)
    assert items
    assert all(isinstance(each, Record) for each in items)


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in READERS])
def test_a_damaged_file_gives_records_or_a_reason(tmp_path, read, sound, suffix):
    path = tmp_path / f"a{suffix}"
    chance = random.Random(suffix)
    for round_number in range(ROUNDS):
        data = bytearray(sound[suffix])
        if round_number % 3 == 0:
            del data[chance.randrange(1, len(data)) :]
        else:
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        for item in read(path):
            if isinstance(item, Record):
                item.text.encode("utf-8")
            else:
                assert item.reason.startswith(("Cannot read ", "From row"))
                assert item.reason.endswith((".", "?"))
                assert "fault in analyser" not in item.reason
