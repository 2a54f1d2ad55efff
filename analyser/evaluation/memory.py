"""Memory: whether a scan of many records needs more of it than a scan of few."""

import json
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from analyser.errors import AnalyserError
from analyser.evaluation.scanning import scan
from analyser.pipeline import load_pipeline

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The peak of a scan's memory, early and at the end.

    Attributes:
        early_records: Records that were done when it was looked at first.
        early_megabytes: The peak until then.
        records: Records in all.
        megabytes: The peak at the end.
        growth: The second peak over the first; 1 is flat.
    """

    early_records: int
    early_megabytes: float
    records: int
    megabytes: float
    growth: float


def measure_memory(folder: Path, records: int, *, early: int = 2000) -> Memory:
    """Scan one large table in a fresh process and watch the peak of its memory.

    Args:
        folder: Holds ``.txt`` records; the table repeats them under new ids.
        records: Rows of the table.
        early: When to look first.

    Raises:
        AnalyserError: If the system does not tell, there is no record, or too few are asked for.
    """
    if records <= early:
        msg = f"Cannot measure growth over {records} records. Ask for more than {early}."
        raise AnalyserError(msg)
    texts = [file.read_text(encoding="utf-8-sig") for file in sorted(folder.rglob("*.txt"))]
    if not texts:
        msg = f"No record to measure with in {folder}. Name a folder that holds .txt files."
        raise AnalyserError(msg)
    if not _STATUS.exists():
        msg = f"Cannot measure memory: this system has no {_STATUS}. Run it on Linux."
        raise AnalyserError(msg)
    with TemporaryDirectory() as scratch:
        table = Path(scratch) / "records.jsonl"
        _write_table(table, texts, records)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, context) as pool:
            first, last = pool.submit(_peaks, table, early).result()
    return Memory(early_records=early, early_megabytes=first, records=records, megabytes=last, growth=last / first)


def _write_table(table: Path, texts: Sequence[str], records: int) -> None:
    with table.open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(texts), records)):
            file.write(json.dumps({"id": f"record-{number:06}", "text": text}) + "\n")


def _peaks(table: Path, early: int) -> tuple[float, float]:
    first = 0.0
    for done in scan(load_pipeline(), [table], table.with_name("findings.jsonl")):
        if done == early:
            first = _peak_megabytes()
    return first, _peak_megabytes()


def _peak_megabytes() -> float:
    """The most memory this process has held; of this program alone, unlike ``ru_maxrss``, which its parent's enters."""
    (line,) = (line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
