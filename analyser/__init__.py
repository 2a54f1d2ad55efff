"""Shows, with evidence, what the record of a strategy discussion fails to state.

Three functions are all that most programs need::

    import analyser

    result = analyser.assess("Strategy discussion held today ... Agreed: joint s47.")
    table = analyser.assess_frame(frame, text="minutes", record_id="ref")
    nlp = analyser.load()  # the spaCy pipeline itself
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from analyser.domain.finding import Assessment
    from analyser.pipeline import Pipeline

__all__ = ["assess", "assess_frame", "load"]


def load() -> Language:
    """The spaCy pipeline; see :func:`analyser.pipeline.load`."""
    from analyser.pipeline import load as load_language

    return load_language()


def assess(text: str, *, record_id: str = "text") -> Assessment:
    """Assess one record.

    Args:
        text: The record's text.
        record_id: What to call it.

    Returns:
        Its findings, actions and participants.

    Raises:
        TypeError: If ``text`` is no string.
    """
    if not isinstance(text, str):
        msg = f"assess() takes the text of one record, not {type(text).__name__}; for a table use assess_frame()."
        raise TypeError(msg)
    from analyser.domain.record import Record, replace_surrogates

    return _pipeline().assess(Record(record_id=record_id, source=record_id, text=replace_surrogates(text)))


def assess_frame(frame: pd.DataFrame, *, text: str = "text", record_id: str | None = None) -> pd.DataFrame:
    """Assess every row of a table.

    Args:
        frame: One row a record.
        text: The column that holds the text.
        record_id: The column that names the record; the index if None.

    Returns:
        A table with the index of ``frame``: a column ``<criterion>`` (status) and
        ``<criterion>_reason`` for each criterion, ``flags`` (ids, comma-separated) and
        ``actions`` (how many).

    Raises:
        ColumnError: ``frame`` lacks a named column.
    """
    import pandas as pd

    from analyser.domain.record import Record, replace_surrogates
    from analyser.errors import ColumnError

    for column in filter(None, (text, record_id)):
        if column not in frame.columns:
            msg = f"The table has no column {column!r}; it has {', '.join(map(str, frame.columns))}."
            raise ColumnError(msg)
    names = frame[record_id] if record_id else frame.index.to_series()
    rows = []
    for name, words in zip(names, frame[text], strict=True):
        written = "" if pd.isna(words) else replace_surrogates(str(words))
        record = Record(record_id=str(name), source=str(name), text=written)
        assessment = _pipeline().assess(record)
        row: dict[str, object] = {}
        for criterion, finding in assessment.findings.items():
            row[criterion] = finding.status.value
            row[f"{criterion}_reason"] = finding.reason
        row["flags"] = ",".join(assessment.flags)
        row["actions"] = len(assessment.actions)
        rows.append(row)
    return pd.DataFrame(rows, index=frame.index)


@cache
def _pipeline() -> Pipeline:
    from analyser.pipeline import load_pipeline

    return load_pipeline()
