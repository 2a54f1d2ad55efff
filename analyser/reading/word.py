"""Word documents (.docx): everything a reader of the page sees, in its order.

Headers come first and footers last, each once; then come the notes. Tracked insertions count, deletions do not;
comments, hidden text and the prompts of unanswered content controls are left out.
"""

import zipfile
from collections.abc import Iterable, Iterator
from functools import partial

from lxml import etree

from analyser.domain.record import Record
from analyser.reading.options import ReadOptions
from analyser.reading.packages import UNZIP_ERRORS, check_package
from analyser.reading.records import make_record
from analyser.reading.source import Source
from analyser.reading.word_lists import Lists
from analyser.reading.word_text import Words
from analyser.reading.word_xml import Element, Part, children, load, main_part, name, value


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """Read a Word document as one record.

    Raises:
        ReadingError: It is damaged, or unpacks to too much.
    """
    check_package(source, options)
    try:
        with source.open() as file, zipfile.ZipFile(file) as package:
            text = _text(package)
    except (etree.LxmlError, RecursionError, *UNZIP_ERRORS) as error:
        why = f"it is damaged or cut short ({error}). Save it again in Word, or copy it again from where it came."
        raise source.cannot(why) from error
    yield make_record(source, text, options)


def _text(package: zipfile.ZipFile) -> str:
    document = load(package, main_part(package))
    body = document.root.find(name("w:body"))
    if body is None:
        msg = "it has no body"
        raise ValueError(msg)
    words = Words(Lists(_root(package, document, "numbering"), partial(_root, package, document, "styles")))
    lines = words.lines(body)
    notes = [*_notes(package, document, words, "footnote"), *_notes(package, document, words, "endnote")]
    headers = _margins(package, document, words, "header")
    footers = _margins(package, document, words, "footer")
    return _spaced([*headers, "", *lines, "", *notes, "", *footers])


def _root(package: zipfile.ZipFile, document: Part, kind: str) -> Element | None:
    part = next(document.named(kind), None)
    return None if part is None or part not in package.NameToInfo else load(package, part).root


def _margins(package: zipfile.ZipFile, document: Part, words: Words, kind: str) -> list[str]:
    """The headers or footers of all sections, in their order, each text once."""
    references = (value(each, "r:id") for each in document.root.iter(name(f"w:{kind}Reference")))
    texts: dict[str, None] = {}
    for part in dict.fromkeys(document.related[each] for each in references if each in document.related):
        if part in package.NameToInfo:
            texts.setdefault(_spaced(words.lines(load(package, part).root)))
    return [text for text in texts if text]


def _notes(package: zipfile.ZipFile, document: Part, words: Words, kind: str) -> Iterator[str]:
    root = _root(package, document, f"{kind}s")
    texts = {value(each, "w:id"): each for each in children(root, f"w:{kind}")}
    for (reference, note), number in list(words.notes.items()):
        if reference == name(f"w:{kind}Reference") and note in texts:
            yield f"[{number}] {_spaced(words.lines(texts[note])).strip()}"


def _spaced(lines: Iterable[str]) -> str:
    """The lines with at most one blank line between two, and none at the ends."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")
