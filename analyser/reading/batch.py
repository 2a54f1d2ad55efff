"""Whole batches: paths in, records out, one after another, and nothing lost on the way."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from analyser.domain.record import Record, Unreadable
from analyser.errors import ReadingError
from analyser.reading.formats import READERS, find_reader
from analyser.reading.options import ReadOptions
from analyser.reading.source import Source
from analyser.reading.standard_input import no_table, standard_input
from analyser.reading.walk import Found, find_files

_DEFAULTS = ReadOptions()


def read_paths(paths: Sequence[str | Path], options: ReadOptions = _DEFAULTS) -> Iterator[Record | Unreadable]:
    """Read every record in files, folders, globs, zips and standard input.

    Records come one at a time, so that memory stays flat, and sorted by path, so that the order does not
    depend on the disk or on the order of ``paths``. In folders, hidden files, Word's lock files and files about
    the folder (``README``, ``manifest.json``, ``labels.jsonl``) are left out; anything else that cannot be
    read becomes an :class:`~analyser.domain.record.Unreadable` with its reason.

    A record's id is its file's stem, or its id column in a table, whatever else is in the batch: two records may
    share one, and are told apart by ``source``.

    Args:
        paths: What to read; ``-`` stands for standard input.
        options: Columns, encoding and limits.

    Returns:
        The records, and what could not be read, in order.

    Raises:
        ReadingError: A path does not exist or a glob matches nothing; raised at once, before anything is read.
    """
    return read_files(find_files(paths), options)


def count_files(paths: Sequence[str | Path]) -> int:
    """How many files :func:`read_paths` would open (a zip or a table counts as one); none is opened.

    Raises:
        ReadingError: A path does not exist or a glob matches nothing.
    """
    return len(find_files(paths))


def read_files(files: Sequence[Found], options: ReadOptions = _DEFAULTS) -> Iterator[Record | Unreadable]:
    """:func:`read_paths` for files that have been found already, which need not be looked for again."""
    reads_tables = not options.text_col or any(_may_hold_table(found) for found in files)
    for found in files:
        if found.problem is not None and found.path is not None:
            yield Unreadable(record_id=found.path.name or found.label, source=found.label, reason=found.problem)
        else:
            yield from _read_found(found, options, reads_tables)
        if options.on_file is not None:
            options.on_file(found.label)


def read_bytes(name: str, data: bytes, options: ReadOptions = _DEFAULTS) -> Iterator[Record | Unreadable]:
    """:func:`read_paths` for one file whose bytes are in memory, so that no copy of them need be on a disk.

    Args:
        name: The file's name with its suffix.
        data: What is in it.
        options: Columns, encoding and limits.
    """
    yield from _read(Source(name, name=name, data=data), options)


def _read_found(found: Found, options: ReadOptions, reads_tables: bool) -> Iterator[Record | Unreadable]:
    """A file or standard input; refused where a column of text is asked for and no file of the batch is a table."""
    if found.path is not None:
        source = Source(found.label, name=found.path.name, path=found.path)
        if reads_tables:
            yield from _read(source, options)
        else:
            yield _unreadable(source, str(source.cannot(no_table(options))))
        return
    try:
        source = standard_input(found.label, options)
    except ReadingError as error:
        yield Unreadable(record_id="stdin", source=found.label, reason=str(error))
        return
    yield from _read(source, options)


def _may_hold_table(found: Found) -> bool:
    return found.path is None or READERS.get(found.path.suffix.lower()) not in {"text", "word", "pdf", "rtf"}


def _read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    namesakes: dict[str, int] = {}  # an e-mail may have two attachments of one name
    try:
        if source.depth > options.max_depth:
            why = f"it is packed more than {options.max_depth} deep in zips and e-mails. Unpack it first."
            raise source.cannot(why)
        if source.size > options.max_file_bytes:
            why = f"it has {source.size:,} bytes, and {options.max_file_bytes:,} are allowed. Split it up."
            raise source.cannot(why)
        for item in find_reader(source)(source, options):
            if isinstance(item, Source):
                namesakes[item.label] = namesakes.get(item.label, 0) + 1
                if namesakes[item.label] > 1:
                    item.label += f" ({namesakes[item.label]})"
                yield from _read(item, options)
            else:
                yield item
    except ReadingError as error:
        yield _unreadable(source, str(error))
    except UnicodeError:  # only where an encoding was given: else it is found out, and fits
        why = f"it is not encoded in {options.encoding}. Leave the encoding out to have it worked out."
        yield _unreadable(source, str(source.cannot(why)))
    except OSError as error:
        yield _unreadable(source, _reason(source, error))
    except Exception as error:  # whatever it is, it is no fault of the batch's other files
        kind = type(error).__name__  # not its message, which may quote the file
        yield _unreadable(source, str(source.cannot(f"there is a fault in analyser ({kind}); please report it.")))


def _unreadable(source: Source, reason: str) -> Unreadable:
    return Unreadable(record_id=source.stem, source=source.label, reason=reason)


def _reason(source: Source, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"Cannot read {source.label}: you have no permission to. Ask its owner, or copy it to a folder of your own."
        )
    return f"Cannot read {source.label}: {error.strerror or error}. Copy it again from where it came."
