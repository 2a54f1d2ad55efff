"""Refuse what is worded like an action and is none: the outcome, review dates, conditions, what is not to be done."""

import re

from analyser.detecting.forms import HANDED, MODALS, Clause, Form
from analyser.detecting.titles import Place
from analyser.detecting.wording import any_of, word_set

_NEGATED = re.compile(r"\W*(?:no(?!\.)|not|nobody|neither|never|nothing|none|no[- ]one|nor|don't|do not|nil)\b")
_NOT_TO = re.compile(
    r"\bi(?:'ll| will) let (?:you|u) know\b"
    r"|\b(?:not to|n't to|not be|never to|without telling|to be (?:given|told|offered) (?:no|nothing))\b"
)
_ENQUIRY = (
    r"(?:s(?:ec(?:tion|t)?)?\s?[./]?\s?47s?|section forty[- ]seven|child protection (?:enquir\w+|investigation)"
    r"|enquir(?:y|ies)"
    r"|joint investigation|single agency|joint agency|investigation)"
)
_EMPTY = re.compile(
    r"\W*(?:"
    + any_of(
        "nfa no_further none nil n/?a tbc tba"
        " see_(?:above|below|over|attached|list|previous|minutes|notes|also|separate) as_(?:above|below) ditto"
        " ends? end_of closing regards kind_regards many_thanks thanks cheers speak_soon best_wishes yours"
        " time duration review noted yes no agreed signed finished closed dated? time_ended typed"
    )
    + r"\b\W*(?:\S+\s*){0,3}$"
    r"|(?:joint|single(?:[- ]agency)?|no|agreed)?\s?(?:s\.?\s?47|section 47)\s*"
    r"(?:enquir\w+|joint|single|yes|no|agency|only|investigation|[-:,&/]|with|police|and|csc"
    r"|social care|children's services|health|[.]"
    r"|(?:is |are )?to (?:be )?(?:commenced?|start(?:ed)?|begin|initiated|proceed)|\s){0,12}$"
    r"|(?:joint|single)(?:[- ]agency)?\W*$|$)"
)
_MARK_UP = re.compile(r"[*_~`#\"()\[\]\s]+")
"""What is left of bold type, and gaps where tags were blanked out."""
_MAX_OUTCOME = 120
_REVIEW = re.compile(
    r"\W*(?:next date\b|review (?:date|on|in)\b|when (?:will|do|are) we\b|(?:(?:date|time) (?:of|for)\s+)?"
    r"(?:(?:next|further|second|progress|the|a|another|initial|reconvened|planned|follow[- ]?up)\s+){0,3}"
    r"(?:(?:strategy|sd|s/d|rsd|review|reconvened?|core group|professionals'?|planning)\s+){0,2}"
    r"(?:(?:meeting|discussion|mtg|review|sd|rsd|strategy)(?! (?:of|the|his|her|all|minutes|medication|with)\b)"
    r"|reconvene[sd]?|re-?meet|meet again|back together)\b)"
)
_BOOKED = re.compile(r"\b(?:arranged?|booked?|convened?|organised?|set up|fixed|called|calendared|scheduled?)\b")
_CONFERENCE = re.compile(
    r"\W*(?:an?\s|the\s|initial\s){0,2}(?:icpc|conference|cp conference|child protection conference|s\.?47)\b"
)
_ON_CONDITION = re.compile(r"\b(?:if|should|only|unless|in the event)\b")
_DISTRIBUTION = re.compile(
    r"\W*(?:(?:these|the|draft|typed|full|signed|a|any|all|please)\s+){0,3}"
    r"(?:copies|copy|minutes|notes|record|distribution|corrections|amendments|return|forward|amend|share this)\b"
)
_SHARING = re.compile(
    r"^\W*(?:\w+ )?info(?:rmation)? (?:to|will) be shared (?:between|among\w*|across|freely|as|by all)\b"
    r"|\bto (?:share|exchange) info(?:rmation)?(?: freely| with (?:one another|each other))?\W*$"
)
_AS_USUAL = re.compile(r"\bas (?:usual|normal|before|now)\b")
_COPULA = re.compile(r"^.{0,60}?\bto (?:be )?\w+ (?:was|were|is)\b")
_OUTCOME = re.compile(
    rf"\b(?:{_ENQUIRY}|(?:c\s?(?:&|and)\s?f|child and family|single|s\.?\s?17|section 17) assessment"
    r"|case|matter|file|cp plan|cin plan|threshold|early help|tac|strategy|discussion)\b"
)
_NAMES_ENQUIRY = re.compile(rf"\b{_ENQUIRY}\b")
_PART_OF_IT = re.compile(
    r"\s+(?:joint |home |school |unannounced )?(?:visits?|medicals?|interviews?|reports?|paperwork)\b"
)
"""What is done within an enquiry: "undertake a s47 visit"."""
_PAPER = re.compile(r"\b(?:report|write[- ]?up|assessment|paperwork|form|recording|record)\b")
_OUTCOME_VERBS = word_set(
    "start commence begin continue initiate proceed open close end lead undertake conduct carry stay"
    " remain progress take go be started commenced begun continued initiated opened closed ended led"
    " undertaken conducted carried proceeded progressed held stepped run considered taken decided agreed"
    " made deemed met reached"
)
_FINISHED = word_set("complete completed finish finished concluded")
_RUNS_ENQUIRY = word_set("undertake conduct carry commence start begin initiate progress open do run make hold")
_DECIDES = word_set("decide determine consider considered decided determined settled")
_SUFFERED = word_set("sentenced released born charged remanded induced deported evicted extracted")
_BIRTH = re.compile(
    r"\W*(?:(?:the|her|his|unborn|this) )?(?:baby|infant|unborn|child|twins|placenta)\b.{0,20}\bdelivered\b"
)
_WILL_TELL = word_set("recall know appreciate remember understand see find note agree be have")
_IF = re.compile(
    r"\b(?:if|whether|should|unless|in case|in the event|were (?:he|she|they|it|we|this) to|provided|depending)\b"
)
_OPENS_IF = re.compile(rf"\W*(?:\w+\s+){{0,2}}{_IF.pattern}")
_GOVERNED = re.compile(
    r"\b"
    + any_of(
        r"when until till once because since so_that who which what where how why says? said saying told tells"
        r" states? stated thinks? thought feels? felt asked asks wants? wanted hopes? hoped hoping claims?"
        r" claimed reports? reported wonder\w* suggest\w* not nobody neither never no_one purpose aim believes?"
        r" believed expects? expected worried afraid scared understand\w* aware heard threaten\w* as for before"
        r" after while would could might may had plans? intends? likely view opinion advised requested"
        r" explained reminded mentioned insist\w* promis\w+ need in_order assum\w+ sure guarantee worry"
        r" concern\w* fear\w* risk hypothes\w+"
    )
    + r"\b"
)
_AGREED = re.compile(
    r"\b(?:agreed|decided|left|resolved|settled|confirm(?:ed)?|undertook|minuted|decision|outcome|actions?|concluded"
    r"|plan|noted|arranged|asks?"
    r"|asked:|recommended)\b"
)
_RESOLVED = re.compile(
    r"\bit (?:was|is) (?:also |further )?(?:felt|recommended|advised)\b"
    r"|\b(?:agreed|decided|resolved|left|settled|confirmed|concluded|undertook|minuted|(?:decision|outcome|plan"
    r"|actions?) (?:was|were|is|being))\b"
)
_HANDED = re.compile(rf"\b(?:{HANDED})\s+(?:the )?$")
_CLAUSE_BEFORE = re.compile(r",\s*(?:and |then |so )?(?:\w+\s)?$|\bafter (?:that|this|which),?\s*$|\bso far\b")
_SUBORDINATE = re.compile(
    r"\b(?:that|because|as|since|so that|if|whether|who|which|until|till|when|where|what|how|why|than|before|after"
    r"|once|while|in case|unless|for)"
    r"\s+(?:the |a |all |both )?$"
)


