"""Who took part: lists of those present, the telling of it, and the author."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from analyser.detecting.people_author import addressee_party, author_party, same_person
from analyser.detecting.people_cues import (
    CUT,
    I_ATTENDED,
    I_HELD,
    LEAD,
    NOT_NOW,
    SPREADS,
    STRATEGY_OF,
    is_away,
    is_here,
    is_talk,
    lists,
)
from analyser.detecting.people_roles import ADDRESSEE, AUTHOR, Mention, mentions, namesakes
from analyser.domain.layout import Layout, Passage, PassageKind

_APART = 2
"""How many passages on the next entry of a list may be: one between may name nobody of the four."""
_LONGEST_LIST, _LONGEST_ROLL = 900, 420
_LONGEST_LABEL = 30
_MANY = 3
_CAPITAL = re.compile(r"[A-Z]")
_APOLOGIES = re.compile(
    r"\b(?:apolog(?:y|ies)|apols?|absent|not present|unable to attend)\b(?:(?: received| given| noted)?(?: from)?"
    r"\s?(?:\*|_){0,2}(?::|-+\s)|\s+(?!were|was|for|from|given|received|noted|sent|to|and|but|who|-))\W*(?!none|nil|no\b|n/a)",
    re.IGNORECASE,
)
_PRESENT_AGAIN = re.compile(r"\b(?:present|attend(?:ing|ees|ance|ed)|participants|on the call)\b[^:;.]{0,12}:")
"""Labels inside a line: all that follows the first stayed away, up to the second."""
_UNSAID = frozenset(("attended", "joined", "took part", "participated", "dialled", "dialed", "went to"))


class Attendee(NamedTuple):
    """Somebody recorded as taking part.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        party: One of the four parties, or "other".
    """

    start: int
    end: int
    party: str


class _Said(NamedTuple):
    """A mention in the passage it stands in."""

    passage: Passage
    mention: Mention


def read_participants(layout: Layout, shown: str) -> list[Attendee]:
    """Those of the four parties who are recorded as taking part.

    Args:
        layout: The record's passages.
        shown: The record's text as it stands.
    """
    named = list(mentions(layout.reading, shown))
    there = list(_there(layout, shown, named))
    stand_ins = {said.mention.party for said in there}
    parties = {
        AUTHOR: author_party(layout, named) if AUTHOR in stand_ins else None,
        ADDRESSEE: addressee_party(layout, named) if ADDRESSEE in stand_ins else None,
    }
    found = set()
    for passage, mention in there:
        party = parties.get(mention.party, mention.party)
        if party and not (mention.party == AUTHOR and _is_named_there(layout, passage, mention, named)):
            found.add(Attendee(*_entry(shown, passage, mention), party))
    return sorted(found)


def _is_named_there(layout: Layout, passage: Passage, author: Mention, named: list[Mention]) -> bool:
    """Whether the role of "me" stands beside it: "me (HV)"."""
    place = bisect_right(named, author)
    return any(
        passage.start <= each.start < passage.end and each.party != AUTHOR and same_person(layout.reading, author, each)
        for each in named[max(0, place - 2) : place + 1]
    )


def _there(layout: Layout, shown: str, named: list[Mention]) -> Iterator[_Said]:
    """Everybody of the four parties, and the author, where they are said to take part."""
    roll: list[_Said] = []
    last = told = -_APART - 1
    by_name = set(namesakes(shown, named))
    for index, group in _by_passage(layout, sorted({*named, *by_name})):
        passage = layout.passages[index]
        unsaid = [each for each in group if _is_unsaid(layout, each)]
        if _is_told(layout, passage, group, says_i=bool(unsaid)):
            told = index
            yield from _present(layout, passage, group)
            if I_HELD.match(layout.read(passage)):
                yield _Said(passage, Mention(passage.start, passage.start, AUTHOR))
            continue
        plain = [each for each in group if each not in unsaid and each not in by_name]
        goes_on = index <= told + _APART
        if not plain or not _is_roll_line(layout, shown, passage):
            continue
        present = list(_present(layout, passage, plain))
        if goes_on:
            told = index
            yield from present
            continue
        if index > last + _APART:
            yield from _roll_call(roll)
            roll = []
        roll += present
        last = index
    yield from _roll_call(roll)


def _by_passage(layout: Layout, named: list[Mention]) -> Iterator[tuple[int, list[Mention]]]:
    """The mentions that stand in each passage, with its number."""
    starts = [passage.start for passage in layout.passages]
    groups: dict[int, list[Mention]] = {}
    for mention in named:
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and mention.start < layout.passages[index].end:
            groups.setdefault(index, []).append(mention)
    yield from groups.items()


def _roll_call(roll: list[_Said]) -> list[_Said]:
    """Bare names are a list of those present if they stand for two parties at least, and are not a form's header."""
    parties = {said.mention.party for said in roll}
    header = all(said.passage.kind is PassageKind.FIELD for said in roll)
    return roll if len(parties) > 1 and (not header or not parties.isdisjoint({"police", AUTHOR})) else []


