"""The tables that compare detectors, of the figures and of decision 0008; see :mod:`benchmarks.write_figures`."""

from collections.abc import Mapping
from pathlib import Path

from analyser.criteria import discover
from benchmarks.tables import Result, not_measured, number, read, table

READ_LAST = ("noisy", "dev")


def detectors(results: Path) -> str:
    """What detectors are worth: means over core and over extended criteria."""
    found = _scores(results)
    if not found:
        return not_measured("detectors")
    headings = ["detector", "core, all", "extended, all", "core, read last", "extended, read last"]
    last = _of(found, READ_LAST)
    rows = [[name, *_means(found, name), *_means(last, name)] for name in _names(last)]
    return table(headings, rows)


def detectors_read_last(results: Path) -> str:
    """Criterion by criterion, on the authors who were read last."""
    return _by_criterion(_of(_scores(results), READ_LAST))


def detectors_all(results: Path) -> str:
    """Criterion by criterion, on all authors."""
    return _by_criterion(_scores(results))


def detector_costs(results: Path) -> str:
    """Words a second, megabytes and seconds to load."""
    found = read(results, "detector-costs")
    if found is None:
        return not_measured("detector-costs")
    headings = ["detector", "words a second", "of the tokeniser", "files, MB", "packages, MB", "seconds to load"]
    rows = []
    for name, cost in found["detectors"].items():
        speed, packages = cost["speed"], sum(cost["packages"].values())
        ratio = f"{speed['ratio']:.3f} ({speed['lowest']:.3f}-{speed['highest']:.3f})"
        sizes = [f"{cost['megabytes']:.1f}", f"{packages:,.0f}" if packages else "-"]
        rows.append([name, f"{speed['words_a_second']:,.0f}", ratio, *sizes, f"{cost['load_seconds']:.1f}"])
    needed = {name: cost["packages"] for name, cost in found["detectors"].items() if cost["packages"]}
    return "\n".join([table(headings, rows), "", *_packages(needed)])


def _packages(needed: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Which packages are counted, for each set of them the detectors that need it."""
    alike: dict[str, list[str]] = {}
    for name, sizes in needed.items():
        told = ", ".join(f"{package} {size:,.0f}" for package, size in sizes.items() if size >= 1)
        alike.setdefault(told, []).append(name)
    return [f"- Packages, MB, for {'; '.join(names)}: {told}." for told, names in alike.items()]


def _scores(results: Path) -> dict[str, Result]:
    """By author and detector, macro F1 by criterion; the detectors that are shipped first."""
    found: dict[str, Result] = {}
    for scores in (read(results, "detectors"), (read(results, "vectors") or {"scores": {}})["scores"]):
        for author, of in (scores or {}).items():
            found[author] = found.get(author, {}) | of
    return found


def _of(scores: Mapping[str, Result], authors: tuple[str, ...]) -> dict[str, Result]:
    return {author: scores[author] for author in authors if author in scores}


def _names(scores: Mapping[str, Result]) -> list[str]:
    """The detectors that were measured on every author."""
    first, *others = scores.values() or [{}]
    return [name for name in first if all(name in of for of in others)]


def _by_criterion(scores: Mapping[str, Result]) -> str:
    """Macro F1, the mean over authors, of every detector that was measured on all of them."""
    names = _names(scores)
    if not names:
        return not_measured("detectors")
    measured = next(iter(scores.values()))[names[0]]
    criteria = [each.id for each in discover() if each.id in measured]
    rows = [[name, *(number(_mean([of[name][each] for of in scores.values()])) for each in criteria)] for name in names]
    return table(["detector", *(f"`{each}`" for each in criteria)], rows)


def _means(scores: Mapping[str, Result], detector: str) -> list[str]:
    """The mean over core and over extended criteria and all authors; dashes where some author was not measured."""
    if not all(detector in of for of in scores.values()):
        return ["-", "-"]
    core = [each.id for each in discover() if each.core]
    found = [(name in core, value) for of in scores.values() for name, value in of[detector].items()]
    return [number(_mean([value for is_core, value in found if is_core == wanted])) for wanted in (True, False)]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
