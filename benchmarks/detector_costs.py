"""What each detector costs: words a second, megabytes, seconds to load.

``python -m benchmarks.detector_costs KEPT [DETECTOR ...]``

KEPT is the folder of ``python -m benchmarks.vectors --keep KEPT``; detectors that are shipped are taken from the models
``fast`` and ``accurate``. Writes ``benchmarks/results/detector-costs.json``, beside what was measured before.

- Words a second: whole records in, log-odds of their passages out, so that tokeniser and layout are part of each;
  beside spaCy's blank tokeniser in turn, in a process of its own.
- Megabytes: of its own files, and of what must be installed for it that the package does not install anyway.
- Seconds to load: a fresh interpreter until the detector is ready, files having been read before.

Everything runs on one thread, and processor time is counted: what a clock on the wall would show on a machine that does
nothing else. spaCy imports torch wherever it is installed, which more than doubles the seconds to load: measure
``MiniLM`` where torch is, the others where it is not.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from benchmarks.detector_opening import NAMES, open_detector, own_files, packages
from benchmarks.package_sizes import sizes_beyond

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "detector-costs.json"
MINUTES = ROOT / "data" / "synthetic" / "minutes"
ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
}
EVERY, ROUNDS, STARTS = 10, 3, 3
"""Every tenth record is read, so many times; and so many fresh processes load a detector."""
MEGABYTE = 1e6


def measure_speed(name: str, kept: Path) -> dict[str, float]:
    """Words a second of a detector and of the blank tokeniser, and the median, lowest and highest of their ratios."""
    files = sorted(MINUTES.rglob("*.txt"))[::EVERY]
    texts = [file.read_text(encoding="utf-8-sig") for file in files]
    words = sum(len(text.split()) for text in texts)
    tokenise, read = spacy.blank("en").tokenizer, open_detector(name, kept)

    def one_round() -> tuple[float, float]:
        before = _seconds(lambda: [tokenise(text) for _ in range(EVERY) for text in texts]) / EVERY
        reading = _seconds(lambda: [read(text) for text in texts])
        after = _seconds(lambda: [tokenise(text) for _ in range(EVERY) for text in texts]) / EVERY
        return reading, (before + after) / 2  # on both sides, as a machine's speed drifts

    rounds = [one_round() for _ in range(ROUNDS + 1)][1:]
    ratios = [tokenising / reading for reading, tokenising in rounds]
    return {
        "words": words,
        "words_a_second": words / statistics.median(reading for reading, _ in rounds),
        "tokeniser": words / statistics.median(tokenising for _, tokenising in rounds),
        "ratio": statistics.median(ratios),
        "lowest": min(ratios),
        "highest": max(ratios),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _in_a_fresh_process(name: str, kept: Path, step: str) -> tuple[str, float]:
    """What the process says, and how long it took."""
    command = [sys.executable, "-m", "benchmarks.detector_costs", str(kept), name, "--step", step]
    before = _seconds_of_children()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD)
    return done.stdout, _seconds_of_children() - before


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def costs_of(name: str, kept: Path) -> dict[str, object]:
    """All that one detector costs."""
    loads = [_in_a_fresh_process(name, kept, "load")[1] for _ in range(STARTS + 1)][1:]
    return {
        "speed": json.loads(_in_a_fresh_process(name, kept, "speed")[0]),
        "megabytes": sum(file.stat().st_size for file in own_files(name, kept)) / MEGABYTE,
        "packages": {package: size / MEGABYTE for package, size in sizes_beyond("analyser", packages(name)).items()},
        "load_seconds": statistics.median(loads),
    }


def main() -> None:
    """Measure some detectors, and note each as soon as it is done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kept", type=Path, help="folder of python -m benchmarks.vectors --keep")
    parser.add_argument("detectors", nargs="*", metavar="DETECTOR", help=f"of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--step", choices=["load", "speed"], help=argparse.SUPPRESS)  # what a fresh process does
    asked = parser.parse_args()
    names = asked.detectors or list(NAMES)
    if strange := set(names).difference(NAMES):
        parser.error(f"There is no detector {', '.join(sorted(strange))}. Choose of: {', '.join(NAMES)}.")
    if asked.step == "load":
        open_detector(names[0], asked.kept)
    elif asked.step == "speed":
        print(json.dumps(measure_speed(names[0], asked.kept)))
    else:
        for name in names:
            costs = costs_of(name, asked.kept)
            before = json.loads(RESULTS.read_text(encoding="utf-8"))["detectors"] if RESULTS.exists() else {}
            measured = before | {name: costs}
            found = {"detectors": {each: measured[each] for each in NAMES if each in measured}}
            RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
