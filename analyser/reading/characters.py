"""Bytes → characters: which encoding a text has, and text that nothing later can stumble over.

UTF-8 is tried first and costs nothing more when it fits. Then come byte-order marks, UTF-16 without a mark
(every other byte is NUL), UTF-8 with a few stray bytes of cp1252, cp1252, and last a statistical guess.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_STRAY = "analyser.stray_cp1252"
LOOK_AT = 1024 * 1024
"""Bytes from the start that decide whether something is text at all."""
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\b\t\n\v\f\r\x1b")
_MOST_CONTROL = 0.05
_FEW = 3
"""Share and number of control characters up to which bytes still count as text."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A surrogate written as if it were UTF-8, as some databases do."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")


class Encoding(NamedTuple):
    """How to decode a text; fits :func:`open`.

    Attributes:
        name: The codec.
        errors: What to do with bytes that do not fit.
    """

    name: str
    errors: str = "replace"


_UTF8 = Encoding("utf-8")


def decode(data: bytes, encoding: str | None = None) -> str | None:
    """The text of a whole file, exactly as Python's ``read_text`` gives it for UTF-8.

    Line ends become a line feed and a byte-order mark goes; NUL becomes a space and a lone surrogate U+FFFD.

    Args:
        data: The file's bytes.
        encoding: The encoding if it is known.

    Returns:
        The text, or None if the bytes are not text in the given encoding, or in any.
    """
    if encoding is not None:
        try:
            return tidy(data.decode(marked(encoding)))
        except UnicodeError:
            return None
    if b"\x00" not in data and not data.startswith(codecs.BOM_UTF8):
        try:
            return _one_line_end(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass  # not UTF-8: look closer
    guess = guess_encoding([data])
    return None if guess is None else tidy(data.decode(guess.name, guess.errors))


def guess_encoding(pieces: Iterator[bytes] | list[bytes]) -> Encoding | None:
    """Work out the encoding of bytes that come in pieces; None if they are not text."""
    sample = b""
    strict, fits, stray, letters = codecs.getincrementaldecoder("utf-8")(), True, 0, 0
    for piece in pieces:
        if not sample:
            sample = piece[:LOOK_AT]
            for mark, name in _MARKS:
                if piece.startswith(mark):
                    return Encoding(name)
        fits = fits and _still_fits(strict, piece)
        if not fits:
            rest, surrogates = _SURROGATE_BYTES.subn(b"", piece)
            text = rest.decode("utf-8", "replace")
            stray += text.count("\ufffd")
            letters += surrogates + len(_BEYOND_ASCII.findall(text))
    if b"\x00" in sample and (utf16 := _utf16_without_mark(sample)):
        return utf16
    if not _looks_like_text(sample):
        return None
    if fits and _still_fits(strict, b"", final=True):
        return _UTF8
    return Encoding("utf-8", _STRAY) if letters > stray else _single_byte(sample)


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of this name that gives text."""
    try:
        b"ab".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def marked(encoding: str) -> str:
    """The codec for an encoding that was asked for; in UTF-8 it takes a byte-order mark away."""
    return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding


def tidy(text: str) -> str:
    """The text with one kind of line end and nothing that cannot be written as UTF-8.

    NUL becomes a space; pairs of surrogates become the character they stand for, a lone one U+FFFD.
    """
    text = _one_line_end(text)
    if "\x00" in text:
        text = text.replace("\x00", " ")
    if not text.isascii() and _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _still_fits(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _looks_like_text(sample: bytes) -> bool:
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control <= max(_FEW, _MOST_CONTROL * len(sample))


def _utf16_without_mark(sample: bytes) -> Encoding | None:
    half = len(sample) // 2
    if len(sample) % 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    for rare, often, name in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if rare <= _MOST_CONTROL and often >= 10 * _MOST_CONTROL:
            return Encoding(name)
    return None


def _single_byte(sample: bytes) -> Encoding:
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        import charset_normalizer  # only here: it is slow to import

        best = charset_normalizer.from_bytes(sample).best()
        return Encoding(best.encoding if best is not None else "cp1252")
    return Encoding("cp1252")


def _stray_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if surrogate := _SURROGATE_BYTES.match(error.object, error.start):
        return surrogate[0].decode("utf-8", "surrogatepass"), surrogate.end()
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY, _stray_cp1252)
