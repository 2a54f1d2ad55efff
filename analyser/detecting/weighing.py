"""Weigh how plainly a clause says that something is to be done."""

import re

from analyser.detecting.dates import Due
from analyser.detecting.forms import PASSIVES, Clause, Form
from analyser.detecting.page import Owner, Page
from analyser.detecting.titles import Place
from analyser.detecting.verbs import STATES, VERBS
from analyser.detecting.wording import any_of, word_set
from analyser.domain.evidence import OwnerKind

_FIRMNESS = {
    Form.TO_DO: 3, Form.WILL: 3, Form.AGREED: 3, Form.WOULD: 3, Form.ROW: 3, Form.ANSWERED: 3,
    Form.TO_BE_DONE: 1, Form.IS_TO_BE_DONE: 1, Form.MUST: 1, Form.TASKED: 0, Form.NEEDS_DOING: 0, Form.REQUEST: 0,
    Form.EVENT: 2, Form.WILL_BE_DONE: 0, Form.BEING_DONE: 0,
    Form.DOING: 0, Form.DOES: 0, Form.LABELLED: 0, Form.BARE: -1, Form.IMPERATIVE: -1, Form.ITEM: -1,
}  # fmt: skip
_FIRMER_WITH_DATE = PASSIVES | {Form.DOING, Form.DOES, Form.LABELLED, Form.MUST, Form.TASKED}
_VAGUE_WITH_THEY = frozenset({Form.MUST, Form.DOING, Form.DOES})
_DEADLINES = ("by ", "before ", "within ")
_TO_SOMEBODY = word_set("told informed seen spoken rung phoned contacted notified visited interviewed advised updated")
_CONTACTS = word_set("tell inform explain see visit speak talk ring phone contact let interview advise meet")
_GOES_ON = word_set(
    "work support monitor continue stay help care cover lead progress look consider attend manage await"
)
"""What somebody may be doing all the time."""
_HAS_OBJECT = re.compile(r"\w+ing\s+\w")
_ARRANGED = word_set(
    "booked arranged requested obtained sought referred reviewed circulated chased commissioned drafted"
)
"""What nobody says "will be" of but those who do it."""
_LIGHT = word_set("have get put")
_COMES = word_set("go follow take come be")
_PRONOUN = re.compile(r"\W*(?:he|she|they|it|this|these|her|his|their)\b")
_SAYS_AGREED = re.compile(r"\b(?:agreed|decided)(?: by all)?(?: that)?\W*$")
_MAX_INITIALS, _NEAR = 3, 20
VAGUE = re.compile(
    r"\b"
    + any_of(
        r"asap a\.s\.a\.p ongoing on-going urgent(?:ly)? immediate(?:ly)? in_due_course"
        r" when_(?:pos|possible|able|s?he\b) next_available shortly soon early straight_?away tbc expedited?"
    )
    + r"\b"
)
"""A time that cannot be checked; it still shows that something is to be done."""
TELLS = re.compile(
    r"\b"
    + any_of(
        "is are was were has have had said says told did does didn't been wasn't isn't hasn't can can't could"
        " couldn't thanked rang went came stayed gave got knows? likes? thinks? feels? lives? works? felt"
        " reported noted stated wants? asks? wrote took made found saw spoke seems? agreed closed typed"
        " started runs? held explained confirmed refused declined denied attended"
    )
    + r"\b"
)
"""A verb that tells something rather than sets something."""
DONE = re.compile(
    r"\W*"
    + any_of(
        "done seen spoke called rang visited emailed e-mailed sent phoned met discussed completed closed"
        " noted agreed attended informed received typed signed reviewed checked told asked"
    )
    + r"\b"
)
"""A sentence that starts with what has been done."""


