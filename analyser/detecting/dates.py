"""Find the date or timescale by which an action is due, in the words of the record.

Only what can be checked afterwards counts: "by 12/6", "tonight", "within 24 hours", "before school tomorrow". "ASAP",
"ongoing" and "in due course" do not, and neither do dates that tell what a thing is ("the 2 June minutes") or when
something happened ("since Friday").
"""

import re
from typing import NamedTuple

from analyser.detecting.wording import any_of

_MONTH = any_of(
        "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)?"
        " oct(?:ober)? nov(?:ember)? dec(?:ember)?"
) + r"\b"  # fmt: skip
_DAY_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b"
_WEEKDAY = rf"{_DAY_NAME}(?!')"
_ORDINAL_WORD = any_of(
    r"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \w{3,5}teenth"
    r" twentieth thirtieth (?:twenty|thirty)[-_]\w{5,7}"
)
_ORDINAL = (
    r"(?:\d{1,2}\s?(?:st|nd|rd|th)\b(?!\s+(?:birthday|(?:per)?centile|floor|year|grade|time|attempt|week of|child))"
    rf"|{_ORDINAL_WORD}(?=\s+(?:of\s+)?{_MONTH}))"
)
_YEAR = r"(?:,?\s+(?:19|20)\d\d\b|\s?'\d\d\b)"
_DAY_NUMBER, _MONTH_NUMBER, _SHORT_YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)?\d\d"
_DATE = (
    rf"(?:(?:{_ORDINAL}|\d{{1,2}})\s?(?:of\s+)?{_MONTH}{_YEAR}?"
    rf"|{_MONTH}\s+(?:the\s+)?(?:{_ORDINAL}|\d{{1,2}}\b(?![:./]\d)){_YEAR}?"
    r"|\d{4}-\d\d-\d\d\b"
    rf"|(?<![\d/.])(?!24/7){_DAY_NUMBER}(?:\s?/\s?{_MONTH_NUMBER}(?:\s?/\s?{_SHORT_YEAR})?"
    rf"|\.{_MONTH_NUMBER}(?:\.{_SHORT_YEAR})?"
    rf"|-{_MONTH_NUMBER}-{_SHORT_YEAR})\b(?![/%]|[.]\d)"
    rf"|{_ORDINAL})"
)
_NUMBER = (
    r"(?:\d{1,3}(?:\s?(?:-|to)\s?\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen"
    r"|fifteen"
    r"|(?:twenty|forty|seventy)(?:[- ](?:two|four|eight))?)"
)
_UNIT = (
    r"[\s-]?(?:working |school |calendar |week )?"
    r"(?:mins?|minutes?|hours?|hrs?|h|days?|weeks?|wks?|fortnight|months?|/(?:7|52|12))\b"
)
_FOUR_DIGITS = r"(?:[01]\d|2[0-3])[0-5]\d"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:hrs|hours|h)\b)?"
    rf"|{_FOUR_DIGITS}\s?(?:hrs|hours|h)\b|(?:[01]?\d|2[0-3])\.[0-5]\d(?:\s?(?:hrs|hours))?\b|(?:\d{{1,2}}\s?"
    rf"|\w+\s)o'?\s?clock"
    r"|(?:\d{1,2} )?(?:noon|midday|midnight))"
)
_EVENT = any_of(
    "school nursery lunch(?:time)? dinner tea(?:time)? bed(?:time)? home[-_]?time pick[-_]?up collection"
    " handover discharge release conference icpc rcpc court (?:the_)?hearing half[-_]?term christmas"
    " easter xmas weekend morning evening night break(?:time)? term close(?:_of_(?:play|business|day))?"
    " cop cob eod end birth edd ramadan eid registration assembly period_\\d playtime clinic surgery"
    " ward_round shift return interview contact core_group visit"
)
_PART = any_of(
    r"morning afternoon evening eve night lunchtime lunch teatime a\.?m\b\.? p\.?m\b\.? aft first_thing"
    r" noon period_\d"
)
_SOON = (
    rf"(?:today|tonight|to-?morrow|tmrw?|tmw|2moro|2moz|2mrw|2nite|tonite|tomoz)\b(?!')(?:\s+{_PART})?"
    r"|(?:at|over) (?:the )?w/e\b|nxt (?:wk|week)\b|(?:on )?(?:the )?day of (?:discharge|birth|release)|on day \d+\b"
    r"|on the (?:late|early|night|next|day) shift|(?:the )?(?:first|last) (?:day )?of (?:the )?(?:month|term|year|week)"
    rf"|this\s+(?:coming\s+)?(?:{_PART}|week(?:end)?|wk|month|term|{_WEEKDAY})(?!')"
    r"|(?:the\s+)?same\s+(?:day|morning|afternoon|evening|night)"
    rf"|(?:the\s+)?(?:next|following)\s+(?:working\s+|school\s+)?(?:day|morning|week(?:end)?|wk|month|fortnight"
    rf"|{_WEEKDAY})(?!')"
    r"|(?:first|last) thing\b|in the (?:morning|a\.?m\b\.?)|(?:over|at) the weekend|later (?:today|this \w+)"
    r"|after (?:school|lunch|work|nursery|half[- ]?term|the weekend|easter|christmas)\b"
    r"|(?:at|during) (?:home ?time|pick[- ]?up|handover|registration|period \d|ward round)\b|period \d\b"
    r"|w(?:ee)?k\.? ?(?:commencing|beginning|ending|of)|w/[cbe]\b|half[- ]term\b|(?:cop|cob|eod)\b|close of (?:play"
    r"|business)"
    r"|(?:the\s+)?end of (?:(?:the|this|next)\s+)?(?:(?:working|school)\s+)?"
    rf"(?:day|week|wk|month|term|shift|year|play|business|school|today|tomorrow|{_WEEKDAY}|{_MONTH}|(?=\d))"
)
_PIECE = rf"(?:{_CLOCK}|{_WEEKDAY}(?:\s+{_PART})?(?:\s+(?:the\s+)?{_DATE})?|{_DATE}(?:\s+[ap]\.?m\b)?|{_SOON})"
_LEAD = any_of(
    "(?:no|not)_later_than by before on at from for until till? up_to after during prior_to @ w/c"
    " in_time_for starting due ready_for"
)
_WITHIN = (
    rf"(?:(?:with|w/)?in|by)\s+(?:the\s+)?(?:next\s+|max(?:imum)?\s+)?{_NUMBER}{_UNIT}(?:\s+of\s+\w+(?:\s+\w+)?)?"
    r"|within (?:the|an?) (?:hour|day|week|fortnight|month)|within (?:the )?(?:statutory )?timescales? of \d+ \w+"
    r"|inside (?:the|an?|\d+) (?:hours?|days?|week)"
)
_NOT_A_TIME = any_of(
    r"% of\b x\b yrs?\b years?\b mths?\b months?\b weeks?\b wks?\b days?\b different other schools"
    r" addresses times people children [/.:-]\d \d"
)
_DUE = re.compile(
    rf"\b{_WITHIN}"
    rf"|(?:\b{_LEAD}\s+(?:the\s+)?(?:(?:morning|afternoon|evening|end|close|middle|week|weekend|beginning"
    rf"|start)\s(?:(?:of|on)\s)?"
    rf"(?:(?:play|business)\s)?)?)?{_PIECE}"
    rf"(?:(?:,?\s+|\s?[-@,]\s?)(?:(?:by|at|on|before|the|of|in the|from|and|@|after|w/c|-)\s+){{0,3}}{_PIECE}){{0,4}}"
    rf"|\b(?:by|before|prior to|in time for|ahead of|until|till)\s+(?:(?:the|next|he|she|they|his|her|their|this"
    rf"|end of)\s+){{0,2}}{_EVENT}\b"
    rf"(?:\s+of\s+\w+)?(?:\s+(?:on\s+|at\s+)?{_PIECE}){{0,2}}"
    rf"|\b(?:by|before|prior to|in time for|ahead of|until|till|from)\s+(?:the\s+)?"
    rf"(?:{_DAY_NAME}|tomorrow|today|tonight)(?:\s+{_PART})?'s\s+(?:\d\S*\s+)?\w+(?:\s+(?:round|run|group|meeting|visit|review|call|session))?"
    r"|\bby\s+\d\d(?:\+\d)?/40\b|\bbefore the (?:week|month|day|term|year) is out\b"
    r"|\bbefore\s+(?!(?:any|that|then|making|deciding|further|anything)\b)\w+\s+"
    r"(?:leaves?|goes|go|is|are|starts?|finish(?:es)?|comes?|returns?|gets?|collects?|breaks?|closes?|opens?|moves?"
    r"|ends?)\b[^,.;]{0,30}"
    r"|\bbefore (?:leaving|going|finishing|booking|signing|clocking|closing|handing|knocking|starting|heading)"
    r"(?: (?:off|out|over|home|up|work|shift|duty)){0,3}\b"
    rf"|\b(?:at|by|before|until|till|@)\s+{_FOUR_DIGITS}\b|(?<=[a-z]\s)(?!20[0-5]\d)(?!19\d\d){_FOUR_DIGITS}(?=\s*(?:$|[.;]))|(?<=,\s){_FOUR_DIGITS}(?=\s*$|\s+(?:mon|tue|wed|thu|fri"
    rf"|sat|sun))"
    r"|(?<![\w.])(?:at|by|before|until|till|after|@)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\d{1,2})\b"
    rf"(?!\s?{_NOT_A_TIME})(?:\s+(?:on\s+)?{_PIECE})?"
    r"|(?<!for )(?<!every )(?<!last )(?<!past )(?<!of )\b\d{1,3}\s?(?:hours|hrs|working days|days)(?=\W*$)"
    rf"|(?:(?<=[,(\-:]\s)|(?<=[,(\-]))(?:next\s+)?\d{{1,3}}{_UNIT}(?=\s*(?:$|[.,;)]))"
)
_DAY_OR_NUMBER = (
    r"\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|tom|to-m|ton|tod)[a-z-]*\b"
    r"|(?:2|tm|an?\b|one|two|three|four|fif|five|six|seven|eig|nin|ten|elev|twel|thir|twen|forty|noon|midd|midn|first|second)"
)
_AFTER_LEAD = (
    rf"(?=\s+(?:(?:the|next|this|his|her|their|he|she|they|max\w*)\s+)*(?:{_DAY_OR_NUMBER}|same|next|following|last|this|end|close"
    r"|cop|cob|eod|week|wk|w/|half|later|over|period|morning|after|even|lunch|middle|beginning|start|school|nursery|work"
    r"|home|pick|hand|regist|ward|break|play|early|late|night|day\b|easter|christmas|xmas|nxt))"
)
_GATE = re.compile(
    r"(?<![\w/.])(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|tom|to-m)[a-z-]*\b"
    r"|(?:tonight|today|tonite|2nite|2moro|2moz|2mrw|tmr?w?|noon|midday|midnight|first|second|third|fou\w+|fif\w+|six|seven|eigh\w+"
    r"|nin\w+|ten|eleven|twe\w+|thir\w+|this|same|next|following|last|later|end|close|week|wk|half|eod|cop|cob|within|w|inside"
    r"|before|by|prior|until|till?|up|ahead|no|not|day|nxt|starting|due|ready|period|one|two|three)\b"
    rf"|(?:after|during|at|on|from|for|in|over|the)\b{_AFTER_LEAD}|in time\b|@|w/)"
)
"""Where a date can start; the long expression is tried nowhere else."""
_DURATION = re.compile(rf"\W*{_NUMBER}{_UNIT}\W*")
_AFTER = re.compile(r"(?:[\s,-]|(?<!\bam)(?<!\bpm)(?<![ap]\.m)\.|(?<=\b[ap]m)\.)+$")
_CONDITION = re.compile(
    r"(?<=\w)\s(?:if|unless)\s(?:s?he|they|it|the|we|i|you|there|any\w*|no\w*|this|that|mum|dad|mother|father|needed"
    r"|\w+\s(?:is|are|has|does|\w+s))\b"
)
_LED = re.compile(r"(?:by|before|on|until|till?|from|for|after|w/c|than|at)\s+(?:the\s+)?")
_WAS = re.compile(
    r"\b(?:what|which|that|who|where|when|they|she|he|it|mum|dad|mother|father)\b[^,;]{0,40}?"
    r"\b(?<!be )(?:(?!need)\w+ed|said|saw|did(?:n't)?|was|were|had|took|made|told|left|rang|wrote|went|came)"
    r"\b[^,;]{0,25}$"
    r"|\b(?<!be )(?:taken|drawn|said|recorded|written|held|given|sent|overdose|residential|caller|phoned in|found)\s*$"
)
"""Words before a date that tell what happened then: "what mum said on the 2nd", "the X-rays taken on 12 March"."""
_DEADLINE = re.compile(r"by|before|within|until|till|no |not |ahead|prior|in time")
_HAPPENED = re.compile(
    r"\b(?:incident|injury|bruise|seen|happened|occurred|arrested|disclosed|assault(?:ed)?|reported|attended|missed"
    r"|since)\s*$"
    r"|\b(?:about|re|regarding|concerning|following|after)\s+(?:the|his|her|their|this)\s+(?:\w+\s){1,2}$"
)
_TELLS_WHICH = re.compile(
    r"(?:\b(?:since|last|dated|aged?|of|from the|re|about|ref|yesterday|past|previous|born|dob|d\.o\.b\.?"
    r"|no\.?"
    r"|number|the)|\b(?:incident|injury|bruise|statement|referral|minutes|letter|report|visit|seen|happened|arrested"
    r"|disclosure|call|contact"
    r"|attendance|assault|photos?|photographs?)\s+(?:on|of|from|at))\s*(?:the\s+)?$"
)
_NUMBERED = re.compile(r"\b(?:room|page|ward|year|level|stage|q)\s*$")
_NAMES_A_THING = re.compile(
    r"\s*(?:'s?\b|minutes|notes?\b|mtgs?\b|meeting|discussion|incident|judgments?|referral|assessment was|check\b"
    r"|review was|bruise|injur|assault"
    r"|call ?outs?\b|police report|disclosure|episode|pregnancy|scan\b(?! by)|old\b|obs\b|observations|supply"
    r"|week scan|feeds?\b|a (?:day|week)\b"
    r"|/\s?(?:7|24)|%|mg\b|kg\b|cm\b|ml\b|days? ago|ago\b)"
)
_MEANT = re.compile(
    r"\b(?:all|both|each|everything|of|the|above|this|these|actions?|to be|done|completed?|by|due|deadline|and|for|at"
    r"|on|them|latest)\b|[\W_]+"
)


