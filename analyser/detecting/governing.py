"""What governs a "to": the words before it make it a plan, a promise, a duty, or nothing to be done."""

import re
from functools import lru_cache

from analyser.detecting.forms import Form
from analyser.detecting.gates import ASKED, PROMISED
from analyser.detecting.wording import any_of, word_set

_PRESENT_OR_NONE = frozenset({*["is", "are", "am", "'s", "'re", "'m"], None})
_TO_LOOK_AT = (
    PROMISED
    | ASKED
    | word_set("is are am was were been has have had also both now then still all each just kindly")
    | word_set("going need needs got due having needing action task yet")
)
_GOVERNOR = re.compile(
    r"(?:\b(?:also|still|now)\s+(?=ha[sv]|need|is\b|are\b))?"
    r"(?P<aux>\b(?:is|are|am|was|were|has been|have been|has|have|had|(?:will|shall)(?: also)?(?= needs?\b))"
    r"|'s|'re|'m|'ve|'d|'ll(?= needs?\b))?\s*"
    r"\b(?:also|both|now|then|still|all|each|just|kindly|yet)?\s*"
    rf"\b(?P<verb>going|needs?|got|due|having|needing|{'|'.join(sorted(PROMISED | ASKED))})?\s*$"
)
_TAKEN_ON = re.compile(
    r"(?:\b(?:has|have|had)\s|'ve\s)?\b(?:accepted|accepts|took|takes|taken|was given|were given"
    r"|(?:is|are) taking|been given)(?: on)? (?:an?|the|this|that|one) (?:action|task)\s*$"
)
"""A task that somebody took: "DC Low accepted an action to"."""
_BEFORE_BE = re.compile(
    r"\b(?:\w+n't|"
    + any_of(
        "due falls? remains? comes stands fails? likely unlikely able unable ought seems? appears? wants?"
        " wanted asked asks hoping hopes happy supposed meant used said thought known believed continues?"
        " refuses? refused how what where when whether not never in_order way had so_as expected planned"
        " wish(?:es)? likes? enough about prepared liable safe subject considered deemed reported felt"
        " believes found (?:would|may|might)_need nothing anything told"
    )
    + r")\s*$"
)
_TASKS = word_set("action task")
_OPENS_PHRASE = frozenset({"as", "need", "order"})


def governed(reading: str, floor: int, stop: int, *, passive: bool) -> tuple[Form, int] | None:
    """The form of a "to" by the words before it, and where its subject ends; None if something else governs it."""
    word = _last_word(reading, floor, stop)
    plain = word.isalpha() and word not in _TO_LOOK_AT  # nearly always: what is said of doers otherwise needs no look
    match = None if plain else _GOVERNOR.search(reading, floor, stop)
    aux, verb = (match["aux"], match["verb"]) if match else (None, None)
    end = match.start() if match and (aux or verb) else stop
    if word in _TASKS and (taken := _TAKEN_ON.search(reading, floor, stop)) and not passive:
        return Form.AGREED, taken.start()
    if word == "yet" and not passive:
        return None
    form: Form | None = None
    if verb in PROMISED:
        form = Form.AGREED if aux not in {"had", "'d"} and not passive else None
    elif verb in ASKED:
        form = Form.TASKED if aux not in {None, "has", "have", "had"} and not passive else None
    elif verb == "going":
        form = Form.WILL if aux in _PRESENT_OR_NONE else None
    elif verb in {"need", "needs", "got"} or (not verb and aux in {"has", "have", "'ve"}):
        form = Form.MUST
    elif not verb and aux in _PRESENT_OR_NONE and not is_bound(reading, floor, end):
        form = Form.TO_DO
        if passive:
            form = Form.IS_TO_BE_DONE if aux else Form.TO_BE_DONE
    return (form, end) if form else None


def _last_word(reading: str, floor: int, stop: int) -> str:
    """The last word of ``reading[floor:stop]`` with the marks that stand on it."""
    return reading[floor:stop].rstrip().rpartition(" ")[2]


def is_bound(reading: str, floor: int, end: int) -> bool:
    """Whether the words before "to" or "be" make it no plan: "due to", "wants to", "would need to be"."""
    word = _last_word(reading, floor, end)
    if word.isalpha() and word not in _OPENS_PHRASE and not _binds(word):
        return False
    return _BEFORE_BE.search(reading, floor, end) is not None


@lru_cache(maxsize=4096)
def _binds(word: str) -> bool:
    return _BEFORE_BE.search(word) is not None
