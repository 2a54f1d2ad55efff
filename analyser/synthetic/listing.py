"""Listing single actions: numbered, with bullets, as rows of a table, as fields of a form, or one after the other."""

import re
from collections.abc import Sequence
from random import Random

from analyser.synthetic.actions import Atom
from analyser.synthetic.marks import Kind, Mark, Marked, Page
from analyser.synthetic.styles import ActionList

BEGINS_WITH_BULLET = re.compile(r"\s*(?:[-*•>|~☐☑]|\d+[.):]|\(?[a-z]\)|\[)")
_COLUMNS = (("Action", "By whom", "By when"), ("What", "Who", "When"), ("Task", "Owner", "Target date"))
_NOBODY, _NO_DATE = ("", "-", "", "tbc"), ("", "-", "ASAP", "ongoing", "tbc")


def write_atoms(page: Page, atoms: Sequence[Atom], listing: ActionList, rng: Random, cell: str, bullet: str) -> None:
    """Write actions as a list.

    Args:
        page: Where to.
        atoms: The actions.
        listing: How; what cannot be told apart into what, who and when gets a line instead of a row or field.
        rng: Decides what is left open.
        cell: What stands between two cells of a row.
        bullet: What stands before a line.
    """
    if listing == "sentence":
        for number, atom in enumerate(atoms):
            page.write(" " if number else "")
            page.place(atom.marked)
            page.write("" if atom.marked.text.endswith((".", "?", "!")) else ".")
        page.write("\n")
        return
    columns = rng.choice(_COLUMNS)
    if listing == "rows" and any(atom.what for atom in atoms):
        page.write(cell.join(columns) + "\n")
    for number, atom in enumerate(atoms, start=1):
        if listing in {"rows", "fields"} and atom.what:
            _write_parts(page, atom, columns, rng, cell if listing == "rows" else "\n")
            continue
        if not BEGINS_WITH_BULLET.match(atom.marked.text):
            signs = {"numbered": f"{number}. ", "letters": f"({chr(96 + number)}) ", "bullets": bullet}
            page.write(signs.get(listing, ""))
        page.place(atom.marked)
        page.write("\n")


def _write_parts(page: Page, atom: Atom, columns: Sequence[str], rng: Random, between: str) -> None:
    """Write what, who and when apart; the action is the row, as it is in the banks."""
    assert atom.what
    text, marks = atom.marked.text, atom.marked.marks
    parts = {mark.kind: text[mark.start : mark.end] for mark in marks if mark.kind in {Kind.OWNER, Kind.DUE}}
    what = text[slice(*atom.what)]
    what = what[0].upper() + what[1:]
    who, when = parts.get(Kind.OWNER), parts.get(Kind.DUE)
    cells = [
        (what, None),
        (who or rng.choice(_NOBODY), who and Kind.OWNER),
        (when or rng.choice(_NO_DATE), when and Kind.DUE),
    ]
    row, inside, is_field = "", [], between == "\n"
    for label, (words, kind) in zip(columns, cells, strict=True):
        row += (between if row else "") + (f"{label}: " if is_field else "")
        if kind:
            inside.append(Mark(len(row), len(row) + len(words), kind))
        row += words
    row = row.rstrip()
    action = next(mark for mark in marks if mark.kind is Kind.ACTION)
    unsure = [mark._replace(start=0, end=len(row)) for mark in marks if mark.kind is Kind.UNSURE]
    page.place(Marked(row, (*unsure, action._replace(start=0, end=len(row)), *inside)))
    page.write("\n\n" if is_field else "\n")