def is_refused(reading: str, clause: Clause, place: Place, piece: int) -> bool:
    """Whether a clause is none of the things agreed to be done, whatever its wording.

    Args:
        reading: The record as rules read it.
        clause: The clause.
        place: What may stand where it stands.
        piece: Where the sentence or the part of it between semicolons starts.
    """
    text = reading[clause.start : clause.end].rstrip()
    if _NEGATED.match(reading, clause.subject, clause.end) or _EMPTY.match(_plain(text)) or _NOT_TO.search(text[:60]):
        return True
    if text.endswith("?") and clause.form is not Form.REQUEST:
        return True
    if clause.owner is None and _is_event(reading, clause, place, text):
        return True
    weighs = clause.verb == "consider" and clause.owner is not None and clause.form is Form.TO_DO
    decides = clause.verb in _DECIDES and not weighs
    if place is not Place.LIST and (decides or clause.verb in _SUFFERED):
        return True
    if clause.verb == "delivered" and _BIRTH.match(reading, clause.subject, clause.end):
        return True
    if clause.form not in MODALS:
        return False
    if _COPULA.search(text) or (place is not Place.LIST and _SHARING.search(text)):
        return True
    return _is_outcome(reading, clause) or _is_governed(reading, clause, place, piece)


def _plain(text: str) -> str:
    """A short text without the marks of bold type."""
    return _MARK_UP.sub(" ", text[:_MAX_OUTCOME]) + text[_MAX_OUTCOME:]


