"""The command line of a scan: ``analyser scan`` with what was asked for in the browser."""

import sys
from dataclasses import asdict

from dashboard.scans.job import ScanJob


def command_of(job: ScanJob, batch: int | None) -> list[str]:
    """The program and its arguments; the store is not among them, as its URL may hold a password.

    Args:
        job: The scan.
        batch: The number of the batch to go on with; None for a new one.
    """
    asked = job.asked
    command = [sys.executable, "-m", "analyser", "scan", "--quiet", f"--progress-to={job.progress}"]
    command.append(f"--resume={batch}" if batch is not None else f"--batch={asked.name}")
    if not asked.keep_text:
        command.append("--no-text")
    if asked.jobs is not None:
        command.append(f"--jobs={asked.jobs}")
    for option, value in asdict(asked.columns).items():
        named = value if isinstance(value, tuple) else (value,)
        command += [f"--{option.replace('_', '-')}={each}" for each in named if each is not None]
    if asked.folder is None:
        command.append(f"--names={job.names}")
    return [*command, "--", asked.folder or str(job.files)]
