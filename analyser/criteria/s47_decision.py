"""s47_decision: the record states the outcome on section 47 enquiries for this child.

## What it looks for
Start, continue, not start or end, as something decided, in any wording that names section 47 or
child protection enquiries: a sentence, an answer on a form, a line under a heading "Outcome", or an
answer ("agreed, joint") to a heading, label or sentence that raises the question. "S47 threshold met" is an
outcome, as "threshold for section 47 not met" is: it says what was concluded on section 47. "Threshold met"
alone names no section 47 and is none. "S47 init." is short for initiated.

## Why it matters
Auditors found the decision clear in only one of six records (bulletin, area D).

## Known limits
An outcome told more than one sentence after section 47 was named is joined only under a heading or
label that names it. Whether a named person is the one who decides is known only from words such as
"chair" or "manager". Another child mentioned by first name alone is taken for the subject.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- the names of a section 47 enquiry ------------------------------------------------------------
_ENQUIRY = r"(?:en?q\w*|inquir\w+|investigat\w+|invest?s?|inv)"
_OFFENCE = (
    r"\W{0,3}(?:\w+ )?(?:assault|abh|aoabh|oap\w*|offences?|gbh|wounding|battery|charge)\b"
    r"|\W{0,2}(?:and |& |/ ?)s?\.?(?:18|20|39)\b"
)
"""Section 47 of the Offences against the Person Act is an assault."""
_STATUTE = (
    r"(?<![\w/'].)(?:ec|e[ction]{2,6}|ce?t(?:ion|n)?)?s?[\s./-]{0,2}(?:47|fou?rty[- ]?seven)(?![\d-])(?:'?s\b)?"
    rf"(?:\s?\(\d\)(?:\(\w\))?)?(?!{_OFFENCE})"
)
_NOT_A_TEAM = r"(?! (?:unit|team|officers?|department|police|training|manager|command|service)\b)"
_BARE = (
    rf"(?<![\w/.,:-]..)(?:(?= {_ENQUIRY})|(?:(?<=\] ..)|(?<=[.;:] ..)|(?<=\ba ..)|(?<=\b(?:as|no|go|to) ..)"
    r"|(?<=\b(?:the|not) ..)|(?<=joint ..)|(?<=agency ..)|(?<=going ..))(?:'?s\b)?(?=\s?(?:$|[.,;)?!]"
    r"|(?:-|=|need\w*|is|was|to|will|agreed|start\w*|open\w*|joint|jt|single|threshold|with|w/|now|today|tonight"
    r"|or not|yet|and|at this|here|then|yes)\b)))"
)
"""What must surround a bare number ("a 47", "doing this as a 47", "47 joint"): no count, age or house number."""
# Each name starts with a letter, not with what must stand before it: regular expressions are fast then.
_SECTION_47 = (
    rf"s{_STATUTE}|§\s?47|child protection {_ENQUIRY}(?!\w){_NOT_A_TEAM}|cp(?<!\w..) {_ENQUIRY}(?!\w){_NOT_A_TEAM}"
    rf"|47{_BARE}|c(?<!\w.)\. ?p\.? {_ENQUIRY}(?!\w){_NOT_A_TEAM}"
)
_NAMED = r"¤(?<!¤¤)¤*+"
_S47 = (
    rf"{_NAMED}(?! (?:\w+ )?(?:paperwork|forms?|reports?|record(?:s|ing)?|template|training|leaflet|minutes"
    r"|write[- ]?up|episode|document\w*|module|polic(?:y|ies)|procedures?|guidance|decision|outcomes?|question|bridge"
    r"|territory|discussions?|meeting|mtg|section|box|field|part|page|call|status|timescales?|strat\w*|script"
    r"|dut(?:y|ies)(?! (?:was |is |has been )?(?:triggered|engaged|met)))\b)"
)
"""Section 47 itself, not the paperwork, script, question or bridge that is named after it."""
# --- how far apart two words of one statement may stand -------------------------------------------
_GAP = r"(?:(?![.;!?]\s|\s-+\s(?=[\w¤])|\b(?:but|although|because|given)\b|, (?:he|she|they|mum|dad|i)\b)[^|\]]){0,70}?"
_NONE_GAP = r"(?:(?!\b(?:but|because|if|until)\b)[^.;!?|,\]]){0,45}?"
# --- what can become of an enquiry ----------------------------------------------------------------
_START = (
    "(?:(?:open|start|launch|conduct|proceed|progress|trigger|re-?open|re-?start)(?:s|es|ed|ing)?|beg[aiu]n(?:s|ning)?"
    r"|init(?:'?d)?(?=\W*$|\.|,|;| (?:by|today|with|joint|w/|\d))|(?:initiat|instigat|institut|invok|escalat|pursu)(?:e"
    r"|es|ed|ing)|(?:re)?comm?en[cs]\w*|undert(?:ak\w+|ook)|carr(?:y|ies|ied|ying) out|go(?:es|ing)? ahead)"
)
_UNDER_WAY = (
    "(?:held|go(?:es|ing)? (?:forward|in)|gone ahead|taken forward|set up|set in motion|put in place|made|done"
    "|in train|activated|implemented|appl(?:y|ies)|led|kick(?:s|ed|ing)? off|allocated|happen(?:s|ing)?"
    r"|take(?:s|n)? place|completed by|live|to include|stands(?! or)|go(?=\W*$)|then$|it is"
    "|go(?:es)? (?:no|any) further|under ?way|(?:gets?|got|getting) (?:going|started))"
)
_CONTINUE = (
    "(?:continu(?:e|es|ed|ing|ation)|carr(?:y|ies|ied|ying) on|goes on|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|kept"
    "|keep(?:s|ing)?(?: open| going| running)?|maintain(?:ed|ing)?|extend(?:s|ed|ing)?|still (?:open|stands|to run)"
    r"|run(?:s|ning)? on|run its course|left (?:open|running)|widen\w*)"
    "(?! (?:under (?:review|consid)|a possib|an option|on the table|in mind))"
)
_END = (
    "(?:(?:end|finish|shut)(?:s|es|ed|ing)?|(?:ceas|conclud|discontinu|terminat|downgrad|de-?escalat)(?:e|es|ed|ing)"
    r"|clos(?:e(?! to\b)|es|ed|ing)|stop(?:s|ped|ping)?|stepp?(?:s|ed|ing)? down|st(?:an|oo)d(?:s|ing)? down"
    "|withdrawn|brought to (?:an end|a close)|wound up|completed today|taken off|dropped)"
)
_ANY = rf"(?:{_START}|{_CONTINUE}|{_END})"
_REACHED = r"(?:met|reached|satisfied|crossed|passed|exceeded|made out|hit|meets?|reach|cross|fulfilled)"
_FITTING = (
    "(?:needed|required|necessary|warranted|justified|appropriate|indicated|merited|proportionate|called for"
    "|applicable|the (?:right )?way forward)"
)
_SETTLED = (
    "(?:agreed|authori[sz]ed|auth'd|approved|signed off|sign-?off|confirmed|granted|chosen|settled on|yes|go-?ahead"
    r"|unanimous\w*)"
)
_REFUSED = (
    "(?:(?<!not )(?<!not been )(?<!be )ruled out|declined|rejected|refused|turned down|unnecessary|unwarranted"
    "|unjustified|disproportionate|dismissed|discounted|n[ao]pe|none|no(?=[.,;)]|$| -| role)|nfa|decided against"
    "|not agreed|off the table|out of the question|a non-?starter|below(?: the)? threshold|no need)"
)
# "Not mentioned", "not decided" and the like say that there was no outcome, not that it was no.
_UNSAID = (
    r"(?:sure|clear|certain|decid\w+(?! against| not to| it)|discuss\w*|told|know\w*|mention\w*|aware|hear\w*"
    r"|determin\w*|sa(?:y|id|ying)|made|only|just|record\w*|settl\w*|answer\w*|sp[eo]k\w*|talk\w*|rais\w*|a decision"
    r"|consider\w*|cover\w*|address\w*|touch\w*|confirm\w*|explor\w*|giv\w+|brought up|named|conclu\w*|resolv\w*|come"
    r"|got|called|due|us(?:ed|ing)|rul\w+|think|until|till|minuted|agree on|look\w*)"
)
_NOT = rf"(?:(?:not|never|neither|cannot|isnt|wasnt|doesnt|didnt|arent|wont|\w+n't)(?! (?:\w+ ){{0,3}}{_UNSAID}\b))"
_NONE = (
    f"(?:{_NOT}|no(?! (?:decision|outcome|discussion|mention|record|word|news|reference|talk|one|firm|clear|formal"
    rf"|final|conclusion|agreement|answer|update|view|minutes|consensus)\b)|nothing(?! (?:\w+ ){{0,3}}{_UNSAID}\b)"
    rf"|(?:nobody|no one|none(?: of (?:us|them))?)(?: \w+){{0,2}} (?:thought|felt|considered|believed|saw|supported"
    rf"|judged)|without|(?:nobody|no one|none) (?:\w+ ){{0,4}}for|nfa(?= (?:(?:for|on|re|the|this|under) )*¤)"
    "|closed? the door on|below|beneath|short of|rather than|instead of|as opposed to|insufficient|neither|nor"
    r"|(?:decid\w+|c[oa]me down|vot\w+|ruled|agreed|was|were|all) against|dissent\w+ from|disagreed with)"
)
_POLICE_OR_US = r"(?:police|csc|cait|caiu|us|pvp|ppu)\b"
_WITH_WHOM = (
    r"(?:\b(?:joint(?:ly)?|single|jt|dual)\b|(?:,|\s-|\(|/|\+|&) ?(?:by |with |w/? |led by )?(?:the )?"
    rf"(?:{_POLICE_OR_US}|(?:ourselves|social care|children's services|both agencies)\b)"
    rf"|\b(?:with|w|alongside) (?:the )?(?:{_POLICE_OR_US}|d[sc]\b)|w/ ?(?:the )?(?:pol\w*|{_POLICE_OR_US}|d[sc]\b))"
)
_FROM_NOW = (
    "(?:from (?:today|now|this|tonight|here)|with immediate effect|forthwith|straight ?away|immediately|effective"
    "|as of (?:today|now))"
)
# --- the words of deciding ------------------------------------------------------------------------
_DECIDED = (
    r"\b(?=[acdeosruvgypw])(?<!not )(?<!n't )(?<!yet )(?<!to be )(?<!no )(?<!any )(?<!for )"
    "(?:agree[ds]?(?! to (?:disagree|differ|discuss|consider|look|think|review|defer|wait|hold|come))|agrd"
    "|agreement(?! on)|in agreement|decided|resolved|concluded|determined|authori[sz](?:ed|ation)|auth'?d|approved"
    "|sign(?:ed)?[- ]?off|signed up|ruled|settled on|opted|sanctioned|summed up"
    r"|c[ao]me down(?: on the side of| in favour of| for)?|plump\w* for|(?:go|went|gone|going) for|call(?=\s?[:-])"
    r"|unanimous\w*|consensus|direction|said yes|(?:answer|it) was yes|yes (?:from \w+ )?to|voted|in favour of"
    r"|green light|go-?ahead|given the nod|all (?:\w+ )?for|(?:was|were) for"
    "|(?:decision|dec|outcome|o/c|result|conclusion|verdict|upshot|resolution|answer)(?! (?:on|about|re|regarding"
    r"|whether|if|in respect|as to|making|of (?:the )?(?:s|previous|earlier|last))\b)"
    r"|(?:plan|sd|strat(?:egy)?(?: disc\w*| meeting)?)(?=\s?[:=-]))(?!\w)"
)
_DET = (
    "(?:(?:an?|the|any|this|these|that|our|full|formal|new|further|joint|jointly|single|agency|single-agency|both"
    "|with|w|under|down|from|to|into|as|for|on|of|immediate|urgent|child's|their|its|case|it|all|proposed|current"
    rf"|ongoing|existing|open|present|active|{_ENQUIRY})\s){{0,6}}"
)
_DO = (
    f"(?:{_ANY}|complet(?:e|ing)|investigat(?:e|ed|ing)(?: it| this)?|go(?:es|ing)?(?: forward| down| straight| in)?"
    "|mov(?:e|es|ing|ed)|step(?:s|ping|ped)? up|mak(?:e|ing)|made|do(?:ing)?|hold(?:ing)?"
    "|(?:treat|tak|log|class|accept|record|badg|deem)(?:e|ed|ing|en)?(?: this| it| forward)? as"
    "|(?<!seen )(?<!viewed )(?<!described )(?<!referred )as an?|(?:is|are|be|comes?|falls?|go(?:es|ing)?"
    r"|investigat\w+|proceed\w*|act\w*|visit\w*|now)(?: \w+){0,2} under|wrap\w* up|wind\w* up|sign\w* off"
    "|deal(?:t|ing)? with(?: this| it)? as|manag(?:e|ed|ing)(?: this| it)?|run(?:ning)?|subject|now|becomes?"
    "|meets?(?: the)?(?: threshold| criteria)?|over the (?:line|threshold)"
    r"|(?:threshold|criteria)(?: \w+){0,4} (?:met|reached|satisfied|crossed))"
)
_IS = (
    "(?:(?:this|it|that|which|case|she|he|they) (?:is|are|was|will be|to be|becomes?)|it's|its|that's|we're"
    "|(?:will|shall|would|to) be|there (?:will|is to|are to) be|there'll be)"
)
# --- an answer that leaves out what it is about, because a heading, label or sentence has named it -
_END_OF_ANSWER = (
    r"(?=\s*(?:$|[.,;:()☒✓✔\[-]|\b(?:to|joint|single|all|agreed|by|as|because|given|since|due|police|with|w|we|it|not"
    r"|and|needed|required|further|csc|pls|please|thanks)\b))"
)
_TICK = r"(?:[\[(]\s?[x✓✔√]\s?[\])]|[☒☑✓✔])"
_YES_OR_NO = rf"(?:yes|y|no|n){_END_OF_ANSWER}"
# Between a form's question and its answer, with the options that were not ticked:
_MARK = r"(?:[:?=|]\s*|(?<=\s)-+\s+|\s{2,}|\(?\by(?:es)?\s?/\s?no?\b\)?\s*|(?:[☐□]|\[\s?\])\s*\w+\s*)++"
_THAT_IT_IS = (
    rf"(?:yes\b|no{_END_OF_ANSWER}|not\b|against\b|to (?:{_ANY}|not|make)\b"
    r"|(?:it|this|they|(?:the )?threshold|there) (?:is|was|were|does|did|would|should|had|(?:would|did|was|is)n't)\b)"
)
_WE = (
    "(?:it|this|we|all|everyone|they|(?:the )?(?:meeting|group|agencies|partners|chair|manager|tm|answer|decision"
    "|outcome))"
)
_WE_AGREED = (
    f"(?:{_WE} )?(?:(?:was|were|have|has|is) )?(?:all |unanimously |then |both |jointly )?"
    "(?:agreed|decided|concluded|felt|resolved|unanimous|in agreement)"
)
_SOMEBODY_SAID = (
    r"(?:(?:\w+ )?(?:manager|chair|tm|atm|she|he|they|social care|csc) (?:said|confirmed|replied|answered)"
    r"|(?:nobody|no one|none|all|everyone|we)(?: \w+){0,2} (?:felt|thought|agreed|said))(?: that)?"
)
_NOT_FITTING = (
    "not? (?:(?:felt|thought|deemed|considered|seen as|found|judged)(?: to be)? )?"
    rf"(?:{_FITTING}|met|reached|at this (?:stage|time|point)|to {_ANY}|agreed|pursued|need)\b"
)
_ANSWER = (
    rf"(?:{_YES_OR_NO}|{_SOMEBODY_SAID} {_THAT_IT_IS}|{_WE_AGREED}(?: by (?:all )?\w+)?\W{{1,3}}(?:that )?{_THAT_IT_IS}"
    rf"|agreed(?: by all| unanimously| yes| no| not)?(?=\W|$)(?! (?:to (?!{_ANY}|not)|on|with|about|if|whether|for))"
    r"|(?:answer|decision|outcome|view|it) (?:was |is )?(?:that it (?:is|was)|yes|no)\b|(?:it was )?(?:the "
    rf"|our )?(?:unanimous )?(?:decision|answer|outcome|conclusion|decided|agreed)\W{{1,3}}(?:was "
    rf"|is )?(?:\w+ ){{0,2}}(?:yes|no|joint|single|to (?:{_ANY}|not))\b|{_NOT_FITTING}|below(?: the)? threshold"
    rf"|unanimous\w*|(?:{_ENQUIRY} )?(?:to|will|are|is|was|were)(?: not)?(?: now)?(?: to)?(?: be| being)? ?{_ANY}\b"
    rf"|{_ANY}\b|joint(?:ly)?\b(?! (?:visit|home|invest))|single[- ]agency|single\b(?! assess)|rejected|declined"
    rf"|ruled out|refused|(?:the )?(?:threshold|criteria) (?:\w+ ){{0,3}}(?:{_REACHED}|{_NOT})\b|(?:required|needed)\b"
    rf"|(?:we |they )?decided against|(?:social care|{_POLICE_OR_US}) (?:and|&|\+) (?:social care|{_POLICE_OR_US}))"
)
# --- a row of options of which none was chosen ----------------------------------------------------
_UNANSWERED = r"(?!(?:.{0,20}?[:)-])?\W{0,3}(?:y|yes|n|no|joint|single)\b(?!\s?/))"
_ASIDE = r"(?:discussed|considered|explained|recorded|aware|informed|told|understood|process|open already|known)"
_OPTION = (
    r"(?:s\.?(?:ection )?\s?17(?: \w+)?|joint(?: ¤+)?|single(?: agency)?|cin|child in need|nfa|no further action|icpc"
    r"|conference|(?:\S+ )?assessment|c&f|cfa|caf|early help|ehm|none|no|yes|other|initial)"
)
# An answer to a question, or to what the discussion is for, is an outcome.
_OF_ANSWERS = frozenset({Why.POLICY, Why.HYPOTHETICAL, Why.DEFERRED, Why.HISTORICAL, Why.OPINION, Why.OTHER_PERSON})
_CONTEXTS = _OF_ANSWERS | {Why.QUESTION, Why.PURPOSE}
_CUES = ("enq", "inv", "inq")


def _evidence(name: str, regex: str, *, unless: frozenset[Why] = _CONTEXTS, after: str | None = None) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), unless=unless, after=re.compile(after) if after else None)


def _near(name: str, why: Why, regex: str) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), why=why)


CRITERION = Criterion(
    id="s47_decision",
    area="D",
    title="Section 47 decision",
    question="Does the record state the outcome on section 47 enquiries for this child?",
    pointer="Record the decision itself: section 47 enquiries to start, continue, not start or end, and who leads.",
    missing="No section 47 outcome is stated",
    judge=judge_stated,
    strict=True,
    cues=("47", "forty", "fourty", *(of + name for of in ("protection ", "cp ", "p. ") for name in _CUES)),
    subject=re.compile(_SECTION_47),
    carries=True,
    patterns=(
        _near(
            "options",
            Why.PROMPT,
            rf"{_NAMED}[^.;:]{{0,30}}\b(?:y(?:es)?\s?/\s?no?|joint ?/ ?single|single(?: agency)? ?/ ?joint)\b"
            rf"(?: agency\b)?{_UNANSWERED}|\b(?:(?:{_OPTION}\s?/\s?){{2,}}+¤|{_OPTION}\s?/\s?¤+(?: \w+)?\s?/\s?"
            rf"{_OPTION})|{_NAMED}(?: \w+)?(?:\s?/\s?{_OPTION}){{2,}}+{_UNANSWERED}|\bdelete as (?:app|nec)",
        ),
        _near(
            "asked_other",
            Why.QUESTION,
            rf"\b(?:previous|prior|past|ever|histor\w+|{_ASIDE})\b[^.;:!?|]{{0,40}}¤[^.;!?|]{{0,40}}\?"
            rf"|¤[^.;:!?|]{{0,30}}\b{_ASIDE}\b[^.;:!?|]{{0,20}}\?",
        ),
        _evidence("decided", rf"{_DECIDED}{_GAP}{_S47}"),
        _evidence(
            "outcome",
            rf"\b(?:outcome|decision|result|plan|conclusion|call|sd|strat\w*)\b[^.;]{{0,25}}(?:[:=-]+\s?"
            rf"|(?:\?[\s|]*|\s\|\s)(?!.{{0,60}}[|/] ?{_OPTION}\b))(?:\w+ ){{0,4}}{_S47}",
        ),
        _evidence("ticked", rf"{_TICK}\s{{0,3}}(?:\w+ ){{0,3}}{_S47}|{_S47}[^.;:?|]{{0,25}}[:?]?\s{{0,9}}{_TICK}"),
        _evidence("not_started", rf"\b{_NONE}\b{_NONE_GAP}{_S47}"),
        _evidence("done", rf"\b{_DO} {_DET}{_S47}"),
        _evidence("is_one", rf"\b{_IS} {_DET}{_S47}"),
        _evidence("joint", rf"\b(?:joint(?:ly)?|jt|single[- ]agency|single|immediate|urgent) {_S47}"),
        _evidence(
            "therefore", rf"(?:\b(?:so|therefore|hence|thus)|[=-]>|→) (?:a |it'?s )?{_S47}(?=\W*$|[.,;]| {_ENQUIRY})"
        ),
        _evidence("called", rf"{_S47}\W{{1,4}}(?:said|says|decided|ruled) (?:the )?(?:chair|manager|tm|atm)\b"),
        _evidence(
            "happens",
            rf"{_S47}{_GAP}(?:\b(?:{_ANY}|{_UNDER_WAY}|{_SETTLED}|{_REACHED}|{_NOT}|{_FITTING}|{_REFUSED}"
            rf"|{_FROM_NOW})(?!\w)|{_WITH_WHOM})",
        ),
        _evidence(
            "answered",
            rf"{_NAMED}[^.;!?|\]]{{0,40}}(?:{_MARK}|\s-+\s*|\.\s(?=joint|single|agreed)|\bwas (?=yes|no\b))"
            rf"(?:{_TICK}\s*)?(?P<claim>{_ANSWER})",
            unless=_OF_ANSWERS,
        ),
        _evidence("and_answered", rf"{_S47}[^.;!?|\]]{{0,40}}(?:,\s|\band |\bbut )(?:{_ANSWER})", unless=_OF_ANSWERS),
        _evidence(
            "concluded",
            rf"{_NAMED}[^.!?|\]]{{0,60}}?(?:[;,]|\band|\bbut|\s-) (?:that |the |unanimous |shared "
            f"|we )*(?P<claim>{_WE_AGREED} (?:that )?{_THAT_IT_IS}"
            rf"|(?:view|answer|conclusion|decision) (?:\w+ ){{0,4}}was (?:that it (?:was|is)|yes|no|not)\b"
            "|decided against)",
            unless=_OF_ANSWERS,
        ),
        _evidence(
            "under_heading",
            rf"^\[[^]]*{_NAMED}[^]]*\]\s(?:[^.]{{0,60}}?[.,:-] )??(?:{_TICK}\s*)?(?P<claim>{_ANSWER})",
            unless=_OF_ANSWERS,
        ),
        _evidence(
            "then_answered",
            rf"^\[[^]]*\] [^\w\[]{{0,6}}(?P<claim>{_ANSWER}|(?:we|they|all|social care|csc) (?:(?:did|do|will|are)"
            rf"(?: not|n't|nt)|will|are|(?:agreed|decided) (?:not )?to)(?: now)? {_ANY} (?:it|one)\b)",
            unless=_OF_ANSWERS,
            after=rf"^(?!.{{0,200}}\b(?:previous\w*|histor\w+|cousin|sibling|niece|nephew|friend|herself|himself|ago|last"
            rf"|had an?|{_ASIDE}[^.?]*\?)(?!\w)).{{0,400}}{_NAMED}",
        ),
        _evidence(
            "listed",
            r"^\[[^]]*\b(?:outcome|decision|decided|agreed|result|plan|action"
            rf"|next step)[^]]*\] (?:\w+ ){{0,3}}{_S47}(?: {_ENQUIRY})?(?:\W*$|\s?\||\s-|\s\()",
        ),
        Pattern(name="named", regex=re.compile(_NAMED), why=Why.NO_OUTCOME, unless=_CONTEXTS),
        _near("offence", Why.OTHER_EVENT, r"^[^]]*\].*\bs(?:ec(?:tion)?)?\W{0,2}47\b"),
    ),
    met_example="Agreed: joint s47 enquiry, police and children's social care.",
    not_met_example="The purpose of this meeting is to decide whether to initiate s47 enquiries.",
)
