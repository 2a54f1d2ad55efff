"""history_considered: the record states what went before for this child or family.

## What it looks for
Earlier referrals, plans, incidents, injuries, offences or placements, a parent's own childhood, how often
it has happened before, or that nothing is known: told as past ("in 2013", "two earlier contacts", "as a
child"), as a count ("third referral"), or as an answer to "History" or "Previous involvement".

## Why it matters
An incident means something else in a family with a history of them; auditors looked for the history to be
weighed (bulletin, area C).

## Known limits
A past told only by its tense ("Mum lost her job after he left") is not seen. A full date is taken for the
day of this event. Another family is known only by words such as "next door" or "unrelated".
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- when: a time that is past --------------------------------------------------------------------
_NUMBER = r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|few|couple of)"
_NO_DAY = "".join(rf"(?<!\d [a-z]{{{n}}} \d{{4}})(?<!\d[a-z]{{2}} [a-z]{{{n}}} \d{{4}})" for n in range(3, 10))
_NO_TITLE = "".join(rf"(?<!{title} \d{{4}})" for title in ("act", "ca", "isa", "together", "policy"))
# "16 February 2016" may be the day of this event. A year starts with its digits: regexes are fast then.
_YEAR = rf"[12][90]\d\d{_NO_DAY}{_NO_TITLE}(?<![\d/.:£#-]\d{{4}})(?!\d|[/.:]\d|-\d\d-| ?h(?:rs|ours)?\b|\W*$)"
_YEAR_LAST = rf"(?:in|since|from|until|till|during|\(|,|\w\w\w) \(?[12][90]\d\d{_NO_DAY}{_NO_TITLE}(?=\W*$)"
_AGE = (
    r"(?:\d+\b|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|small|little|young|born"
    r"|a (?:baby|child|toddler|boy|girl|teenager))"
)
_AGO = (
    rf"\b(?:{_NUMBER} (?:\w+ )?(?:years?|yrs?|months?|mths?|terms?) (?:ago|back|before|earlier|previously|since)"
    r"|(?:last|previous|past) (?:\w+ )?(?:years?|yrs?|summer|spring|autumn|winter|christmas|easter|term|months)"
    r"|in the past|years ago|formerly|previously|historical(?:ly)?|used to|this year|over the years"
    rf"|for (?:{_NUMBER} )?years|long[- ]standing|on and off|(?:once|yet) again|time and again"
    r"|since (?:\w+ )?(?:birth|year \d)"
    r"|since (?:s?he|they|we|\w+ family) (?:came|moved|arrived)|in (?:y|year )\d\b|at \d+/(?:12|52)\b"
    rf"|(?:age of|when (?:s?he|they|\w+) (?:was|were)) (?:only |about )?{_AGE})\b"
)
_BEFORE = (
    r"(?:prev(?:ious(?:ly)?)?|prior(?! to| \()|earlier(?! today| this| that| on\b)|past(?! \d| few| the)|former"
    r"|historic(?:al)?|ex[- ](?:partner|husband|boyfriend|wife))"
)

# --- what: the kinds of thing a history is made of -------------------------------------------------
_EVENT = (
    r"(?:referr|contact(?!ed)|notif|call[- ]?out|involvement|plan|cin|cp\b|section|s\.?47|strat|assessment|marac"
    r"|dash|dv|da\b"
    r"|domestic|social|csc|proceeding|order|remov|adopt|foster|placement|convict|caution|offen[cd]|arrest|assault|bail"
    r"|incident|injur|bruis|fractur|burn|allegation|disclos|concern|worr|episode|overdos|admission|admitted|attend"
    r"|present|missing|relaps|depress|psychosis|abus|neglect|violen|exclu|complain|report|enquir|investigat|strangl)"
)
_COUNTED = (
    r"(?:referrals|contacts|notifications|call[- ]?outs|dash|marac\w*|admissions|attendances|presentations|(?:cin"
    r"|cpp?) plans"
    r"|s\.?47s|ias?|placements|overdoses|ods|incidents|allegations|crimes|cautions|convictions|removals|arrests"
    r"|exclusions|(?:closed|initial|core) assessments|episodes|tenancies|miscarriages|pregnancies|complaints"
    r"|domestics|dv|dnas?)"
)
_MANY = (
    r"(?:(?<![\d.:/£])(?:[2-9]|\d\d)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|numerous"
    r"|multiple|repeated|frequent)"
)
_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+(?:nd|rd|th))"
_GONE = (
    r"(?:removed|adopted|taken (?:in)?to care|in care|died|fostered|sgo|abused|cut\b|ftt|suspended|placed with"
    r"|(?:on|under) (?:an? |the )?(?:cp|child protection|cin|plan))"
)

# --- what looks like history and is not -----------------------------------------------------------
_PLACE = (
    r"(?:histor(?:y|ies)(?! (?:given|provided|offered|of (?:the )?(?:present|injury|fall)))|hx|pmh|background"
    r"|chronolog\w+|previous (?!address)|past|known (?:to|of|about)|earlier|prior)"
)
_RECORDS = rf"(?:{_PLACE}|(?:records?|notes|files?|checks?|summary|info\w*|intel|search|system|minutes|cpis|lcs)\b)"
_NOT_YET = (
    r"\b(?:to (?:follow|be|come|complete|do|start|send|write|provide|get|request|chase|look|go|check|read|bring|share)"
    r"|await\w*|pending|requested|asked for|outstanding|chas(?:ed|ing)|on (?:the|their|its) way|will be|(?:is"
    r"|are) due|by"
    r" \w+day|unavailable|(?:not|\w+n't|nothing|yet)(?: \w+){0,2} (?:back|in|arriv\w+|received|available|looked|seen"
    r"|come"
    r"|answered|opened)|doing|down|locked|promised|running|still|please attach|see|as (?:above|discussed)|tbc)\b"
)
_ELSEWHERE = (
    r"\b(?:(?:another|different|unrelated|similar) (?:family|case|child|job|baby|girl|boy)|next door|unrelated"
    r"|colleague"
    r"|not (?:this|our|the same) (?:one|family|child)|nothing to do with|serious case review|inspected|best friend"
    r"|an? (?:other |former |similar )?(?:family|baby|case|job|patient|pupil|tenant) (?:in|i|we|who|where|at|from)"
    r"|(?:neighbour|friend|driver|caller)'s own|remember\w+ a|(?:our|agency) (?:\w+ )?(?:leader|hca|staff|teacher)"
    r"|seen in this|minutes of the (?:last|previous))\b"
)

_CONTEXTS = frozenset({Why.PURPOSE, Why.POLICY, Why.QUESTION, Why.HYPOTHETICAL})
_LINE = r"^\[[^]]*\] "
_ANSWER = r"(?=\W*\w+\W+\w+)"


# What a pattern cannot match without.
_PLACE_CUES = ("histor", "hx", "pmh", "background", "chronolog", "previous", "past", "known", "earlier", "prior")
_RECORD_CUES = (
    *("record", "notes", "file", "check", "summary", "info", "intel", "search", "system", "minutes", "cpis", "lcs"),
)
_ELSEWHERE_CUES = (
    *("another", "different", "unrelated", "similar", "next door", "colleague", "not this", "not our", "not the"),
    *("nothing to do", "serious", "inspected", "best friend", "family", "baby", "case", "job", "patient", "pupil"),
    *("tenant", "'s own", "remember", "leader", "hca", "staff", "teacher", "seen in this", "minutes of"),
)
_AGO_CUES = (
    *("year", "yr", "month", "mth", "term", "summer", "spring", "autumn", "winter", "christmas", "easter", "past"),
    *("formerly", "previously", "historical", "used to", "standing", "on and off", "once again", "yet again"),
    *("time and again", "since", "in y", "/12", "/52", "age of", "when "),
)
_TAKEN_CUES = (
    *("removed", "adopted", "to care", "in care", "died", "foster", "sgo", "abused", "cut", "ftt", "suspended"),
    *("placed with", "plan", "cp", "child prot", "cin", "in need", "register", "open to", "subject"),
)
_COUNT_CUES = (
    *("referral", "contact", "placement", "notification", "call-out", "call out", "callout", "dash", "marac"),
    *("admission", "attendance", "presentation", "plans", "47s", "ia", "overdose"),
    *("ods", "incident", "allegation", "crime", "caution", "conviction", "removal", "arrest", "exclusion"),
    *("assessments", "episode", "tenancies", "pregnancies", "complaint", "domestics", "dv", "dna"),
    *("times", "not the first", "since", "before", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", *(f"{digit}{ending}" for digit in range(10) for ending in ("nd", "rd", "th"))),
)


def _told(name: str, regex: str, score: float = 0.95, *, cues: tuple[str, ...] = ()) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), unless=_CONTEXTS, cues=cues, score=score)


CRITERION = Criterion(
    id="history_considered",
    area="C",
    title="History considered",
    question="Does the record state or weigh what went before for this child or family?",
    pointer="Record the history: earlier referrals, plans and incidents, or that nothing is known.",
    missing="No history of the child or family is stated",
    judge=judge_stated,
    core=False,
    cues=(
        *("histor", "hx", "background", "chronolog", "previous", "prev ", "prior", "earlier", "known"),
        *(" trace", "nil ", "as a child", "childhood", "grew up", " care", "looked after", "cla ", "foster"),
        *(
            "removed",
            "adopted",
            "pmh",
            "convict",
            "caution",
            "call-out",
            "callout",
            "marac",
            "dash",
            "checks",
            "offender",
            "record",
        ),
        *("referr", " before", "nothing", "never", "199", "200", "201", "202", " ago", "last ", "past"),
        *("since", "when ", "first time", "age of", "former", "used to", "years", "yrs", "third", "fourth"),
        *("second", "th time", "times", "/12", "older", "elder", "ex-", " on a "),
    ),
    carries=True,
    patterns=(
        Pattern(name="elsewhere", why=Why.OTHER_PERSON, regex=re.compile(_ELSEWHERE), cues=_ELSEWHERE_CUES),
        Pattern(
            name="not_yet",
            why=Why.DEFERRED,
            regex=re.compile(
                rf"^(?!.*[12][90]\d\d)\[(?:[^]]*{_PLACE}[^]]*\] [^.;]{{0,120}}?"
                rf"|[^]]*\] .*?\b{_RECORDS}[^.;]{{0,60}}?){_NOT_YET}"
            ),
            cues=_PLACE_CUES + _RECORD_CUES,
        ),
        _told("dated", rf"{_YEAR}|{_YEAR_LAST}", cues=("19", "20", "10", "29")),
        _told("ago", _AGO, score=0.85, cues=_AGO_CUES),
        _told(
            "earlier",
            rf"\b(?<!any ){_BEFORE}\b[^].;:|]{{0,40}}?\b{_EVENT}(?!\w*\W*(?:to look.*|of each agency)?\W*$)",
            cues=("prev", "prior", "earlier", "past", "former", "historic", "ex-", "ex "),
        ),
        _told(
            "nothing_known",
            r"\bknown (?:to|since)\b|\bnil (?:known|of note|on\b|re\b|prev|recorded)|\bno(?:thing)? (?:trace"
            r"|footprint|markers?"
            r"|(?:pnc|police|csc|social care|criminal|relevant|significant) (?:record|history|involvement|contact"
            r"|concern)"
            r"|known\b|recorded|held|adverse|on (?:pnc|system|file|record|either|any))|\b(?:checks?|pnc|system)\b"
            r"[^.;|]{0,30}\b(?:clear|negative|nil)\b|\bnever [^].;|]{0,40}\b(?:referred|social|police|known|trouble)",
            cues=("known", "nil", "no ", "nothing", "clear", "negative", "never"),
        ),
        _told(
            "childhood",
            r"\bas a (?:child|girl|boy|teen\w*|young person|kid)\b|\b(?:own|difficult|her|his) (?:own )?childhood"
            r"|\bgrew up\b|\bcare[- ](?:leaver|experienced)|\b(?:in|through|into|out of)(?: foster"
            r"| the)? care(?: system)?\b(?! of| plan| order)"
            r"|\b(?:cla|lac|looked after) (?:herself|himself|till|until|from|as)|\b(?:herself|himself) (?:in care"
            r"|abused|on a)",
            cues=("as a ", "childhood", "grew up", "care", "cla ", "lac ", "looked after", "herself", "himself"),
        ),
        _told(
            "offences",
            r"\b(?:convict(?:ed|ions?)\b|cautions?(?= (?:for|in|from|\())|criminal record|probation (?:till|until)"
            r"|history of (?!present)"
            r"|schedule (?:1|one)|sex offender|rso|index offence|released from|on licence for|served \w+ (?:years"
            r"|months))",
            cues=(
                *("convict", "caution", "criminal", "probation", "history of", "schedule", "offen", "rso", "released"),
                *("licence", "served"),
            ),
        ),
        _told(
            "count",
            rf"\b{_NTH} (?:\w+ )?(?:time\b|\w+ (?:in|since|this)\b|referral|contact|placement|{_COUNTED})"
            rf"|\b{_MANY} (?:x )?(?:[\w'-]+ )?{_COUNTED}\b|\b{_COUNTED} ?x ?\d|\bnot the first\b"
            rf"|\b{_MANY} (?:[\w'-]+ ){{0,6}}since\b|\b{_MANY} times\b"
            r"|\b(?:happened|done|seen|said|reported|presented|attended|was one)(?: \w+){0,3} before\b(?=\W*$| in\b"
            r"|,| this| -)",
            score=0.85,
            cues=_COUNT_CUES,
        ),
        _told(
            "children_before",
            rf"\b(?:older|elder|eldest|first|previous|half|two|both|her|his|their|last) (?:[\w'-]+ ){{1,6}}{_GONE}"
            r"|\b(?:was|were|been) (?:\w+ ){0,2}(?:on (?:an? |the )?(?:cp|child protection|cin|child in need|plan"
            r"|register)"
            r"|open to|subject (?:of|to)|in (?:foster )?care|removed|fostered)\b|\bremoved from (?:\w+ ){0,2}care",
            cues=_TAKEN_CUES,
        ),
        _told(
            "field",
            rf"^\[[^]]*{_PLACE}[^]]*\] {_ANSWER}|{_LINE}\W*(?:\w+ ){{0,4}}{_PLACE}(?: \w+){{0,4}}\s?[:=-]+\s{_ANSWER}",
            score=0.8,
            cues=_PLACE_CUES,
        ),
        Pattern(name="named", regex=re.compile(rf"\b{_PLACE}"), why=Why.VAGUE, cues=_PLACE_CUES),
    ),
    met_example="Family known to us: two referrals in 2013, both closed with advice.",
    not_met_example="History: chronology to be completed.",
)
