"""E-mails with bodies of all kinds, attachments and forwarded e-mails."""

from email.message import EmailMessage

import pytest

from analyser.domain.record import Record
from analyser.reading.html import html_text


@pytest.fixture
def message():
    """An e-mail with its headers."""
    mail = EmailMessage()
    mail["From"] = "Jane Smith <jane@example.gov.uk>"
    mail["Date"] = "Fri, 05 Jun 2015 17:02:00 +0100"
    mail["Subject"] = "Strategy discussion – Poppy"
    return mail


@pytest.fixture
def save(tmp_path):
    """Write an e-mail to a file."""

    def write(mail, name="note.eml"):
        path = tmp_path / name
        path.write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
        return path

    return write


def test_subject_body_date_and_sender(message, save, read_record):
    message.set_content("Agreed: joint s47 – “today”.\n\nRisk: high.\n")
    record = read_record(save(message))
    assert record.record_id == "note"
    assert record.text == "Subject: Strategy discussion – Poppy\n\nAgreed: joint s47 – “today”.\n\nRisk: high."
    assert record.metadata == {"date": "2015-06-05", "author": "Jane Smith"}


def test_plain_text_is_preferred(message, save, read_record):
    message.set_content("The plain words.")
    message.add_alternative("<p>The <b>other</b> words.</p>", subtype="html")
    assert read_record(save(message)).text.endswith("\n\nThe plain words.")


def test_html_alone_is_read_as_text(message, save, read_record):
    html = (
        "<html><head><style>p {}</style><title>x</title></head><body><p>Agreed:<br>joint &amp; <b>s47</b></p>"
        "<ul><li>SW to visit</li><li>HV to weigh</li></ul><!-- no -->"
        "<table><tr><td>Risk</td><td>High</td></tr></table></body></html>"
    )
    message.set_content(html, subtype="html")
    assert read_record(save(message)).text.partition("\n\n")[2] == (
        "Agreed:\njoint & s47\n\n- SW to visit\n- HV to weigh\n\nRisk | High"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<ul><li><p>one</p></li><li><p>two</p></li></ul>", "- one\n\n- two", id="paragraphs-in-a-list"),
        pytest.param(
            "<table><tr><td><p>Risk</p></td><td><p>High</p></td></tr><tr><td>S47</td><td>Yes</td></tr></table>",
            "Risk | High\nS47 | Yes",
            id="paragraphs-in-cells",
        ),
        pytest.param(
            "<table><tr><td><div>Agreed.</div><div>Risk high.</div></td></tr></table>",
            "Agreed.\nRisk high.",
            id="layout",
        ),
        pytest.param("a&nbsp;b<br><br>c", "a\xa0b\n\nc", id="blank-line"),
        pytest.param("<div>" * 400 + "deep", "deep", id="deep"),
        pytest.param("", "", id="empty"),
    ],
)
def test_html(html, text):
    assert html_text(html) == text


def test_attachments_are_further_records(message, save, read):
    message.set_content("Please see attached.")
    message.add_attachment(b"Agreed: s47.", maintype="application", subtype="octet-stream", filename="minutes.txt")
    message.add_attachment(b"id,text\n1,one\n", maintype="text", subtype="csv", filename="list.csv")
    message.add_attachment(b"MZ\x00", maintype="application", subtype="octet-stream", filename="tool.exe")
    path = save(message)
    body, minutes, row, tool = read(path)
    assert body.text.endswith("Please see attached.")
    assert (minutes.record_id, minutes.text) == ("minutes", "Agreed: s47.")
    assert minutes.source == f"{path.as_posix()}!minutes.txt"
    assert (row.record_id, row.source) == ("1", f"{path.as_posix()}!list.csv#row 2")
    assert "'.exe' is not one of" in tool.reason


