"""The shipped banks, read once, and records made of them."""

from pathlib import Path

import pytest

from analyser.synthetic.banks import Banks, load_banks
from analyser.synthetic.noise import NOISES
from analyser.synthetic.record import RecordMaker, SyntheticRecord

PHRASES = Path(__file__).parents[2] / "data" / "synthetic" / "phrases"


@pytest.fixture(scope="session")
def banks() -> Banks:
    """All banks that are shipped."""
    return load_banks(PHRASES)


@pytest.fixture(scope="session")
def made(banks: Banks) -> tuple[SyntheticRecord, ...]:
    """Two thousand records without noise."""
    maker = RecordMaker(banks, seed=11)
    return tuple(maker.make(number) for number in range(2000))


@pytest.fixture(scope="session")
def noisy(banks: Banks) -> dict[str, tuple[SyntheticRecord, ...]]:
    """By kind of noise, records in which it may occur."""
    return {name: _noisy(banks, name) for name in NOISES}


def _noisy(banks: Banks, name: str) -> tuple[SyntheticRecord, ...]:
    maker = RecordMaker(banks, 3, [name])
    return tuple(record for record in map(maker.make, range(60)) if record.labels["noise"])
