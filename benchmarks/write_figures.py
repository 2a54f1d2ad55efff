"""Write the tables of ``docs/figures.md`` and ``docs/adr/0008`` from what was measured; nobody types a number by hand.

``python -m benchmarks.write_figures [--check]``

Reads ``benchmarks/results/*.json`` and fills what stands between ``<!-- figures:begin NAME -->`` and
``<!-- figures:end NAME -->``. With ``--check`` it writes nothing and fails if a page is not up to date.
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from analyser.criteria import discover
from benchmarks.dashboard_figures import dashboard_pages, dashboard_scans, large_store
from benchmarks.detector_figures import detector_costs, detectors, detectors_all, detectors_read_last
from benchmarks.tables import Result, not_measured, number, read, table

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "figures.md", ROOT / "docs" / "adr" / "0008-learned-detectors.md")
RESULTS = ROOT / "benchmarks" / "results"
MARKED = re.compile(
    r"(?P<begin><!-- figures:begin (?P<name>[\w-]+) -->\n).*?(?P<end><!-- figures:end (?P=name) -->)", re.S
)


def fill(pages: Sequence[str], results: Path) -> list[str]:
    """The pages with every table remade.

    Args:
        pages: The pages as they are.
        results: Folder of the measured figures.

    Raises:
        SystemExit: If the pages and this program do not know the same tables.
    """
    marked = [match["name"] for page in pages for match in MARKED.finditer(page)]
    if sorted(marked) != sorted(TABLES):
        sys.exit(f"The pages mark {sorted(marked)}, but the tables are {sorted(TABLES)}. Make the two agree.")
    return [
        MARKED.sub(lambda match: f"{match['begin']}{TABLES[match['name']](results)}\n{match['end']}", page)
        for page in pages
    ]


def figure(scores: Result, part: str, name: str) -> str:
    """A figure of a part of the scores with its interval: ``0.87 (0.80-0.93)``."""
    values, intervals = (scores["summary"], scores["intervals"]["summary"])
    if part != "summary":
        values, intervals = scores["criteria"][part], scores["intervals"]["criteria"][part]
    low, high = intervals.get(name, (None, None))
    shown = number(values.get(name))
    return shown if low is None or high is None else f"{shown} ({low:.2f}-{high:.2f})"


def criteria(results: Path) -> str:
    """Every criterion over all records."""
    scores = read(results, "minutes")
    if scores is None:
        return not_measured("minutes")
    names = ("macro_f1", "precision", "recall", "exact", "kappa", "evidence")
    rows = [[f"`{each}`", *(figure(scores, each, name) for name in names)] for each in scores["criteria"]]
    return table(["criterion", "macro F1", "precision", "recall", "exact status", "kappa", "evidence"], rows)


def authors(results: Path) -> str:
    """Means and actions author by author, and of the authors read while the rules were written beside the others."""
    scores = read(results, "minutes")
    if scores is None:
        return not_measured("minutes")
    parts = {
        **_all_and_each(scores),
        "**read while the rules were written**": read(results, "minutes-read"),
        "**read last**": read(results, "minutes-unread"),
    }
    return means(parts)


def _all_and_each(scores: Result) -> dict[str, Result | None]:
    """What was measured over all records, and author by author."""
    return {"**all**": scores, **{f"`{author}`": each for author, each in scores["authors"].items()}}


def engines(results: Path) -> str:
    """Rules alone beside the two models, over all authors and over those who were read last."""
    files = {
        "rules alone": ("rules", "rules-unread"),
        "`fast`": ("minutes", "minutes-unread"),
        "`accurate`": ("accurate", "accurate-unread"),
    }
    parts = {
        f"{name}, {records}": read(results, file)
        for name, pair in files.items()
        for records, file in zip(("all", "read last"), pair, strict=True)
    }
    return means(parts)


def gap(results: Path) -> str:
    """What is learnt from generated records alone, on generated and on hand-written ones."""
    found = read(results, "gap")
    if found is None:
        return not_measured("gap")
    rows = [
        [f"`{name}`", number(found["generated"][name]), number(found["written"][name])] for name in found["generated"]
    ]
    means = [sum(found[kind].values()) / len(found[kind]) for kind in ("generated", "written")]
    rows.append(["**mean**", *map(number, means)])
    told = (
        f"Learnt from {found['learnt_from']['passages']:,} passages of {found['learnt_from']['records']:,} generated "
        f"records. Distance of the means: {means[0] - means[1]:.2f}. A linear model tells passages of the two kinds "
        f"apart with an area under the curve of {found['told_apart']:.2f}."
    )
    return table(["criterion", "read: generated", "read: hand-written"], rows) + "\n\n" + told


def first_look(results: Path) -> str:
    """The authors that nobody had read, before anybody read them."""
    scores = read(results, "first-look")
    if scores is None:
        return not_measured("first-look")
    return means({f"`{author}`": each for author, each in scores["authors"].items()})


def means(parts: Mapping[str, Result | None]) -> str:
    """The summary of each part, one row each."""
    names = ("core_kappa", "action_recall", "action_precision", "owner_kind_accuracy", "due_accuracy")
    headings = ["records", "number", "core macro F1", "lowest of them", "extended macro F1", "lowest of them"]
    headings += ["core kappa", "action recall", "action precision", "owner kind", "due"]
    rows = []
    for part, each in parts.items():
        if each is not None:
            kinds = (("core_macro_f1", True), ("extended_macro_f1", False))
            told = [cell for name, core in kinds for cell in (figure(each, "summary", name), lowest(each, core=core))]
            rest = [figure(each, "summary", name) for name in names]
            rows.append([part, str(each["summary"]["records"]), *told, *rest])
    return table(headings, rows)


def lowest(scores: Result, *, core: bool) -> str:
    """The core or the extended criterion with the lowest macro F1; "-" if there is none."""
    names = [each.id for each in discover() if each.core == core and each.id in scores["criteria"]]
    if not names:
        return "-"
    name = min(names, key=lambda each: scores["criteria"][each]["macro_f1"])
    return f"{scores['criteria'][name]['macro_f1']:.2f} (`{name}`)"


def parties(results: Path) -> str:
    """Which of the four parties took no part."""
    scores = read(results, "rules")
    if scores is None:
        return not_measured("rules")
    parts = {**_all_and_each(scores), "**read last**": read(results, "rules-unread")}
    names = ("missing_party_recall", "missing_party_precision", "missing_parties_right")
    rows = [
        [
            *(part, str(each["parties"]["records"]), *(figure(each, "summary", name) for name in names)),
            *(str(each["parties"]["partly"]), figure(each, "summary", "missing_parties_right_partly")),
        ]
        for part, each in parts.items()
        if each is not None
    ]
    headings = ["records", "somebody missing", "recall", "precision", "right missing parties named"]
    return table([*headings, "of them some took part", "right of those"], rows)


def calibration(results: Path) -> str:
    """Confidence beside truth."""
    scores = read(results, "minutes")
    if scores is None:
        return not_measured("minutes")
    rows = [
        [
            f"{each['low']:.1f}-{each['low'] + 0.1:.1f}",
            str(each["count"]),
            number(each["confidence"]),
            number(each["right"]),
        ]
        for each in scores["calibration"]["bins"]
    ]
    error = f"Expected calibration error: {scores['calibration']['error']:.3f}."
    return table(["confidence", "findings", "mean confidence", "share right"], rows) + "\n\n" + error


def external(results: Path) -> str:
    """Other people's minutes."""
    found = read(results, "external")
    if found is None:
        return not_measured("external")
    rows = [
        ["lines", f"{found['lines']:,}"],
        ["lines with a section 47 decision (all false)", str(found["s47_evidence"])],
        ["lines with a statement of risk (all false)", str(found["risk_evidence"])],
        ["lines flagged for wording (all false)", str(found["wording_flags"])],
    ]
    kinds = {"false_actions": "discussion lines with an action (all false)", "action_recall": "action lines found"}
    for kind, words in kinds.items():
        rows += [
            [f"{words}, {corpus}", f"{each['with_action']:,} of {each['lines']:,} ({each['share']:.1%})"]
            for corpus, each in found[kind].items()
        ]
    return table(["figure", "value"], rows)


