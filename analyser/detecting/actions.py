"""Find what was agreed to be done: each action with its owner and its date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from analyser.detecting.clauses import Clause, Form, modal_clauses, plain_clauses
from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.found import ACTIONS, PARTICIPANTS, leave
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.people import read_roster
from analyser.detecting.places import Place, Setting, settings
from analyser.detecting.rows import read_row
from analyser.detecting.verbs import STATES, VERBS
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout, Passage, PassageKind

_STRENGTH = {
    Form.TO_DO: 3, Form.WILL: 3, Form.AGREED: 3, Form.TASKED: 2, Form.WOULD: 1, Form.MUST: 1,
    Form.TO_BE_DONE: 2, Form.IS_TO_BE_DONE: 1, Form.WILL_BE_DONE: 1,
    Form.DOING: 1, Form.DOES: 1, Form.BARE: 1, Form.LABELLED: 0, Form.IMPERATIVE: 0, Form.ITEM: -1, Form.ROW: 3,
}  # fmt: skip


class Draft(NamedTuple):
    start: int
    end: int
    form: Form
    owner: Owner | None
    due: Due | None
    strength: int
    place: Place
    block: int
    kind: PassageKind


class ActionRules:
    """The spaCy component ``action_rules``."""

    def __init__(self, layout_key: str = "layout") -> None:
        self.layout_key = layout_key

    def __call__(self, doc: Doc) -> Doc:
        """Leave actions and participants in ``doc.spans``."""
        layout: Layout = doc.user_data[self.layout_key]
        text = doc.text
        roster, attendees = read_roster(layout, text)
        for attendee in attendees:
            leave(doc, PARTICIPANTS, attendee.start, attendee.end, attendee.party)
        page = Page(layout.reading, text, roster)
        for draft in find_actions(layout, page):
            owner = text[draft.owner.start : draft.owner.end] if draft.owner else None
            due = text[draft.due.start : draft.due.end] if draft.due else None
            kind = draft.owner.kind if draft.owner else OwnerKind.NONE
            leave(doc, ACTIONS, draft.start, draft.end, kind.value, f"rule:{draft.form.value}", owners=owner, dues=due)
        return doc


def find_actions(layout: Layout, page: Page) -> list[Draft]:
    """The actions of a record in the order of the text."""
    drafts: list[Draft] = []
    placed = list(settings(layout, page))
    has_list = any(setting.place is Place.LIST for _, setting in placed)
    for passage, setting in placed:
        if setting.place is Place.CLOSED or passage.kind is PassageKind.PROMPT:
            continue
        for draft in _drafts(page, passage, setting, drafts):
            drafts.append(draft)
    accepted = [draft.strength >= _needed(draft, has_list) for draft in drafts]
    _carry(drafts, accepted, page)
    return [draft for draft, taken in zip(drafts, accepted, strict=True) if taken]


def _needed(draft: Draft, has_list: bool) -> int:
    if draft.place is Place.OPEN and not has_list:
        return 1
    return {Place.LIST: -1}.get(draft.place, int(draft.place))


def _carry(drafts: list[Draft], accepted: list[bool], page: Page) -> None:
    """Accept what is worded weakly but stands in a run with an action worded firmly."""
    order = [*range(1, len(drafts)), *range(len(drafts) - 2, -1, -1)]
    for index in order:
        draft = drafts[index]
        if accepted[index] or draft.place not in {Place.OPEN, Place.DECISION} or draft.strength < 0:
            continue
        for other in (index - 1, index + 1):
            if 0 <= other < len(drafts) and accepted[other] and _together(page, drafts[other], draft):
                accepted[index] = True


def _together(page: Page, one: Draft, other: Draft) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start)
    gap = page.shown[first.end : second.start]
    return "\n\n" not in gap and len(gap.strip(" \n\t.;,-•*>")) <= 4


def _drafts(page: Page, passage: Passage, setting: Setting, earlier: list[Draft]) -> Iterator[Draft]:
    if passage.kind is PassageKind.ROW:
        row = read_row(page, passage, setting.place)
        if row:
            yield Draft(passage.start, passage.end, Form.ROW, row.owner, row.due, 3, setting.place, passage.block, passage.kind)
        return
    previous = earlier[-1] if earlier and earlier[-1].block == passage.block else None
    if previous and is_due(page.reading, passage.start, passage.end):
        earlier[-1] = previous._replace(end=passage.end, due=previous.due or find_due(page.reading, passage.start, passage.end))
        return
    shared = _shared_due(page, passage) or setting.due
    answer = passage.answer if passage.label else passage.start
    for start, end in _pieces(page.reading, passage, setting.place):
        begin = answer if start <= answer < end else start
        clauses = modal_clauses(page, begin, end)
        if not clauses:
            clauses = [c for c in plain_clauses(page, start, end, begin)]
        for clause in clauses:
            draft = _judge(page, passage, setting, clause, previous)
            if draft is None:
                continue
            if draft.owner is None and setting.owner:
                draft = draft._replace(owner=setting.owner)
            if draft.due is None and shared:
                draft = draft._replace(due=shared)
            yield draft
            previous = draft


_PIECES = re.compile(r";\s+")
_NUMBERED = re.compile(r";\s+|\s\(?(?:\d{1,2}|[a-h])[.)]\s+")


def _pieces(reading: str, passage: Passage, place: Place) -> Iterator[tuple[int, int]]:
    start = passage.start
    for stop in (_NUMBERED if place is Place.LIST else _PIECES).finditer(reading, passage.start, passage.end):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < passage.end:
        yield start, passage.end


_SHARED = re.compile(r"\b(?:all|both|everything) (?:of (?:this|these|the above) )?(?:to be (?:done|completed) )?(?=by |before |within |today|tonight|tomorrow)")


def _shared_due(page: Page, passage: Passage) -> Due | None:
    match = _SHARED.search(page.reading, passage.start, passage.end)
    return find_due(page.reading, match.end(), passage.end) if match else None


_IF = re.compile(r"\b(?:if|whether|should|unless|in case|in the event|were|provided)\b")
_GOVERNED = re.compile(
    r"\b(?:when|until|till|once|because|since|so that|who|which|what|where|how|why|says?|said|saying|told|states?|stated|thinks?|thought|feels?|felt|asked|asks|wants?|wanted|hopes?|hoped|claims?|claimed|reports?|reported"
    r"|wonder\w*|suggest\w*|not|nobody|neither|never|no one|purpose|aim|believes?|believed|expects?|expected|worried|afraid|scared|understand\w*|aware|heard|threaten\w*|as|for|before|after|while|would|could|might|may|had|plans?|intends?|likely|view|opinion)\b"
)
_AGREED = re.compile(r"\b(?:agreed|decided|left|resolved|settled|confirm(?:ed)?|undertook|minuted|decision|outcome|actions?|concluded|plan|noted)\b")
_TEMPORAL = re.compile(r"\b(?:when|once|as|because|since|before|after|while|until|till|where|said|told|asked|for|if|had|would|has|have)\b[^,]*,\s*(?:and |then |so )?$")
_NEGATED = re.compile(r"\W*(?:no(?!\.)|not|nobody|neither|never|nothing|none|no[- ]one|nor)\b")
_OUTCOME = re.compile(
    r"\b(?:s(?:ec(?:tion|t)?)?\s?[./]?\s?47s?|section forty|child protection (?:enquir\w+|investigation)|enquir(?:y|ies)|joint investigation|single agency|(?:c\s?(?:&|and)\s?f|child and family|single|s\.?17|section 17) assessment"
    r"|investigation|case|matter|plan|threshold|cp plan|discussion|outcome)\b"
)
_OUTCOME_VERB = frozenset(
    "start commence begin continue initiate proceed open close end lead undertake conduct carry started commenced begun continued initiated opened closed ended led undertaken conducted carried proceeded stay remain"
    " progress progressed held stepped run considered taken transferred reviewed be decided agreed go made".split()
)
_REVIEW = re.compile(
    r"\W*(?:(?:date|time) (?:of|for)\s+)?(?:(?:next|further|second|follow[- ]?up|progress|the|a|another|initial|reconvened|review|planned)\s+)*(?:strategy|sd|s/d|rsd|professionals'?|core group|review|reconvene[sd]?|re-?meet|meet again|back together|meeting|discussion|next meeting|mtg|group)\b"
)
_BOOKED = re.compile(r"\b(?:arranged?|booked?|convened?|organised?|set up|fixed|called|calendared)\b")
_MINUTES = re.compile(r"\W*(?:(?:copies|copy|these|the|draft|typed|full|signed|a)\s+)*(?:copies|copy|minutes|notes|record|distribution)\b")
_LEAD_AGENCY = re.compile(r"\b(?:lead|be (?:the )?lead|take the lead)\b")
_NOTHING = re.compile(r"\W*(?:nfa|no further|none|nil|n/?a|tbc|tba|see (?:above|below|over|attached|list|previous)|as above|ditto|end|ends?|review|s\.?\s?47|section 47|noted|yes|no|done|complete[d]?|agreed)\b\W*(?:$|\w+\W*$)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|told|did|does|didn't|been|wasn't|isn't|can|can't|could|closed|thanked|seen|rang|went|came|stayed|gave|got|knows?|likes?|thinks?|feels?|lives?|remains?|works?|agreed|felt|met|reported|noted|signed|attended|stated)\b"
)
_VAGUE_WHEN = re.compile(r"\b(?:asap|a\.s\.a\.p|ongoing|on-going|urgent(?:ly)?|immediate(?:ly)?|in due course|when (?:pos|possible|able|she|he)|next available|shortly|soon|early|straight ?away|tbc|expedite[d]?)\b")


def _judge(page: Page, passage: Passage, setting: Setting, clause: Clause, previous: Draft | None) -> Draft | None:
    reading = page.reading
    text = reading[clause.start : clause.end]
    if _refused(page, setting, clause, text):
        return None
    owner = clause.owner
    strength = _STRENGTH[clause.form]
    subject_end = clause.subject
    due = find_due(reading, clause.start, clause.end)
    named = owner is None
    if owner is None:
        owner = _trailing_owner(page, clause)
    if owner and clause.form in {Form.TO_BE_DONE, Form.IS_TO_BE_DONE, Form.WILL_BE_DONE} and not owner.family:
        strength += 2
    if clause.form in {Form.DOING, Form.DOES, Form.LABELLED, Form.BARE, Form.IMPERATIVE} and (due or _VAGUE_WHEN.search(text)):
        strength += 1 + (clause.form is Form.LABELLED and not _FINITE.search(reading, clause.subject, clause.end))
    lead = reading[clause.lead : clause.subject]
    agreed = bool(_AGREED.search(lead))
    if clause.form is Form.WOULD:
        strength += 2 if agreed else (0 if setting.place is Place.LIST and "should" in text else -9)
    if clause.owner and clause.owner.family and setting.place is not Place.LIST:
        strength -= 3
    if clause.owner and not clause.owner.known and setting.place is not Place.LIST and clause.verb not in VERBS - STATES:
        strength -= 2
    if clause.form in _MODAL and not agreed and lead.strip():
        if _IF.search(lead) and setting.place is not Place.LIST:
            return None
        if _GOVERNED.search(lead) and not _TEMPORAL.search(lead) and setting.place is not Place.LIST:
            return None
    if setting.place is Place.LIST:
        if not _listed(page, passage, clause, previous, text):
            return None
    return Draft(clause.start, clause.end, clause.form, owner, due, strength, setting.place, passage.block, passage.kind)


_MODAL = frozenset({Form.TO_DO, Form.WILL, Form.AGREED, Form.TASKED, Form.MUST, Form.WOULD, Form.TO_BE_DONE, Form.IS_TO_BE_DONE, Form.WILL_BE_DONE})


def _refused(page: Page, setting: Setting, clause: Clause, text: str) -> bool:
    reading = page.reading
    if _NEGATED.match(reading, clause.subject, clause.end) or _NOTHING.match(text):
        return True
    if text.rstrip().endswith("?"):
        return True
    subject = reading[clause.subject : clause.subject + 60]
    if _REVIEW.match(reading, clause.subject, clause.end) and not _BOOKED.search(text):
        return True
    if clause.form in {Form.ITEM, Form.WILL_BE_DONE} and _MINUTES.match(text) and clause.owner is None and setting.place is not Place.LIST:
        return True
    if clause.form in _MODAL:
        if clause.owner is None and clause.verb in _OUTCOME_VERB and _OUTCOME.search(reading, clause.subject, clause.end):
            head = reading[clause.subject:clause.end].split(" to ")[0].split(" will ")[0]
            if _OUTCOME.search(head):
                return True
        if clause.owner is not None and clause.verb in {"lead", "be", "remain"}:
            return True
        if clause.owner is not None and clause.verb in {"undertake", "conduct", "carry", "commence", "start", "begin", "initiate", "complete", "continue", "progress"} and re.search(r"\b(?:s\.?\s?47|section 47|enquiries|enquiry)\b", text) and not find_due(reading, clause.start, clause.end):
            return True
    return False


def _listed(page: Page, passage: Passage, clause: Clause, previous: Draft | None, text: str) -> bool:
    """Whether a clause that needs no firm wording can be an action of the list it stands in."""
    if clause.form in _MODAL:
        return True
    bare = clause.form in {Form.ITEM, Form.IMPERATIVE}
    if previous is not None and bare and (previous.owner or passage.kind is PassageKind.ITEM or clause.form is Form.IMPERATIVE and previous.form is not Form.IMPERATIVE):
        return False
    if bare and clause.form is Form.ITEM and _FINITE.search(text):
        return False
    if clause.form is Form.LABELLED and _FINITE.match(page.reading, clause.subject):
        return False
    if bare and passage.kind is PassageKind.PROSE and len(text.split()) > 15:
        return False
    return True


_BY = re.compile(r"\b(?:by|from|via)\s+")
_TAIL = re.compile(r"\s[-/]+\s|\(|,\s|:\s|\[")
_HEARS = re.compile(r"\b(?:hear|get|gets|follow|go|come|receive|told|learn|have|given)\b")


def _trailing_owner(page: Page, clause: Clause) -> Owner | None:
    reading, end = page.reading, clause.end
    for match in _BY.finditer(reading, clause.subject, end):
        if match.group().startswith("from") and not _HEARS.search(reading, clause.subject, match.start()):
            continue
        owner = _first_owner(page, match.end(), end)
        if owner:
            return owner
    tails = list(_TAIL.finditer(reading, clause.subject, end))
    for match in reversed(tails[-4:]):
        stop = next((other.start() for other in tails if other.start() >= match.end()), end)
        stop = _closed(reading, match.end(), stop)
        owner = read_owner(page, match.end(), stop)
        if owner and (match.group() != ", " or owner.known) and not owner.family:
            if match.group() == ", " and _ends_with_owner(page, clause.subject, match.start()):
                continue
            return owner
    return None


def _closed(reading: str, start: int, end: int) -> int:
    for mark in ")]":
        place = reading.find(mark, start, end)
        if place >= 0:
            end = place
    return end


def _ends_with_owner(page: Page, start: int, end: int) -> bool:
    place = page.reading.rfind(" ", start, end)
    return place >= 0 and read_owner(page, place, end) is not None


_STOPS = re.compile(r"[,;.()]\s?|\s(?:by|on|at|before|within|in|to|tomorrow|today|tonight|this|and then|asap|when|for|via|until|as|from|who|re)\b|\s-\s|$")


def _first_owner(page: Page, start: int, end: int) -> Owner | None:
    for stop in _STOPS.finditer(page.reading, start, min(end, start + 60)):
        owner = read_owner(page, start, stop.start())
        if owner:
            return owner
        break
    return read_owner(page, start, min(end, start + 60)) if end - start <= 60 else None
