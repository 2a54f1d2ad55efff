"""How many records files hold, before they are read in earnest: it tells how long a scan will take."""

from collections.abc import Sequence
from dataclasses import replace

from analyser.errors import ReadingError
from analyser.reading.formats import READERS, find_reader
from analyser.reading.options import ReadOptions
from analyser.reading.source import Source
from analyser.reading.walk import Found

_SEVERAL = frozenset({"archive", "delimited", "jsonlines", "parquet", "sheets"})


def count_records(files: Sequence[Found], options: ReadOptions) -> int | None:
    """About how many records and unreadable files come of files; None where standard input is one of them.

    The rows of tables are counted, also in zips; a file of another kind counts as one and is not opened.

    Args:
        files: What is to be read.
        options: How; nothing is called back.
    """
    if any(found.path is None for found in files):
        return None
    quiet = replace(options, on_guess=None, on_file=None)
    return sum(_count(found, quiet) for found in files)


def _count(found: Found, options: ReadOptions) -> int:
    if found.path is None or found.problem is not None or READERS.get(found.path.suffix.lower()) not in _SEVERAL:
        return 1
    return _count_in(Source(found.label, name=found.path.name, path=found.path), options)


def _count_in(source: Source, options: ReadOptions) -> int:
    if READERS.get(source.suffix) not in _SEVERAL or source.depth > options.max_depth:
        return 1
    count = 0
    try:
        for item in find_reader(source)(source, options):
            count += _count_in(item, options) if isinstance(item, Source) else 1
    except (ReadingError, OSError, UnicodeError):  # reading in earnest tells what is wrong with it
        count += 1
    return count
