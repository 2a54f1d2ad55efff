"""What a database says when it fails → what is wrong, where, and what to do instead."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from analyser.errors import StoreError

_ADVICE = {
    "SQLITE_FULL": "The disk is full. Free some space and run it again; what was saved so far is whole.",
    "SQLITE_IOERR": "The disk is full or failing. Check it and run it again; what was saved so far is whole.",
    "SQLITE_BUSY": "Another program is writing to it. Wait until that has finished and try again.",
    "SQLITE_LOCKED": "Another program is writing to it. Wait until that has finished and try again.",
    "SQLITE_READONLY": "You may not write to it. Change its permissions or name another file.",
    "SQLITE_PERM": "You may not write to it. Change its permissions or name another file.",
    "SQLITE_CANTOPEN": "You may not write to it or to its folder. Change the permissions or name another file.",
    "SQLITE_NOTADB": "It is another kind of file. Name a file that analyser made, or a new one.",
    "SQLITE_CORRUPT": "The file is damaged. Restore it from a backup, or name a new file and scan again.",
}
_DELETED = "The batch, or another that shared its records, was deleted meanwhile. Scan again into a new batch."
_OTHERWISE = "Check that the database is running, that the address is right and that you may write to it."


@contextmanager
def explained(doing: str, url: URL) -> Iterator[None]:
    """Turn any failure of the database into a StoreError.

    Args:
        doing: What was tried, as in "Cannot <doing> the store".
        url: Where; a password in it is not shown.
    """
    try:
        yield
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        # The first line only: PostgreSQL's later ones may quote values, and so words of a record.
        what = next(iter(str(cause).splitlines()), type(error).__name__)
        advice = _DELETED if isinstance(error, IntegrityError) else _advice(cause)
        msg = f"Cannot {doing} the store {place(url)}: {what}. {advice}"
        raise StoreError(msg) from error


def place(url: URL) -> str:
    """The store's URL as people may see it."""
    return url.render_as_string(hide_password=True)


def _advice(cause: object) -> str:
    name = getattr(cause, "sqlite_errorname", "")
    return next((advice for code, advice in _ADVICE.items() if name.startswith(code)), _OTHERWISE)
