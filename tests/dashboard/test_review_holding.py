"""What is held of a finding: the page and the queue mean the same by every kind of review."""

import pytest

from analyser.domain.finding import Assessment, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.storing.store import Store
from analyser.storing.views import Reviewed, Wanted
from dashboard.reviewing.holding import asked_for

MET, PARTLY = Status.MET, Status.PARTLY_MET
LOGS = {
    "nobody": [],
    "mine": [("ann", MET, False)],
    "one-other": [("bob", MET, False)],
    "two-others-agree": [("bob", MET, False), ("cec", MET, False)],
    "two-others-differ": [("bob", MET, False), ("cec", PARTLY, False)],
    "mine-and-another": [("ann", MET, False), ("bob", PARTLY, False)],
    "settled-by-another": [("bob", MET, False), ("cec", PARTLY, False), ("dan", MET, True)],
    "one-other-and-settled": [("bob", MET, False), ("dan", PARTLY, True)],
    "settled-by-me": [("bob", MET, False), ("ann", PARTLY, True)],
    "settled-alone": [("dan", PARTLY, True)],
}
"""Reviewer, status held, and whether it settles."""


@pytest.mark.parametrize("log", [pytest.param(log, id=name) for name, log in LOGS.items()])
def test_a_finding_is_asked_for_when_its_record_is_queued(
    store: Store, assessed: tuple[Assessment, ...], log: list[tuple[str, Status, bool]]
) -> None:
    one = assessed[0]
    for reviewer, status, adjudicates in log:
        store.add_review(
            Review(
                sha256=one.record.sha256,
                criterion="s47_decision",
                reviewer=reviewer,
                action=ReviewAction.OVERRIDE,
                reviewed_status=Status.NOT_MET,
                engine=one.engine,
                status=status,
                reason_code=ReasonCode.OTHER,
                adjudicates=adjudicates,
            )
        )
    standing = list(store.current_reviews(sha256=one.record.sha256))
    for reviewed in Reviewed:
        queue = store.queue(Wanted(criterion="s47_decision", reviewed=reviewed, reviewer="ann"))
        is_queued = one.record.sha256 in {each.sha256 for each in queue}
        assert asked_for(reviewed, standing, "ann") == is_queued, reviewed
