"""Plain text and Markdown: the words exactly as they stand."""

from collections.abc import Iterator

from analyser.domain.record import Record
from analyser.reading.characters import LOOK_AT, Encoding, decode, guess_encoding, marked
from analyser.reading.options import ReadOptions
from analyser.reading.records import make_record, too_long
from analyser.reading.source import Source

_NO_TEXT = "it does not hold text. If it is a Word file, a workbook or a PDF, give it its right suffix."
_NOT_ENCODED = "it is not encoded in {}. Leave the encoding out to have it worked out."
_MOST_BYTES = 4
"""Bytes of the longest character, in UTF-8 as in UTF-16."""


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """Read a text file as one record.

    Raises:
        ReadingError: It is too long, or does not hold text.
    """
    if source.size > _MOST_BYTES * options.max_record_characters:
        raise source.cannot(too_long(source.size // _MOST_BYTES, options, is_least=True))
    text = decode(source.read(), options.encoding)
    if text is None:
        raise source.cannot(_NO_TEXT if options.encoding is None else _NOT_ENCODED.format(options.encoding))
    yield make_record(source, text, options)


def find_encoding(source: Source, options: ReadOptions) -> Encoding:
    """The encoding of a text that is to be streamed; read in pieces to the end, as the last byte may tell.

    Raises:
        ReadingError: It does not hold text.
    """
    if options.encoding is not None:
        return Encoding(marked(options.encoding), "strict")
    with source.open() as file:
        encoding = guess_encoding(iter(lambda: file.read(LOOK_AT), b""))
    if encoding is None:
        raise source.cannot(_NO_TEXT)
    return encoding
