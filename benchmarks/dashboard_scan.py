"""What it costs to scan from the dashboard: the same records by ``analyser scan``, by its job, and in a browser.

``python -m benchmarks.dashboard_scan [--records 1000] [--repeat 3] > FILE``

All save to a new SQLite store, in turn, so that a busy machine slows all. The job's time goes from the first byte of
an upload, which is in memory as a browser's is on its arrival, until a page that asks twice a second is told that the
scan is done. The browser's time goes from the drop of a zip, or of as many files, onto the page Scan until it says
that the scan is done; the dashboard and the browser run before. Beside the time stands the processor's time, of this
program and of those it started, which a busy machine changes little; a browser draws meanwhile, so it has none.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analyser.settings import Settings
from analyser.storing import open_store
from dashboard import scans
from dashboard.scans import JobState
from tests.dashboard.browser.serving import serving
from tests.dashboard.browser.visitor import chromium_running, visit

LOOKS_A_SECOND = 2
LONGEST = 600_000  # milliseconds


class Upload(BytesIO):
    """A file that a browser has sent."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.read_bytes())
        self.name = file.name


def measured(way: Callable[[Path, Path], float], records: Path, scratch: Path) -> dict[str, float]:
    """Seconds, and the processor's seconds, that a way takes."""
    before = _processor()
    return {"seconds": way(records, scratch), "processor": _processor() - before}


def _processor() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def by_command(records: Path, scratch: Path) -> float:
    """Scan from the command line; gives the seconds until it was done."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "analyser", "scan", str(records), "--store", str(scratch / "s.sqlite"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def by_job(records: Path, scratch: Path) -> float:
    """Scan as the dashboard does; gives the seconds until a page is told that it is done.

    Raises:
        SystemExit: If it does not come to its end.
    """
    start = time.perf_counter()
    settings = Settings(data_folder=scratch)
    uploads = [Upload(file) for file in sorted(records.iterdir())]
    job = scans.start(uploads, name="measured", store_url=settings.dashboard_store, settings=settings)
    while not (now := scans.progress(job)).state.is_over:
        time.sleep(1 / LOOKS_A_SECOND)
    if now.state is not JobState.DONE or now.said is None or now.said.records != len(uploads):
        sys.exit(f"The scan is {now.state}: {now.error}")
    taken = time.perf_counter() - start
    while job.run is not None and _is_there(job.run.process):  # what it took is known when it is gone
        time.sleep(0.1)
    return taken


def by_zip(records: Path, scratch: Path) -> float:
    """Drop a zip of the files on the page Scan; gives the seconds until the page says that it is done."""
    packed = shutil.make_archive(str(scratch / "records"), "zip", records)
    return _in_browser([packed], len(list(records.iterdir())), scratch)


def by_files(records: Path, scratch: Path) -> float:
    """Drop the files themselves."""
    files = [str(file) for file in sorted(records.iterdir())]
    return _in_browser(files, len(files), scratch)


def _in_browser(files: Sequence[str], records: int, scratch: Path) -> float:
    with serving(scratch) as dashboard, chromium_running() as browser:
        someone = visit(browser)
        someone.go(f"{dashboard.url}/scan")
        page = someone.page
        start = time.perf_counter()
        page.locator("input[type=file]").set_input_files(files)
        page.get_by_label("Name of the batch").fill("measured", timeout=LONGEST)
        page.get_by_role("button", name="Scan", exact=True).click()
        page.get_by_text("Done").wait_for(timeout=LONGEST)
        taken = time.perf_counter() - start
    with open_store(dashboard.store) as store:
        if (saved := store.info().records) != records:
            sys.exit(f"Of {records} records {saved} were saved.")
    return taken


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


WAYS = {"command": by_command, "job": by_job, "zip in a browser": by_zip, "files in a browser": by_files}


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
    for name in WAYS:
        result[name] = {"seconds": round(statistics.median(each[name]["seconds"] for each in rounds), 2)}
        for what in ("seconds",) if "browser" in name else ("seconds", "processor"):
            ratios = [each[name][what] / each["command"][what] for each in rounds]
            result[name] |= {
                f"ratio_of_{what}": round(statistics.median(ratios), 3),
                f"ratios_of_{what}": [round(each, 3) for each in ratios],
            }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
