"""Find the date or timescale by which an action is due, in the words of the record.

Only what can be checked afterwards counts: "by 12/6", "tonight", "within 24 hours", "before school tomorrow". "ASAP",
"ongoing" and "in due course" do not, and neither do dates that tell what a thing is ("the 2 June minutes") or when
something happened ("since Friday").
"""

import re
from typing import NamedTuple

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b(?!')"
)
_ORDINAL = (
    r"(?:\d{1,2}\s?(?:st|nd|rd|th)\b(?!\s+(?:birthday|(?:per)?centile|floor|year|grade|time|attempt|week of|child))"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,5}teenth|twentieth"
    r"|thirtieth|(?:twenty|thirty)[- ]\w{5,7})(?=\s+(?:of\s+)?" + _MONTH + "))"
)
_YEAR = r"(?:,?\s+(?:19|20)\d\d\b|\s?'\d\d\b)"
_DAY_NUMBER, _MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = (
    rf"(?:(?:{_ORDINAL}|\d{{1,2}})\s?(?:of\s+)?{_MONTH}{_YEAR}?"
    rf"|{_MONTH}\s+(?:the\s+)?(?:{_ORDINAL}|\d{{1,2}}\b(?![:./]\d)){_YEAR}?"
    r"|\d{4}-\d\d-\d\d\b"
    rf"|(?<![\d/.])(?!24/7){_DAY_NUMBER}(?:\s?/\s?{_MONTH_NUMBER}(?:\s?/\s?(?:19|20)?\d\d)?|\.{_MONTH_NUMBER}(?:\.(?:19|20)?\d\d)?"
    rf"|-{_MONTH_NUMBER}-(?:19|20)?\d\d)\b(?![/%]|[.]\d)"
    rf"|{_ORDINAL})"
)
_NUMBER = (
    r"(?:\d{1,3}(?:\s?(?:-|to)\s?\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen"
    r"|(?:twenty|forty|seventy)(?:[- ](?:two|four|eight))?)"
)
_UNIT = (
    r"(?:\s+|-|\s?)(?:working |school |calendar |week )?(?:mins?|minutes?|hours?|hrs?|h|days?|weeks?|wks?|fortnight|months?"
    r"|/(?:7|52|12))\b"
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:hrs|hours|h)\b)?|(?:[01]\d|2[0-3])[0-5]\d"
    r"\s?(?:hrs|hours|h)\b|(?:[01]?\d|2[0-3])\.[0-5]\d(?:\s?(?:hrs|hours))?\b|\d{1,2}\s?o'?\s?clock|(?:\w+\s)o'clock"
    r"|(?:\d{1,2} )?(?:noon|midday|midnight))"
)
_EVENT = (
    r"(?:school|nursery|lunch(?:time)?|dinner|tea(?:time)?|bed(?:time)?|home[- ]?time|pick[- ]?up|collection|handover|discharge|release|conference"
    r"|icpc|rcpc|court|(?:the )?hearing|half[- ]?term|christmas|easter|xmas|weekend|morning|evening|night|break(?:time)?|term"
    r"|close(?: of (?:play|business|day))?|cop|cob|eod|end|then end|leaving|birth|edd|ramadan|eid|registration|assembly|period \d"
    r"|playtime|clinic|surgery|ward round|shift|return|interview|contact|core group|visit)"
)
_PART = r"(?:morning|afternoon|evening|eve|night|lunchtime|lunch|teatime|a\.?m\b\.?|p\.?m\b\.?|aft|first thing|noon|period \d)"
_SOON = (
    r"(?:today|tonight|to-?morrow|tmrw?|tmw|2moro|tomoz)\b(?!')(?:\s+" + _PART + r")?"
    r"|this\s+(?:coming\s+)?(?:morning|afternoon|aft|evening|eve|week(?:end)?|wk|month|a\.?m\b\.?|p\.?m\b\.?|term|" + _WEEKDAY + ")(?!')"
    r"|(?:the\s+)?same\s+(?:day|morning|afternoon|evening|night)"
    r"|(?:the\s+)?(?:next|following)\s+(?:working\s+|school\s+)?(?:day|morning|week(?:end)?|wk|month|fortnight|" + _WEEKDAY + ")(?!')"
    r"|(?:first|last) thing\b|in the (?:morning|a\.?m\b\.?)|(?:over|at) the weekend|later (?:today|this \w+)"
    r"|after (?:school|lunch|work|nursery|half[- ]?term|the weekend|easter|christmas)\b"
    r"|(?:at|during) (?:home ?time|pick[- ]?up|handover|registration|period \d|ward round)\b|period \d\b"
    r"|w(?:ee)?k\.? ?(?:commencing|beginning|ending|of)|w/[cbe]\b|half[- ]term\b|(?:cop|cob|eod)\b|close of (?:play|business)"
    r"|(?:the\s+)?end of (?:the\s+|this\s+|next\s+)?(?:(?:working|school)\s+)?(?:day|week|wk|month|term|shift|year|play|business|school|"
    rf"today|tomorrow|{_WEEKDAY}|{_MONTH})"
    rf"|end of (?=\d|{_WEEKDAY})"
)
_LEAD = (
    r"(?:(?:no|not) later than|by|before|on|at|from|for|until|till?|up to|after|during|prior to|@|w/c|in time for|starting|due|ready for)"
)
_PIECE = rf"(?:{_CLOCK}|{_WEEKDAY}(?:\s+{_PART})?(?:\s+(?:the\s+)?{_DATE})?|{_DATE}|{_SOON})"
_WITHIN = (
    rf"(?:(?:with)?in|by)\s+(?:the\s+)?(?:next\s+|max(?:imum)?\s+)?{_NUMBER}{_UNIT}(?:\s+of\s+\w+(?:\s+\w+)?)?"
    r"|within (?:the|an?) (?:hour|day|week|fortnight|month)|within (?:the )?(?:statutory )?timescales? of \d+ \w+"
    r"|inside (?:the|an?|\d+) (?:hours?|days?|week)"
)
_DUE = re.compile(
    rf"\b{_WITHIN}"
    rf"|(?:\b{_LEAD}\s+(?:the\s+)?(?:(?:morning|afternoon|evening|end|close|middle|week|weekend|beginning|start) (?:of |on )?(?:play |business )?)?)?{_PIECE}"
    rf"(?:(?:,?\s+|\s?[-@,]\s?)(?:(?:by|at|on|before|the|of|in the|from|and|@|after|w/c|-)\s+)*{_PIECE}){{0,4}}"
    rf"|\b(?:by|before|prior to|in time for|ahead of|until|till)\s+(?:(?:the|next|he|she|they|his|her|their|this|end of)\s+){{0,2}}{_EVENT}\b(?:\s+of\s+\w+)?"
    rf"(?:\s+(?:on\s+|at\s+)?{_PIECE}){{0,2}}"
    r"|\bbefore\s+(?!any\b|that\b|then\b|then$|making\b|deciding\b|further\b|anything\b)(?:i|he|she|they|we|you|\w+)\s+(?:leaves?|goes|go|is|are|starts?|"
    r"finish(?:es)?|comes?|returns?|gets?|collects?|breaks?|closes?|opens?|moves?|ends?)\b[^,.;]{0,30}"
    r"|\b(?:at|by|before|until|till|@)\s+(?:[01]\d|2[0-3])[0-5]\d\b|(?<=,\s)(?:[01]\d|2[0-3])[0-5]\d(?=\s*$|\s+(?:mon|tue|wed|thu|fri|sat|sun))"
    r"|\bbefore (?:leaving|going|finishing|booking|signing|clocking|closing|handing|knocking|starting|heading)(?: (?:off|out|over|home|up|work|shift|duty))*\b"
    rf"|(?<![\w.])(?:at|by|before|until|till|after|@)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})\b"
    r"(?!\s?(?:%|of\b|x\b|yrs?|years?|mths?|months?|weeks?|wks?|days?|different|other|schools|addresses|times|people|children|[/.:-]\d|\d))"
    r"|(?<!for )(?<!every )(?<!last )(?<!past )(?<!of )\b\d{1,3}\s?(?:hours|hrs|working days|days)(?=\W*$)"
    rf"|(?:(?<=[,(\-:]\s)|(?<=[,(\-]))(?:next\s+)?\d{{1,3}}{_UNIT}(?=\s*(?:$|[.,;)]))"
)
_GATE = re.compile(
    r"(?<![\w/.])(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|tom|to-m)[a-z-]*\b|(?:tonight|today|2moro|tmr?w?|noon|midday|midnight|first|second"
    r"|third|fou|fif|six|seven|eigh|nin|ten|eleven|twe|thir|this|same|the|next|following|last|later|over|end|close|week|wk|w/|half|eod|cop|cob|within|in|inside"
    r"|before|by|prior|until|till?|up|ahead|after|during|at|on|from|for|no|not|starting|due|ready|period|one|two|three)\b|[a-z]{3,9}day|@|w/)"
)
_NOT_DUE_BEFORE = re.compile(
    r"(?:\b(?:since|last|dated|aged?|of|from the|re|about|ref|yesterday|past|previous|born|dob|d\.o\.b\.?|room|page|ward|year|level|stage|q|no\.?"
    r"|number|the)|\b(?:incident|injury|bruise|statement|referral|minutes|letter|report|visit|seen|happened|arrested|disclosure|call|contact"
    r"|attendance|assault|photos?|photographs?)\s+(?:on|of|from|at))\s*(?:the\s+)?$"
)
_CONDITION = re.compile(r"(?<=\w)\s(?:if|unless)\s(?:s?he|they|it|the|we|i|you|there|any\w*|no\w*|this|that|mum|dad|mother|father|needed|\w+\s(?:is|are|has|does|\w+s))\b")
_DURATION = re.compile(rf"\W*{_NUMBER}{_UNIT}\W*")
_KEEPS = re.compile(r"(?:by|before|on|until|till?|from|for|after|w/c|than|at)\s+(?:the\s+)?")
_NAMES_A_THING = re.compile(
    r"\s*(?:'s?\b|minutes|notes?\b|mtgs?\b|meeting|discussion|incident|judgments?|referral|assessment was|check\b|review was|bruise|injur"
    r"|assault|call ?outs?\b|police report|disclosure|episode|pregnancy|scan\b(?! by)|old\b|obs\b|observations|supply|week scan|feeds?\b"
    r"|a (?:day|week)\b|/\s?(?:7|24)|%|mg\b|kg\b|cm\b|ml\b|days? ago|ago\b)"
)


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
    condition = _CONDITION.search(reading, start, end)
    if condition and condition.start() > start:
        end = condition.start()
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
            return Due(match.start(), _trimmed(reading, match.start(), match.end()))
        place = match.end()
    return None


