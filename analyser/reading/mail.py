"""E-mails (.eml): subject and body as one record, attachments and forwarded e-mails as further ones."""

import email
import email.errors
import email.utils
import mimetypes
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from typing import cast

from analyser.domain.record import Record, replace_surrogates
from analyser.reading.characters import decode, is_encoding
from analyser.reading.html import html_text
from analyser.reading.options import ReadOptions
from analyser.reading.records import make_record
from analyser.reading.source import Source

_MALFORMED = (
    email.errors.MessageError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the email package raises for headers and parts that break its rules."""

_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
_ASCII = frozenset({"us-ascii", "ascii"})
"""Charsets that promise less than the text often holds."""
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})


def read(source: Source, options: ReadOptions) -> Iterator[Record | Source]:
    """Read an e-mail, then give what is attached to it; pictures of its layout are left out.

    An e-mail whose body is blank gives only its attachments.

    Raises:
        ReadingError: It is encrypted or damaged.
    """
    try:
        message = email.message_from_bytes(source.read(), policy=default)
        headers, kind = message.keys(), message.get_content_type()
        attached: list[EmailMessage] = []
        body = _body(message, attached).strip("\n")
        parts = [_part(source, each, number) for number, each in enumerate(attached, start=1)]
        metadata = _metadata(message)
        subject = _header(message, "Subject")
    except _MALFORMED as error:
        why = f"it is damaged ({error}). Save the e-mail again, or save its text as .txt."
        raise source.cannot(why) from error
    if kind in _ENCRYPTED:
        why = "it is encrypted. Open the e-mail and save it, or its text, without encryption."
        raise source.cannot(why)
    if not headers:
        why = "it has none of an e-mail's headers. If it is plain text, rename it to end in .txt."
        raise source.cannot(why)
    if body.strip() or not parts:
        text = f"Subject: {subject}\n\n{body}".strip("\n") if subject else body
        yield make_record(source, text, options, metadata=metadata)
    yield from parts


def _body(part: EmailMessage, attached: list[EmailMessage]) -> str:
    """The words of a part; what is attached to it is put aside."""
    kind = part.get_content_type()
    if kind == "message/rfc822" or part.is_attachment() or part.get_filename():
        if kind not in _SIGNATURES and not (part.get_content_maintype() == "image" and "Content-ID" in part):
            attached.append(part)
        return ""
    if part.is_multipart():
        children = cast("list[EmailMessage]", part.get_payload())
        bodies = {index: _body(child, attached) for index, child in enumerate(children)}
        said = [index for index, body in bodies.items() if body.strip()]
        if kind == "multipart/alternative":
            plain = [index for index in said if children[index].get_content_type() == "text/plain"]
            said = (plain or said)[:1]
        return "\n\n".join(bodies[index].strip("\n") for index in said)
    if kind == "text/html":
        return html_text(_text(part))
    return _text(part) if kind == "text/plain" else ""


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    declared = part.get_content_charset("utf-8")
    text = decode(payload, declared) if declared not in _ASCII and is_encoding(declared) else None
    if text is None:
        text = decode(payload)
    return payload.decode("utf-8", "replace") if text is None else text


def _part(source: Source, part: EmailMessage, number: int) -> Source:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        name = _header(cast("EmailMessage", inner), "Subject") or f"forwarded {number}"
        return source.part(f"{name.replace('/', ' ')}.eml", cast("EmailMessage", inner).as_bytes())
    payload = part.get_payload(decode=True)
    name = part.get_filename() or f"attachment {number}{mimetypes.guess_extension(part.get_content_type()) or ''}"
    return source.part(name.replace("/", " ").replace("\\", " "), payload if isinstance(payload, bytes) else b"")


def _metadata(message: EmailMessage) -> dict[str, str]:
    found = {}
    if sent := _header(message, "Date"):
        try:
            found["date"] = email.utils.parsedate_to_datetime(sent).date().isoformat()
        except ValueError:
            found["date"] = sent
    name, address = email.utils.parseaddr(_header(message, "From"))
    if name or address:
        found["author"] = name or address
    return found


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line, or ""."""
    return " ".join(replace_surrogates(str(message.get(name, ""))).split())
