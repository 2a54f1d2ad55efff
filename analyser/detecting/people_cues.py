"""What minutes say to tell who took part, and who did not."""

import re
from functools import lru_cache

from analyser.detecting.verbs import VERBS
from analyser.detecting.wording import word_set

# --- headings and labels ---------------------------------------------------------------------------
_NOT_SIGHT = r"(?! (?:concern|situation|circ|position|risk|address|at (?:birth|home|hosp)|with))"
"""What follows "present" where it means what there is now, or what a child was brought with."""
_LISTS = re.compile(
    rf"\b(?:present{_NOT_SIGHT}|attend(?:ed|ees|ance|ing)|in attendance|participants?|taking part|took part"
    r"|part(?:y|ies) to"
    r"|(?:in|round) the (?:room|table)|on (?:the )?(?:call|line|phone|teams)|parties|others there|those there"
    r"|people at|who (?:was|were|is|took)(?: \w+)? (?:there|on|in|present|part|involved|who)|dialled in|joined by"
    r"|who came|involving|chair(?:ed)?(?: by)?|also on|voices|held with|spoke (?:to|with))\b"
    r"|^(?:there|in|on|with|who|here|part|att)$"
)
_NO_LIST = re.compile(
    r"apol|not (?:present|there|able|available|in\b)|unable|invit|absent|could(?:n'?t| not)|did(?:n'?t| not)|distribut"
    r"|circulat|cop(?:y|ies)|\bcc\b|\bsent\b|submi|written|minute|action|task|\bplan|next|to do|outcome|decision"
    r"|follow[- ]?up|to follow|refer|who else was asked|asked|script|purpose|agenda|polic(?:y|ies)|guidance"
    r"|sign(?:ed)?[ -]?off|authori[sz]|approv|countersign|typed"
)
LEAD = re.compile(r"([^:?;,.]{2,50})[:?]")
"""The words before a colon or question mark at the start of a passage."""

# --- sentences -------------------------------------------------------------------------------------
# Each begins with one \b and then with letters, as far as it can: ten times as fast as a \b in each branch.
STRATEGY = r"(?:strat\w*|s/?d|tele?conf?\w*|telecon|(?:conf\w*|phone|three way|3-way)(?: \w+)? call)"
_HERE_FIRST = re.compile(
    r"(?:those |all |people )?(?:present|in attendance|taking part|took part|who took part|attended by)\b"
    rf"{_NOT_SIGHT}|att(?:end(?:ed|ees|ance|ing))?\b[^.;]{{0,25}}?[:=-]|there\s?[:=-]"
)
_HERE = re.compile(
    r"\b(?:on (?:the |this )?(?:call|line|phone|teams|speaker|spkr|speakerphone|video|mobile)\b"
    r"|in (?:the |this )?(?:call|room|attendance)\b|dial+ed in|phoned in|rang in|linked in|called in|sat in\b"
    r"|took part|taking part|join(?:ed|ing)\b(?! (?:the (?:school|family|team)|in with))|round the |around the "
    r"|chair(?:ed|ing|s)?\b|ran (?:it|this|the)\b|led (?:by|it|this|the)\b|called (?:it|this|the (?:call|disc|meet))"
    r"|run by|opened by|part(?:y|ies)? (?:to|of) (?:it|the|this|call|disc)|contribut(?:ed|ing)|participa|attendees"
    r"|represented by|got together|was (?:also )?(?:present|there|on\b|in\b|attending)|were (?:also )?(?:present|there"
    r"|on\b|in\b|attending)|all (?:present|there|on\b|attend|of us|\w+ of us)|those (?:present|there|on\b|attending)"
    r"|also (?:present|there|on\b|in\b|attend)|others? (?:present|there|on\b|in\b)|who (?:attended|was|were)\b"
    r"|there (?:were|was)\b|with (?:me|us)\b|w/ me\b|attended (?:by|with|too|as well|from)\b|attended[.,;]?$"
    r"|spoke (?:to|with)\b.*\band\b|t/c .*(?:\band\b|&)|d/w .*(?:\band\b|&)|went ahead)"
)
STRATEGY_OF = re.compile(
    rf"\b(?:{STRATEGY}|(?:discussion|call)(?=[^;]{{0,40}}\b(?:with|between|was|had)\b)|(?:attended|went to|joined|at"
    r"|in) (?:the |a )?(?:meeting|mtg))\b[^;]{0,70}?(?:\b(?:with|between|w|had|was|of|by)\b|w/|[:=@,+-])"
)
"""The discussion with its people: "strategy discussion held between", "strat w/"."""
_WAS_THERE = r"(?:present|there|part|on\b(?! (?:leave|duty|annual))|(?:on|in) (?:the (?:room|call|line|meeting)|it))"
I_ATTENDED = re.compile(
    rf"\b(?:i|writer|we) (?:\w+ ){{0,2}}?(?:attended|joined|took part|dial+ed|sat in|was {_WAS_THERE}|chaired"
    rf"|contributed|participated|rang in|phoned in)|^(?:\W*\d[\d:./]*\W*)?(?:attended|joined|took part|dial+ed in"
    rf"|participated|went to)\b(?:.{{0,30}}\b{STRATEGY}\b| by (?:phone|teams)| in (?:strat|sd)"
    r"| (?:an? |the |this )?(?:meeting|mtg|discussion)\b[^.;,]{0,12}\b(?:soc\w* (?:care|serv\w*|work)|ss\b|csc\b"
    r"|children'?s (?:services|social care)))"
)
"""That the author took part."""
I_HELD = re.compile(
    rf"(?:\W*\d[\d:./]*(?:hrs?)?\W*)*(?:(?:urgent|joint|initial|telephone|phone|brief) ){{0,2}}{STRATEGY}"
    r"(?: (?:discussion|disc|meeting|mtg|call|conversation))?\b"
    r"(?:(?!\b(?:between|chair\w*|declin\w*|request\w*|refus\w*|after|minutes|booked|arranged|to be"
    r"|by (?!phone|tel\w*|teams|conf\w*|video|zoom|three|3))\b)[^;,.()]){0,40}?(?:\bwith\b|\bw/)"
)
"""That the author held it: "Strategy discussion by phone with ..."."""
NOT_NOW = re.compile(
    r"\b(?:should|must|shall|as a minimum|script|plan for|planned (?:for|with)|please|would|if|needs? to|booked"
    r"|last (?:month|week|year)|previous|earlier (?:strat\w*|discussion)"
    r"|to (?:be held|be convened|take place|convene|arrange)|prior to|before the|after the"
    r"|joint visit (?:with|by|to|on|was)|home visit (?:with|by|to|on|was)|core group|cin meeting|who else was asked"
    r"|ask to (?:join|attend)|asked (?:to join|for(?! (?:an?|my|the) (?:\w+ )?(?:note|record|account|summary|report)))"
    r"|rang for|will (?:all )?(?:be|dial|join|attend|need))\b"
)
"""That it is policy, planned, past or another event."""