_MARKS = re.compile(r"[\W_]+")
_MAX_DUE = 160
"""Longer stretches than this say more than when."""


class Due(NamedTuple):
    """The words that say when an action is due.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last character.
    """

    start: int
    end: int


def find_due(reading: str, start: int, end: int) -> Due | None:
    """The first date or timescale in ``reading[start:end]`` by which something can be checked, or None.

    Args:
        reading: The record as rules read it: lower case, quotes and dashes folded.
        start: First character of the action.
        end: One past its last character.
    """
    if reading.find(" if ", start, end) >= 0 or reading.find(" unless ", start, end) >= 0:
        condition = _CONDITION.search(reading, start, end)
        end = condition.start() if condition else end
    if _DURATION.fullmatch(reading, start, end):
        return Due(start, end)
    place = start
    for gate in _GATE.finditer(reading, start, end):
        if gate.start() < place:
            continue
        match = _DUE.match(reading, gate.start(), end)
        if match is None:
            continue
        if _is_deadline(reading, match, start, end):
            return Due(match.start(), match.start() + len(_AFTER.sub("", match.group())))
        place = match.end()
    return None


def is_due(reading: str, start: int, end: int) -> bool:
    """Whether ``reading[start:end]`` is nothing but a date or timescale ("by Friday", "tonight")."""
    if end - start > _MAX_DUE:
        return False
    mark = _MARKS.match(reading, start, end)
    word = mark.end() if mark else start
    if not (
        _GATE.match(reading, word, end) or _MEANT.match(reading, word, end) or _DURATION.match(reading, start, end)
    ):
        return False  # a sentence about something else, which most are
    due = find_due(reading, start, end)
    if due is None:
        return False
    return not _MEANT.sub("", reading[start : due.start] + reading[due.end : end])


def _is_deadline(reading: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a date says when something is to be done, not what a thing is or when something happened."""
    if _NAMES_A_THING.match(reading, match.end(), end):
        return False
    near = max(start, match.start() - 40)
    before = reading[near : match.start()]
    if not _DEADLINE.match(match.group()) and _WAS.search(reading, near, match.start()):
        return False
    if _LED.match(match.group()):
        return not _HAPPENED.search(before)
    clock = match.group()[0].isdigit() and ":" in match.group()
    numbered = match.group()[0].isdigit() and _NUMBERED.search(before) is not None
    return clock or not (numbered or _TELLS_WHICH.search(before))