def test_a_blank_body_with_attachments_is_no_record(message, save, read):
    message.set_content("\n")
    message.add_attachment(b"Agreed.", maintype="text", subtype="plain", filename="minutes.txt")
    assert [each.record_id for each in read(save(message))] == ["minutes"]


def test_a_blank_body_alone_is_a_record_of_its_subject(message, save, read_record):
    message.set_content("\n")
    assert read_record(save(message)).text.startswith("Subject: Strategy discussion")


def test_pictures_of_the_layout_are_left_out(message, save, read):
    message.set_content("<p>Agreed.</p>", subtype="html")
    message.add_related(
        b"\x89PNG", maintype="image", subtype="png", cid="<logo>", filename="logo.png", disposition="inline"
    )
    [record] = read(save(message))
    assert record.text.endswith("Agreed.")


def test_forwarded_emails_are_further_records(message, save, read):
    inner = EmailMessage()
    inner["Subject"] = "First/minutes"
    inner["From"] = "hv@example.nhs.uk"
    inner.set_content("HV to weigh the baby.")
    message.set_content("FYI")
    message.add_attachment(inner)
    outer, forwarded = read(save(message))
    assert outer.text.endswith("FYI")
    assert forwarded.record_id == "First minutes"
    assert forwarded.text == "Subject: First/minutes\n\nHV to weigh the baby."
    assert forwarded.metadata == {"author": "hv@example.nhs.uk"}


def test_forwarding_has_a_limit(message, save, read):
    mail = message
    mail.set_content("innermost")
    for _ in range(6):
        outer = EmailMessage()
        outer["Subject"] = "Fwd"
        outer.set_content("see below")
        outer.add_attachment(mail)
        mail = outer
    items = read(save(mail), max_depth=3)
    assert sum(isinstance(each, Record) for each in items) == 4
    assert "packed more than 3 deep" in items[-1].reason


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(
            b"Subject: x\nContent-Type: text/plain; charset=windows-1252\n\ncost \x80 5 \x96 ok",
            "cost € 5 – ok",
            id="cp1252",
        ),
        pytest.param(b"Subject: x\n\ncost \xa35", "cost £5", id="eight-bit-without-charset"),
        pytest.param(
            b"Subject: x\nContent-Type: text/plain; charset=rot13\n\ncost \xc2\xa35", "cost £5", id="no-such-charset"
        ),
        pytest.param(
            b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\ncost \xa35", "cost £5", id="wrong-charset"
        ),
        pytest.param(
            b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nQWdyZWVkLg==",
            "Agreed.",
            id="base64",
        ),
        pytest.param(
            b"Subject: x\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\n"
            b"a =E2=80=93 b",
            "a – b",
            id="quoted",
        ),
    ],
)
def test_transfer_encodings_and_charsets(save, read_record, data, text):
    assert read_record(save(data)).text == f"Subject: x\n\n{text}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Just some words\nwithout headers\n", "it has none of an e-mail's headers", id="plain-text"),
        pytest.param(
            b"Subject: x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG",
            "it is encrypted",
            id="encrypted",
        ),
        pytest.param(b"", "it is empty", id="empty"),
    ],
)
def test_what_is_wrong_is_said(save, read_reason, data, reason):
    assert reason in read_reason(save(data))


def test_a_date_that_is_none_is_kept_as_written(save, read_record):
    record = read_record(save(b"Date: last Friday\nSubject: x\n\nAgreed."))
    assert record.metadata == {"date": "last Friday"}


def test_attachments_of_one_name_are_told_apart(message, save, read):
    message.set_content("Agreed.")
    for words in (b"first", b"second", b"third"):
        message.add_attachment(words, maintype="text", subtype="plain", filename="notes.txt")
    _, *attached = read(save(message))
    assert [(each.record_id, each.source.rpartition("!")[2], each.text) for each in attached] == [
        ("notes", "notes.txt", "first"),
        ("notes", "notes.txt (2)", "second"),
        ("notes", "notes.txt (3)", "third"),
    ]