# --- bare lists ------------------------------------------------------------------------------------
_TALK = word_set(
    "is are has had have will said says told nil pnc check checks visit visits asap contact review letter copy refer"
    " book known dob address mother father mum dad born rang saw came went gave made spoke brought found knew felt"
    " thought feel feels not taken seen signed countersigned authorised authorized approved typed"
)
_LISTED = word_set(
    "named allocated designated attached qualified retired based shared attended called joined dialled convened chaired"
)
_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST_PAST = 6

# --- what stands beside a name ---------------------------------------------------------------------
CUT = re.compile(
    r"[,;|¦]|\.(?=\s|$)|//|\b(?:but\b|although\b|while\b|whereas\b|so (?=it|the|they|just)"
    r"|no (?=police|health|one|manager|social|sw|tm|rep))"
)
"""What ends that which belongs to one name, or a few names joined by "and"."""
_AWAY = re.compile(
    r"\b(?:apol|invit|absent|unable|couldn?'?t|could not|(?:did|was|is|has|were|had|have)n'?t\b(?! (?:catch|get|hear))"
    r"|not\b|sent\b|written|in writing|reports?\b|letter|supplied|faxed|e-?mail(?:ed|s)\b|no (?:reply|answer|response"
    r"|one|police|health|manager|social|medical|rep|sw|tm|nurse|hv|dc)\b|nobody\b|no-?one\b|nil\b|n/a|vacant|unfilled"
    r"|on leave|engaged\b|declined|tbc\b|to follow|will (?:be|do|have|get|go|see|visit|send|ring|call|read|check|speak"
    r"|sign|take|chase|update|join|attend|dial)\b|should\b|would\b|cop(?:y|ies)\b|cc\b|see (?:list|minutes)|meant to"
    r"|called away|stuck\b|at court\b|tried|no show|minutes\b(?! from)|checks?\b|statement|read out|pending\b"
    r"|unallocated|failed to|paged\b|released|asked\b|for info|listening in|(?:no?)$)"
)
_TO_DO = re.compile(r"\bto ([a-z]+)")
_NOT_DONE = word_set("call report")
SPREADS = re.compile(
    r"\b(?:(?:apolog\w*|apols?|absent|unable to \w+|not (?:present|there|in)|no\s?-?one|nobody|written \w+|couldn't"
    r" make it)\b[^.;]{0,25}?(?::|\bfrom\b|\bwere\b|-)|(?:copies|cc|actions?|plan|to do|invit\w+|sent)\b[^.;]{0,25}?"
    r"(?::|\bto\b|\bwere\b))"
)
"""What says of all that follow in the sentence that they were not there."""


def is_here(line: str) -> bool:
    """Whether a sentence says that somebody took part."""
    return bool(_HERE_FIRST.match(line) or _HERE.search(line))


def is_talk(words: str) -> bool:
    """Whether a passage, in its own letters, says something, as a bare list of people does not."""
    return any(
        word.lower() in _TALK
        or (word.endswith("ed") and len(word) >= _SHORTEST_PAST and word.islower() and word not in _LISTED)
        for word in _WORD.findall(words)
    )


@lru_cache(maxsize=4096)
def lists(words: str) -> bool | None:
    """Whether names under a heading or label took part (True), did not (False), or it does not say."""
    if not words:
        return None
    if _NO_LIST.search(words):
        return False
    return True if _LISTS.search(words) else None


def is_away(line: str, begin: int, stop: int) -> bool:
    """Whether the words around a name say that they stayed away, wrote instead or have something to do."""
    return bool(_AWAY.search(line, begin, stop)) or any(
        match[1] in VERBS and match[1] not in _NOT_DONE for match in _TO_DO.finditer(line, begin, stop)
    )
