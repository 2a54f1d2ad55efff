"""What a record is to state: one target a criterion, each drawn without regard to the others."""

from enum import StrEnum
from random import Random
from types import MappingProxyType

from analyser.synthetic.kinds import ACTION_CRITERIA, CRITERIA, OFFENDING


class Target(StrEnum):
    """What is to be written about one criterion.

    Of a criterion whose evidence offends, ``TRAP`` is a passage that only looks like the offence.
    """

    EVIDENCE = "evidence"
    PARTLY = "partly"
    TRAP = "trap"
    SILENT = "silent"


_SHARES = MappingProxyType(
    {
        "stated": {Target.EVIDENCE: 50, Target.TRAP: 32, Target.SILENT: 18},
        "offending": {Target.EVIDENCE: 42, Target.TRAP: 34, Target.SILENT: 24},
        "attendance": {Target.EVIDENCE: 30, Target.PARTLY: 36, Target.TRAP: 20, Target.SILENT: 14},
        "actions": {Target.EVIDENCE: 40, Target.PARTLY: 28, Target.TRAP: 32},
    }
)
_NO_ACTIONS = 0.4
"""How many of the records that are to lack both owners and dates have no actions at all."""


def draw_targets(rng: Random) -> dict[str, Target]:
    """A target for every criterion.

    Only records without actions tie two criteria together: they lack owners and dates alike.
    """
    targets = {name: _draw(rng, _SHARES[_group(name)]) for name in CRITERIA}
    if all(targets[name] is Target.TRAP for name in ACTION_CRITERIA) and rng.random() < _NO_ACTIONS:
        targets |= dict.fromkeys(ACTION_CRITERIA, Target.SILENT)
    return targets


def spoilt_by_more(targets: dict[str, Target]) -> frozenset[str]:
    """The criteria whose status a stray passage could change; other passages should not bear on them.

    What is stated once may be stated twice; what must not be stated, or must hold of every action, may not.
    """
    safe = {name for name, target in targets.items() if target is Target.EVIDENCE} - set(ACTION_CRITERIA)
    return frozenset(CRITERIA) - safe - {ACTION_CRITERIA[1]}  # what bears on the one bears on the other: count it once


def _group(name: str) -> str:
    if name in OFFENDING:
        return "offending"
    if name in ACTION_CRITERIA:
        return "actions"
    return "attendance" if name == "attendance" else "stated"


def _draw(rng: Random, shares: dict[Target, int]) -> Target:
    return rng.choices(list(shares), list(shares.values()))[0]
