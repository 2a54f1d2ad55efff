"""Fixtures for the tests of detectors."""

from collections.abc import Callable

import pytest
from spacy.language import Language

import analyser
from analyser.detecting.page import Page
from analyser.detecting.people import read_roster
from analyser.domain.evidence import Action
from analyser.pipeline import load
from analyser.segmenting.layout import lay_out
from analyser.settings import Settings


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Rules alone."""
    return load(Settings(model="none"))


@pytest.fixture
def actions_of() -> Callable[[str], tuple[Action, ...]]:
    """The actions that the real pipeline finds in a text."""

    def find(text: str) -> tuple[Action, ...]:
        return analyser.assess(text).actions

    return find


@pytest.fixture
def page_of() -> Callable[[str], Page]:
    """A text as owners are read in it."""

    def read(text: str) -> Page:
        layout = lay_out(text)
        return Page(layout.reading, text, read_roster(layout, text)[0])

    return read