def _is_told(layout: Layout, passage: Passage, group: list[Mention], *, says_i: bool) -> bool:
    """Whether the passage says that those it names took part."""
    if passage.kind is PassageKind.PROMPT:
        return False
    line = layout.read(passage)
    lead = LEAD.match(line)
    by_label = lists(lead[1]) if lead else None
    by_label = lists(passage.label) if by_label is None else by_label
    by_heading = lists(passage.heading)
    i_attended = I_ATTENDED.search(line) if says_i else None
    if i_attended:
        return not NOT_NOW.search(line)
    if by_label is False or (by_heading is False and not by_label):
        return False
    if (by_label or by_heading) and len(line) < _LONGEST_LIST and not SPREADS.match(line):
        return by_label is True or not is_talk(line) or is_here(line)
    if not is_here(line) and len({mention.party for mention in group}) < _MANY:
        of = STRATEGY_OF.search(line)
        if of is None or group[-1].start < passage.start + of.start():
            return False
    return not NOT_NOW.search(line) and not SPREADS.match(line)


def _is_roll_line(layout: Layout, shown: str, passage: Passage) -> bool:
    """Whether the passage only names people, as a list without a heading does."""
    if passage.kind in {PassageKind.PROMPT, PassageKind.HEADING} or passage.end - passage.start > _LONGEST_ROLL:
        return False
    if lists(passage.label) is False or lists(passage.heading) is False:
        return False
    line = layout.read(passage)
    lead = LEAD.match(line)
    begin = passage.start + (lead.end() if lead else 0)
    return not (is_talk(shown[begin : passage.end]) or SPREADS.search(line) or NOT_NOW.search(line))


def _is_unsaid(layout: Layout, mention: Mention) -> bool:
    """Whether it is a word that names the author only in "I attended" and the like."""
    words = layout.reading[mention.start : mention.end]
    return words in _UNSAID or words.startswith("i ")


def _present(layout: Layout, passage: Passage, group: list[Mention]) -> Iterator[_Said]:
    """Those of whom nothing beside their name says that they did not take part."""
    line = layout.read(passage)
    parts = [0]
    for cut in CUT.finditer(line):
        parts.append(cut.start() if cut.group().startswith("no ") else cut.end())
    apologies = _apologies(line)
    parts = sorted({*parts, *(first for first, _ in apologies), len(line)})
    away: dict[int, bool] = {}
    spread = next((match.end() for match in SPREADS.finditer(line)), len(line))
    for mention in group:
        place = mention.start - passage.start
        if _is_unsaid(layout, mention):
            told = I_ATTENDED.search(line)
            if told is None or not told.start() <= place < told.end():
                continue
        else:
            part = bisect_right(parts, place) - 1
            if part not in away:
                away[part] = is_away(line, parts[part], parts[part + 1])
            sentence = max(line.rfind(". ", 0, place), line.rfind(";", 0, place)) + 1
            sorry = any(first <= place < last for first, last in apologies)
            if away[part] or sorry or (spread <= place and SPREADS.search(line, sentence, place)):
                continue
        yield _Said(passage, mention)


def _apologies(line: str) -> list[tuple[int, int]]:
    """Where in a line those who sent apologies are listed: "Present: SW Lee. Apologies: GP; DC Patel"."""
    spans: list[tuple[int, int]] = []
    for label in _APOLOGIES.finditer(line):
        if spans and label.start() < spans[-1][1]:
            continue
        again = _PRESENT_AGAIN.search(line, label.end())
        spans.append((label.start(), again.start() if again else len(line)))
    return spans


def _entry(shown: str, passage: Passage, mention: Mention) -> tuple[int, int]:
    """The words between commas that name somebody, with the name before them if they have none."""
    begin = _after_mark(shown, passage, mention.start)
    ends = [place for mark in ",;\n" if (place := shown.find(mark, mention.end, passage.end)) >= 0]
    end = max(mention.end, min([*ends, passage.end]))
    sorry = _APOLOGIES.search(shown, mention.end, min(end + _LONGEST_LABEL, passage.end))
    if sorry and sorry.start() < end:
        end = mention.end + len(shown[mention.end : sorry.start()].rstrip(" \t-|*"))
    bare = not _CAPITAL.search(shown, begin, mention.start) and not _CAPITAL.search(shown, mention.end, end)
    if bare and begin > passage.start and shown[begin - 1] == ",":
        begin = _after_mark(shown, passage, begin - 1)
    while begin < mention.start and shown[begin] in " \t-*(":
        begin += 1
    return begin, end


def _after_mark(shown: str, passage: Passage, place: int) -> int:
    """Where the words between commas begin that reach up to a place."""
    return max(passage.start, max(shown.rfind(mark, passage.start, place) for mark in ",;\n") + 1)
