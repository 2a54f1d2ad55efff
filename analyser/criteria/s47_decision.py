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
_NUMBER = r"(?:47|fou?rty[- ]?seven)"
_OFFENCE = r"(?!\W{0,3}(?:(?:\w+ )?(?:assault|abh|aoabh|oap\w*|offence|offences|gbh|wounding|battery|charge)\b|/ ?s?\.?(?:18|20|39)\b))"
_NOT_A_COUNT = r"(?=\s?(?:$|[.,;:)?!]|-\s|'s\b|s\b|enq|inq|invest|threshold|need|is\b|was\b|to\b|will\b|agreed|start|open|joint|with\b|w/|now\b|today|tonight|or not|from\b|yet\b|and\b|at this|then\b|for\b|on\b))"
_S47 = (
    rf"(?:(?<![\w/.])(?:\?\s?)?s(?:ec(?:tion|t|tn|s)?|ect?ion|etcion|ecton|s)?[\s./-]{{0,2}}{_NUMBER}(?![\d-])(?:'?s\b)?(?:\s?\(\d\)(?:\(\w\))?)?{_OFFENCE}"
    rf"|\b(?:child protection|cp) {_ENQUIRY}(?!\w)(?! (?:unit|team|officers?|department|police|training|manager|command|service)\b)"
    rf"|(?<![\w/.])(?:(?<=\ba )|(?<=\bas )|(?<=\bthe )|(?<=\bno )|(?<=joint )|(?<=agency )|(?<=\bgo )|(?<=going )|(?<=\bto )|(?<=\bnot ))47(?:'?s)?{_NOT_A_COUNT}|(?<![\w/.])47 {_ENQUIRY})"
)
# What only uses the name: paperwork, training, a former or hoped-for outcome.
_MODIFIES = r"(?! (?:\w+ )?(?:paperwork|forms?|reports?|record(?:s|ing)?|template|training|leaflet|minutes|write[- ]?up|episode|document\w*|module|policy|procedures?|guidance|decision|outcomes?|question|bridge|territory|discussions?|meeting)\b)"
_NAMED = rf"{_S47}{_MODIFIES}"
_OTHER_WAYS = r"\b(?:icpc|conference|rcpc|cin|child in need|c\W?f\W?a|assessment|medical|review|contact|legal|mash|lado)\b"
_STOP = r"[.;!?]\s|\s-+\s(?=\w)|\b(?:but|although|because|given)\b"
_GAP = rf"(?:(?!{_STOP})[^|]){{0,70}}?"
"""What may stand between section 47 and what was decided: no new clause."""
_NEAR = r"(?:(?![.;:!?|]|\b(?:but|although|because|if|unless|whether)\b).){0,35}?"

