"""How large installed packages are, with all that they need."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LEFT_OUT = ("nvidia-", "cuda-", "triton")
"""Libraries for graphics cards, which torch's build for processors comes without."""


def sizes_beyond(package: str, others: Iterable[str]) -> dict[str, int]:
    """What some packages add to an installed one that needs them not.

    Args:
        package: It is there anyway, and so is all that it needs.
        others: Those to be added.

    Returns:
        By name, largest first, the bytes of each package that is added: of the others and of what they need.
    """
    there = needed([package])
    sizes = {name: size_of(name) for name in needed(others) - there if not name.startswith(LEFT_OUT)}
    return dict(sorted(sizes.items(), key=lambda each: -each[1]))


def needed(packages: Iterable[str]) -> set[str]:
    """Some packages and all that they need on this machine, without extras; what is not installed is left out."""
    found: set[str] = set()
    waiting = [canonicalize_name(package) for package in packages]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            requirements = map(Requirement, distribution(name).requires or ())
        except PackageNotFoundError:  # a requirement that an older or a newer Python has
            continue
        found.add(name)
        waiting += [
            canonicalize_name(each.name)
            for each in requirements
            if each.marker is None or each.marker.evaluate({"extra": ""})
        ]
    return found


def size_of(package: str) -> int:
    """The bytes of a package's files."""
    files = distribution(package).files or ()
    paths = {Path(str(file.locate())) for file in files}
    return sum(path.stat().st_size for path in paths if path.is_file())
