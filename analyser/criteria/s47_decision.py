"""s47_decision: the record states the outcome on section 47 enquiries for this child.

## What it looks for
Start, continue, not start or end, as something decided, in any wording that names section 47 or
child protection enquiries: a sentence, an answer on a form, a line under a heading "Outcome", or an
answer ("agreed, joint") to a heading, label or sentence that raises the question.

## Why it matters
Auditors found the decision clear in only one of six records (bulletin, area D).

## Known limits
An outcome told more than one sentence after section 47 was named is joined only under a heading or
label that names it. Whether a named person is the one who decides is known only from words such as
"chair" or "manager". Another child who is mentioned by first name alone is taken for the subject.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- the names of a section 47 enquiry ------------------------------------------------------------
_ENQUIRY = r"(?:en?q\w*|inquir\w+|investigat\w+|invest?s?|inv)"
_OFFENCE = (
    r"\W{0,3}(?:\w+ )?(?:assault|abh|aoabh|oap\w*|offences?|gbh|wounding|battery|charge)\b|\W{0,2}(?:and |& |/ ?)s?\.?(?:18|20|39)\b"
)
"""Section 47 of the Offences against the Person Act is an assault."""
_STATUTE = (
    r"(?<![\w/'].)(?:ec|e[ction]{2,6}|ce?t(?:ion|n)?)?s?[\s./-]{0,2}(?:47|fou?rty[- ]?seven)(?![\d-])(?:'?s\b)?(?:\s?\(\d\)(?:\(\w\))?)?"
    rf"(?!{_OFFENCE})"
)
_NOT_A_TEAM = r"(?! (?:unit|team|officers?|department|police|training|manager|command|service)\b)"
_BARE = (
    rf"(?<![\w/.,:-]..)(?:(?= {_ENQUIRY})|(?:(?<=\] ..)|(?<=[.;:] ..)|(?<=\ba ..)|(?<=\b(?:as|no|go|to) ..)|(?<=\b(?:the|not) ..)|(?<=joint ..)"
    r"|(?<=agency ..)|(?<=going ..))(?:'?s\b)?(?=\s?(?:$|[.,;)?!]|(?:-|=|need\w*|is|was|to|will|agreed|start\w*|open\w*|joint|jt|single|threshold|with|w/|now"
    r"|today|tonight|or not|yet|and|at this|here|then|yes)\b)))"
)
"""What must surround a bare number ("a 47", "doing this as a 47", "47 joint"): no count, age or house number."""
# Each name starts with a letter, not with what must stand before it: regular expressions are fast then.
_SECTION_47 = rf"s{_STATUTE}|§\s?47|child protection {_ENQUIRY}(?!\w){_NOT_A_TEAM}|cp(?<!\w..) {_ENQUIRY}(?!\w){_NOT_A_TEAM}|47{_BARE}"

_NAMED = r"¤(?<!¤¤)¤*+"
_S47 = (
    rf"{_NAMED}(?! (?:\w+ )?(?:paperwork|forms?|reports?|record(?:s|ing)?|template|training|leaflet|minutes|write[- ]?up|episode|document\w*|module"
    r"|polic(?:y|ies)|procedures?|guidance|decision|outcomes?|question|bridge|territory|discussions?|meeting|strat\w*|script|dut(?:y|ies)(?! (?:was |is |has been )?(?:triggered|engaged|met)))\b)"
)
"""Section 47 itself, not the paperwork, script, question or bridge that is named after it."""

# --- how far apart two words of one statement may stand -------------------------------------------
_GAP = r"(?:(?![.;!?]\s|\s-+\s(?=\w)|\b(?:but|although|because|given)\b|, (?:he|she|they|mum|dad|i)\b)[^|\]]){0,70}?"
_NONE_GAP = r"(?:(?!\b(?:but|because|if|until)\b)[^.;!?|,\]]){0,45}?"

# --- what can become of an enquiry ----------------------------------------------------------------
_START = (
    r"(?:open(?:s|ed|ing)?|start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|comm?en[cs]\w*|initiat(?:e|es|ed|ing)|launch(?:es|ed|ing)?"
    r"|instigat(?:e|es|ed|ing)|institut(?:e|es|ed|ing)|undertak(?:e|es|en|ing)|undertook|carr(?:y|ies|ied|ying) out|conduct(?:s|ed|ing)?|pursu(?:e|es|ed|ing)"
    r"|proceed(?:s|ed|ing)?|progress(?:es|ed|ing)?|invok(?:e|ed|ing)|trigger(?:s|ed|ing)?|escalat(?:e|ed|es|ing)|go(?:es|ing)? ahead|re-?open\w*|re-?start\w*|recommenc\w+)"
)
_UNDER_WAY = (
    r"(?:held|go(?:es|ing)? (?:forward|in)|gone ahead|taken forward|set up|set in motion|put in place|made|done|in train|activated|implemented|appl(?:y|ies)"
    r"|led|kick(?:s|ed|ing)? off|allocated|happen(?:s|ing)?|take(?:s|n)? place|completed by|live|includ(?:es?|ed|ing)|stands|go(?=\W*$)|then$|it is|go(?:es)? (?:no|any) further)"
)
_CONTINUE = (
    r"(?:continu(?:e|es|ed|ing|ation)|carr(?:y|ies|ied|ying) on|goes on|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|kept|keep(?:s|ing)?(?: open| going| running)?"
    r"|maintain(?:ed|ing)?|extend(?:s|ed|ing)?|still (?:open|stands|to run)|run(?:s|ning)? on)(?! (?:under (?:review|consid)|a possib|an option|on the table|in mind))"
)
_END = (
    r"(?:end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|conclud(?:e|es|ed|ing)|finish(?:es|ed|ing)?|discontinu(?:e|ed|ing)"
    r"|terminat(?:e|ed|ing)|stepp?(?:s|ed|ing)? down|st(?:an|oo)d(?:s|ing)? down|withdrawn|brought to (?:an end|a close)|wound up|completed today|shut|downgraded|de-?escalat\w+|dropped)"
)
_ANY = rf"(?:{_START}|{_CONTINUE}|{_END})"
_REACHED = r"(?:met|reached|satisfied|crossed|passed|exceeded|made out|hit|meets?|reach|cross|fulfilled)"
_FITTING = r"(?:needed|required|necessary|warranted|justified|appropriate|indicated|merited|proportionate|called for|applicable|the (?:right )?way forward)"
_SETTLED = r"(?:agreed|authori[sz]ed|approved|signed off|sign-?off|confirmed|granted|chosen|settled on|unanimous\w*|yes|go-?ahead)"
_REFUSED = (
    r"(?:(?<!not )(?<!not been )(?<!be )ruled out|declined|rejected|refused|turned down|unnecessary|unwarranted|unjustified|disproportionate|dismissed|discounted"
    r"|n[ao]pe|none|no(?=[.,;)]|$| -| role)|nfa|decided against|not agreed)"
)
# "Not mentioned", "not decided" and the like say that there was no outcome, not that it was no.
_UNSAID = (
    r"(?:sure|clear|certain|decid\w+(?! against| not to| it)|discuss\w*|told|know\w*|mention\w*|aware|hear\w*|determin\w*|sa(?:y|id|ying)|made|only|just|record\w*|settl\w*"
    r"|answer\w*|sp[eo]k\w*|talk\w*|rais\w*|a decision|consider\w*|cover\w*|address\w*|touch\w*|confirm\w*|explor\w*|giv\w+|brought up|named|conclu\w*|resolv\w*|come|got"
    r"|called|due|rul\w+|think|until|till|minuted|agree on|look\w*)"
)
_NOT = rf"(?:(?:not|never|neither|cannot|isnt|wasnt|doesnt|didnt|arent|wont|\w+n't)(?! (?:\w+ ){{0,3}}{_UNSAID}\b))"
_NONE = (
    rf"(?:{_NOT}|no(?! (?:decision|outcome|discussion|mention|record|word|news|reference|talk|one|firm|clear|formal|final|conclusion|agreement|answer|update|view|minutes)\b)"
    rf"|nothing(?! (?:\w+ ){{0,3}}{_UNSAID}\b)|(?:nobody|no one|none(?: of (?:us|them))?)(?: \w+){{0,2}} (?:thought|felt|considered|believed|saw|supported|judged)"
    r"|without|below|beneath|short of|rather than|instead of|as opposed to|insufficient|neither|nor|nfa under|against|dissent\w+ from|disagreed with)"
)
_WITH_WHOM = (
    r"(?:\b(?:joint(?:ly)?|single|jt|dual)\b|(?:,|\s-|\(|/|\+|&) ?(?:by |with |w/? |led by )?(?:the )?(?:police|csc|cait|caiu|ourselves|us|social care|children's services|pvp|ppu|both agencies)\b"
    r"|\b(?:with|w|alongside) (?:the )?(?:police|cait|caiu|csc|us|ds|dc|pvp|ppu)\b|w/ ?(?:the )?(?:pol\w*|cait|caiu|csc|us|ds|dc)\b)"
)
_FROM_NOW = r"(?:from (?:today|now|this|tonight)|with immediate effect|forthwith|straight ?away|immediately|as of (?:today|now)|effective)"

# --- the words of deciding ------------------------------------------------------------------------
_DECIDED = (
    r"\b(?=[acdeosruvgypw])(?<!not )(?<!n't )(?<!yet )(?<!to be )(?<!no )(?<!any )(?<!for )(?:agree[ds]?(?! to (?:disagree|differ|discuss|consider|look|think|review|defer|wait|hold|come))|agrd"
    r"|agreement(?! on)|in agreement|decided|resolved|concluded|determined|authori[sz]ed|approved|sign(?:ed)?[- ]?off|signed up|ruled|settled on|opted|sanctioned|summed up"
    r"|(?:decision|dec|outcome|o/c|result|conclusion|verdict|upshot|resolution|answer)(?! (?:on|about|re|regarding|whether|if|in respect|as to|making|of (?:the )?(?:s|previous|earlier|last))\b)"
    r"|unanimous\w*|consensus|direction|said yes|(?:answer|it) was yes|yes (?:from \w+ )?to|voted|in favour of|green light|go-?ahead|given the nod|all (?:\w+ )?for|(?:was|were) for|authori[sz]ation"
    r"|(?:plan|sd|strat(?:egy)?(?: disc\w*| meeting)?)(?=\s?[:=-]))(?!\w)"
)
_DET = (
    rf"(?:(?:an?|the|any|this|these|that|our|full|formal|new|further|joint|jointly|single|agency|single-agency|both|with|w|under|down|from|to|into|as|for|on|of|immediate|urgent"
    rf"|child's|their|its|case|it|all|proposed|current|ongoing|existing|open|present|active|{_ENQUIRY})\s){{0,6}}"
)
_DO = (
    rf"(?:{_ANY}|complet(?:e|ing)|investigat(?:e|ed|ing)(?: it| this)?|go(?:es|ing)?(?: forward| down| straight| in)?|mov(?:e|es|ing|ed)|step(?:s|ping|ped)? up|mak(?:e|ing)|made|do(?:ing)?|hold(?:ing)?"
    r"|(?:treat|tak|log|class|accept|record|badg|deem)(?:e|ed|ing|en)?(?: this| it| forward)? as|deal(?:t|ing)? with(?: this| it)? as|manag(?:e|ed|ing)(?: this| it)?|run(?:ning)?"
    r"|subject|now|becomes?|meets?(?: the)?(?: threshold| criteria)?|over the (?:line|threshold)|(?:threshold|criteria)(?: \w+){0,4} (?:met|reached|satisfied|crossed))"
)
_IS = r"(?:(?:this|it|that|which|case|she|he|they) (?:is|are|was|will be|to be|becomes?)|it's|its|we're|(?:will|shall|would|to) be|there (?:will|is to|are to) be|there'll be)"

# --- an answer that leaves out what it is about, because a heading, label or sentence has named it -
_END_OF_ANSWER = r"(?=\s*(?:$|[.,;:()☒✓✔\[-]|\b(?:to|joint|single|all|agreed|by|as|because|given|since|due|police|with|w|we|it|not|and|needed|required|further|csc)\b))"
_TICK = r"(?:[\[(]\s?[x✓✔√]\s?[\])]|[☒☑✓✔])"
_WE_AGREED = (
    r"(?:(?:it|this|we|all|everyone|they|(?:the )?(?:meeting|group|agencies|partners|chair|manager|tm|answer|decision|outcome|conclusion)) )?(?:(?:was|were|have|has|is) )?"
    r"(?:all |unanimously |then |both |jointly )?(?:agreed|decided|concluded|felt|resolved|unanimous|in agreement)"
)
_THAT_IT_IS = (
    rf"(?:yes|no\b|not\b|against|against it|to (?:{_ANY}|not|make)|(?:it|this|they|threshold|the threshold|there) (?:is|was|were|does|did|would|should|wouldn't|didn't|wasn't|isn't|had))"
)
_ANSWER = (
    rf"(?:(?:yes|y|no|n){_END_OF_ANSWER}"
    rf"|(?:\w+ )?(?:manager|chair|tm|atm|she|he|they|social care|csc) (?:said|confirmed|replied|answered)(?: that)? (?:yes\b|no{_END_OF_ANSWER}|it (?:is|was)\b|not to\b)"
    rf"|(?:nobody|no one|none|all|everyone)(?: \w+){{0,2}} (?:felt|thought|agreed|said)(?: that)? (?:yes\b|no{_END_OF_ANSWER}|(?:the )?(?:threshold|it|this) (?:was|is|did|had)\b)"
    rf"|agreed(?: by all| unanimously| yes| no| not)?(?=\W|$)(?! (?:to (?!{_ANY}|not)|on|with|about|if|whether|for))"
    rf"|{_WE_AGREED}(?: by (?:all )?\w+)?\W{{1,3}}(?:that )?{_THAT_IT_IS}\b|(?:answer|decision|outcome|view|it) (?:was |is )?(?:that it (?:is|was)|yes|no)\b"
    rf"|(?:it was )?(?:the |our )?(?:unanimous )?(?:decision|answer|outcome|conclusion|decided|agreed)\W{{1,3}}(?:was |is )?(?:\w+ ){{0,2}}(?:yes|no|joint|single|to (?:{_ANY}|not))\b"
    rf"|not? (?:(?:felt|thought|deemed|considered|seen as|found|judged)(?: to be)? )?(?:{_FITTING}|met|reached|at this (?:stage|time|point)|to (?:{_ANY})|agreed|pursued)\b"
    rf"|joint(?:ly)?\b(?! (?:visit|home|invest))|single[- ]agency|single\b(?! assess)|(?:{_ENQUIRY} )?(?:to|will|are|is|was|were)(?: not)?(?: now)?(?: to)?(?: be| being)? ?{_ANY}\b|{_ANY}\b"
    rf"|(?:the )?(?:threshold|criteria) (?:\w+ ){{0,3}}(?:{_REACHED}|{_NOT})\b|unanimous\w*|rejected|declined|ruled out|refused|required\b|needed\b|(?:we |they )?decided against"
    r"|(?:police|csc|social care|us) (?:and|&|\+) (?:csc|police|social care|us)\b)"
)

# --- a row of options of which none was chosen ----------------------------------------------------
_UNANSWERED = r"(?!.{0,20}?[:)-]\W{0,3}(?:y|yes|n|no|joint|single)\b)"
_OPTION = (
    r"(?:s\.?(?:ection )?\s?17(?: \w+)?|joint(?: ¤+)?|single(?: agency)?|cin|child in need|nfa|no further action|icpc|conference|(?:\S+ )?assessment|c&f|cfa|caf|early help|ehm|none|no|yes|other|initial)"
)

_CONTEXTS = frozenset(
    {Why.PURPOSE, Why.POLICY, Why.HYPOTHETICAL, Why.DEFERRED, Why.HISTORICAL, Why.OPINION, Why.OTHER_PERSON, Why.QUESTION}
)
# An answer to a question, or to what the discussion is for, is an outcome.
_OF_ANSWERS = _CONTEXTS - {Why.QUESTION, Why.PURPOSE}


def _evidence(name: str, regex: str, *, unless: frozenset[Why] = _CONTEXTS, after: str | None = None) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), unless=unless, after=re.compile(after) if after else None)


CRITERION = Criterion(
    id="s47_decision",
    area="D",
    title="Section 47 decision",
    question="Does the record state the outcome on section 47 enquiries for this child?",
    pointer="Record the decision itself: section 47 enquiries to start, continue, not start or end, and who leads.",
    missing="No section 47 outcome is stated",
    judge=judge_stated,
    cues=("47", "forty", "fourty", "protection enq", "protection inv", "protection inq", "cp enq", "cp inv", "cp inq"),
    subject=re.compile(_SECTION_47),
    carries=True,
    patterns=(
        Pattern(
            name="options",
            regex=re.compile(
                rf"{_NAMED}[^.;:]{{0,30}}\b(?:y(?:es)?\s?/\s?no?|joint ?/ ?single(?: agency)?|single(?: agency)? ?/ ?joint)\b{_UNANSWERED}"
                rf"|\b(?:(?:{_OPTION}\s?/\s?){{2,}}+¤|{_OPTION}\s?/\s?¤+(?: \w+)?\s?/\s?{_OPTION})|{_NAMED}(?: \w+)?(?:\s?/\s?{_OPTION}){{2,}}+{_UNANSWERED}|\bdelete as (?:app|nec)"
            ),
            why=Why.PROMPT,
        ),
        _evidence("decided", rf"{_DECIDED}{_GAP}{_S47}"),
        _evidence("outcome", rf"\b(?:outcome|decision|result|plan|conclusion|sd|strat\w*)\b[^.;]{{0,25}}[:=-]+\s?(?:\w+ ){{0,4}}{_S47}"),
        _evidence("ticked", rf"{_TICK}\s{{0,3}}(?:\w+ ){{0,3}}{_S47}|{_S47}[^.;:?|]{{0,25}}[:?]?\s{{0,9}}{_TICK}"),
        _evidence("not_started", rf"\b{_NONE}\b{_NONE_GAP}{_S47}"),
        _evidence("done", rf"\b{_DO} {_DET}{_S47}"),
        _evidence("is_one", rf"\b{_IS} {_DET}{_S47}"),
        _evidence("joint", rf"\b(?:joint(?:ly)?|jt|single[- ]agency|single|immediate|urgent) {_S47}"),
        _evidence("therefore", rf"(?:\b(?:so|therefore|hence|thus)|[=-]>|→) (?:a |it's |its )?{_S47}(?: {_ENQUIRY})?(?=\W*$|[.,;])"),
        _evidence(
            "happens",
            rf"{_S47}{_GAP}(?:\b(?:{_ANY}|{_UNDER_WAY}|{_SETTLED}|{_REACHED}|{_NOT}|{_FITTING}|{_REFUSED}|{_FROM_NOW})(?!\w)|{_WITH_WHOM})",
        ),
        _evidence(
            "answered",
            rf"{_NAMED}[^.;!?|\]]{{0,40}}(?:[:?=|]+\s*|\s-+\s*|\s{{2,}}|\.\s(?=joint|single|agreed)|\bwas (?=yes|no\b))(?:\(?y(?:es)?\s?/\s?no?\)?\s*)?(?:{_TICK}\s*)?(?P<claim>{_ANSWER})",
            unless=_OF_ANSWERS,
        ),
        _evidence("and_answered", rf"{_S47}[^.;!?|\]]{{0,40}}(?:,\s|\band |\bbut )(?:{_ANSWER})", unless=_OF_ANSWERS),
        _evidence("concluded", rf"{_NAMED}[^.!?|\]]{{0,60}}?(?:[;,]|\band|\bbut|\s-) (?:that |the |unanimous |shared |we )*(?P<claim>{_WE_AGREED} (?:that )?{_THAT_IT_IS}|(?:view|answer|conclusion|decision) (?:\w+ ){{0,4}}was (?:that it (?:was|is)|yes|no|not)\b|decided against)", unless=_OF_ANSWERS),
        _evidence("under_heading", rf"^\[[^]]*{_NAMED}[^]]*\]\s(?:[^.]{{0,60}}?[.,:-] )??(?:{_TICK}\s*)?(?P<claim>{_ANSWER})", unless=_OF_ANSWERS),
        _evidence(
            "then_answered",
            rf"^\[[^]]*\] (?P<claim>{_ANSWER})",
            unless=_OF_ANSWERS,
            after=rf"^(?!.{{0,200}}\b(?:previous\w*|histor\w+|cousin|sibling|niece|nephew|friend|herself|himself|ago|last|had an?)\b).{{0,400}}{_NAMED}",
        ),
        _evidence("for_whom", rf"^\[[^]]*\] (?:joint |single )?{_S47}(?: {_ENQUIRY})? (?:on|for|in respect of|in relation to|re) (?:both|all|each|baby|unborn|them|the (?:two|three|boys|girls|children|baby|twins))\b"),
        _evidence("listed", rf"^\[[^]]*\b(?:outcome|decision|decided|agreed|result|plan|action|next step)[^]]*\] (?:\w+ ){{0,3}}{_S47}(?: {_ENQUIRY})?(?:\W*$|\s?\||\s-|\s\()"),
        Pattern(name="named", regex=re.compile(_NAMED), why=Why.NO_OUTCOME, unless=_CONTEXTS),
        Pattern(name="offence", regex=re.compile(r"\bs(?:ec(?:tion)?)?[\s./-]{0,2}47\b"), why=Why.OTHER_EVENT),
    ),
    met_example="Agreed: joint s47 enquiry, police and children's social care.",
    not_met_example="The purpose of this meeting is to decide whether to initiate s47 enquiries.",
)