# --- what was decided -----------------------------------------------------------------------------
_BE = r"(?:is|was|are|were|be|been|being|to be|has been|have been|will be|would be|shall be|should be|get|gets|got)"
_NOT_SAID = r"(?:mention|discuss|rais|decid|clear|cover|record|known|agreed? on|reach(?:ed)? a|determin|address|touch|consider|talk|sure|told|say|said|spoken|confirm|settl|explor|only|just|at all clear|given|made|an option yet|brought up|named|concluded|resolved|come|got|heard|called|due)"
_NOT = rf"(?:(?:not|never|neither|cannot|isnt|wasnt|doesnt|didnt|arent|wont|dont|\w+n't)(?! (?:(?:yet|been|be|really|actually|even|ever|have|come|formally|specifically) ){{0,3}}{_NOT_SAID}))"
_MET = r"(?:met|reached|satisfied|crossed|passed|exceeded|made out|hit|meet|reach|cross|fulfilled)"
_FITTING = r"(?:needed|required|necessary|warranted|justified|appropriate|indicated|merited|proportionate|called for|applicable|the right way|right)"
_START = (
    r"(?:open(?:s|ed|ing)?|start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|commenc(?:e|es|ed|ing)|initiat(?:e|es|ed|ing)|launch(?:ed|ing)?|instigat(?:e|ed|ing)|institut(?:e|ed|ing)"
    r"|undertak(?:e|en|ing)|undertook|carr(?:y|ied|ying) out|conduct(?:ed|ing)?|held|pursu(?:e|ed|ing)|proceed(?:s|ed|ing)?|progress(?:ed|es|ing)?|go(?:es|ing)? (?:ahead|forward)|going in|goes in|gone ahead|taken forward"
    r"|triggered|escalated|set up|set in motion|put in place|raised|invoked|made|done|in train|activated|implemented|apply|applies|led|kick(?:s|ed|ing)? off|allocated|happen(?:s|ing)?|take(?:s|n)? place|completed by)"
)
_CONTINUE = r"(?:continu(?:e|es|ed|ing|ation)|carr(?:y|ies|ied|ying) on|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|kept|keep(?:s|ing)? (?:open|going|running)|maintain(?:ed|ing)?|extend(?:ed)?|still (?:open|stands|to run)|run(?:s|ning)? on)"
_END = r"(?:end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|conclud(?:e|ed|es|ing)|finish(?:es|ed|ing)?|discontinu(?:e|ed|ing)|terminat(?:e|ed|ing)|stepp?(?:ed|ing)? down|stood? down|st(?:an|oo)d(?:s|ing)? down|stepdown|withdrawn|brought to (?:an end|a close)|wound up|signed off as|completed today|shut)"
_SETTLED = r"(?:agreed|authori[sz]ed|approved|signed off|confirmed|granted|decided (?:on|upon)|chosen|settled on|decision|unanimous\w*)"
_REFUSED = r"(?:ruled out|declined|rejected|refused|turned down|unnecessary|unwarranted|unjustified|disproportionate|dismissed|discounted|no[.,;)]|no$|no -|nfa\b|n/a)"
_WITH_WHOM = r"(?:joint(?:ly)?|single|jt|dual)\b|(?:, | - | \(|/)(?:by |with |w/? |led by )?(?:police|csc|cait|caiu|ourselves|us\b|social care|children's services|pvp|ppu|both agencies)|(?:with|w/|w|alongside) (?:the )?(?:police|cait|caiu|csc|us|ds|dc)\b"
_FROM_NOW = r"(?:from (?:today|now|this|tonight)|with immediate effect|forthwith|straight ?away|immediately|as of (?:today|now)|effective)"

_DECIDED = (
    r"(?<!not )(?<!n't )(?<!yet )(?<!to be )\b(?:agree[ds]?|agrd|agreement|in agreement|decided|resolved|concluded|determined|authori[sz]ed|approved|signed off|ruled|settled on|opted|sanctioned"
    r"|(?<!no )(?<!any )(?<!for )(?:decision|outcome|o/c|result|conclusion|verdict|upshot|resolution)(?! (?:on|about|re|regarding|whether|if|in respect|as to|making|about whether|of (?:the )?(?:s|previous|earlier|last))\b)"
    r"|unanimous\w*|consensus|direction|said yes|(?:answer|it) was yes|yes to|voted|in favour of|everybody (?:\w+ ){0,4}(?:was|were) for|plan\s?[:=-]|(?:sd|strat(?:egy)?(?: disc\w*| meeting)?)\s?[:=-])"
)
_DET = r"(?:(?:a|an|the|any|this|these|that|our|full|formal|new|further|joint|jointly|single|agency|single-agency|both|with|under|down|to|into|as|for|on|of|immediate|urgent|child's|some|their|its|case|it|all|proposed|current|ongoing|existing|open|present|active)\s){0,6}"
_DO = (
    r"(?:open(?:s|ing|ed)?|start(?:s|ing|ed)?|begin(?:s|ning)?|began|begun|commenc(?:e|es|ing|ed)|initiat(?:e|es|ing|ed)|launch(?:ing|ed)?|instigat(?:e|ing|ed)|institut(?:e|ing|ed)|undertak(?:e|es|ing)|undertook|carry(?:ing)? out|conduct(?:ing)?"
    r"|proceed(?:s|ing|ed)?|progress(?:es|ing|ed)?|go(?:es|ing)?(?: ahead| forward| down| straight| in)?|mov(?:e|es|ing|ed)|escalat(?:e|es|ing|ed)|step(?:s|ping|ped)? up|stepped up|trigger(?:s|ing|ed)?|mak(?:e|ing)|do(?:ing)?|pursu(?:e|ing)|invok(?:e|ing)|raise[ds]?|hold(?:ing)?"
    r"|treat(?:ed|ing)?(?: this| it)?|deal(?:ing)?(?: with (?:this|it))?|dealt with|tak(?:e|ing)(?: this| it)? forward|manag(?:e|ed|ing)(?: this| it)?|run(?:ning)?|subject|continu(?:e|es|ing|ed)|carr(?:y|ies|ying) on|keep(?:ing)?|extend(?:ing)?|remain(?:s)?|stay(?:s|ing)?"
    r"|end(?:s|ing)?|clos(?:e|es|ing)|ceas(?:e|ing)|stop(?:ping)?|discontinu(?:e|ing)|conclud(?:e|ing)|step(?:s|ped|ping)? down|stand(?:ing)? down|terminat(?:e|ing)|now|threshold (?:is )?(?:met|reached)|meets?(?: the)?(?: threshold| criteria)?|over the (?:line|threshold))"
)
_IS = r"(?:(?:this|it|that|which|case|she|he|they) (?:is|are|was|will be|to be|becomes?)|it's|its|this's|we're|to be|there (?:will|is to|are to) be|there'll be)"
_NONE = (
    r"(?:no(?! (?:decision|outcome|discussion|mention|record|word|news|reference|talk|one|firm|clear|formal|final|conclusion|agreement|answer|update|view|minutes|mater))|not(?! (?:\w+ ){0,3}(?:sure|clear|certain|decided|discuss\w*|told|know\w*|mention\w*|aware|hear\w*|determin\w*|agreed|say|said|made|yet|only|just|record\w*|been|got|until|till|settle|answer\w*|spoke\w*|talk\w*|raise\w*|a decision|consider\w*|invite\w*|looking))"
    r"|\w+n't(?! (?:\w+ ){0,3}(?:sure|clear|certain|decide\w*|discuss\w*|told|know\w*|mention\w*|aware|hear\w*|determin\w*|say|said|made|yet|only|just|record\w*|been|got|until|till|settle|answer\w*|spoke\w*|talk\w*|raise\w*|a decision|consider\w*|think|see))|doesnt|isnt|wont|without|below|beneath|short of|under the|rather than|instead of|as opposed to|insufficient|neither|nor|nfa under|further action under|never)"
)
_NONE_GAP = r"(?:(?![.;!?|,]|\b(?:but|because|if|until)\b).){0,45}?"

