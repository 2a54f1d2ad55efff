"""Trainings started in the browser: each is a process of its own, ``analyser train``, with a folder for itself.

A training survives a reload of the page and a restart of the dashboard, can be cancelled, and never touches the models
that come with the package. What reviewers hold right is exported for it alone, into its own folder, and deleted with
it; nothing of a record is in its name, its log or what it says of itself.
"""

from dashboard.trainings.jobs import Order, Phase, Training, all_trainings, cancel, discard, find, start

__all__ = ["Order", "Phase", "Training", "all_trainings", "cancel", "discard", "find", "start"]
