"""Files under other names than those they are shown by: a program that was handed them stores them as it likes."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyser.errors import ReadingError
from analyser.reading.walk import Found

_FORM = 'It must be one JSON object of paths and the names to show: {"folder/1.docx": "Minutes May.docx"}.'


def read_names(file: Path) -> dict[str, str]:
    """The names by path.

    Raises:
        ReadingError: The file cannot be read, is of another form, or gives two files one name.
    """
    try:
        names = json.loads(file.read_bytes())
    except OSError as error:
        msg = f"Cannot read {file}: {error.strerror}. {_FORM}"
        raise ReadingError(msg) from error
    except ValueError as error:
        msg = f"Cannot read {file}: it is no JSON. {_FORM}"
        raise ReadingError(msg) from error
    if not isinstance(names, dict) or not all(isinstance(each, str) and each for each in names.values()):
        msg = f"Cannot read {file}: it has another form. {_FORM}"
        raise ReadingError(msg)
    if len(set(names.values())) < len(names):
        msg = f"Cannot use {file}: it gives two files one name, so that their records could not be told apart."
        raise ReadingError(msg)
    return names


def name_files(files: Sequence[Found], names: Mapping[str, str]) -> list[Found]:
    """The files under the names they are to be shown by, sorted by them; one that is not named keeps its path."""
    if not names:
        return list(files)
    named = (each._replace(label=names.get(each.label, each.label)) for each in files)
    return sorted(named, key=lambda each: each.label)
