"""The actions of a record: single ones and whole passages that together have the owners and dates they should."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from analyser.errors import PhrasesError
from analyser.synthetic.banks import Banks, Passage, cells_of
from analyser.synthetic.bearing import bears_on
from analyser.synthetic.choosing import Chooser, Item, as_item
from analyser.synthetic.kinds import ACTION_CRITERIA
from analyser.synthetic.marks import Kind, Mark, Marked, cut
from analyser.synthetic.targets import Target

Cell = tuple[bool, bool]
"""Whether an action has a specific owner, and whether it has a date."""

_SIDES = {Target.EVIDENCE: (True,), Target.TRAP: (False,), Target.PARTLY: (True, False)}
_BEGINS_ALONE = re.compile(r"(?:^|[.;:]\s+|\n\s*(?:[-*•>]|\d+[.)]|\(?[a-z]\))?\s*)$")
_ENDS_ALONE = re.compile(r"\s*(?:$|[.;\n])")
_FOR_ALL = re.compile(r"\b(?:all|each of|every|these|above|below|deadline|both)\b", re.IGNORECASE)
_WHOLE_PASSAGES = ((0, 45), (1, 40), (2, 15))
_MORE_ACTIONS = ((0, 20), (1, 25), (2, 25), (3, 15), (4, 10), (5, 5))
_MOST_OF_A_CELL = max(_WHOLE_PASSAGES)[0] + 1 + max(_MORE_ACTIONS)[0]
"""How many passages with an action of one cell a record may take: whole ones, the action that is needed, and more."""
_TRIES = 6
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One action that stands alone, cut out of its passage.

    Attributes:
        marked: Its words.
        passage: Where it comes from.
        what: Its words without owner and date, for a table; empty if they cannot be told apart.
    """

    marked: Marked
    passage: Passage
    what: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """The actions of a record.

    Attributes:
        atoms: Single ones, to be laid out as the style has it.
        whole: Passages that keep their own layout.
    """

    atoms: tuple[Atom, ...] = ()
    whole: tuple[Item, ...] = ()


class ActionShelves:
    """The two banks of actions, sorted by what their actions have; made once for all records."""

    def __init__(self, banks: Banks) -> None:
        """Sort the banks.

        Raises:
            PhrasesError: If they hold too few actions of some kind to choose from.
        """
        passages = [each for name in ACTION_CRITERIA for each in banks.passages[name]]
        self.traps = [each for each in passages if not each.cells]
        self.whole = [each for each in passages if each.cells]
        self.atoms: dict[Cell, list[Atom]] = {(owner, due): [] for owner in (True, False) for due in (True, False)}
        for passage in self.whole:
            for atom in _atoms(passage):
                (cell,) = cells_of(atom.marked)
                self.atoms[cell].append(atom)
        for cell, atoms in self.atoms.items():
            _check_enough(cell, atoms)
        self.within: dict[frozenset[Cell], list[Passage]] = {}
        for owners in _SIDES.values():
            for dates in _SIDES.values():
                allowed = frozenset((owner, due) for owner in owners for due in dates)
                self.within[allowed] = [
                    each for each in self.whole if each.cells <= allowed and (dates == (True,) or not _dates_all(each))
                ]


def choose_actions(chooser: Chooser, shelves: ActionShelves, owners: Target, dates: Target) -> Actions:
    """Actions that meet their two targets, and passages that only look like actions.

    Args:
        chooser: Takes them.
        shelves: Where from.
        owners: Whether every action, some or none is to have a specific owner.
        dates: The same for a date.
    """
    rng = chooser.rng
    if owners is Target.SILENT:
        traps = [chooser.take(shelves.traps) for _ in range(rng.randint(0, 2))]
        return Actions(whole=tuple(as_item(each) for each in traps if each is not None))
    needed = _needed(rng, owners, dates)
    allowed = frozenset((owner, due) for owner in _SIDES[owners] for due in _SIDES[dates])
    whole = []
    for _ in range(_draw(rng, _WHOLE_PASSAGES)):
        passage = chooser.take(shelves.within[allowed])
        if passage is not None:
            whole.append(passage)
            needed -= passage.cells
    atoms = [_take_atom(chooser, shelves.atoms[cell]) for cell in sorted(needed)]
    more = _draw(rng, _MORE_ACTIONS) if atoms or whole else 1
    atoms += [_take_atom(chooser, shelves.atoms[rng.choice(sorted(allowed))]) for _ in range(more)]
    if rng.random() < 0.2 and (trap := chooser.take(shelves.traps)):
        whole.append(trap)
    rng.shuffle(atoms)
    return Actions(atoms=tuple(atoms), whole=tuple(as_item(each) for each in whole))


