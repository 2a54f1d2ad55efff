"""Speed: the whole scan beside spaCy's blank English tokeniser, so that a figure means the same on every machine."""

import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from analyser.errors import AnalyserError
from analyser.evaluation.scanning import scan
from analyser.pipeline import Pipeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast records are scanned, in one process.

    Attributes:
        records: How many records one round scans.
        words: How many words they have; what stands between white space.
        scan: Words a second of reading, assessing and writing; the median of the rounds.
        tokeniser: Words a second of ``spacy.blank("en")``'s tokeniser over the same texts; likewise.
        ratio: The median of the rounds' own ratios.
        lowest: The lowest of them.
        highest: The highest.
    """

    records: int
    words: int
    scan: float
    tokeniser: float
    ratio: float
    lowest: float
    highest: float


def measure_speed(pipeline: Pipeline, folder: Path, *, repeat: int = 5) -> Speed:
    """Scan a folder of text records and tokenise the same texts, in turn, after a round of each to warm up.

    Args:
        pipeline: The engine.
        folder: Holds ``.txt`` records, also in folders.
        repeat: Rounds.

    Raises:
        AnalyserError: If there is no record.
    """
    files = sorted(folder.rglob("*.txt"))
    if not files:
        msg = f"No record to measure with in {folder}. Name a folder that holds .txt files."
        raise AnalyserError(msg)
    texts = [file.read_text(encoding="utf-8-sig") for file in files]
    words = sum(len(text.split()) for text in texts)
    tokeniser = spacy.blank("en").tokenizer
    with TemporaryDirectory() as scratch:
        target = Path(scratch) / "findings.jsonl"

        def one_round() -> tuple[float, float]:
            before = _seconds(lambda: deque(map(tokeniser, texts), maxlen=0))
            scanning = _seconds(lambda: deque(scan(pipeline, files, target), maxlen=0))
            after = _seconds(lambda: deque(map(tokeniser, texts), maxlen=0))
            return scanning, (before + after) / 2  # on both sides, as a busy machine's speed drifts

        rounds = [one_round() for _ in range(repeat + 1)][1:]
    ratios = [tokenising / scanning for scanning, tokenising in rounds]
    return Speed(
        records=len(texts),
        words=words,
        scan=words / statistics.median(scanning for scanning, _ in rounds),
        tokeniser=words / statistics.median(tokenising for _, tokenising in rounds),
        ratio=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
    )


def measure_start(arguments: Sequence[str] = ("--help",), *, repeat: int = 5) -> float:
    """Seconds that ``analyser`` takes from a fresh interpreter to its end; the median.

    Args:
        arguments: Of the command.
        repeat: How often to start it.
    """
    command = [sys.executable, "-m", "analyser", *arguments]
    return statistics.median(
        _seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(repeat)
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
