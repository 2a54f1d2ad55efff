"""Putting a folder in another's place once it is whole: what dies midway leaves the old one as it was.

A folder cannot be renamed over one that holds files, on any system. So the new one is written inside a hidden folder
beside the old one; then the old one is moved in there and the new one out, by two renamings. The hidden folder has no
manifest, so that nobody takes it for a model.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_BEFORE, _SUFFIX = "before", ".part"


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """An empty folder to write to; it takes the place of another, if any, when nothing has failed.

    Args:
        folder: The one to be replaced. It stays as it is until the end of the block, and for good if that fails.

    Raises:
        OSError: If a folder cannot be written or moved.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # what learnt from real records is for its owner alone
    # What is locked in the end, as Windows locks what somebody reads, is deleted the next time.
    with TemporaryDirectory(_SUFFIX, f".{folder.name}.", folder.parent, ignore_cleanup_errors=True) as hidden:
        fresh = Path(hidden) / folder.name
        fresh.mkdir(mode=0o700)
        if folder.is_dir():
            shutil.copymode(folder, fresh)
        yield fresh
        _swap(folder, fresh, Path(hidden) / _BEFORE)
    for left in unfinished(folder):
        shutil.rmtree(left, ignore_errors=True)  # likewise


def unfinished(folder: Path) -> list[Path]:
    """What replacements of a folder left beside it when they were killed."""
    return sorted(folder.parent.glob(f".{folder.name}.*{_SUFFIX}"))


def _swap(folder: Path, fresh: Path, before: Path) -> None:
    """Move a folder away and another to its place; back again, if the other cannot be moved."""
    if folder.exists():
        folder.rename(before)
    try:
        fresh.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