def _needed(rng: Random, owners: Target, dates: Target) -> set[Cell]:
    """Cells that must be there so that "some" is neither all nor none."""
    if owners is Target.PARTLY and dates is Target.PARTLY:
        return rng.choice(({(True, True), (False, False)}, {(True, False), (False, True)}))
    return {(owner, due) for owner in _SIDES[owners] for due in _SIDES[dates]}


def _take_atom(chooser: Chooser, pool: list[Atom]) -> Atom:
    """An atom whose passage is not in the record yet, suited to it if some are."""
    for _ in range(_TRIES):
        atom = max(chooser.rng.sample(pool, 3), key=lambda each: chooser.fit(each.passage))
        if chooser.take_whole(atom.passage):
            return atom
    return next(atom for atom in pool if chooser.take_whole(atom.passage))


def _check_enough(cell: Cell, atoms: list[Atom]) -> None:
    passages = len({id(atom.passage) for atom in atoms})
    if passages < _MOST_OF_A_CELL:
        owner, date = ("a" if has else "no" for has in cell)
        msg = (
            f"The phrase banks {' and '.join(ACTION_CRITERIA)} have only {passages} passages with an action that stands"
            f" alone and has {owner} specific owner and {date} date; a record may need {_MOST_OF_A_CELL}. Write more."
        )
        raise PhrasesError(msg)


def _atoms(passage: Passage) -> Iterable[Atom]:
    marked = passage.marked
    if passage.form.value == "dictated":
        return
    for action in [mark for mark in marked.marks if mark.kind is Kind.ACTION]:
        parts = [mark for mark in marked.marks if mark.number == action.number and mark.kind in {Kind.OWNER, Kind.DUE}]
        alone = _BEGINS_ALONE.search(marked.text[: action.start]) and _ENDS_ALONE.match(marked.text, action.end)
        inside = all(action.start <= mark.start and mark.end <= action.end for mark in parts)
        words = marked.text[action.start : action.end]
        if not alone or not inside or "\n" in words or len(words.split()) < _LEAST_WORDS:
            continue
        piece = cut(Marked(marked.text, (action, *parts)), action.start, action.end)
        unsure = (
            Mark(0, len(piece.text), Kind.UNSURE, name) for name in sorted(bears_on(piece.text) - {*ACTION_CRITERIA})
        )
        own = tuple(mark._replace(number=0) for mark in piece.marks)
        yield Atom(marked=Marked(piece.text, (*unsure, *own)), passage=passage, what=_what(Marked(piece.text, own)))


def _what(marked: Marked) -> tuple[int, int] | None:
    """Where the deed stands in "Jo to ring the school by Friday": between "to" and the date."""
    places = {mark.kind: (mark.start, mark.end) for mark in marked.marks}
    start, end = 0, len(marked.text.rstrip("."))
    if Kind.OWNER in places:
        if places[Kind.OWNER][0] != 0 or not marked.text.startswith(" to ", places[Kind.OWNER][1]):
            return None
        start = places[Kind.OWNER][1] + len(" to ")
    if Kind.DUE in places:
        if places[Kind.DUE][1] != end:
            return None
        end = len(marked.text[: places[Kind.DUE][0]].rstrip(" ,-–:("))
    return (start, end) if end - start > 5 and "|" not in marked.text else None


def _dates_all(passage: Passage) -> bool:
    """Whether a date of the passage stands outside its action, so that it might be read as that of others too."""
    actions = {mark.number: mark for mark in passage.marked.marks if mark.kind is Kind.ACTION}
    outside = any(
        not actions[mark.number].start <= mark.start < actions[mark.number].end
        for mark in passage.marked.marks
        if mark.kind is Kind.DUE
    )
    return outside and bool(_FOR_ALL.search(passage.text))


def _draw(rng: Random, shares: tuple[tuple[int, int], ...]) -> int:
    return rng.choices([value for value, _ in shares], [share for _, share in shares])[0]
