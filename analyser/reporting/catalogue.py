"""The catalogue of criteria as a page of Markdown, made from the criteria themselves.

``docs/criteria.md`` is what this makes; a test says so, so the page cannot fall behind the code.
"""

import re
from collections.abc import Iterable

from analyser.domain.criterion import Criterion

AREA_WORDS = {"A": "attendance", "B": "timeliness", "C": "discussion", "D": "decisions"}
"""What the bulletin calls its audit areas."""

_PART = re.compile(r"^## (.+)$", re.MULTILINE)
_HEAD = """\
# Criteria

What the tool looks for in the record of a strategy discussion. It judges the recording, never the
practice or a person. Anything but *met* raises a flag.

<!-- Made by `analyser criteria --markdown`; change the files in analyser/criteria instead. -->
"""


def catalogue_markdown(criteria: Iterable[Criterion]) -> str:
    """The whole catalogue, ready to be written to ``docs/criteria.md``.

    Args:
        criteria: The criteria, in the order in which they are to stand.
    """
    listed = tuple(criteria)
    rows = [f"| [`{each.id}`](#{each.id}) | {each.area} | {_kind(each)} | {each.question} |" for each in listed]
    table = ["| criterion | area | kind | question |", "|---|---|---|---|", *rows]
    parts = [_HEAD, "\n".join(table) + "\n", *(criterion_markdown(each) for each in listed)]
    return "\n".join(parts)


def criterion_markdown(criterion: Criterion) -> str:
    """One criterion's section: its question, its page, what to do, and an example of each side."""
    title = f"## `{criterion.id}`\n\n**{criterion.title}** (area {criterion.area}, {AREA_WORDS[criterion.area]}; "
    return (
        f"{title}{_kind(criterion)}). {criterion.question}\n\n"
        f"{_page(criterion)}\n\n"
        f"### Practice pointer\n\n{criterion.pointer}\n\n"
        f"### Examples\n\nMet:\n\n{_quoted(criterion.met_example)}\n\n"
        f"Not met:\n\n{_quoted(criterion.not_met_example)}\n"
    )


def page_parts(criterion: Criterion) -> dict[str, str]:
    """What a criterion's page says, in Markdown, by heading: what it looks for, why it matters, known limits."""
    parts = _PART.split(criterion.page)[1:]
    return {heading: text.strip() for heading, text in zip(parts[::2], parts[1::2], strict=True)}


def _kind(criterion: Criterion) -> str:
    return "core" if criterion.core else "extended"


def _page(criterion: Criterion) -> str:
    """The module's docstring without its first line, its headings one level down."""
    _, _, rest = criterion.page.strip().partition("\n")
    return "\n".join(f"#{line}" if line.startswith("## ") else line for line in rest.strip().splitlines())


def _quoted(example: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in example.strip().splitlines())