def is_due(reading: str, start: int, end: int) -> bool:
    """Whether ``reading[start:end]`` is nothing but a date or timescale ("by Friday", "tonight")."""
    due = find_due(reading, start, end)
    if due is None:
        return False
    rest = reading[start : due.start] + reading[due.end : end]
    return not _MEANT.sub("", rest)


_MEANT = re.compile(r"\b(?:all|both|each|everything|of|the|above|this|these|actions?|to be|done|completed?|by|due|deadline|and|for|at|on|them|latest)\b|[\W_]+")


def _is_deadline(reading: str, match: re.Match[str], start: int, end: int) -> bool:
    if _NAMES_A_THING.match(reading, match.end(), end):
        return False
    if _KEEPS.match(match.group()):
        before = reading[max(start, match.start() - 40) : match.start()]
        return not _HAPPENED.search(before)
    if reading[match.start()].isdigit() and ":" in match.group():
        return True
    before = reading[max(start, match.start() - 24) : match.start()]
    return not _NOT_DUE_BEFORE.search(before)


_HAPPENED = re.compile(
    r"\b(?:incident|injury|bruise|seen|happened|occurred|arrested|disclosed|assault(?:ed)?|reported|attended|missed|since)\s*$"
    r"|\b(?:about|re|regarding|concerning|following|after)\s+(?:the|his|her|their|this)\s+(?:\w+\s){1,2}$"
)


def _trimmed(reading: str, start: int, end: int) -> int:
    while end > start and reading[end - 1] in " ,-":
        end -= 1
    return end
