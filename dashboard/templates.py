"""Jinja templates of the dashboard: everything that is put into one is escaped."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyser.reporting.safe_text import one_line, printable
from analyser.reporting.wording import METADATA_WORDS, PARTY_WORDS, STATUS_SIGNS, STATUS_WORDS, count_of


@cache
def macros(name: str) -> Any:  # noqa: ANN401 - a module that Jinja makes of the macros
    """The macros of a template in the folder of the dashboard, to be called as functions; they return markup."""
    return _environment().get_template(name).module


@cache
def _environment() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"printable": printable, "one_line": one_line}
    pages.globals |= {
        "status_words": STATUS_WORDS,
        "status_signs": STATUS_SIGNS,
        "metadata_words": METADATA_WORDS,
        "party_words": PARTY_WORDS,
        "count_of": count_of,
    }
    return pages
