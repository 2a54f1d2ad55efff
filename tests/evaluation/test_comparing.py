"""Comparing engines: none is better than itself, a planted difference is found, the gate refuses a planted loss."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.comparing import Comparison, Flip, compare_engines
from analyser.evaluation.labels import GoldFinding, Label
from analyser.evaluation.said import Said, SaidFinding
from analyser.synthetic.kinds import CORE

EXTENDED = ("attendance", "conference_focus")
RECORDS = 60

Places = frozenset[tuple[int, str]]


def right(number: int, criterion: str) -> Status:
    """What is right: as many records meet a criterion as do not."""
    return Status.MET if (number + len(criterion)) % 2 else Status.NOT_MET


def other(status: Status) -> Status:
    return Status.NOT_MET if status is Status.MET else Status.MET


@pytest.fixture(scope="module")
def gold() -> list[Label]:
    return [
        Label(
            id=f"r{number}",
            author="north" if number % 2 else "dev",
            text=f"Record {number}.",
            criteria={name: GoldFinding(status=right(number, name)) for name in CORE + EXTENDED},  # type: ignore[arg-type]
        )
        for number in range(RECORDS)
    ]


def at(numbers: Iterable[int], names: Sequence[str] = CORE + EXTENDED) -> Places:
    """Some criteria of some records."""
    return frozenset((number, name) for number in numbers for name in names)


def engine(wrong: Places, criteria: Sequence[str] = CORE + EXTENDED) -> dict[str, Said]:
    """What an engine says that is wrong in some places."""
    return {
        f"r{number}": Said(
            record_id=f"r{number}",
            findings={
                name: SaidFinding(status=other(right(number, name)) if (number, name) in wrong else right(number, name))
                for name in criteria
            },
        )
        for number in range(RECORDS)
    }


ALL = range(RECORDS)
NEVER, SELDOM, OFTEN = at(()), at(ALL[::15]), at(ALL[::3])


@pytest.fixture
def set_beside(gold: list[Label], catalogue: tuple[Criterion, ...]) -> Callable[..., Comparison]:
    def run(before: dict[str, Said], after: dict[str, Said], **options: int) -> Comparison:
        return compare_engines(gold, before, after, catalogue, **({"resamples": 400} | options))

    return run


@pytest.mark.parametrize("wrong", [NEVER, SELDOM, OFTEN], ids=["right", "seldom-wrong", "often-wrong"])
def test_an_engine_is_as_good_as_itself(set_beside: Callable[..., Comparison], wrong: Places) -> None:
    found = set_beside(engine(wrong), engine(wrong))
    assert found.records == RECORDS
    assert found.flips == ()
    assert found.refused == ()
    for each in (*found.summary.values(), *found.criteria.values()):
        assert tuple(each.gain) == (0.0, 0.0, 0.0)
        assert each.before == each.after
        assert not each.is_better
        assert not each.is_worse


def test_a_better_engine_is_found_better_on_everything(set_beside: Callable[..., Comparison]) -> None:
    found = set_beside(engine(OFTEN), engine(SELDOM))
    assert list(found.summary) == ["core_macro_f1", "core_kappa", "extended_macro_f1", "extended_kappa"]
    assert list(found.criteria) == [*CORE, *EXTENDED]
    assert all(each.is_better and not each.is_worse for each in (*found.summary.values(), *found.criteria.values()))
    assert found.refused == ()


def test_a_better_engine_on_one_criterion_is_better_there_alone(set_beside: Callable[..., Comparison]) -> None:
    found = set_beside(engine(OFTEN), engine(OFTEN - at(ALL, ["s47_decision"])))
    assert [name for name, each in found.criteria.items() if each.is_better] == ["s47_decision"]
    gain = found.criteria["s47_decision"]
    assert gain.after.value == 1.0
    assert gain.gain.value == pytest.approx(1.0 - (gain.before.value or 0))
    assert {each.criterion for each in found.flips} == {"s47_decision"}
    assert all(each.is_gain and not each.is_loss for each in found.flips)
    assert len(found.flips) == RECORDS // 3


@pytest.mark.parametrize("criterion", CORE)
def test_the_gate_refuses_a_loss_on_any_core_criterion(set_beside: Callable[..., Comparison], criterion: str) -> None:
    found = set_beside(engine(OFTEN), engine(at(ALL, [criterion])))
    assert found.refused == (criterion,)
    assert found.summary["core_macro_f1"].is_better  # a gain elsewhere does not make up for it
    losses = [each for each in found.flips if each.is_loss]
    assert {each.criterion for each in losses} == {criterion}


def test_the_gate_does_not_mind_the_extended_criteria(set_beside: Callable[..., Comparison]) -> None:
    found = set_beside(engine(NEVER), engine(at(ALL, EXTENDED)))
    assert found.criteria["attendance"].is_worse
    assert found.refused == ()


def test_the_gate_lets_chance_pass(set_beside: Callable[..., Comparison]) -> None:
    found = set_beside(engine(NEVER), engine(at([7], ["s47_decision"])))
    assert len(found.flips) == 1
    assert (found.criteria["s47_decision"].gain.value or 0) < 0
    assert found.refused == ()


def test_turning_the_two_round_turns_everything_round(set_beside: Callable[..., Comparison]) -> None:
    one, two = engine(OFTEN), engine(at(ALL[1::4]))
    there, back = set_beside(one, two), set_beside(two, one)
    for name, each in there.criteria.items():
        turned = back.criteria[name]
        assert (each.before, each.after) == (turned.after, turned.before)
        assert each.gain.value == pytest.approx(-(turned.gain.value or 0))
        assert each.gain.low == pytest.approx(-(turned.gain.high or 0))
        assert each.is_better is turned.is_worse
    assert [(each.before, each.after) for each in there.flips] == [(each.after, each.before) for each in back.flips]


def test_the_same_seed_gives_the_same_intervals(set_beside: Callable[..., Comparison]) -> None:
    one, two = engine(OFTEN), engine(SELDOM)
    assert set_beside(one, two, seed=4) == set_beside(one, two, seed=4)
    assert set_beside(one, two, seed=4).criteria != set_beside(one, two, seed=5).criteria


def test_flips_say_where_and_from_what_to_what(set_beside: Callable[..., Comparison]) -> None:
    before, after = engine(NEVER), engine(NEVER)
    findings = before["r1"].findings
    after["r1"] = replace(after["r1"], findings={**findings, "attendance": SaidFinding(status=Status.PARTLY_MET)})
    after["r2"] = replace(after["r2"], findings={name: findings[name] for name in CORE if name != "s47_decision"})
    found = {(each.author, each.record_id, each.criterion): each for each in set_beside(before, after).flips}
    partly = found["north", "r1", "attendance"]
    assert (partly.gold, partly.before, partly.after) == (right(1, "attendance"), right(1, "attendance"), "partly_met")
    silent = found["dev", "r2", "s47_decision"]
    assert (silent.before, silent.after) == (right(2, "s47_decision"), None)
    assert silent.is_loss
    assert not silent.is_gain


def test_two_that_are_wrong_in_different_ways_gain_and_lose_nothing(
    gold: list[Label], catalogue: tuple[Criterion, ...]
) -> None:
    before, after = engine(OFTEN), engine(OFTEN)
    changed = {**after["r0"].findings, "attendance": SaidFinding(status=Status.PARTLY_MET)}
    after["r0"] = replace(after["r0"], findings=changed)
    [flip] = compare_engines(gold, before, after, catalogue, resamples=50).flips
    assert not flip.is_gain
    assert not flip.is_loss


def test_only_records_that_both_read_are_compared(set_beside: Callable[..., Comparison]) -> None:
    before, after = engine(OFTEN), engine(SELDOM)
    for number in range(0, RECORDS, 2):
        del after[f"r{number}"]
    before.pop("r1")
    before["other"] = before["r3"]
    found = set_beside(before, after)
    assert found.records == RECORDS // 2 - 1
    assert {each.author for each in found.flips} == {"north"}


def test_an_engine_without_the_extended_criteria_is_compared_on_the_core(
    set_beside: Callable[..., Comparison],
) -> None:
    found = set_beside(engine(OFTEN, CORE), engine(SELDOM))
    assert list(found.criteria) == list(CORE)
    assert list(found.summary) == ["core_macro_f1", "core_kappa"]
    assert {each.criterion for each in found.flips if each.before is None} == set(EXTENDED)


@pytest.mark.parametrize("empty", ["before", "after", "both"])
def test_there_must_be_something_to_compare(set_beside: Callable[..., Comparison], empty: str) -> None:
    before, after = ({} if empty in {side, "both"} else engine(NEVER) for side in ("before", "after"))
    with pytest.raises(LabelsError, match=r"not measured on the same labelled records\. Name labels to scan with both"):
        set_beside(before, after)


@pytest.mark.parametrize(
    ("gold", "before", "after", "said"),
    [
        pytest.param(Status.NOT_MET, Status.NOT_MET, Status.MET, {"is_loss", "hides_gap"}, id="gap-lost"),
        pytest.param(Status.NOT_MET, Status.MET, Status.NOT_MET, {"is_gain", "finds_gap"}, id="gap-found"),
        pytest.param(Status.MET, Status.MET, Status.PARTLY_MET, {"is_loss", "flags_falsely"}, id="false-flag"),
        pytest.param(Status.MET, Status.NOT_MET, Status.MET, {"is_gain", "spares_flag"}, id="flag-spared"),
        pytest.param(Status.NOT_MET, Status.NOT_MET, Status.PARTLY_MET, {"is_loss"}, id="flagged-either-way"),
        pytest.param(Status.NOT_MET, Status.NOT_MET, None, {"is_loss", "hides_gap"}, id="not-said"),
    ],
)
def test_what_a_flip_is(gold: Status, before: Status | None, after: Status | None, said: set[str]) -> None:
    flip = Flip("north", "r1", "s47_decision", gold, before, after)
    names = ("is_gain", "is_loss", "hides_gap", "finds_gap", "flags_falsely", "spares_flag")
    assert {name for name in names if getattr(flip, name)} == said
