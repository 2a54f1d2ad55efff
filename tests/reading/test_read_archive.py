"""Zips: read in memory, within limits, and never unpacked to the disk."""

import io
import zipfile

import pytest

from analyser.domain.record import Record, Unreadable


@pytest.fixture
def save(tmp_path, make_zip):
    """Write members, or bytes, to a zip."""

    def write(members, name="batch.zip"):
        path = tmp_path / name
        path.write_bytes(members if isinstance(members, bytes) else make_zip(members))
        return path

    return write


def test_members_are_read_in_order(save, read):
    path = save({"b/two.txt": b"two", "one.csv": b"id,text\n1,one\n", "a/three.md": b"three", "a/": b""})
    records = read(path)
    assert [(each.record_id, each.source) for each in records] == [
        ("three", f"{path.as_posix()}!a/three.md"),
        ("two", f"{path.as_posix()}!b/two.txt"),
        ("1", f"{path.as_posix()}!one.csv#row 2"),
    ]
    assert [each.text for each in records] == ["three", "two", "one"]


def test_equal_names_are_told_apart_by_their_source(save, tmp_path, read):
    save({"north/a.txt": b"1", "south/a.txt": b"2"}, "april.zip")
    save({"a.txt": b"3"}, "may.zip")
    assert [(each.record_id, each.source.partition(".zip")[2]) for each in read(tmp_path)] == [
        ("a", "!north/a.txt"),
        ("a", "!south/a.txt"),
        ("a", "!a.txt"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in ("__MACOSX/._a.txt", ".DS_Store", "x/.hidden.txt", "x/~$a.docx", "README.txt")
    ],
)
def test_members_that_are_no_records_are_left_out(save, read, name):
    assert [each.record_id for each in read(save({name: b"x", "real.txt": b"y"}))] == ["real"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in (
            "../../evil.txt",
            "/etc/evil.txt",
            "a/../../evil.txt",
            "..\\evil.txt",
            "C:\\evil.txt",
            "C:/evil.txt",
        )
    ],
)
def test_names_that_lead_out_are_refused(save, tmp_path, read, name):
    refused, good = sorted(read(save({name: b"x", "good.txt": b"y"})), key=lambda each: isinstance(each, Record))
    assert isinstance(refused, Unreadable)
    assert (refused.record_id, good.text) == ("evil", "y")
    assert "its name leads out of the zip" in refused.reason
    assert not list(tmp_path.rglob("evil*"))


def test_zips_in_zips_are_read_to_a_limit(save, make_zip, read):
    data = make_zip({"d.txt": b"deep"})
    for name in ("c", "b"):
        data = make_zip({f"{name}.txt": name.encode(), f"{name}.zip": data})
    path = save({"a.zip": data})
    items = read(path, max_depth=3)
    assert [each.record_id for each in items if isinstance(each, Record)] == ["b", "c"]
    [deep] = [each for each in items if isinstance(each, Unreadable)]
    assert deep.source == f"{path.as_posix()}!a.zip!b.zip!c.zip!d.txt"
    assert "packed more than 3 deep" in deep.reason
    assert [each.text for each in read(path, max_depth=4)][-1] == "deep"


def test_a_zip_that_holds_itself_many_times_ends(save, make_zip, read):
    data = make_zip({"x.txt": b"x"})
    for _ in range(30):
        data = make_zip({"x.zip": data})
    [item] = read(save(data))
    assert "packed more than 3 deep" in item.reason


@pytest.mark.parametrize(
    ("members", "options", "reason"),
    [
        pytest.param({"a.txt": b"0" * 3_000_000}, {}, "its member 'a.txt' unpacks to more than 200 times", id="ratio"),
        pytest.param(
            {"a.txt": b"ab", "b.txt": b"cd"}, {"max_zip_bytes": 3}, "unpacks to more than 3 bytes", id="bytes"
        ),
        pytest.param({"a.txt": b"", "b.txt": b""}, {"max_zip_members": 1}, "it has more than 1 members", id="members"),
    ],
)
def test_bombs_are_refused(save, read_reason, members, options, reason):
    assert reason in read_reason(save(members), **options)


def test_zips_in_a_zip_share_its_budget(save, make_zip, read):
    inner = make_zip({"a.txt": b"x" * 600})
    items = read(save({"1.zip": inner, "2.zip": inner, "3.zip": inner}), max_zip_bytes=1600 + 3 * len(inner))
    assert [type(each).__name__ for each in items] == ["Record", "Record", "Unreadable"]
    assert "3.zip: it unpacks to more than" in items[2].reason


def test_a_size_that_lies_is_found_out(save, make_zip, read):
    data = bytearray(make_zip({"a.txt": b"x" * 1000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    [item] = read(save(bytes(data)))
    assert "it is damaged" in item.reason


def test_a_member_with_a_password_is_listed(save, make_zip, read):
    data = bytearray(make_zip({"a.txt": b"secret", "b.txt": b"open"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    locked, good = read(save(bytes(data)))
    assert "it is protected with a password" in locked.reason
    assert good.text == "open"


def test_a_damaged_member_is_listed_and_the_rest_is_read(save, read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "first words")
        archive.writestr("b.txt", "second")
    bad, good = read(save(out.getvalue().replace(b"first words", b"wrong words")))
    assert "it is damaged (Bad CRC-32" in bad.reason
    assert good.text == "second"


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%}") for share in (0.1, 0.5, 0.95)])
def test_a_zip_cut_short_is_listed(save, make_zip, read_reason, share):
    data = make_zip({"a.txt": b"words"})
    assert "it is damaged or cut short" in read_reason(save(data[: int(share * len(data))]))


def test_a_member_without_a_name_is_listed(save, read):
    nameless, good = read(save({"": b"x", "a.txt": b"y"}))
    assert isinstance(nameless, Unreadable)
    assert nameless.record_id
    assert good.text == "y"


def test_an_empty_zip_holds_nothing(save, read):
    assert read(save({})) == []


def test_a_member_above_the_limit_is_listed(save, read):
    big, small = read(save({"a.txt": b"x" * 1000, "b.txt": b"y"}), max_file_bytes=999)
    assert "it has 1,000 bytes, and 999 are allowed" in big.reason
    assert small.text == "y"


def test_members_in_unknown_formats_are_listed(save, read):
    [item] = read(save({"a.msg": b"x"}))
    assert "'.msg' is not one of" in item.reason
    assert item.reason.endswith("Save it as .eml or .txt.")