def phrases(results: Path) -> str:
    """Single passages written without sight of the rules."""
    banks = read(results, "phrases")
    if banks is None:
        return not_measured("phrases")
    columns = [(half, kind) for half in ("read", "unread") for kind in ("meeting", "not_meeting")]
    rows = [
        [
            f"`{bank}`",
            *(f"{each[half][f'{kind}_right'] / each[half][kind]:.2f} of {each[half][kind]}" for half, kind in columns),
        ]
        for bank, each in banks.items()
    ]
    return table(["criterion", "read half: met", "read half: traps", "unread half: met", "unread half: traps"], rows)


def speed(results: Path) -> str:
    """Speed, start and memory."""
    found = read(results, "speed")
    if found is None:
        return not_measured("speed")
    fast, memory = found["speed"], found["memory"]
    rows = [
        ["whole scan, words a second", f"{fast['scan']:,.0f}"],
        ["spaCy's blank English tokeniser, words a second", f"{fast['tokeniser']:,.0f}"],
        ["ratio (lowest and highest round)", f"{fast['ratio']:.2f} ({fast['lowest']:.2f}-{fast['highest']:.2f})"],
        ["`analyser --help`, seconds", number(found["help_seconds"])],
    ]
    others = {
        "speed-rules": "the same with rules alone",
        "speed-core": "the same with rules for the six core criteria alone",
        "speed-accurate": "the same with the model `accurate`",
    }
    for place, (name, words) in enumerate(others.items(), start=3):
        if other := read(results, name):
            ratio = other["speed"]
            rows.insert(place, [words, f"{ratio['ratio']:.2f} ({ratio['lowest']:.2f}-{ratio['highest']:.2f})"])
    if memory is not None:
        rows += [
            [f"peak memory after {memory['early_records']:,} records, MB", f"{memory['early_megabytes']:.0f}"],
            [f"peak memory after {memory['records']:,} records, MB", f"{memory['megabytes']:.0f}"],
            ["growth of the peak", number(memory["growth"])],
        ]
    return table(["figure", "value"], rows)


TABLES: Mapping[str, Callable[[Path], str]] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            *(criteria, authors, parties, engines, gap, first_look, phrases, calibration, external, speed),
            *(detectors, detectors_read_last, detectors_all, detector_costs),
            *(dashboard_pages, dashboard_scans, large_store),
        )
    }
)
"""What can stand between markers, by name."""


def main() -> None:
    """Write the pages, or check them."""
    pages = [file.read_text(encoding="utf-8") for file in PAGES]
    for file, page, filled in zip(PAGES, pages, fill(pages, RESULTS), strict=True):
        if "--check" not in sys.argv:
            file.write_text(filled, encoding="utf-8", newline="\n")
        elif filled != page:
            sys.exit(f"{file.name} is not up to date. Run python -m benchmarks.write_figures.")


if __name__ == "__main__":
    main()
