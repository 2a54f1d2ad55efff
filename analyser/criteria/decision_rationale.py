"""decision_rationale: the record gives a reason for the outcome, whatever the outcome was.

## What it looks for
An outcome (section 47, a conference, an assessment, no further action) tied to its reason: by a joining
word ("because", "given", "on the grounds that", "so"), by a field or heading such as "Rationale" with an
answer, or by a next sentence that opens with the reason ("This was because ...").

## Why it matters
A decision can be reviewed, and explained to the family, only if the record says why it was taken
(bulletin, area D).

## Known limits
A reason in a sentence of its own, with no word that ties it to the outcome, is seen only after a negative
outcome ("No section 47. A neighbour saw him fall."). "As", "since" and "for" are read as
reasons by what follows them.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- what a discussion can come to; patterns and contexts see it as ¤ -----------------------------
_ENQUIRY = r"(?:en?qu?ir\w+|investigation)s?"
_KIND = r"(?:child in need|cin|s\.? ?17|section 17|c ?& ?f|cfa|family|pre-?birth|single|core|initial|social work)"
_OUTCOME = (
    r"\b(?:(?:s|sec|sect|section)[\s./-]{0,2}(?:47|fou?rty[- ]seven)(?:'?s)?(?:\(\d\)(?:\(\w\))?)?"
    rf"(?: {_ENQUIRY})?|(?:child protection|cp) (?:{_ENQUIRY}|conference|plan|process|route|procedures?)"
    rf"|(?<!criminal )(?<!employer ){_ENQUIRY}"
    r"|icpc|(?:(?:initial|pre-?birth) )?(?:child protection |case )?conferenc(?:e(?! call)|ed|ing)"
    rf"|(?:{_KIND} ){{1,2}}(?:assessment|plan|level|support)|child in need|cin|(?:s|section) ?17|(?<!crime )nfa"
    rf"|no further action"
    r"|threshold|early help|ehm|step(?:ped|ping)? down|(?:care )?proceedings|plo|not? (?:to )?(?:proceed|go further"
    r"|escalate)|(?:take|taken|go|going|goes) (?:it |this )?(?:any|no) further)\b"
)
_NAMED = r"¤(?<!¤¤)¤*+"
_FOUND = r"(?:decision|outcome|conclusion|agreed|decided|concluded|threshold)"
_SETTLED = (
    r"(?:got there|landed on|went (?:for|with|that way)|came down|c[ao]me to|settled on|plumped for|all for"
    r"|in favour|voted)"
)

# --- how far the reason may stand from the outcome ------------------------------------------------
# Another thing done, put off or not told, which the reason may belong to instead.
_OTHER_THING = (
    r"(?:t[eo]ld?|inform\w*|shared?|visit\w*|medical|interview\w*|arrest\w*|deferred|delay\w*|wait\w*|held (?:off|over)"
    r"|postpone\w*|until|till|absent|apologi\w+|held (?:today|tonight|early)|brought forward|notice|contact)"
)
_GAP = rf"(?:(?![.;!?]\s|\b{_OTHER_THING}\b)[^|\]¤]){{0,90}}?"

_FACT = (
    r"(?:bruis|fractur|injur|burn|disclos|allegation|retract|explan|unexplain|account|evidence|inconsist|consistent"
    r"|medical|pattern|neglect|violen|no offence|no crime|denie|minimis|non-?mobile|witness)\w*"
)

# --- the words that tie a reason to an outcome ----------------------------------------------------
_REASON = (
    r"(?:reason(?:s|ing)?|rationale|grounds?|basis|justification|thinking|logic|explanation|driver|driving factor"
    r"|(?:deciding|key|main|determining) (?:factor|point|consideration)s?|what (?:swung|tipped|settled|decided) it)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_AS = (
    r"(?<!minuted )(?<!recorded )as (?!(?:soon|well|per|at|above|below|agreed|follows|planned|discussed|requested"
    r"|far|long|part|an?|to|of|such|if"
    r"|though|before|usual|and when|joint|single|\w*substantiated|required|needed|appropriate|necessary|yet|from|in"
    r"|previously|now|we go|stated|noted|recorded|set out|for|on|it stands|things stand|¤|the (?:lead|outcome|chair"
    r"|next|way))\b|the \w+\W*$)|as an? (?:\w+ ){1,5}(?:is|was|has|can\w*|could\w*|had|does\w*)\b"
)
_BECAUSE = (
    rf"(?:{_AS}|since (?!\d|then|last|the (?:last|start)|(?:her|his) birth|{_MONTH})|given (?!to\b|by\b|reasons?\b"
    rf"|at\b)"
    r"|due to (?!be\b|meet|start)|because\b|b/c\b|d/t\b|(?:bc|'?cos|coz|cuz|'?cause|becuase|becasue|beacuse|bcause"
    r"|becos|the fact that|so that|in order (?:to|that)|secondary to|in that|now that|so as to|inasmuch as|insofar as"
    r"|seeing (?:as|that)|owing to|there being|in consequence of|on (?:the )?back of|based on|considering"
    r"|bearing in mind"
    r"|taking into account|having (?:regard|heard)|in the absence of|in response to|not least|for fear|lest"
    r"|thanks to|by dint of|what with|without any|on (?:hearing|learning|seeing|the (?:evidence|facts))|as a result of"
    r"|(?:prompted|driven|justified|warranted|swayed|persuaded) by|(?:follows|following|flows|arises|stems) from"
    r"|(?:rests?|based|turn(?:s|ed)) on|(?:on|by|in|with) (?:the |an? )?(?:basis|grounds?|footing|strength|account"
    r"|view|light|virtue|reason|face|recognition) (?:of|that)|on (?:grounds|basis)|for the (?:reason|following)"
    r"|for (?:he|she|they|there|mum|dad|the (?:mother|father|child|parents|baby)|m(?:rs?|s)))\b)"
)
_JOINS = (
    rf"(?:\b{_BECAUSE}|\b{_REASON}\b[^.;:|]{{0,40}}?\b(?:was|were|is|are|being)\b"
    r"|,\s+(?:[\w']+ ){1,4}(?:having|being)\b)"
)
_HENCE = (
    r"(?:so|hence|therefore|thus|consequently|on (?:that|this) basis|for (?:that|this|those|these) reasons?|is why)"
)
# After "Reason": "for the decision" and the like; a reason for the timing or an absence is another matter.
_FOR_IT = (
    r"(?:(?!\b(?:timing|referr\w+|delay\w*|absen\w+|attend\w*|conven\w+|call\w*|held|holding|meeting|not present"
    r"|told|visit"
    r"|medical|contact|placement|admission|today|request|now|when|sooner|urgen\w+|place|refus\w+|concern|health"
    r"|involvement)\b)[\w ¤()/,'-]){0,50}?"
)
_ASKS_WHY = (
    rf"(?:{_REASON}{_FOR_IT}|because|why(?: (?:this|that|the|was|not|it|so|(?:a )?¤+|decision|outcome|made"
    rf"|reached)){{0,4}})"
)
_EMPTY = (
    r"(?:as (?:above|per|below|discussed|agreed|set out|minuted)|(?:please )?see\b|refer\b|tbc|n/?a\b|yes|no\b"
    r"|none\b|to follow"
    r"|to be|in (?:the |my |her |his )?\w+ (?:form|minutes|notes)|(?:\w+ )?manager'?s?\b|unanimous|authori[sz]ed"
    r"|signed|case"
    r"|attached|discussed|on (?:the )?(?:system|file)|¤+\W*$|decision|outcome|chair|same|this box|must|health not"
    r"|recorded|everyone|everybody|already|given (?:at|in|by)|set out|\.{3}|_{2})"
)
_SAYS = r"(?!\W*(?:(?:the|all) )?(?:reasons? (?!that)|above\b))(?=\W*\w+\W+\w)"
_TOLD = rf"\W{{0,6}}(?!{_EMPTY})(?=\w+\W+\w+\W+\w)"
"""An answer of three words or more that says more than "see above"."""

_OF_ANSWERS = frozenset({Why.QUESTION})
_CONTEXTS = _OF_ANSWERS | {
    *(Why.DEFERRED, Why.POLICY, Why.HYPOTHETICAL, Why.HISTORICAL, Why.OPINION, Why.OTHER_PERSON, Why.PURPOSE)
}
# What a question for the reason cannot be without.
_WHY_CUES = (
    *("reason", "rationale", "ground", "basis", "justification", "thinking", "logic", "explanation", "driver"),
    *("factor", "point", "consideration", "what", "because", "why"),
)
_AFTER_OUTCOME = re.compile(r"¤")
_LINE = r"^\[[^]]*\] "


def _tied(
    name: str,
    regex: str,
    *,
    unless: frozenset[Why] = _CONTEXTS,
    after: re.Pattern[str] | None = None,
    cues: tuple[str, ...] = (),
    score: float = 0.95,
) -> Pattern:
    """A reason tied to an outcome that stands in the group ``claim``, or before."""
    return Pattern(name=name, regex=re.compile(regex), unless=unless, after=after, cues=cues, score=score)


CRITERION = Criterion(
    id="decision_rationale",
    area="D",
    title="Decision explained",
    question="Does the record give a reason for the outcome?",
    pointer="Record why the outcome was agreed, not only what it was.",
    missing="No reason is given for the outcome",
    judge=judge_stated,
    core=False,
    cues=(
        *("reason", "rationale", "ground", "justif", "basis", "why", "swung", "driver", "because", "factor"),
        *("thinking", "47", "forty", "enq", "inquir", "invest", "icpc", "conferenc", "assessment", "cin", "in need"),
        *("nfa", "further action", "threshold", "early help", " 17", "s17", "step"),
    ),
    subject=re.compile(_OUTCOME),
    carries=True,
    patterns=(
        Pattern(
            name="asked",
            regex=re.compile(
                _LINE + r"(?:is|was|are|did|does|do|has|why|on what)\b(?=[^|]*¤)[^|?]*\?\s*$|\b(?:asked|queried"
                r"|wondered) (?:on what|why)\b"
            ),
            why=Why.QUESTION,
            cues=("?", "asked", "queried", "wondered"),
        ),
        _tied(
            "field",
            rf"{_LINE}.*?\b{_ASKS_WHY}(?:(?:\?|\s?[:=|-])+\s|\s{{3,}})(?P<claim>{_TOLD})",
            unless=_OF_ANSWERS,
            cues=_WHY_CUES,
        ),
        _tied(
            "heading",
            rf"^\[[^]]*\b{_ASKS_WHY}\W*\] (?![\w' /]{{1,40}}:)(?P<claim>{_TOLD})",
            unless=_OF_ANSWERS,
            cues=_WHY_CUES,
        ),
        _tied("because", rf"(?P<claim>{_NAMED}){_GAP}{_JOINS}{_SAYS}"),
        _tied(
            "given",
            rf"{_LINE}(?:[^.;:]{{0,40}}[:,-] )?(?:{_JOINS}|with|having)\b[^;|]{{10,200}}?(?P<claim>{_NAMED})",
        ),
        _tied("so", rf"\b{_HENCE}\b{_GAP}(?P<claim>{_NAMED})(?!\W*\?)"),
        _tied(
            "dash",
            rf"(?P<claim>{_NAMED}){_GAP}(?: -|:| \() ?(?!(?:to|will|agreed|all|joint|single|police|dc|ds|sw"
            rf"|yes)\b)[^.;:|]{{0,60}}?"
            rf"\b(?:{_FACT}|is|was|has|have|had|are|were|can't|cannot|\w+n't|doesnt|isnt|says|said)\b",
            score=0.8,
        ),
        _tied(
            "then",
            rf"{_LINE}(?P<claim>(?:(?:this|that|it)\b|[^.;|]{{0,50}}\b(?:{_FOUND}"
            rf"|{_SETTLED})\b)(?:(?![.;]\s)[^|]){{0,60}}?"
            rf"{_JOINS}{_SAYS}|(?:[\w']+ ){{0,3}}{_REASON}\b(?! in )|(?:because|due to|on the|based on|owing to"
            rf"|for the reason)\b)",
            after=_AFTER_OUTCOME,
        ),
        _tied(
            "after_no",
            rf"{_LINE}(?P<claim>(?!(?:we|i|all|sw|police|dc|ds|risk|none|decision|action|school|hv|early)\b)"
            r"(?=[^|]*\b(?:is|was|has|have|had|are|were|saw|\w+n't|consistent|in keeping|accounts?|explain\w*"
            r"|occasion)\b)"
            r"(?![^|]*\b(?:to be|will|told|inform\w*|agreed|discuss\w*|risk|threshold|meeting)\b)(?:\w+\W+){6})",
            after=re.compile(
                r"^.{0,40}\b(?:no|not|below)\b[^.]{0,30}¤[^.]{0,30}\W*$|¤[^.]{0,30}\b(?:not|no|below)\b[^.]{0,30}\W*$"
            ),
            score=0.7,
        ),
        _tied(
            "closing",
            rf"{_LINE}[^|]*(?:\b(?:that|this|which)(?:'s| is| was) (?:why|(?:the|her|his|their|our|my) {_REASON})\b"
            rf"|\bhence\W*$)",
            after=_AFTER_OUTCOME,
            cues=(*_WHY_CUES, "hence"),
        ),
        Pattern(
            name="unsaid",
            regex=re.compile(rf"{_LINE}\W*(?:\w+ ){{0,2}}\b{_ASKS_WHY}\s*[:=-]"),
            why=Why.VAGUE,
            cues=_WHY_CUES,
        ),
        Pattern(name="named", regex=re.compile(_NAMED), why=Why.NO_REASON),
    ),
    met_example="Section 47 enquiries agreed because the explanation is not consistent with the fracture.",
    not_met_example="A fracture was found. Section 47 enquiries agreed.",
)