def _is_event(reading: str, clause: Clause, place: Place, text: str) -> bool:
    """A review date, a conference "if needed", a note on who gets copies."""
    conditional = _ON_CONDITION.search(text) is not None
    if _REVIEW.match(reading, clause.subject, clause.end) and (conditional or not _BOOKED.search(text)):
        return True
    if conditional and _CONFERENCE.match(reading, clause.subject, clause.end):
        return True
    return place is not Place.LIST and _DISTRIBUTION.match(reading, clause.subject, clause.end) is not None


def _is_outcome(reading: str, clause: Clause) -> bool:
    """Whether it is the decision, not an action: "s47 to commence", "CSC to lead", "SW to undertake s47 enquiries"."""
    owner = clause.owner
    if owner is None:
        subject = reading[clause.subject : clause.end].split(f" {clause.verb}", 1)[0]
        if clause.verb in _FINISHED:
            return _NAMES_ENQUIRY.search(subject) is not None and not _PAPER.search(subject)
        return clause.verb in _OUTCOME_VERBS and _OUTCOME.search(subject) is not None
    if owner.family and _AS_USUAL.search(reading, clause.subject, clause.end):
        return True
    if clause.verb in {"lead", "be"} or (clause.verb in {"remain", "stay"} and (owner.family or not owner.known)):
        return True
    enquiry = _NAMES_ENQUIRY.search(reading, clause.subject, clause.end) if clause.verb in _RUNS_ENQUIRY else None
    return enquiry is not None and not _PART_OF_IT.match(reading, enquiry.end(), clause.end)


def _is_governed(reading: str, clause: Clause, place: Place, piece: int) -> bool:
    """Whether the words before a clause make it a condition, a wish, a report or a reason."""
    lead = reading[clause.lead : clause.subject]
    if clause.form is Form.WOULD:
        advised = place is Place.LIST and " should " in reading[clause.subject : clause.end]
        return not advised and not _RESOLVED.search(reading, piece, clause.subject)
    if clause.form is Form.WILL and clause.verb in _WILL_TELL and reading.startswith("you", clause.subject):
        return True
    if not lead.strip() or _CLAUSE_BEFORE.search(lead):
        return place is not Place.LIST and _OPENS_IF.match(reading, piece, clause.subject) is not None
    if _HANDED.search(lead):
        return _OPENS_IF.match(reading, piece, clause.subject) is not None
    if _SUBORDINATE.search(lead) and not _AGREED.search(reading, piece, clause.subject):
        return True
    if place is Place.LIST:
        return False
    if _IF.search(lead) or _OPENS_IF.match(reading, piece, clause.subject):
        return True
    return not _AGREED.search(lead) and _GOVERNED.search(lead) is not None
