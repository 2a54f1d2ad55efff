"""Labelled texts to learn from: records, and passages of the phrase banks, each with what a person says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.evaluation.labels import Label
from analyser.synthetic.banks import NEUTRAL, Banks, Passage
from analyser.synthetic.marks import Kind

BANK, GENERATED = "phrases", "generated"
"""The authors of what stands in the phrase banks, and of what was generated from them."""


class Known(NamedTuple):
    """What a person says of one text, as stretches of it.

    Attributes:
        evidence: By criterion id.
        near: By criterion id: looks like evidence and is none.
        unsure: By criterion id: may be either.
        labelled: Ids of the criteria that were labelled at all.
        states: By criterion id, whether the whole record holds evidence; those of a bank's passage are empty.
    """

    evidence: Mapping[str, Sequence[tuple[int, int]]]
    near: Mapping[str, Sequence[tuple[int, int]]]
    unsure: Mapping[str, Sequence[tuple[int, int]]]
    labelled: frozenset[str]
    states: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A labelled text.

    Attributes:
        author: Who wrote it; authors are kept apart in every split. :data:`BANK` for a passage of a bank.
        name: Its id among the author's texts.
        text: Its words.
        known: What is known of it.
        part: Of a bank's passage its number in its list, by which banks are split; else 0.
    """

    author: str
    name: str
    text: str
    known: Known
    part: int = 0


def texts_of_labels(labels: Iterable[Label], criteria: Sequence[Criterion]) -> Iterator[Text]:
    """Labelled records as texts.

    Args:
        labels: As read from a labels file; criteria that a label lacks are not known.
        criteria: Those to learn.
    """
    for label in labels:
        named = {each.id: label.criteria[each.id] for each in criteria if each.id in label.criteria}
        known = Known(
            evidence={name: _places(label.text, gold.evidence) for name, gold in named.items()},
            near={name: _places(label.text, label.near_miss.get(name, ())) for name in named},
            unsure=label.unsure,
            labelled=frozenset(named),
            states={
                each.id: (named[each.id].status is Status.NOT_MET) == each.offending
                for each in criteria
                if each.id in named
            },
        )
        yield Text(author=label.author, name=label.id, text=label.text, known=known)


def texts_of_banks(banks: Banks, criteria: Sequence[Criterion]) -> Iterator[Text]:
    """Every passage of the banks as a text of its own.

    Args:
        banks: The phrase banks; those of other criteria are left aside.
        criteria: Those to learn.
    """
    learned = frozenset(criterion.id for criterion in criteria)
    for bank, passages in banks.passages.items():
        if bank not in learned and bank != NEUTRAL:
            continue
        for good in (True, False):
            chosen = [passage for passage in passages if passage.good is good]
            for part, passage in enumerate(chosen):
                name = f"{bank}-{'good' if good else 'poor'}-{part}"
                yield Text(author=BANK, name=name, text=passage.text, known=_known(passage, learned), part=part)


def _known(passage: Passage, learned: frozenset[str]) -> Known:
    whole = {passage.bank: [(0, len(passage.text))]}
    evidence = [(mark.start, mark.end) for mark in passage.marked.marks if mark.kind is Kind.EVIDENCE]
    return Known(
        evidence={passage.bank: evidence} if evidence else {},
        near=whole if not passage.good and passage.bank != NEUTRAL else {},
        unsure={},
        labelled=learned - passage.bears,
        states={},
    )


def _places(text: str, quotations: Iterable[str]) -> list[tuple[int, int]]:
    return [(start, start + len(words)) for words in quotations if (start := text.find(words)) >= 0]
