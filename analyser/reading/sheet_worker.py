"""A program of its own that turns a workbook on standard input into lines of JSON on standard output.

Run by :mod:`analyser.reading.sheets`, never imported. calamine ends the whole process, without an error that could
be caught, if a workbook is damaged in some ways or has a cell far out (its issues 550 and 693); here only this
program ends, and the batch goes on. It imports nothing of analyser, so that it starts at once.

Lines are ``"sheet name"``, then ``[row number, cell, ...]`` for each row that holds anything, and last ``true``; or
``{"error": kind, "message": words}``.
"""

import datetime
import io
import json
import sys

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

_MOST_MEMORY = 2 * 1024**3
_MOST_CELLS = 25_000_000
"""A million rows of 25 columns; a sheet with more has a stray cell far away from its table."""


def main() -> None:
    """Read, and write as described above."""
    _limit_memory()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for name in workbook.sheet_names:
            _write(name)
            sheet = workbook.get_sheet_by_name(name)
            if sheet.height * sheet.width > _MOST_CELLS:
                _write({"error": "damaged", "message": f"sheet '{name}' has cells too far out"})
                return
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                if cells.count("") < len(cells):
                    _write([number, *cells])
    except PasswordError as error:
        _write({"error": "password", "message": str(error)})
    except CalamineError as error:
        _write({"error": "damaged", "message": str(error)})
    else:
        _write(True)


def _write(value: object) -> None:
    line = json.dumps(value, ensure_ascii=False, default=_encode)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")


def _encode(cell: object) -> object:
    """A date as ``{"date": "2015-06-05T00:00:00"}``; a time or a duration as its words."""
    if isinstance(cell, datetime.date):
        midnight = datetime.time()
        moment = cell if isinstance(cell, datetime.datetime) else datetime.datetime.combine(cell, midnight)
        return {"date": moment.isoformat()}
    return str(cell)


def _limit_memory() -> None:
    """Where the system can, end this program rather than fill the machine's memory."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
