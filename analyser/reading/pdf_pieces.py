"""Words of a page of a PDF with where they stand, and words that the end of a line cuts in two."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_tables import WIDE, Piece, is_marker

LINE_END_HYPHEN = re.compile("[\x02\ufffe]")
"""What PDFium gives for a hyphen at the end of a line, whose line break it leaves out."""
_WORD = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")
_SPACE = re.compile(" ")
_NARROW = 0.3
"""A gap of this share parts two pieces where the page writes its spaces and there is none."""
_CUT = re.compile("([^\\W\\d_]+)[\x02\ufffe]([^\\W\\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(
    r"(?:[stc]?ions?|[stc]ioned|[stc]ional(?:ly)?|ments?|mental|ness(?:es)?|[st]?ing|[st]ings|[dt]?ed|[aeio]?bly|ably"
    r"|[ai]lly|ity|ities|ious|eous|[ae]nce[sd]?|[ae]nts?|ship|ation(?:s|al)?|sures?|tures?|ty|ly|ers|tors?|tive(?:ly)?"
    r"|sive(?:ly)?)",
    re.IGNORECASE,
)
"""What is no word by itself, so that the hyphen before it is the printer's."""


def read_pieces(layer: pdfium.PdfTextPage, lines: Sequence[str]) -> list[list[Piece]]:
    """The pieces of each line of a page's text."""
    found, start = [], 0
    narrow = _writes_spaces(layer, lines)
    for line in lines:
        found.append(_pieces(layer, line, start, narrow=narrow))
        start += len(line) + len("\r\n")
    return found


def _writes_spaces(layer: pdfium.PdfTextPage, lines: Sequence[str]) -> bool:
    """Whether the page has spaces between the words of a line, so that one PDFium makes is where words are set anew."""
    places, start = [], 0
    for line in lines:
        places += [start + match.start() for match in _SPACE.finditer(line)]
        start += len(line) + len("\r\n")
    made = sum(_is_made(layer, place) for place in places)
    return 2 * made < len(places)


def _is_made(layer: pdfium.PdfTextPage, place: int) -> bool:
    character = pdfium_c.FPDFText_GetCharIndexFromTextIndex(layer, place)
    return bool(character >= 0 and pdfium_c.FPDFText_IsGenerated(layer, character) == 1)


def _pieces(layer: pdfium.PdfTextPage, line: str, start: int, *, narrow: bool) -> list[Piece]:
    pieces: list[Piece] = []
    for word, is_apart in _words(layer, line, start):
        last = pieces[-1] if pieces else None
        same_line = last is not None and abs(last.bottom - word.bottom) < 0.5 * last.height and not word.glued
        if last is None or not same_line or _parts(last, word, WIDE if not (narrow and is_apart) else _NARROW):
            pieces.append(word)
        else:
            pieces[-1] = last._replace(text=f"{last.text} {word.text}", right=word.right)
    return pieces


def _parts(last: Piece, word: Piece, share: float) -> bool:
    return word.left - last.right >= share * last.height and not is_marker(last.text)


def _words(layer: pdfium.PdfTextPage, line: str, start: int) -> Iterator[tuple[Piece, bool]]:
    """The words, and whether PDFium put in the space before each."""
    glued = False
    for match in _WORD.finditer(line):
        cut = match[0][-1] in "\x02\ufffe"
        first = _box(layer, start + match.start())
        last = _box(layer, start + match.end() - 1 - (cut and len(match[0]) > 1))
        if first is not None and last is not None:
            piece = Piece(match[0], first[0], last[2], first[1], max(first[3] - first[1], 1.0), glued)
            yield piece, match.start() > 0 and _is_made(layer, start + match.start() - 1)
        glued = cut


def _box(layer: pdfium.PdfTextPage, place: int) -> tuple[float, float, float, float] | None:
    character = pdfium_c.FPDFText_GetCharIndexFromTextIndex(layer, place)
    return layer.get_charbox(character, loose=True) if character >= 0 else None


def join_hyphens(pages: Sequence[str]) -> list[str]:
    """The pages with each word whole that the end of a line cut; a hyphen that may be the word's own stays.

    The hyphen goes where the record has the word without one elsewhere, or where what follows is no word.
    """
    if not any(map(LINE_END_HYPHEN.search, pages)):
        return list(pages)
    known = {word.lower() for page in pages for word in _LETTERS.findall(page)}

    def whole(match: re.Match[str]) -> str:
        head, tail = match.groups()
        together, apart = (head + tail).lower(), f"{head}-{tail}".lower()
        if apart not in known and (together in known or _TAIL.fullmatch(tail)):
            return head + tail
        return f"{head}-{tail}"

    return [LINE_END_HYPHEN.sub("-", _CUT.sub(whole, page)) for page in pages]
