"""Which column of a table holds what: guessed by name, the way British councils name them.

The guess is shown to the user and can be overridden column by column. Names are compared without
case, spaces, underscores and punctuation: ``RecordID``, ``record_id`` and ``Record ID`` are one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyser.domain.record import METADATA_KEYS

_NUMBER = r"(?:ids?|refs?|references?|numbers?|no|nos|identifier|key|code)(?: (?:id|no|number))?"

_WHEN = (
    r"(?:(?:at|on|when)(?: (?:the|time|date|of))*"
    r" (?:sd|(?:strategy )?(?:discussion|meeting)|event|referral|contact|record)|at (?:the )?time)(?: (?:date|held))?"
)
ROLES: dict[str, tuple[str, ...]] = {
    "id": (
        rf"(?:record|note|case note|form|minutes?|document|event|episode|entry|discussion|meeting|submission"
        rf"|assessment|workflow step|step|contact|referral|sd|strategy (?:discussion|meeting)) ?{_NUMBER}",
        rf"id|ref|reference|uid|urn|key|number|no|identifier|(?:ref|reference|id) (?:no|number)|unique ?{_NUMBER}",
        rf"(?:case|file|mosaic|lcs|ics|liquidlogic|carefirst|eclipse|azeus|system|local|rio|systmone|cpoms)"
        rf" ?(?:record )?{_NUMBER}",
        rf"(?:child|childs|person|client|pupil|service user|subject|patient|family) ?{_NUMBER}",
    ),
    "date": (
        r"(?:date|day) (?:of |held |for )?(?:the )?(?:strategy )?(?:discussion|meeting|sd)(?: held)?(?: date)?",
        r"(?:strategy )?(?:discussion|meeting|sd) date(?: time)?",
        r"date|date ?time|date held|held on|when held|date and time|date time of (?:discussion|meeting)",
        r"(?:event|contact|start|session|record|note|case note|entry|form|visit) date(?: time)?",
        r"date (?:of )?(?:event|contact|record|entry|note)|date recorded|recorded (?:on|date)",
        r"(?:end|completed|completion|authorised|finalised) (?:date|on)|date (?:completed|authorised)",
        r"(?:created|creation|modified|updated|last updated) (?:date|on|at)|date (?:created|entered)|created|timestamp",
    ),
    "team": (
        r"team|team name|name of team|(?:responsible|allocated|workers?|social work|author) team|team responsible",
        r"service|service area|locality|unit|directorate|service team|responsible service",
    ),
    "agency": (
        r"agency|agency name|organi[sz]ation|organi[sz]ation name|(?:recording|source|author|workers?) agency",
        r"org|department|employer|local authority|authority|council",
    ),
    "author": (
        r"author|author name|name of author|(?:completed|recorded|written|entered|authored|minuted) by|minute taker",
        r"(?:allocated |social |case |key )?worker(?: name)?|name of (?:social )?worker|practitioner|practitioner name",
        r"created by|chair|chaired by|chairperson|from|user|user name|sw name",
    ),
    "child_age": (
        rf"childs? age(?: (?:in )?years)?|age of (?:the )?child|(?:childs? )?age {_WHEN}(?: (?:in )?years)?",
        r"age|age (?:in )?years|age of subject|age band",
    ),
    "question": (
        r"question|question text|question name|question label|field|field name|field label|form field|prompt",
        r"section|section name|section heading|heading|item|item name|label|element|attribute|variable|caption",
    ),
    "answer": (
        r"answer|answers|answer text|answer value|response|responses|response text|response value|free ?text answer",
        r"value|value text|text value|field value",
    ),
    "form": (r"form|form name|form title|form type|document|document name|template|template name|questionnaire",),
}
"""What a column may be for, with its names, those that are meant most surely first."""

_WORDS = re.compile(
    r"\b(?:text|record|minutes?|notes?|narrative|comments?|summary|analysis|decisions?|outcomes?|actions?|plans?"
    r"|information|info|concerns?|background|rationale|reasons?|discussions?|details?|description|body|content"
    r"|conclusions?|recommendations?|views|wishes|feelings|history|risks?|circumstances|attendees|attendance|attended"
    r"|present|participants|apologies|factors|strengths|harm|safety|next steps|tasks?|threshold|s ?47|section 47"
    r"|observations?|incident|message|response|answer|agreed|timing|siblings|voice of the child)\b"
)
_NOT_WORDS = re.compile(
    r"^(?:date|time|number|count|type|id|status|length)\b|\b(?:file ?name|contact details|word count|sha256)\b"
    r"|\b(?:ids?|refs?|reference|number|no|date|time|code|type|status|category|count|length|flag|url|link|path"
    r"|by|team|author|worker|email|phone|address|version)$"
)

_ALSO_VALUES = re.compile(
    r"no|key|from|user|chair|chairperson|service|unit|directorate|department|council|(?:local )?authority"
    r"|(?:(?:social|key|case|allocated) )?worker|practitioner|minute taker|document|value|created"
)
"""Names that stand in tables as values too: an agency is called "Local authority", an answer is "No"."""
_TEXT_NAME = re.compile(
    r"(?:(?:case|all|any|full|key|main|other|free|the|social work|workers?|managers?|chairs?|childs?|family|meeting"
    r"|strategy|discussion|agreed|professional|police|health|risk|further|current|reasons? for|views? of(?: the)?) )*"
    r"(?:text|record|minutes?|notes?|narrative|comments?|summary|analysis|decisions?|outcomes?|actions?|plans?"
    r"|information|info|concerns?|background|rationale|reasons?|details?|description|body|content|conclusions?"
    r"|recommendations?|views|wishes|circumstances|attendees|participants|apologies|observations?|risks?|timing)"
    r"(?: (?:text|notes?|comments?|shared|agreed|required|level|details?|summary|and|or|of|for|in|to|the|child|family"
    r"|children|parents?|discussion|meeting|actions?|decisions?|outcomes?|reasons?|analysis|feelings|timing|made"
    r"|rationale|plans?|concerns?|risks?|recommendations?|next steps))*"
)
"""A name of a column of text from end to end, unlike :data:`_WORDS`, which may stand in a sentence."""

_PERSONAL = re.compile(
    rf"(?:(?:child|patient|client|pupil)s? )?nhs(?: ?{_NUMBER})?|(?:(?:child|patient|client|pupil|person"
    r"|service user|subject|family)s? |full |sur)?name(?: of (?:the )?(?:child|patient|pupil))?|child"
)
"""What names a person; it may tell records apart but is never their id, which is copied into every report."""
_SAMPLE_WORDS = 8
"""A column whose cells have on average this many words holds text, whatever its name."""
_FALLBACK_WORDS = 4
"""Where no name says anything, the longest column must have at least this many words a cell."""


def normalise(name: str) -> str:
    """The name in lower-case words: ``"Child's_Age"`` and ``"childsAge"`` become ``"childs age"``."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.replace("'", "").replace("’", ""))
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess:
    """Which column is used for what; None or empty where there is none.

    Attributes:
        id: Names the record.
        texts: Hold the words, in the order in which they are joined.
        date: The date of the discussion.
        team: The team.
        agency: The agency.
        author: The author.
        child_age: The child's age.
        question: In long form, the question.
        answer: In long form, the answer.
        form: In long form, the name of the form the question stands in.
        group: In long form, what tells records apart where nothing may name them: an NHS number is in no report.
        has_names: Whether the table names its columns; else they are called ``column 1`` and on.
    """

    id: str | None = None
    texts: tuple[str, ...] = ()
    date: str | None = None
    team: str | None = None
    agency: str | None = None
    author: str | None = None
    child_age: str | None = None
    question: str | None = None
    answer: str | None = None
    form: str | None = None
    group: str | None = None
    has_names: bool = True

    @property
    def is_long(self) -> bool:
        """Whether one row is one answer (long form) rather than one record (wide)."""
        return self.question is not None and self.answer is not None

    @property
    def has_words(self) -> bool:
        """Whether there is anything to read in the table."""
        return self.is_long or bool(self.texts)

    @property
    def metadata(self) -> dict[str, str]:
        """The columns of metadata, by the key under which they are kept."""
        named = {key: getattr(self, key) for key in METADATA_KEYS}
        return {key: column for key, column in named.items() if column is not None}

    def __str__(self) -> str:
        """The guess on one line, for people."""
        used = {"id": self.id or "(row number)"}
        if self.is_long:
            used |= {"question": self.question or "", "answer": self.answer or ""}
        else:
            used["text"] = " + ".join(self.texts) or "(none)"
        used |= self.metadata
        shape = "one row is one answer" if self.is_long else "one row is one record"
        named = "" if self.has_names else "; its first row is a record too, so columns go by their place"
        return "; ".join(f"{role}: {column}" for role, column in used.items()) + f" ({shape}{named})"


