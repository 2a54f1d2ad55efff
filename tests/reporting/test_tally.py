from collections.abc import Callable

import pytest

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment
from analyser.reporting.tally import Tally
from analyser.reporting.wording import count_of, share

Assess = Callable[..., Assessment]


def test_counts(assess: Assess, unreadable: Assess, catalogue: tuple[Criterion, ...]) -> None:
    tally = Tally()
    for each in (assess(), assess(record_id="a-2"), unreadable()):
        tally.add(each)
    assert (tally.records, tally.assessed, tally.flagged) == (3, 2, 2)
    assert [(each.record_id, each.source) for each in tally.problems] == [("scan-2", "records/scan-2.pdf")]
    counts = {
        row.criterion.id: (row.met, row.partly_met, row.not_met, row.flagged) for row in tally.by_criterion(catalogue)
    }
    assert counts == {"timing": (2, 0, 0, 0), "decision": (0, 0, 2, 2), "owners": (0, 2, 0, 2), "wording": (2, 0, 0, 0)}
    assert all(row.assessed == 2 for row in tally.by_criterion(catalogue))


@pytest.mark.parametrize(("criterion", "flagged"), [("timing", False), ("decision", True), ("owners", True)])
def test_is_flagged(assess: Assess, unreadable: Assess, criterion: str, flagged: bool) -> None:
    tally = Tally()
    tally.add(unreadable())
    assert not tally.is_flagged(criterion)
    tally.add(assess())
    assert tally.is_flagged(criterion) == flagged


def test_share_and_count_in_words() -> None:
    assert [share(1, 3), share(0, 5), share(0, 0)] == ["33%", "0%", "–"]
    assert [count_of(1, "record"), count_of(1234, "record")] == ["1 record", "1,234 records"]