def firmness(page: Page, clause: Clause, owner: Owner | None, due: Due | None, place: Place) -> int:
    """How plainly a clause says that something is to be done; compare :class:`Place`.

    Args:
        page: The record.
        clause: The clause.
        owner: Who is to do it, by the clause itself.
        due: When it is due, by the clause itself.
        place: Where it stands.
    """
    form, reading = clause.form, page.reading
    weight = _FIRMNESS[form]
    if form in PASSIVES:
        weight += _of_passive(reading, clause, owner)
    if (form is Form.WOULD and clause.owner is None) or (form is Form.EVENT and owner is None):
        weight -= 2
    if due and (form in _FIRMER_WITH_DATE or place is Place.GUARDED):
        weight += 1 + (form in {Form.WILL_BE_DONE, Form.DOING} and reading.startswith(_DEADLINES, due.start))
    if place is Place.LIST:
        return weight
    agreed = _SAYS_AGREED.search(reading, max(0, clause.start - _NEAR), clause.start) is not None
    vague = due is None and VAGUE.search(reading, clause.subject, clause.end) is not None
    if form in {Form.DOES, Form.DOING}:
        weight += vague + 2 * agreed
    elif form is Form.LABELLED:
        weight += _of_label(reading, clause) + vague
    elif form is Form.IMPERATIVE and owner and _closes(reading, owner, due, clause.end):
        weight += 3  # "check the logs (Jo Field)"
    if form is Form.DOING and clause.owner and due:
        weight += _of_doing(page, clause, clause.owner)
    return weight - (_doubt(page, clause, clause.owner, due) if clause.owner else 0)


def _of_doing(page: Page, clause: Clause, owner: Owner) -> int:
    """More for "DC Hill getting CCTV", without an "is", which nobody writes of what goes on all the time."""
    if clause.verb in _GOES_ON or not (owner.known and owner.kind.is_specific):
        return 0
    noted = page.reading.startswith(clause.verb[:3], owner.end + 1)
    return int(noted and _HAS_OBJECT.search(page.reading, owner.end, clause.end) is not None)


def _closes(reading: str, owner: Owner, due: Due | None, end: int) -> bool:
    """Whether a bracket that names the owner, and perhaps the date, ends the clause."""
    last = due.end if due and due.start > owner.end else owner.end
    return reading[last:end].strip(" .") in {")", "]"}


def _of_passive(reading: str, clause: Clause, owner: Owner | None) -> int:
    """More if it says by whom or is done to somebody, less if its subject is "they" or "it"."""
    weight = 2 if owner and not owner.family else 0
    weight += (clause.verb in _TO_SOMEBODY) - (clause.verb in _COMES)
    weight += clause.form is Form.WILL_BE_DONE and clause.verb in _ARRANGED
    return weight - (2 if _PRONOUN.match(reading, clause.subject, clause.end) else 0)


def _of_label(reading: str, clause: Clause) -> int:
    """More for "Police: trace the car", less for what an agency reported under its name."""
    told = not clause.verb and TELLS.search(reading, clause.subject, clause.end)
    if told or DONE.match(reading, clause.subject, clause.end):
        return -3
    return bool(clause.verb) - (clause.owner is not None and not clause.owner.kind.is_specific)


def _doubt(page: Page, clause: Clause, owner: Owner, due: Due | None) -> int:
    """How much less a clause counts outside a list for who is said to do it."""
    if owner.family:
        return 3 + (clause.form is not Form.TO_DO)
    name = page.shown[owner.start : owner.end]
    initials = name.isupper() and len(name) <= _MAX_INITIALS
    doubt = 0
    if not owner.known and clause.form is Form.LABELLED:
        doubt += 0 if initials else 2 - bool(clause.verb)
    elif not owner.known:
        doubt += 1 if clause.verb in VERBS - STATES else 2 if initials else 3
        doubt += page.count(name) == 1 and not initials
        doubt -= due is not None and (clause.form is not Form.DOES or page.reading.startswith(_DEADLINES, due.start))
    elif clause.form is Form.WILL and clause.verb not in VERBS:
        doubt += 0 if clause.verb in _LIGHT or owner.kind.is_specific else 2
    vaguely = page.reading[owner.start : owner.end] in {"we", "you", "they"} and clause.form in _VAGUE_WITH_THEY
    grouped = owner.kind is OwnerKind.GROUP and clause.form in {Form.WILL, Form.MUST}
    grouped = grouped or (owner.kind is OwnerKind.AGENCY and clause.form is Form.WILL and clause.verb not in _CONTACTS)
    return doubt + 2 * (vaguely or grouped)
