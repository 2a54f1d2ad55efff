"""What a model says of its own training records when each is read without its author: kept beside the model.

``left_out.json`` is what an honest comparison of two models, a plot of their calibration and a search for wrong labels
need; it takes a moment to read instead of the minutes it takes to make.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from analyser.errors import ModelError
from analyser.evaluation.said import Said

LEFT_OUT = "left_out.json"


def write_left_out(folder: Path, said: Mapping[str, Said]) -> None:
    """Keep what was said in a model's folder."""
    (folder / LEFT_OUT).write_bytes(_form().dump_json(dict(sorted(said.items()))) + b"\n")


def read_left_out(folder: Path) -> dict[str, Said]:
    """What was said, by record id.

    Raises:
        ModelError: If it is missing or malformed.
    """
    file = folder / LEFT_OUT
    if not file.is_file():
        msg = f"{folder} has no {LEFT_OUT}: it was trained with --no-evaluate. Train it again, or name labels to scan."
        raise ModelError(msg)
    try:
        return _form().validate_json(file.read_bytes())
    except ValidationError as error:
        msg = f"{file} is malformed ({error.errors()[0]['msg']}). Train the model again with `analyser train`."
        raise ModelError(msg) from error


@cache
def _form() -> TypeAdapter[dict[str, Said]]:
    return TypeAdapter(dict[str, Said])
