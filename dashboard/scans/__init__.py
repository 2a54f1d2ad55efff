"""Scans started in the browser: each is a process of its own, ``analyser scan``, with a folder for itself.

A scan keeps the rate of the command line, survives a reload of the page and a restart of the dashboard, can be
cancelled and resumed. Uploaded files are kept for the user alone, and only as long as the scan may need them.
"""

from dashboard.scans.control import JobProgress, JobState, all_jobs, cancel, discard, progress, resume, start
from dashboard.scans.job import Asked, ScanJob, ScanJobError, find
from dashboard.scans.uploads import Upload

__all__ = [
    "Asked",
    "JobProgress",
    "JobState",
    "ScanJob",
    "ScanJobError",
    "Upload",
    "all_jobs",
    "cancel",
    "discard",
    "find",
    "progress",
    "resume",
    "start",
]