def guess_columns(names: Sequence[str]) -> ColumnGuess:
    """Guess by name alone which column is which.

    Args:
        names: The table's column names, in order.

    Returns:
        The guess. A table is in long form when it has a question and an answer column.
    """
    found: dict[str, str] = {}
    for role in ("id", *METADATA_KEYS):
        column = find_column(role, names, taken=found.values())
        if column is not None:
            found[role] = column
    guess = ColumnGuess(
        id=found.get("id"),
        date=found.get("date"),
        team=found.get("team"),
        agency=found.get("agency"),
        author=found.get("author"),
        child_age=found.get("child_age"),
    )
    question = find_column("question", names, taken=found.values())
    answer = find_column("answer", names, taken=found.values())
    if question is not None and answer is not None:
        form = find_column("form", names, taken=(*found.values(), question, answer))
        group = next((name for name in names if guess.id is None and _PERSONAL.fullmatch(normalise(name))), None)
        return replace(guess, question=question, answer=answer, form=form, group=group)
    texts = tuple(name for name in names if name not in found.values() and _is_words(normalise(name)))
    return replace(guess, texts=texts)


def find_column(role: str, names: Sequence[str], *, taken: Iterable[str]) -> str | None:
    """The column that is meant most surely for a role of :data:`ROLES`, or None."""
    used = set(taken)
    for pattern in ROLES[role]:
        for name in names:
            if name not in used and re.fullmatch(pattern, normalise(name)):
                return name
    return None


