"""The share met, corrected for what the detector is known to get wrong.

Reviewers settle what is right for some of the findings. From those come the detector's sensitivity (of the records
that meet a criterion, the share it finds met) and specificity (of the others, the share it flags), and from them the
share that would have been found without its errors (Rogan and Gladen 1978, American J Epidemiology 107:71). The
interval is that of Lang and Reiczigel (2014, Preventive Veterinary Medicine 113:13), which takes account of how few
findings were reviewed.

Reviewers look at flags more often than at what was found met. Taken as they are, such reviews would make the detector
look as if it missed more than it does (Begg and Greenes 1983, Biometrics 39:207). So the kind that was looked at more
often is given less weight, until both count as in all records; that gives away some precision and never claims too
much. Reviews must be fair within each kind: who reviews the most doubtful findings first sees more errors than there
are, and the corrected share is then too far from the one that was found.
"""

from collections.abc import Iterable
from typing import NamedTuple

from analyser.domain.counting import HeldCount, StratumCount
from analyser.domain.finding import Status
from analyser.domain.share import Share

FEWEST_REVIEWS = 10
"""So many findings settled as met, and so many as not, must there be, after weighing."""

_Z = 1.959964


class Rate(NamedTuple):
    """So many of so many, after weighing, so that neither need be whole.

    Attributes:
        part: How many count.
        whole: Of how many.
    """

    part: float
    whole: float

    @property
    def value(self) -> float:
        """The share; there must be some."""
        return self.part / self.whole


class Detector(NamedTuple):
    """How well findings on one criterion are right.

    Attributes:
        sensitivity: Of the records held to meet the criterion, those found met.
        specificity: Of those held not to, or only partly, those flagged.
    """

    sensitivity: Rate
    specificity: Rate


class Corrected(NamedTuple):
    """A share without the detector's errors.

    Attributes:
        value: The share; cut at 0 and 1.
        low: Lower end of the 95 % interval.
        high: Upper end.
    """

    value: float
    low: float
    high: float


class NoCorrection(NamedTuple):
    """Why a share cannot be corrected.

    Attributes:
        reason: In one sentence, with what would help.
    """

    reason: str


def detector_of(held: Iterable[HeldCount], counts: Iterable[StratumCount], criterion: str) -> Detector | NoCorrection:
    """How well findings on one criterion are right, or why that cannot be said.

    Args:
        held: What reviewers settled on; other criteria are passed over.
        counts: What was found in all records, reviewed or not; other criteria are passed over.
        criterion: The criterion's id.
    """
    settled = {(found, right): 0 for found in (True, False) for right in (True, False)}
    for pair in held:
        if pair.criterion == criterion and Status.NOT_ASSESSED not in {pair.found, pair.held}:
            settled[pair.found is Status.MET, pair.held is Status.MET] += pair.records
    if not any(settled.values()):
        return NoCorrection("Nothing has been reviewed yet.")
    found = {True: 0, False: 0}
    for each in counts:
        if each.criterion == criterion and each.status is not Status.NOT_ASSESSED:
            found[each.status is Status.MET] += each.records
    weights = _weights({kind: settled[kind, True] + settled[kind, False] for kind in found}, found)
    if weights is None:
        return NoCorrection("Reviewers have looked only at flags, or only at what was found met. Review some of both.")
    counted = {(kind, right): weights[kind] * records for (kind, right), records in settled.items()}
    sensitivity = Rate(counted[True, True], counted[True, True] + counted[False, True])
    specificity = Rate(counted[False, False], counted[False, False] + counted[True, False])
    if min(sensitivity.whole, specificity.whole) < FEWEST_REVIEWS:
        msg = (
            f"Too few reviews: at least {FEWEST_REVIEWS} findings settled as met and {FEWEST_REVIEWS} as not are "
            f"needed, counted as if drawn evenly; there are {sensitivity.whole:.0f} and {specificity.whole:.0f}. "
            "Review more, at random."
        )
        return NoCorrection(msg)
    if _steadied(sensitivity).value + _steadied(specificity).value <= 1:
        return NoCorrection("By the reviews the findings tell no more than chance, so no share can be corrected.")
    return Detector(sensitivity, specificity)


def corrected(share: Share, detector: Detector) -> Corrected:
    """A share without the detector's errors, with its 95 % interval.

    Args:
        share: As found; of at least one record.
        detector: How well findings are right.
    """
    se, sp = detector
    found = share.part / share.whole
    value = (found + sp.value - 1) / (se.value + sp.value - 1)
    # Lang and Reiczigel, equations 4, 6, 7, 16 and 17: all three shares are moved a little towards a half.
    whole = share.whole + _Z**2
    found = (share.part + _Z**2 / 2) / whole
    se, sp = _steadied(se), _steadied(sp)
    gain = se.value + sp.value - 1
    middle = (found + sp.value - 1) / gain
    of_se, of_sp = (each.value * (1 - each.value) / each.whole for each in (se, sp))
    shift = 2 * _Z**2 * (middle * of_se - (1 - middle) * of_sp)
    half = _Z / gain * (found * (1 - found) / whole + middle**2 * of_se + (1 - middle) ** 2 * of_sp) ** 0.5
    low, high = middle + shift - half, middle + shift + half
    return Corrected(*(min(1.0, max(0.0, each)) for each in (value, low, high)))


def _steadied(rate: Rate) -> Rate:
    """The rate with one more that counts and one more that does not, so that none of a few is never taken as none."""
    return Rate(rate.part + 1, rate.whole + 2)


def _weights(reviewed: dict[bool, int], found: dict[bool, int]) -> dict[bool, float] | None:
    """How much a review of each kind of finding counts; None if a kind that was found was never reviewed."""
    rates = {kind: reviewed[kind] / found[kind] for kind in found if found[kind]}
    if not rates or not all(rates.values()):
        return None
    lowest = min(rates.values())
    return {kind: lowest / rates[kind] if kind in rates else 0.0 for kind in found}
