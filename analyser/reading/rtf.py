"""Rich text (.rtf): the body, with headers first and text boxes, footnotes and footers last."""

import re
from collections.abc import Callable, Iterator
from typing import cast

from striprtf import striprtf

from analyser.domain.record import Record
from analyser.reading.options import ReadOptions
from analyser.reading.records import make_record
from analyser.reading.source import Source

_to_text = cast("Callable[..., str]", striprtf.rtf_to_text)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")
_HEADER = re.compile(r"\{\s*\\header[lrf]?(?![a-z])")
_BOX = re.compile(r"\{\s*\\shptxt(?![a-z])")
_AFTER = re.compile(r"\{\s*\\(?:footnote|footer[lrf]?)(?![a-z])")


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """Read a rich-text file as one record; tracked deletions are left out.

    Raises:
        ReadingError: It is damaged.
    """
    rtf = source.read().decode("cp1252", "replace")
    try:
        text = _text(_without_deleted(rtf))
    except (LookupError, TypeError, ValueError, OverflowError) as error:  # what rtf_to_text raises for damaged files
        why = f"it is damaged ({error}). Open it in Word and save it as .docx."
        raise source.cannot(why) from error
    yield make_record(source, text, options)


def _text(rtf: str) -> str:
    body = _to_text(rtf, errors="replace").strip("\n")
    parts = [*_asides(rtf, _HEADER), body, *_asides(rtf, _BOX), *_asides(rtf, _AFTER)]
    return "\n".join(part for part in parts if part)


def _asides(rtf: str, opening: re.Pattern[str]) -> list[str]:
    """The different texts of the groups that start so, which stand apart from the body."""
    groups = (rtf[match.end() : _end(rtf, match.end())] for match in opening.finditer(rtf))
    texts = (_to_text("{\\rtf1 " + group + "}", errors="replace").strip() for group in groups)
    return list(dict.fromkeys(text for text in texts if text))


def _without_deleted(rtf: str) -> str:
    """The same without the groups that are tracked as deleted."""
    kept, at = [], 0
    for match in _DELETED.finditer(rtf):
        if match.start() < at:
            continue
        start = rtf.rfind("{", at, match.start())
        if start >= 0:
            kept.append(rtf[at:start])
            at = _end(rtf, match.end()) + 1
    return "".join([*kept, rtf[at:]])


def _end(rtf: str, inside: int) -> int:
    """Offset of the brace that closes the group around an offset."""
    depth = 1
    for match in _BRACE.finditer(rtf, inside):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return len(rtf)
