"""How models, criteria and figures are written on the page."""

from analyser.criteria import discover
from analyser.detecting.shelf import NONE
from analyser.evaluation.bootstrap import Estimate
from dashboard.words import plain

FIGURES = {
    "core_macro_f1": "Core criteria, mean F1",
    "core_kappa": "Core criteria, mean kappa",
    "extended_macro_f1": "Extended criteria, mean F1",
    "extended_kappa": "Extended criteria, mean kappa",
}


def model_words(name: str) -> str:
    """A model's name as people read it."""
    return "Rules alone" if name == NONE else name


def bold(name: str) -> str:
    """A model's name within a sentence, in Markdown."""
    return f"**{inline(name)}**"


def inline(name: str) -> str:
    """The same without emphasis."""
    return "rules alone" if name == NONE else plain(name)


def titles() -> dict[str, str]:
    """The title of each criterion, in the catalogue's order."""
    return {criterion.id: criterion.title for criterion in discover()}


def listed(names: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def interval(figure: Estimate, form: str = ".2f") -> str:
    """A figure with its 95 % interval, or a dash."""
    if figure.value is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{figure.value:{form}}"
    return f"{figure.value:{form}} ({figure.low:{form}} to {figure.high:{form}})"
