"""Direction: an edit that takes the statement away, or puts one there, moves the status with it."""

import tomllib
from pathlib import Path

import pytest

DIRECTIONS = [
    pytest.param(criterion, *edit, id=f"{criterion}-{name}")
    for criterion, edits in tomllib.loads(
        Path(__file__).with_name("directions.toml").read_text(encoding="utf-8")
    ).items()
    for name, edit in edits.items()
]


DECISIONS = [
    pytest.param("section 47 enquiries will start", id="will-start"),
    pytest.param("a joint s47 will begin today", id="joint-today"),
    pytest.param("we will open a s.47 enquiry on Tom", id="we-will-open"),
    pytest.param("police and social care are to go ahead with section 47", id="go-ahead"),
    pytest.param("a child protection investigation will be made by social care", id="child-protection-investigation"),
]

SETTINGS = [
    pytest.param("It was agreed that {}.", "met", id="agreed"),
    pytest.param("Outcome: {}.", "met", id="outcome"),
    pytest.param("Outcome: {}, because the two accounts differ.", "met", id="reason"),
    pytest.param("If the medical shows an injury, {}.", "not_met", id="if-before"),
    pytest.param("It was agreed that {} if the medical shows an injury.", "not_met", id="if-after"),
    pytest.param("It was agreed that if the medical shows an injury {}.", "not_met", id="if-inside"),
    pytest.param("Outcome: if the medical shows an injury, {}.", "not_met", id="outcome-if"),
    pytest.param("Should the X-ray show a break, {}.", "not_met", id="should"),
    pytest.param("Unless mother moves out tonight, {}.", "not_met", id="unless"),
    pytest.param("Outcome: {}, provided that the X-ray shows a break.", "not_met", id="provided-that"),
    pytest.param("We met to decide whether {}.", "not_met", id="whether"),
    pytest.param("It is still to be decided whether {}.", "not_met", id="to-be-decided"),
    pytest.param("In the school's view {}.", "not_met", id="view"),
]
"""What a decision is put into, and whether it is one then."""


@pytest.mark.parametrize(("criterion", "record", "old", "new", "status"), DIRECTIONS)
def test_direction(criterion, record, old, new, status, minutes, statuses, known_failures):
    edited = minutes[record].edit(old, new)
    found = statuses(edited.fill())[criterion]
    wrong = {found} - {status}
    assert wrong == known_failures


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize(("setting", "status"), SETTINGS)
def test_decision(decision, setting, status, statuses, known_failures):
    sentence = setting.format(decision)
    text = f"Strategy discussion about Tom.\n\n{sentence[0].upper()}{sentence[1:]}\n\nSW Khan to visit by Friday."
    found = statuses(text)["s47_decision"]
    wrong = {found} - {status}
    assert wrong == known_failures


def test_every_criterion_has_directions(minutes):
    counted = [param.values[0] for param in DIRECTIONS]
    assert all(counted.count(criterion) >= 2 for criterion in minutes["minutes"].statuses)
