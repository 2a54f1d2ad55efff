"""PDF: the text layer page by page, with the answers of fillable forms.

A page that is only a picture has no text layer; a record with such a page is not read at all, for what
stands in the picture would be reported as missing.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.domain.record import Record
from analyser.reading.characters import tidy
from analyser.reading.options import ReadOptions
from analyser.reading.pdf_forms import answers
from analyser.reading.pdf_pieces import LINE_END_HYPHEN, join_hyphens, read_pieces
from analyser.reading.pdf_tables import find_blocks
from analyser.reading.records import make_record
from analyser.reading.source import Source

_FEWEST_LETTERS = 5
"""A page with fewer letters has no text layer to speak of."""
_PICTURE = 0.4
"""Share of a page that a picture covers if the page is a scan."""
_MOST_UNREADABLE = 0.3
_PARAGRAPH = 1.4
"""Lines this much farther apart than is usual on the page start a new paragraph."""

_SYMBOLS = str.maketrans(
    dict.fromkeys("\uf0fe\uf0fd\uf0fc", "[x]")
    | dict.fromkeys("\uf0a8\uf06f\uf071\uf072", "[ ]")
    | {"\uf0b7": "•", "\uf0a7": "•"}
)
"""Tick boxes and bullets of Wingdings and Symbol, which have no characters of their own."""
_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """Read a PDF as one record that knows where its pages start.

    Raises:
        ReadingError: It is damaged or protected, or a page has no text layer.
    """
    try:
        with pdfium.PdfDocument(source.read()) as document:
            pages = _pages(source, document)
    except pdfium.PdfiumError as error:
        raise source.cannot(_why(error)) from error
    text, starts = "", []
    for page in join_hyphens(pages):
        starts.append(len(text))
        text += page + "\n"
    yield make_record(source, text.removesuffix("\n"), options, pages=tuple(starts))


def _why(error: pdfium.PdfiumError) -> str:
    if error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
        return "it is protected with a password. Open it, and save or print it as a PDF without one."
    return f"it is damaged or cut short ({error}). Copy it again from where it came."


def _pages(source: Source, document: pdfium.PdfDocument) -> list[str]:
    if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
        document.init_forms()
    texts, scanned = [], []
    for number in range(len(document)):
        page = document[number]
        text = _page_text(page)
        if _letters(text) < _FEWEST_LETTERS and _is_picture(page):
            scanned.append(number + 1)
        texts.append("\n".join([text, *answers(page)]).strip("\n"))
        page.close()
    whole = "".join(texts)
    if _letters(whole) < _FEWEST_LETTERS or len(scanned) == len(texts):
        why = "it has no text layer, so it is probably a scan. Run OCR on it, or export the text from where it came."
        raise source.cannot(why)
    if scanned:
        listed = ", ".join(str(number) for number in scanned)
        why = (
            f"page {listed} of {len(texts)} is a scanned picture with no text layer. Run OCR on it, or take the page "
            "out if it is no part of the record."
        )
        raise source.cannot(why)
    if len(_NO_CHARACTER.findall(whole)) > _MOST_UNREADABLE * len(whole):
        why = "its text layer holds signs that stand for no letters. Run OCR on it, or export the text again."
        raise source.cannot(why)
    return texts


def _page_text(page: pdfium.PdfPage) -> str:
    with closing(page.get_textpage()) as layer:
        text = layer.get_text_range()
        lines = text.split("\r\n")
        bottoms = _bottoms(layer, lines)
        blocks = find_blocks(read_pieces(layer, lines))
    rows = [1 + len(LINE_END_HYPHEN.findall(line)) for line in lines]
    gaps = [(above - below) / count for (above, below), count in zip(pairwise(bottoms), rows, strict=False)]
    usual = statistics.median_low([gap for gap in gaps if gap > 0] or [0.0])
    breaks = ["", *("\n\n" if gap > _PARAGRAPH * usual else "\n" for gap in gaps)]
    for block in reversed(blocks):
        lines[block.first : block.end] = [block.text]
        breaks[block.first : block.end] = ["\n\n" if block.first else ""]
        breaks[block.first + 1 : block.first + 2] = ["\n\n"] * (block.first + 1 < len(breaks))
    joined = "".join(part for pair in zip(breaks, lines, strict=True) for part in pair)
    return tidy(joined).translate(_SYMBOLS)


def _bottoms(layer: pdfium.PdfTextPage, lines: Sequence[str]) -> list[float]:
    """How high each line stands on the page, measured at its first character."""
    bottoms, start = [0.0] * len(lines), 0
    for index, line in enumerate(lines):
        character = pdfium_c.FPDFText_GetCharIndexFromTextIndex(layer, start) if line.strip() else -1
        if character >= 0:
            bottoms[index] = layer.get_charbox(character, loose=True)[1]
        elif index:
            bottoms[index] = bottoms[index - 1]
        start += len(line) + len("\r\n")
    return bottoms


def _is_picture(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    covered = 0.0
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    return bool(covered >= _PICTURE * width * height)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
