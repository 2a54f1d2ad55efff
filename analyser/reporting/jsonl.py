"""JSON Lines: one object a record, as ``assessment.schema.json`` describes it."""

from typing import BinaryIO

from analyser.domain.finding import Assessment
from analyser.reporting.json_form import to_json_line


class JsonlWriter:
    """Writes one line a record, and nothing else."""

    notices: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, assessment: Assessment) -> None:
        """Add one line."""
        self._file.write(to_json_line(assessment))

    def finish(self) -> None:
        """Nothing comes last."""

    def close(self) -> None:
        """There are no working files."""
