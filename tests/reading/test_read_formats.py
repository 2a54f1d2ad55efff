"""Which reader a file gets: by suffix, and by its first bytes where the suffix is wrong."""

import importlib
import io

import docx
import pytest
import xlsxwriter

from analyser.reading import READERS

RTF = b"{\\rtf1 Agreed.}"
CSV = b"Ref,Text\n1,Agreed.\n"


@pytest.fixture
def word():
    document = docx.Document()
    document.add_paragraph("Agreed.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def workbook():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Text"])
        sheet.write_row(1, 0, ["1", "Agreed."])
    return out.getvalue()


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in READERS])
def test_every_reader_is_there(suffix):
    assert callable(importlib.import_module(f"analyser.reading.{READERS[suffix]}").read)


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in READERS])
def test_an_empty_file_is_said_to_be_empty(tmp_path, read_reason, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"")
    assert "it is empty (0 bytes)" in read_reason(path)


@pytest.mark.parametrize(
    "name", [pytest.param(name, id=name) for name in ("a.txt", "a.doc", "a.pdf", "a.xlsx", "a.zip", "a.csv", "a")]
)
def test_a_word_document_is_read_under_any_name(tmp_path, read_record, word, name):
    (tmp_path / name).write_bytes(word)
    record = read_record(tmp_path / name)
    assert (record.record_id, record.text) == ("a", "Agreed.")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ("a.txt", "a.xls", "a.csv", "a.docx")])
def test_a_workbook_is_read_under_any_name(tmp_path, read_record, workbook, name):
    (tmp_path / name).write_bytes(workbook)
    assert read_record(tmp_path / name).source.endswith(f"{name}#Sheet1 row 2")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ("a.txt", "a.docx", "a.doc")])
def test_a_pdf_is_read_under_any_name(tmp_path, read_record, make_pdf, name):
    (tmp_path / name).write_bytes(make_pdf([["Agreed."]]))
    record = read_record(tmp_path / name)
    assert (record.text, record.pages) == ("Agreed.", (0,))


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        pytest.param("a.doc", RTF, "Agreed.", id="rtf-as-doc"),
        pytest.param("a.txt", RTF, "Agreed.", id="rtf-as-txt"),
        pytest.param("a.xls", CSV, "Agreed.", id="csv-as-xls"),
        pytest.param("a.xlsx", CSV.decode().encode("utf-16"), "Agreed.", id="utf-16-csv-as-xlsx"),
        pytest.param("a.txt", b"<html>left-over</html>", "<html>left-over</html>", id="html-in-txt-stays"),
        pytest.param("A.TXT", b"Agreed.", "Agreed.", id="capitals"),
    ],
)
def test_wrong_suffixes_that_can_be_helped(tmp_path, read_record, name, data, text):
    (tmp_path / name).write_bytes(data)
    assert read_record(tmp_path / name).text == text


@pytest.mark.parametrize(
    ("name", "data", "reasons"),
    [
        pytest.param("notes.doc", b"words", ["'.doc' is not one of .csv, .docx, .eml", "Save it as .docx."], id="doc"),
        pytest.param("notes.msg", b"words", ["'.msg' is not one of", "Save it as .eml or .txt."], id="msg"),
        pytest.param("notes.odt", b"PK\x03\x04", ["'.odt' is not one of", "Save it as .docx."], id="odt"),
        pytest.param("notes.jpg", b"\xff\xd8", ["'.jpg' is not one of", "run OCR"], id="picture"),
        pytest.param("notes.rar", b"Rar!", ["'.rar' is not one of", "pack it as .zip"], id="rar"),
        pytest.param("notes.xyz", b"words", ["'.xyz' is not one of", "Save it as .txt or .docx."], id="unheard-of"),
        pytest.param("notes", b"words", ["its name has no suffix such as"], id="no-suffix"),
        pytest.param("notes.xls", b"<html><table><tr><td>x", ["it is a web page"], id="html-as-xls"),
        pytest.param("notes.doc", b"\xef\xbb\xbf<!DOCTYPE html><p>x", ["it is a web page"], id="html-as-doc"),
        pytest.param("notes.xls", b"<?xml version='1.0'?><Workbook/>", ["it is a web page or XML"], id="xml-as-xls"),
        pytest.param("notes.docx", b"just some words", ["not a .docx file but plain text", ".txt"], id="text-as-docx"),
        pytest.param("notes.pdf", b"just some words", ["not a .pdf file but plain text", ".txt"], id="text-as-pdf"),
        pytest.param("notes.xlsx", b"just some words", ["not a .xlsx file but plain text"], id="text-as-xlsx"),
        pytest.param("notes.docx", bytes(range(256)), ["it is damaged: it does not start as"], id="noise-as-docx"),
        pytest.param(
            "notes.txt", b"PK\x03\x04" + bytes(100), ["a damaged zip, Word or Excel file"], id="bad-zip-as-txt"
        ),
    ],
)
def test_wrong_suffixes_that_cannot(tmp_path, read_reason, name, data, reasons):
    (tmp_path / name).write_bytes(data)
    reason = read_reason(tmp_path / name)
    assert reason.startswith(f"Cannot read {tmp_path.as_posix()}/{name}: ")
    for each in reasons:
        assert each in reason


@pytest.mark.parametrize(
    ("name", "stream", "reason"),
    [
        pytest.param("a.docx", "EncryptedPackage", "it is protected with a password", id="word-with-password"),
        pytest.param("a.xlsx", "EncryptedPackage", "it is protected with a password", id="excel-with-password"),
        pytest.param(
            "a.docx", "WordDocument", "it is an old Word document (.doc). Save it as .docx.", id="doc-as-docx"
        ),
        pytest.param("a.doc", "WordDocument", "it is an old Word document (.doc). Save it as .docx.", id="doc"),
        pytest.param("a.txt", "__properties_version1.0", "it is an Outlook message", id="msg-as-txt"),
        pytest.param("a.docx", "Other", "it is an Office file of an unknown kind", id="other"),
    ],
)
def test_old_and_protected_office_files_are_named(tmp_path, read_reason, make_ole, name, stream, reason):
    (tmp_path / name).write_bytes(make_ole(stream, b"x"))
    assert reason in read_reason(tmp_path / name)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        pytest.param({"[Content_Types].xml": b"x", "ppt/p.xml": b"x"}, "it is a PowerPoint presentation", id="pptx"),
        pytest.param({"mimetype": b"application/vnd.oasis.opendocument.text"}, "it is an OpenDocument text", id="odt"),
    ],
)
def test_other_packages_are_named(tmp_path, read_reason, make_zip, members, reason):
    (tmp_path / "a.docx").write_bytes(make_zip(members))
    assert reason in read_reason(tmp_path / "a.docx")