def is_name(cell: str) -> bool:
    """Whether a cell is the name of a column, and hardly anything else; tells a header from a row of values."""
    plain = normalise(cell)
    if _ALSO_VALUES.fullmatch(plain):
        return False
    if any(re.fullmatch(pattern, plain) for patterns in ROLES.values() for pattern in patterns):
        return True
    return bool(_TEXT_NAME.fullmatch(plain)) and not any(mark in cell for mark in ".;!,")


def hints_at_text(cell: str) -> bool:
    """Whether a cell is short and has a word that names of columns of text have; a record may begin with it too."""
    plain = normalise(cell)
    return len(plain.split()) <= _SAMPLE_WORDS and _is_words(plain)


def long_columns(names: Sequence[str], rows: Sequence[Sequence[str]], *, taken: Iterable[str]) -> list[str]:
    """The columns whose cells are so wordy that they hold text, whatever their names.

    Args:
        names: The table's column names.
        rows: Some of its rows.
        taken: Columns that are used for something else.
    """
    words = _average_words(names, rows, taken)
    return [name for name in names if words.get(name, 0) >= _SAMPLE_WORDS]


def longest_column(names: Sequence[str], rows: Sequence[Sequence[str]], *, taken: Iterable[str]) -> str | None:
    """The wordiest column, or None if no column looks like text at all."""
    words = _average_words(names, rows, taken)
    best = max(words, key=words.__getitem__, default=None)
    return best if best is not None and words[best] >= _FALLBACK_WORDS else None


def _is_words(plain: str) -> bool:
    return bool(_WORDS.search(plain)) and not _NOT_WORDS.search(plain)


def _average_words(names: Sequence[str], rows: Sequence[Sequence[str]], taken: Iterable[str]) -> dict[str, float]:
    used, average = set(taken), {}
    for index, name in enumerate(names):
        counts = [len(row[index].split()) for row in rows if index < len(row) and row[index].strip()]
        if counts and name not in used:
            average[name] = sum(counts) / len(counts)
    return average
