"""What it costs to start a scan from the dashboard: the same records by ``analyser scan`` and by ``dashboard.scans``.

``python benchmarks/dashboard_scan.py [--records 1000] [--repeat 3] > benchmarks/results/dashboard-scan.json``

Both save to a new SQLite store, in turn, so that a busy machine slows both. The dashboard's time goes from the first
byte of an upload, which is in memory as a browser's is on its arrival, until a page that asks twice a second is told
that the scan is done. What the browser takes to send the files is not in it. Beside the time stands the processor's
time, of this program and of those it started, which a busy machine changes little.
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
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analyser.settings import Settings
from dashboard import scans
from dashboard.scans import JobState

LOOKS_A_SECOND = 2


class Upload(BytesIO):
    """A file that a browser has sent."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.read_bytes())
        self.name = file.name


def measured(way: Callable[[Path, Path], float], records: Path, scratch: Path) -> dict[str, float]:
    """Seconds, and the processor's seconds, that a way takes."""
    before, start = _processor(), time.perf_counter()
    end = way(records, scratch)
    return {"seconds": end - start, "processor": _processor() - before}


def _processor() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def by_command(records: Path, scratch: Path) -> float:
    """Scan from the command line; gives the time at which it was done."""
    command = [sys.executable, "-m", "analyser", "scan", str(records), "--store", str(scratch / "s.sqlite"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter()


def by_dashboard(records: Path, scratch: Path) -> float:
    """Scan as the dashboard does; gives the time at which a page is told that it is done.

    Raises:
        SystemExit: If it does not come to its end.
    """
    settings = Settings(data_folder=scratch)
    uploads = [Upload(file) for file in sorted(records.iterdir())]
    job = scans.start(uploads, name="measured", store_url=settings.dashboard_store, settings=settings)
    while not (now := scans.progress(job)).state.is_over:
        time.sleep(1 / LOOKS_A_SECOND)
    if now.state is not JobState.DONE or now.said is None or now.said.records != len(uploads):
        sys.exit(f"The scan is {now.state}: {now.error}")
    end = time.perf_counter()
    while job.run is not None and _is_there(job.run.process):  # what it took is known when it is gone
        time.sleep(0.1)
    return end


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


WAYS = {"command": by_command, "dashboard": by_dashboard}


def main() -> None:
    """Measure, and print the result as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    for name in [each for each in os.environ if each.startswith("ANALYSER_")]:
        del os.environ[name]
    rounds = []
    with TemporaryDirectory() as scratch:
        made = Path(scratch, "made")
        generate = [sys.executable, "-m", "analyser", "generate", "--n", str(asked.records), "--out", str(made)]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        for number in range(asked.repeat):
            taken = {}
            for name, way in list(WAYS.items())[:: 1 if number % 2 else -1]:
                folder = Path(scratch, f"{name}-{number}")
                folder.mkdir()
                taken[name] = measured(way, made / "records", folder)
            rounds.append(taken)
    result: dict[str, Any] = {"records": asked.records}
    for what in ("seconds", "processor"):
        for name in WAYS:
            result[f"{name}_{what}"] = round(statistics.median(each[name][what] for each in rounds), 2)
        ratios = [each["dashboard"][what] / each["command"][what] for each in rounds]
        result[f"ratio_of_{what}"] = round(statistics.median(ratios), 3)
        result[f"ratios_of_{what}"] = [round(each, 3) for each in ratios]
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
