"""What reviewers hold right, as labels to learn from for as long as a training lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from analyser.errors import LabelsError
from analyser.evaluation.labels import read_labels
from analyser.storing import open_store
from analyser.storing.exporting import export_labels

REVIEWS = "reviews"
"""The author under whose name reviewed records stand in a model's description and card."""


@contextmanager
def labels_of_reviews(store_url: str | None) -> Iterator[tuple[Path, ...]]:
    """A private folder with the reviewed records of a store and their labels; it is gone in the end.

    Args:
        store_url: The store; None for no reviews, and no folder.

    Raises:
        StoreError: There is no store, or nothing in it that could be learnt from.
        LabelsError: What was exported cannot be read back.
    """
    if store_url is None:
        yield ()
        return
    with TemporaryDirectory(prefix="analyser-") as private:
        folder = Path(private) / REVIEWS
        with open_store(store_url, create=False) as store:
            export_labels(store, folder)
        try:
            read_labels([folder], partial=True)
        except LabelsError:
            msg = "The reviews in the store cannot be learnt from: a label does not fit its record. Please report it."
            raise LabelsError(msg) from None  # its message may quote the record
        yield (folder,)
