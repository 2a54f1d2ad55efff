"""Parquet: one row a record, statuses as columns and what they rest on as lists, for analysts."""

from contextlib import suppress
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import PARTIES
from analyser.domain.finding import Assessment
from analyser.domain.record import METADATA_KEYS, replace_surrogates
from analyser.reporting.json_form import JsonObject, to_json

_ROWS_A_GROUP = 1_000
_SPAN = [("criterion", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("page", pa.int32())]
_EVIDENCE = pa.struct([*_SPAN, ("text", pa.string()), ("detector", pa.string()), ("score", pa.float64())])
_NEAR_MISS = pa.struct([*_SPAN, ("text", pa.string()), ("why", pa.string())])
_ACTION = pa.struct([*_SPAN[1:], *((name, pa.string()) for name in ("text", "owner", "owner_kind", "due"))])
_ENGINE = pa.struct([(name, pa.string()) for name in ("version", "criteria", "model", "model_sha256")])


def schema(criteria: tuple[Criterion, ...]) -> pa.Schema:
    """The columns of the file; ``participants`` is what JSON calls ``attendance``."""
    names = ("record_id", "source", "sha256", *METADATA_KEYS, "status", "problem")
    fields = [pa.field(name, pa.string()) for name in names]
    fields.append(pa.field("flags", pa.list_(pa.string())))
    for criterion in criteria:
        fields += [
            pa.field(criterion.id, pa.string()),
            pa.field(f"{criterion.id}_confidence", pa.float64()),
            pa.field(f"{criterion.id}_reason", pa.string()),
        ]
    fields += [
        pa.field("evidence", pa.list_(_EVIDENCE)),
        pa.field("near_misses", pa.list_(_NEAR_MISS)),
        pa.field("actions", pa.list_(_ACTION)),
        pa.field("participants", pa.struct([(party, pa.list_(pa.string())) for party in PARTIES])),
        pa.field("engine", _ENGINE),
    ]
    return pa.schema(fields)


def row(assessment: Assessment) -> JsonObject:
    """One record as a row of :func:`schema`."""
    cells = to_json(assessment)
    findings: dict[str, JsonObject] = cells.pop("findings")
    cells |= cells.pop("metadata")
    cells["participants"] = cells.pop("attendance")
    for name, finding in findings.items():
        cells |= {
            name: finding["status"],
            f"{name}_confidence": finding["confidence"],
            f"{name}_reason": finding["reason"],
        }
    for kind in ("evidence", "near_misses"):
        cells[kind] = [{"criterion": name} | each for name, finding in findings.items() for each in finding[kind]]
    return cells


class ParquetWriter:
    """Writes a row group every thousand records."""

    notices: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO, criteria: tuple[Criterion, ...]) -> None:
        self._schema = schema(criteria)
        self._file = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[JsonObject] = []

    def write(self, assessment: Assessment) -> None:
        """Add one row."""
        self._rows.append(_storable(row(assessment)))
        if len(self._rows) >= _ROWS_A_GROUP:
            self._write_group()

    def finish(self) -> None:
        """Write the last rows and the file's footer."""
        self._write_group()
        self._file.close()

    def close(self) -> None:
        """Let go of the file; after an error its footer no longer matters."""
        if self._file.is_open:
            with suppress(OSError):  # the error that brought us here is the one to tell
                self._file.close()
            self._file.is_open = False

    def _write_group(self) -> None:
        if self._rows:
            self._file.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


def _storable(value: Any) -> Any:  # noqa: ANN401 - any piece of JSON, down to its strings
    if isinstance(value, str):
        return replace_surrogates(value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {key: _storable(each) for key, each in value.items()}
    return value
