"""Agreement of two reviewers who judged the same findings without knowing of each other.

Per cent agreement with Wilson's interval says how often they hold the same status. Cohen's kappa (1960) says how much
of what chance leaves open they agree on: 1 is always, 0 as often as two who answer at random in the same proportions.
Its interval is from the standard error of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72:323). Where nearly
all records have one status, kappa is low however well two people agree (Feinstein and Cicchetti 1990, J Clinical
Epidemiology 43:543); beside it stands a kappa for which every status is as likely by chance (Brennan and Prediger
1981; for two statuses the PABAK of Byrt, Bishop and Carlin 1993, J Clinical Epidemiology 46:423).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyser.domain.counting import PairCount
from analyser.domain.finding import Status
from analyser.domain.share import Share

_Z = 1.959964

SKEWED = 0.8
"""From here on one status is so common that kappa misleads; Byrt and others show the effect without a threshold."""

_NO_ERROR = 1e-6
"""A standard error below this is zero that was not worked out to the last digit."""

_HELD = (Status.MET, Status.PARTLY_MET, Status.NOT_MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two reviewers agree.

    Attributes:
        agreed: On how many records they hold the same status, of how many.
        kappa: Cohen's; None where both give one and the same status to all records, or there are none.
        low: Lower end of kappa's 95 % interval; None without kappa, and where the standard error is zero and says
            nothing: they agree on every record or on none, or one of them gives every record the same status.
        high: Upper end.
        adjusted: Kappa if every status that occurs were as likely by chance; None where fewer than two occur.
        most_common: How much of all that was given the most common status is; None of nothing.
    """

    agreed: Share
    kappa: float | None
    low: float | None
    high: float | None
    adjusted: float | None
    most_common: float | None

    @property
    def is_skewed(self) -> bool:
        """Whether one status is so common that kappa misleads."""
        return self.most_common is not None and self.most_common >= SKEWED

    @property
    def words(self) -> str:
        """What the figures say."""
        low, high = self.agreed.low, self.agreed.high
        if self.agreed.value is None or low is None or high is None:
            return "No finding has been judged by two reviewers yet."
        part, whole = self.agreed
        share, begin, end = (f"{100 * each:.0f} %" for each in (part / whole, low, high))
        said = f"Two reviewers agree on {part:,} of {whole:,} ({share}; 95 % interval {begin} to {end})."
        if self.kappa is None:
            return f"{said} Both gave every record the same status, so there is no kappa."
        if self.low is None or self.high is None:
            why = "they never differ" if part == whole else "the statuses they gave vary too little"
            said += f" Kappa is {self.kappa:.2f}; an interval cannot be worked out, as {why}."
        else:
            said += f" Kappa is {self.kappa:.2f} (95 % interval {self.low:.2f} to {self.high:.2f})."
        if self.is_skewed and self.adjusted is not None:
            said += (
                f" Nearly all have the same status, which makes kappa low however well people agree; "
                f"adjusted for that it is {self.adjusted:.2f}."
            )
        return said


def agreement_of(pairs: Iterable[PairCount]) -> Agreement:
    """How far two reviewers agree.

    Args:
        pairs: How often each pair of statuses was given; several criteria are counted together.
    """
    table = np.zeros((len(_HELD), len(_HELD)))
    for pair in pairs:
        if pair.first in _HELD and pair.second in _HELD:
            table[_HELD.index(pair.first), _HELD.index(pair.second)] += pair.records
    whole = int(table.sum())
    agreed = Share(int(np.trace(table)), whole)
    if not whole:
        return Agreement(agreed=agreed, kappa=None, low=None, high=None, adjusted=None, most_common=None)
    first, second = table.sum(axis=1), table.sum(axis=0)
    given = int(((first + second) > 0).sum())
    kappa, error = cohens_kappa(table)
    has_interval = kappa is not None and error > _NO_ERROR
    return Agreement(
        agreed=agreed,
        kappa=kappa,
        low=max(-1.0, kappa - _Z * error) if kappa is not None and has_interval else None,
        high=min(1.0, kappa + _Z * error) if kappa is not None and has_interval else None,
        adjusted=(given * agreed.part / whole - 1) / (given - 1) if given > 1 else None,
        most_common=float((first + second).max() / (2 * whole)),
    )


def cohens_kappa(counts: NDArray[np.float64]) -> tuple[float | None, float]:
    """Kappa and its standard error.

    Args:
        counts: How many records the first reviewer gave one status (row) and the second another (column).

    Returns:
        Kappa, or None where chance alone would make them agree on all; and its standard error.
    """
    whole = float(counts.sum())
    table = counts / whole
    first, second = table.sum(axis=1), table.sum(axis=0)
    by_chance = float(first @ second)
    if np.isclose(by_chance, 1):
        return None, 0.0
    kappa = float((np.trace(table) - by_chance) / (1 - by_chance))
    same = np.diag(table) @ (1 - (first + second) * (1 - kappa)) ** 2
    mixed = table * (second[:, None] + first[None, :]) ** 2
    different = (1 - kappa) ** 2 * (mixed.sum() - np.trace(mixed))
    chance = (kappa - by_chance * (1 - kappa)) ** 2
    variance = max(0.0, float(same + different - chance)) / (whole * (1 - by_chance) ** 2)
    return kappa, float(variance**0.5)
