"""Plain text: the words exactly as they stand, in whatever encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.reading.characters import decode

WORDS = "Agreed – “joint” s47, £50, café. Risk to Zoë: high.\nDS O’Brien\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(WORDS.encode(), WORDS, id="utf-8"),
        pytest.param(WORDS.encode("utf-8-sig"), WORDS, id="utf-8-with-mark"),
        pytest.param(WORDS.encode("utf-16"), WORDS, id="utf-16-with-mark"),
        pytest.param(b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS, id="utf-16-be-with-mark"),
        pytest.param(WORDS.encode("utf-16-le"), WORDS, id="utf-16-le-without-mark"),
        pytest.param(WORDS.encode("utf-16-be"), WORDS, id="utf-16-be-without-mark"),
        pytest.param(WORDS.encode("utf-32"), WORDS, id="utf-32"),
        pytest.param(WORDS.encode("cp1252"), WORDS, id="cp1252"),
        pytest.param(b"caf\xe9", "café", id="cp1252-in-the-last-byte"),
        pytest.param("Zoë – “safe” £5".encode() + b" caf\xe9 ", "Zoë – “safe” £5 café ", id="utf-8-with-a-stray-byte"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", id="line-ends"),
        pytest.param(b"a\x00b c", "a b c", id="nul-keeps-the-length"),
        pytest.param(b"A" * 100 + b"\x00\x00", "A" * 100 + "  ", id="nuls-at-the-end"),
        pytest.param(b"lone \xed\xa0\x80 surrogate", "lone \ufffd surrogate", id="lone-surrogate"),
        pytest.param(b"pair \xed\xa0\xbd\xed\xb8\x80", "pair \U0001f600", id="surrogate-pair"),
        pytest.param(b"literal \\n <br> &amp;", "literal \\n <br> &amp;", id="left-overs-stay"),
        pytest.param("one\x0bline\u2028two\x85".encode(), "one\x0bline\u2028two\x85", id="rare-line-ends-stay"),
    ],
)
def test_encodings(tmp_path, read_record, data, text):
    path = tmp_path / "t1.txt"
    path.write_bytes(data)
    record = read_record(path)
    assert record.text == text
    assert (record.record_id, record.source) == ("t1", path.as_posix())


def test_text_is_what_python_reads(tmp_path, read_record):
    path = tmp_path / "a.md"
    path.write_bytes("# Strategy discussion\r\n\r\n* “held” 5/6\r\n".encode())
    assert read_record(path).text == path.read_text(encoding="utf-8")


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1))
def test_any_text_comes_back_unchanged(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == text


@given(data=st.binary())
def test_any_bytes_are_text_that_can_be_written_or_none_at_all(data):
    text = decode(data)
    assert text is None or text.encode("utf-8") is not None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "it is empty (0 bytes)", id="empty"),
        pytest.param(bytes(range(256)) * 20, "it does not hold text", id="binary"),
        pytest.param(b"\x00" * 500, "it does not hold text", id="zeros"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(200), "it does not hold text", id="picture"),
    ],
)
def test_what_is_no_text_is_listed(tmp_path, read_reason, data, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert f"Cannot read {path.as_posix()}: {reason}" in read_reason(path)


def test_encoding_can_be_given(tmp_path, read_record, read_reason):
    path = tmp_path / "a.txt"
    path.write_bytes("Müller £5".encode("cp850"))
    assert read_record(path, encoding="cp850").text == "Müller £5"
    path.write_bytes("\ufeff£5".encode())
    assert read_record(path, encoding="UTF8").text == "£5"
    path.write_bytes(b"\xa35")
    assert "it is not encoded in utf-8. Leave the encoding out" in read_reason(path, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        pytest.param("Date: 5/6/2015\nTeam: North\nText", {"date": "2015-06-05", "team": "North"}, id="lines"),
        pytest.param("Date of discussion : 05.06.15\n", {"date": "2015-06-05"}, id="two-digit-year"),
        pytest.param("Strategy meeting date: 5th June 2015\n", {"date": "2015-06-05"}, id="month-in-words"),
        pytest.param("Date: 18/07/2017    Time: 11.15\n", {"date": "2017-07-18"}, id="two-on-a-line"),
        pytest.param("| Date | 5/6/2015 |\n| Team | North |\n", {"date": "2015-06-05", "team": "North"}, id="rows"),
        pytest.param(
            "Completed by: J Smith, SW\nChild's age: 4\n", {"author": "J Smith, SW", "child_age": "4"}, id="who"
        ),
        pytest.param("Date of discussion 09/07/2018\n", {"date": "2018-07-09"}, id="no-colon"),
        pytest.param("Discussion date 9 July 2018 at 2pm\n", {"date": "2018-07-09"}, id="no-colon-with-time"),
        pytest.param("Strategy discussion 09/07/2018\nHeld.", {"date": "2018-07-09"}, id="title"),
        pytest.param(
            "# Minutes of strategy meeting held on Monday 9th July 2018\n", {"date": "2018-07-09"}, id="held-on"
        ),
        pytest.param("Strategy discussion - 09.07.18, 14:30\nHeld.", {"date": "2018-07-09"}, id="title-with-time"),
        pytest.param("Strategy meeting 1/2/2018\nDate: 9/7/2018", {"date": "2018-07-09"}, id="label-before-title"),
        pytest.param("Strategy discussion 1/2/2018 was held after a fall.\n", {}, id="title-in-prose"),
        pytest.param("Date of birth 09/07/2008\n", {}, id="birth"),
        pytest.param("A\nB\nC\nD\nStrategy discussion 1/2/2018\n", {}, id="earlier-discussion"),
        pytest.param("Agency: Police\nAgency: Health\n", {"agency": "Police"}, id="the-first-counts"),
        pytest.param("Date: 14/3 time 14.10\n", {}, id="no-year-no-date"),
        pytest.param("Date: 31/2/2015\n", {}, id="no-such-day"),
        pytest.param("Team:\nNorth\n", {}, id="nothing-after-the-label"),
        pytest.param("The team: North was asked\nAge: " + "x" * 61, {}, id="prose"),
        pytest.param("\n" * 15 + "Team: North", {}, id="too-far-down"),
    ],
)
def test_metadata_is_taken_from_plain_lines_at_the_top_only(tmp_path, read_record, text, metadata):
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert read_record(path).metadata == metadata


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in ("txt", "md")])
def test_a_text_too_long_for_a_record_is_listed(tmp_path, read_record, read_reason, suffix):
    path = tmp_path / f"a.{suffix}"
    path.write_text("£" * 1000)
    assert len(read_record(path, max_record_characters=1000).text) == 1000
    path.write_text("£" * 1001)
    assert "it has 1,001 characters, and one record may have 1,000" in read_reason(path, max_record_characters=1000)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, read_reason):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "it has at least 12,500,000 characters, and one record may have 5,000,000" in read_reason(path)


def test_a_line_of_a_megabyte(tmp_path, read_record):
    path = tmp_path / "a.txt"
    path.write_text("word " * 200_000)
    assert len(read_record(path).text) == 1_000_000
