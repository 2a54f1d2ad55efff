"""The fictional records and phrases that come with the project."""

from pathlib import Path

_IN_PACKAGE, _IN_REPOSITORY = (Path(__file__).parents[up] / "data" for up in (1, 2))


def shipped(name: str) -> Path:
    """A folder of what comes with the project.

    Args:
        name: ``minutes`` or ``phrases``.

    Returns:
        That of the checkout one stands in; elsewhere that of the package.
    """
    here = Path("data", "synthetic", name)
    if here.is_dir():
        return here
    return (_IN_PACKAGE if _IN_PACKAGE.is_dir() else _IN_REPOSITORY) / "synthetic" / name
