"""Whole batches: paths in, records out, one after another, and nothing lost on the way."""

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from analyser.domain.record import Record, Unreadable
from analyser.errors import ReadingError
from analyser.reading.formats import find_reader
from analyser.reading.options import ReadOptions
from analyser.reading.source import Source
from analyser.reading.walk import Found, find_files

_DEFAULTS = ReadOptions()


def read_paths(paths: Sequence[str | Path], options: ReadOptions = _DEFAULTS) -> Iterator[Record | Unreadable]:
    """Read every record in files, folders, globs, zips and standard input.

    Records come one at a time, so that memory stays flat, and sorted by path, so that the order does not
    depend on the disk or on the order of ``paths``. In folders, hidden files, Word's lock files and files about
    the folder (``README``, ``manifest.json``, ``labels.jsonl``) are left out; anything else that cannot be
    read becomes an :class:`~analyser.domain.record.Unreadable` with its reason.

    A record's id is its file's stem, or its id column in a table. No two records of a batch share one: the
    second takes the name of its folder, zip, e-mail or table in front (``north/a``), and if that does not tell
    them apart or is taken as well, a number behind (``a#2``).

    Args:
        paths: What to read; ``-`` stands for standard input.
        options: Columns, encoding and limits.

    Returns:
        The records, and what could not be read, in order.

    Raises:
        ReadingError: A path does not exist or a glob matches nothing; raised at once, before anything is read.
    """
    return _read_all(find_files(paths), options)


def count_files(paths: Sequence[str | Path]) -> int:
    """How many files :func:`read_paths` would open (a zip or a table counts as one); none is opened.

    Raises:
        ReadingError: A path does not exist or a glob matches nothing.
    """
    return len(find_files(paths))


def _read_all(files: Sequence[Found], options: ReadOptions) -> Iterator[Record | Unreadable]:
    ids = _Ids()
    for found in files:
        if found.problem is not None and found.path is not None:
            yield ids.claim(
                Unreadable(record_id=found.path.name or found.label, source=found.label, reason=found.problem), ""
            )
        else:
            yield from _read(_source(found, options), options, ids)
        if options.on_file is not None:
            options.on_file(found.label)


def _source(found: Found, options: ReadOptions) -> Source:
    if found.path is not None:
        return Source(found.label, name=found.path.name, parent=found.path.parent.name, path=found.path)
    data = sys.stdin.buffer.read(options.max_file_bytes + 1)
    name = "stdin.jsonl" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b'{"') else "stdin.txt"
    return Source(found.label, name=name, data=data)


def _read(source: Source, options: ReadOptions, ids: "_Ids") -> Iterator[Record | Unreadable]:
    try:
        if source.depth > options.max_depth:
            why = f"it is packed more than {options.max_depth} deep in zips and e-mails. Unpack it first."
            raise source.cannot(why)
        if source.size > options.max_file_bytes:
            why = f"it has {source.size:,} bytes, and {options.max_file_bytes:,} are allowed. Split it up."
            raise source.cannot(why)
        for item in find_reader(source)(source, options):
            if isinstance(item, Source):
                yield from _read(item, options, ids)
            else:
                yield ids.claim(item, source.parent if item.source == source.label else source.stem)
    except ReadingError as error:
        problem = Unreadable(record_id=source.stem, source=source.label, reason=str(error))
        yield ids.claim(problem, source.parent)
    except UnicodeError:  # only where an encoding was given: else it is found out, and fits
        why = f"it is not encoded in {options.encoding}. Leave the encoding out to have it worked out."
        problem = Unreadable(record_id=source.stem, source=source.label, reason=str(source.cannot(why)))
        yield ids.claim(problem, source.parent)
    except OSError as error:
        problem = Unreadable(record_id=source.stem, source=source.label, reason=_reason(source, error))
        yield ids.claim(problem, source.parent)


def _reason(source: Source, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"Cannot read {source.label}: you have no permission to. Ask its owner, or copy it to a folder of your own."
        )
    return f"Cannot read {source.label}: {error.strerror or error}. Copy it again from where it came."


class _Ids:
    """The ids given out so far, each with the name of the folder or table that had it first."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._times: dict[str, int] = {}

    def claim(self, item: Record | Unreadable, parent: str) -> Record | Unreadable:
        """The item, under another id if its own is taken."""
        first = self._parents.setdefault(item.record_id, parent)
        if item.record_id not in self._times:
            self._times[item.record_id] = 1
            return item
        wanted = f"{parent}/{item.record_id}" if parent not in {"", first} else item.record_id
        unique = wanted
        while unique in self._times:
            self._times[wanted] = self._times.get(wanted, 1) + 1
            unique = f"{wanted}#{self._times[wanted]}"
        self._times[unique] = 1
        return dataclasses.replace(item, record_id=unique)
