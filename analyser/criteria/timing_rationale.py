"""timing_rationale: the record says why the discussion was held when it was.

## What it looks for
A reason tied to the timing of this discussion: why it was held on that day or at that hour, why it
was brought forward or put back, why it was not held sooner or could not wait.

## Why it matters
In two of six cases auditors found that the reason for not holding the discussion sooner had not been
made clear in the record (bulletin, area B).

## Known limits
Dates and intervals give no reason, however short. A reason told before the timing is mentioned, or
two sentences after it, is joined only under a heading such as "Why now". Where "it" may be this
discussion or a visit named just before, the record gets the benefit only if nothing else was named.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.grammar import Grammar
from analyser.domain.judgement import judge_stated

_GRAMMAR = Grammar.beside(__file__, number="number", other="word", clock="day", joins="-&", starts=True)

# --- form fields and headings, read as text -------------------------------------------------------
_THIS_ONE = r"(?:the |this )?(?:conven|hold|call|meet|disc|strat|sd)"
_TOPIC = (
    r"(?:\d+\W+)?(?:so )?(?:why (?:now|today|tonight|at this|so (?:quick|soon|late|early)|this (?:time|hour|date)"
    r"|not (?:sooner|earlier|before|within)"
    r"|(?:was|is|were|are|did|has) .{0,60}?(?:now|today|tonight|time|sooner|earlier|delay\w*|within))"
    r"|(?:timing|timescales?|urgency|delay) (?:rationale|reasons?|explanation)"
    r"|(?:was|is) (?:the |this )?(?:strategy )?(?:discussion|meeting|sd|strat) (?:timely|delayed|late|on time)"
    r"|(?:reasons?|rationale|basis|justification|explanation) (?:for|of|behind)? ?"
    r"(?!.{0,30}\b(?:medical|visit|interview|abe|report|minutes|court|appointment|examination)\b).{0,40}?(?:timing|timescale|delay|urgency"
    r"|late|gap|hour\b|haste|rush|speed|short notice|not (?:being )?(?:held|sooner|within|earlier)|this time|now\b"
    r"|today|same day|out of hours)"
    r"|reasons? (?:\w+ ){0,2}not \w+"
    rf"|(?:timing|timeliness|urgency|delay|lateness)(?! (?:in|of) (?!{_THIS_ONE}))"
    r"|if (?:not|later|outside|over|more than|delayed|convened after).{0,60}?"
    rf"|was (?:the|this) .{{0,40}}?(?:within|in) (?:timescale|time|24)|timescale (?:for|of) {_THIS_ONE})"
)
_TOPIC_CUES = (
    *("why", "time", "timing", "urgency", "delay", "late", "reason", "rationale", "basis", "justification"),
    *("explanation", "if ", "24"),
)
_CONNECTED = r"\b(?:because|as|since|so that|due to|owing to|given|in order to|to allow|hence)\b"
_IS_THE_CASE = (
    r"\b(?:is|was|were|are|had|has|could|would|will|can|due|no|not|only|until|before|leave|away|abroad|unavailable"
    r"|available"
    r"|bail\w*|releas\w*|home|wanted|needed|collect\w*|returned|booked|waiting|comes?|goes|[a-z]+n't|[a-z]+'s"
    r"|[a-z]{3,}ed)\b"
)
_ANSWER = (
    # not: Her discharge has slipped to Saturday
    r"(?!(?!(?:it|this|that|we|they|strat\w*|sd|discussion|meeting|mtg)\b)(?:[\w']+ ){1,4}?"
    r"(?:(?:ha[sd]|is|was|were|have|will) )?(?:been |now |to be )?"
    r"(?:slipped|put|moved|brought|pushed|set|delayed|deferred|postponed)\b)"
    r"(?!(?:n/?a|none|nil|not applicable|see |as above|no delay|yes\W*$|no\W*$))(?=(?:\S+\s+){2,}\S)"
    # not: Referral received 3 March, discussion held 5 March
    rf"(?=.{{0,200}}?(?:{_CONNECTED}|{_IS_THE_CASE})|(?:[a-z'/-]+\W+){{4}}[a-z])"
    rf"(?!(?:(?!{_CONNECTED}).){{0,200}}\b(?:held|received|rec'?d|took place|convened|dated|came in|logged)\b"
    r"(?!.{0,80}, \w+ (?:is|was|were|had|could|in|on|at|away|abroad|unavailable)\b)"
    rf"(?!.{{0,200}}{_CONNECTED}))"
)
_FIELD_MARK = r"[^:?=|]{0,60}?(?:[:?=|]+[\s:-]*|\s-+\s|\s{2,})"

_DISCUSSION = r"(?:strat\w*|s\.?d\.?|discussion|meeting|mtg)(?: (?:discussion|meeting|mtg|call))?"
_NEXT_ONE = (
    r"^(?!.*\b(?:today|tonight|now|held|took place|convened|brought|moved)\b)\[[^\]]*\] (?:the |this |our |an? )?"
    rf"(?:{_DISCUSSION} (?:(?:is )?(?:to|due to|will|shall) (?:be )?(?:now )?(?:reconven|re-conven|resum|review)"
    rf"|review (?:on|at|booked|set|due|to) )|(?:review|next|follow[- ]?up|further|second) {_DISCUSSION}:? ?"
    r"(?:(?:is |was )?(?:on|at|for|to|will|due|booked|planned|arranged|set|fixed)\b|\d))"
)
"""A discussion that is still to come: "to be reconvened on 12/6 as results are due"."""
_NEXT_CUES = ("conven", "resum", "review", "next", "follow", "further", "second")

# What is looked at alone; what names or holds a discussion; what may give a reason.
_STRONG_CUES = (
    "rather than", "instead of", "sooner", "earlier", "later", "reason", "set it", "delay", " gap", "timing",
    "rationale", "explanation", "timely", "timescale", "urgen", "notice", "same day", "same-day",
    "straight", "at once", "forward", "fwd", "put back", "put off", "defer", "postpon",
    "schedul", "rush", "hurr", "expedit", "conven", "same ", "speed", "squeez", "brought ",
    "went ahead", "moved ", "wait", "ld off", "hang on", "left ", "leave ", "had to", "needed ", "why ", "hence",
    "not called", "not held", "could stand", "until ", "within ", "earliest", "late ", "days", "could not get",
    "possible", "early", "'s when", "not done", "get everyone", "on day ", "asked for", "settled",
    "for today", "pressed for", "insisted", "hour", "referral", "ref'd",
)  # fmt: skip
_NAMED_CUES = (
    "strat", " sd", "sd ", "discuss", "meet", "mtg", "call", "held", "met ", "conven", "took place", "spoke",
    "sat ", "round", "together", "it ", "this ", "set ", "fixed", "date ", "done ", "dial", "rang ", "booked",
    "arrang",
)  # fmt: skip
_REASON_CUES = (
    "because", "cos ", "coz ", "bc ", "as ", "since ", "so ", "due ", "owing to", "given ", "in order", "in view",
    "in light", "to allow", "to enable", "to let", "to catch", "to avoid", "to ensure", "with ", "before ",
    "being ", "having ", "awaiting", "in case", "news", "on hearing", "now that", "ahead of", "down to", "this was",
    "but ", "while ", ",", ":", " -", ";",
)  # fmt: skip

CRITERION = Criterion(
    id="timing_rationale",
    area="B",
    title="Timing explained",
    question="Does the record say why the discussion was held when it was?",
    pointer="Check that the record is clear about the reasons behind the timing of the meeting.",
    missing="No reason is given for when the discussion was held",
    judge=judge_stated,
    cues=_STRONG_CUES,
    joint_cues=(_NAMED_CUES, _REASON_CUES),
    carries=True,
    patterns=(
        Pattern(name="next_one", regex=re.compile(_NEXT_ONE), why=Why.OTHER_EVENT, cues=_NEXT_CUES),
        *_GRAMMAR.patterns("vetoes"),
        Pattern(
            name="unfilled",
            regex=re.compile(r"\(tick\)|\[free text"),
            why=Why.PROMPT,
            cues=("(tick)", "[free text"),
        ),
        *_GRAMMAR.patterns("evidence"),
        Pattern(
            name="under_heading",
            regex=re.compile(rf"^\[(?:[^\]]*: )?(?:{_TOPIC})[^\]]*\]\s{_ANSWER}"),
            cues=_TOPIC_CUES,
        ),
        Pattern(name="field", regex=re.compile(rf"^\[[^\]]*\]\s(?:{_TOPIC}){_FIELD_MARK}{_ANSWER}"), cues=_TOPIC_CUES),
        *_GRAMMAR.patterns("only_timed"),
    ),
    met_example="Held today as the bruising needed a medical before bedtime.",
    not_met_example="Referral 3 June, strategy discussion 5 June.",
)