_CONTEXTS = frozenset(
    {Why.PURPOSE, Why.POLICY, Why.HYPOTHETICAL, Why.DEFERRED, Why.HISTORICAL, Why.OPINION, Why.OTHER_PERSON, Why.QUESTION}
)
_ASIDE = _CONTEXTS - {Why.QUESTION, Why.PURPOSE}

# An answer that leaves out what it is about, because the heading, label or sentence before named it.
_ANSWER = (
    rf"(?:yes\b|y\b|no\b(?! (?:decision|outcome|discussion|mention|record|update))|n\b(?!/)|agreed(?: by all| unanimously| yes| no| not)?(?=[.,;]|$| joint| single| -| to| that| as| by| and| jointly| with)"
    rf"|(?:(?:it|this|we|all|everyone|they|the meeting|the group|agencies|partners|chair|manager|tm) )?(?:(?:was|were|have|has|is) )?(?:all |unanimously |then |both |jointly )?(?:agreed|decided|concluded|felt|resolved|unanimous) (?:by \w+ |by all \w+ )?(?:that )?(?:yes|no\b|not|it (?:is|was|did|does|would|wouldn't)|this (?:is|was|did|does|would)|to (?:proceed|start|begin|open|commence|go ahead|initiate|continue|not|end|close)|they (?:were|are)|the threshold|threshold|there was)"
    rf"|not? (?:needed|required|met|reached|warranted|justified|necessary|appropriate|indicated|at this (?:stage|time|point)|to (?:proceed|start|commence))|joint(?:ly)?\b(?! (?:visit|home))|single[- ]agency|to (?:be )?(?:{_START}|{_CONTINUE}|{_END})\b|(?:{_START}|{_END}|continues?|ongoing)\b|(?:the )?(?:threshold|criteria) (?:\w+ ){{0,3}}(?:{_MET}|{_NOT})|unanimous|(?:the )?(?:decision|answer|outcome|conclusion)\W{{1,3}}(?:was |is )?(?:\w+ ){{0,2}}(?:yes|no|to (?:proceed|start|begin|open|commence|go ahead|not|continue))"
    rf"|(?:police|csc|social care) (?:and|&|\+) (?:csc|police|social care|us)\b|(?:decision|answer|outcome) (?:was )?(?:yes|no)\b)"
)
_ISSUE = rf"(?:{_S47})"

