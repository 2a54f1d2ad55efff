"""The criteria: one file each, named by its id; discovery finds them.

A new criterion costs one file with ``CRITERION`` in it, its test, and the regenerated catalogue.
"""

import importlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from analyser.domain.criterion import Criterion
from analyser.errors import CriterionError


@cache
def discover() -> tuple[Criterion, ...]:
    """All criteria in the catalogue's order: core before extended, then by area and id.

    Raises:
        CriterionError: A file lacks ``CRITERION`` or a docstring, or its id is not the file's name.
    """
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
    return tuple(sorted(map(_load, names), key=lambda each: (not each.core, each.area, each.id)))


def _load(name: str) -> Criterion:
    module = importlib.import_module(f"{__name__}.{name}")
    criterion = getattr(module, "CRITERION", None)
    if not isinstance(criterion, Criterion):
        msg = f"analyser/criteria/{name}.py defines no CRITERION; see docs/adr/0002-one-file-a-criterion.md."
        raise CriterionError(msg)
    if criterion.id != name:
        msg = f"analyser/criteria/{name}.py defines {criterion.id!r}; name the file after the id."
        raise CriterionError(msg)
    if not module.__doc__:
        msg = f"analyser/criteria/{name}.py has no docstring; the catalogue is made from it."
        raise CriterionError(msg)
    return replace(criterion, page=module.__doc__)
