"""What reviewers hold right, as labels for as long as a training lasts."""

import stat
from pathlib import Path

import pytest

from analyser.domain.finding import Engine, Status
from analyser.domain.record import Record
from analyser.domain.review import Review, ReviewAction
from analyser.errors import StoreError
from analyser.evaluation.labels import read_labels
from analyser.pipeline import Pipeline
from analyser.storing import open_store
from analyser.training.reviews import REVIEWS, labels_of_reviews

TEXT = "\ufeffAgreed: joint s47.\r\nSW Jo Ash to visit by 12/6."


@pytest.fixture
def url(tmp_path: Path, rules: Pipeline) -> str:
    """A store with one reviewed record."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        record = Record(record_id="a", source="a.txt", text=TEXT)
        store.save(store.begin_batch("June", "a.txt"), [rules.assess(record)])
        engine = Engine(**store.assessment(record.sha256)["engine"])
        store.add_review(
            Review(
                sha256=record.sha256,
                criterion="s47_decision",
                reviewer="ann",
                action=ReviewAction.CONFIRM,
                reviewed_status=Status.MET,
                engine=engine,
                status=Status.MET,
            )
        )
    return url


def test_they_are_there_for_their_owner_alone_and_gone_in_the_end(url: str) -> None:
    with labels_of_reviews(url) as folders:
        [folder] = folders
        [label] = read_labels(folders, partial=True)
        assert (label.author, list(label.criteria)) == (REVIEWS, ["s47_decision"])
        assert label.criteria["s47_decision"].evidence
        assert stat.S_IMODE(folder.parent.stat().st_mode) == stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.parent.exists()


def test_they_are_gone_as_well_when_the_training_is_ended(url: str) -> None:
    folder = Path()
    with pytest.raises(SystemExit), labels_of_reviews(url) as folders:
        folder = folders[0]
        raise SystemExit(143)
    assert folder.name == REVIEWS
    assert not folder.parent.exists()


def test_no_store_is_no_reviews() -> None:
    with labels_of_reviews(None) as folders:
        assert folders == ()


def test_a_store_without_reviews_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    open_store(url).close()
    with pytest.raises(StoreError, match="nobody has reviewed anything"), labels_of_reviews(url):
        pass