CRITERION = Criterion(
    id="s47_decision",
    area="D",
    title="Section 47 decision",
    question="Does the record state the outcome on section 47 enquiries for this child?",
    pointer="Record the decision itself: section 47 enquiries to start, continue, not start or end, and who leads.",
    missing="No section 47 outcome is stated",
    judge=judge_stated,
    cues=("47", "forty", "fourty", "protection enq", "protection inv", "protection inq", "cp enq", "cp inv", "cp inq"),
    carries=True,
    patterns=(
        Pattern(
            name="options",
            regex=re.compile(
                rf"(?:{_S47}[^.;]{{0,30}}(?:\by(?:es)?\s?/\s?no?\b)|(?:\b[\w ]{{2,20}}/ ?){{2,}}[\w ]{{0,12}}{_S47}|{_S47}[\w ]{{0,15}}(?: ?/ ?[\w ]{{2,20}}){{2,}}|delete as)"
            ),
            why=Why.PROMPT,
        ),
        Pattern(name="decided", regex=re.compile(rf"{_DECIDED}{_GAP}{_NAMED}"), unless=_CONTEXTS),
        Pattern(name="decided_label", regex=re.compile(rf"\b(?:outcome|decision|result|plan|conclusion|sd|strat\w*)\b[^.;]{{0,25}}[:=-]+\s?(?:\w+ ){{0,4}}{_NAMED}"), unless=_CONTEXTS),
        Pattern(name="not_started", regex=re.compile(rf"\b{_NONE}\b{_NONE_GAP}{_NAMED}"), unless=_CONTEXTS),
        Pattern(name="done", regex=re.compile(rf"\b{_DO} {_DET}{_NAMED}"), unless=_CONTEXTS),
        Pattern(name="is_one", regex=re.compile(rf"\b{_IS} {_DET}{_NAMED}"), unless=_CONTEXTS),
        Pattern(name="joint", regex=re.compile(rf"\b(?:joint(?:ly)?|jt|single[- ]agency|single) {_NAMED}"), unless=_CONTEXTS),
        Pattern(
            name="happens",
            regex=re.compile(
                rf"{_NAMED}{_GAP}(?:\b(?:{_START}|{_CONTINUE}|{_END}|{_SETTLED}|{_MET}|yes\b|{_NOT}|{_FITTING}|{_REFUSED}|{_FROM_NOW}|with the police)\b|\b{_WITH_WHOM})"
            ),
            unless=_CONTEXTS,
        ),
        Pattern(
            name="answered",
            regex=re.compile(
                rf"{_S47}[^.;!?|]{{0,40}}(?:[:?=|]+\s*|\s-+\s*|\s{{2,}}|,\s)(?P<claim>(?:{_ANSWER}))"
            ),
            unless=_ASIDE,
        ),
        Pattern(
            name="under_heading",
            regex=re.compile(rf"^\[[^]]*{_S47}[^]]*\]\s(?:[^.]{{0,60}}?[.,:-] )??(?P<claim>{_ANSWER})"),
            unless=_ASIDE,
        ),
        Pattern(
            name="then_answered",
            regex=re.compile(rf"^\[[^]]*\] (?P<claim>{_ANSWER})"),
            after=re.compile(rf"{_ISSUE}"),
            unless=_ASIDE,
        ),
        Pattern(
            name="outcome_line",
            regex=re.compile(rf"^\[[^]]*\b(?:outcome|decision|decided|agreed|result|plan)[^]]*\] (?:\w+ ){{0,3}}{_NAMED}(?: {_ENQUIRY})?\W*$"),
            unless=_CONTEXTS,
        ),
        Pattern(name="named", regex=re.compile(_S47), why=Why.NO_OUTCOME, unless=_CONTEXTS),
        Pattern(name="offence", regex=re.compile(r"\bs(?:ec(?:tion)?)?[\s./-]{0,2}47\b"), why=Why.OTHER_EVENT),
    ),
    met_example="Agreed: joint s47 enquiry, police and children's social care.",
    not_met_example="The purpose of this meeting is to decide whether to initiate s47 enquiries.",
)
