"""risk_statement: the record states the level, likelihood or presence of risk of harm to this child.

## What it looks for
A level ("risk to Mia is high"), a likelihood ("likely to suffer significant harm if he goes home"),
a presence or absence ("is suffering significant harm", "not at risk", "not safe with either
parent"), in prose, bullets, form answers, tick boxes and notes without a verb.

## Why it matters
In two of six cases auditors found no coherent analysis of risk and in one the level was not explicit;
elsewhere the record spoke of a mother's protectiveness instead of the risk to the child (bulletin, area C).

## Known limits
Who "he" or "she" is, is read from the same sentence and the one before: a sibling named earlier is
taken for this child. A first name that belongs to an adult cannot be told from a child's unless a
grading tool or a role stands beside it.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- people ---------------------------------------------------------------------------------------
_ADULT = (
    r"(?:(?:step|grand|god)?-?\s?(?:mother|father|parents?|mum|mam|mom|dad)|[mf]oc|[mf]ob|[mp]g[mf]|(?:ex-?\s?)?(?:partner|boyfriend|girlfriend|husband"
    r"|wife)|uncle|aunt(?:ie|y)?|nan(?:a|ny)?|gran(?:ny|dad|dma)?|man|men|male|woman|women|female|adults?|offenders?|perpetrator|perp|suspect|driver"
    r"|lodger|neighbours?|carers?|(?:mr|mrs|ms|miss)\.? [\w']+)"
)
_SIBLING = (
    r"(?:(?:half|step|twin|little|younger|older|elder|baby|big)?[ -]?(?:brother|sister|sibling|sib|bro|sis|cousin|niece|nephew|stepson|stepdaughter|friend))"
)
_BYSTANDER = (
    r"(?:(?:the|his|her|their|other|known|any|our|a|an|wider|general|visiting|member of|members of) ){0,3}"
    rf"(?:{_ADULT}|{_SIBLING}|public|others?|staff|workers?|professionals|community|residents|officers|known|crews?|visitors?|society|pupils|himself|self)\b"
)
_CHILD = r"\b(?:child(?:ren)?|baby|babies|unborn|ubb|infant|newborn|boys?|girls?|kids?|twins|young person|yp|(?:sig\w*\.?|signif\w*\.?) harm|cse|cce|fgm)\b"
_TOOL = (
    r"\b(?:mappa|o-?asys|rosh|dash|dara|marac|visor|arms|sara|ogrs|mosovo|ppu|idva|pdvp|iom|nominal|rso|sex offender|offender manager|licence"
    r"|reoffending|re-offending|re offending|own risk assess\w+|own scale|lone work\w*|fire|premises|threat assessment|conviction|misper|missing (?:episode|person)"
    r"|relapse|risk assessment for|risk to (?:others|self|public|staff))\b"
)

# --- levels and likelihoods -----------------------------------------------------------------------
_VERY = r"(?:very|v|extremely|particularly|fairly|relatively|quite|too|now|still|currently|presently|increasingly|rather|just|only|also|clearly|again|ever)"
_GRADE = (
    r"(?:high(?:er|est|ly)?|hi|medium|med|mod(?:erate)?|low(?:er|est|ish)?|signif(?:icant)?\b\.?|sig\b\.?|serious|severe|grave|acute|extreme|critical|real"
    r"|considerable|substantial|great(?:er)?|imminent|immediate|immed|ongoing|on-going|continuing|continued|constant|increas(?:ed|ing)|elevated|heightened"
    r"|growing|escalat(?:ed|ing)|rising|raised|unaccept\w+|acceptable|tolerable|(?:un)?manageable|minimal|negligible|slight|remote|small|reduced|clear"
    r"|definite|undoubted|amber|red|green)"
)
_KIND = (
    r"(?:physical|emotional|sexual|psychological|overall|current|present|future|further|level|levels|degree|element|of|identified|identifiable"
    r"|direct|additional|foreseeable|or|and|to|such|known|child protection|safeguarding|enough)"
)
_OF_LEVEL = rf"(?:(?:an?|the|any|some|no|{_VERY}|{_GRADE}|{_KIND})(?:,|/\w+)?\s)"
_SAID_SO = (
    r"(?:is|was|are|were|be|being|been|remain\w*|stay\w*|stands?|stood|seem\w*|appear\w*|continu\w+|has|had|have|would|will|not|[a-z]+n't|[a-z]+'(?:s|re|d)|never"
    r"|no longer|to|as|put|placed|left|considered|felt|thought|judged|assessed|deemed|rated|graded|scored|seen|regarded|believed|agreed|viewed|found|both|all"
    r"|come|came|comes|out|gone|went|goes|going|up|down|at|about|likely|therefore|already|always|clearly|self|herself|himself|by (?:all|everyone|everybody|us all))"
)
_CHAIN = rf"(?:(?:{_SAID_SO}|{_VERY}),?\s)"
_HARM = (
    r"(?:harm\w*|injur\w+|hurt\w*|abuse\w*|neglect\w*|exploit\w*|cse|cce|fgm|cut|groom\w*|traffick\w*|radicalis\w+|(?:forced )?marriage|married|taken (?:abroad|out|for|to)"
    r"|death|die|dying|dead|killed|suicid\w+|self-harm\w*|assault\w*|violen\w+|hit|beaten|shaken|attack\w*|stabb\w+|raped?|poison\w+|scald\w*|burn(?:t|ed|s)"
    r"|smother\w*|suffocat\w+|drown\w*|malnutrition|mistreat\w*|ill[- ]treat\w*|targeted|coerc\w+|s/h)"
)
_OTHER_THING = (
    r"(?:(?:him|her|them|his|he|she|mum|dad|it|the|a|this|being|further|losing|any|will|would) ){0,4}(?:re-? ?offend\w*|offending|relaps\w+|abscond\w*|flight|fleeing"
    r"|run(?:ning)? (?:away|off)|going missing|placement|evict\w+|homeless\w*|exclu\w+|disengag\w+|fire|break-?down|prejudic\w+|contaminat\w+|evidence|collu\w+"
    r"|interfer\w+|tip\w*|complaint|challenge|delay|drift|non-?engagement|infection|pre-?eclampsia|miscarriage|pre-?term|sounding|repeating|upsetting"
    r"|recidivism|recall|arrest|litigation|media|re-?conviction|bias|confusion)"
)
_GRADED_NOUN = (
    r"[ -](?:offender|individual|nominal|person|people|m[ae]n|male|female|woman|driver|patient|pregnan\w+|case|sex|missing|misper|perpetrator|domestic|dv|victim|famil\w+"
    r"|categor\w+|register|assess\w*|factor\w*|manage\w*|matrix|taking|behaviou?r\w*|area|address|adult\w*|premises|property|dog|strategy|marac|activit\w+|indicator\w*"
    r"|plan\w*|score of)"
)
_TALKED = (
    r"(?:discuss\w*|shared|sharing|explor\w+|aired|airing|talked|considered(?! (?:to|as|that))|gone (?:through|over)|looked at|covered|debated|weighed|raised|outlined"
    r"|listed|reviewed|examined|thought about)"
)
_BARE_RISK = rf"\brisks?\b(?!{_GRADED_NOUN})(?!\s(?:to|for) {_BYSTANDER})(?!\s(?:of|that|from) {_OTHER_THING})"
_RISK = (
    rf"{_BARE_RISK}"
    rf"(?!\s(?:\w+\s){{0,5}}(?:were|was|being|been|are|fully|to be)?\s?{_TALKED})"
)
_END_OF_LEVEL = (
    r"(?=\s?(?:[.,;:()|/\]\[!+-]|$)|\s+(?:as|because|becuase|cos|while|whilst|for|at|in|if|when|now|until|til+|currently|since|given|due|on|and|but|so|with|without|unless|should"
    r"|today|tonight|once|by|to|again|although|though|however|enough|all|than|or|score|overall|during|after|under|there|this|he|she|they|mum|dad|risk|level|yes|provided)\b)"
)

# --- contexts special to risk ---------------------------------------------------------------------
_AGREED = (
    r"\b(?:agree[ds]?|consensus|unanim\w+|all (?:of us|present|agencies|felt|three|four|five|parties|thought|of the)|every ?(?:one|body)|no ?(?:one|body) (?:\w+ )?"
    r"(?:dissent\w*|disagree\w*|argued|differed|objected)|one mind|same (?:view|mind|opinion|page|thing)|concur\w*|shared by|endorsed|no dissent|chair|conclu\w+"
    r"|summ\w+ up|group|joint view|by all)\b"
)
_WARN = r"(?:\brisks?\b|\bharm|\bdanger\b|safe\b|\bhurt\b|\binjur)"
_FACT = (
    r"(?:turns? out|prov(?:es?|ed|en)|shows?|showed|confirm\w*|found|(?:is|was|are|were|be) (?:true|right|correct|so|the case|the one|really|in fact|what|nai|non-accidental|inflicted"
    r"|deliberate|lying)|substantiat\w+|positive|transpir\w+|emerg\w+|c[oa]mes? (?:out|back|up)|results?|diagnos\w+|on purpose|really|in fact|did (?:do )?(?:it|this|that)|happened"
    r"|credible|reveals?|disclos\w+|upheld|(?:he|she|they|mum|dad) (?:says?|said|told)|more than (?:once|one)|telling the truth|indicat\w+|suggests?)\b"
)
_IF = r"\b(?:if|should|were|in the event|assuming|suppos\w+|depend\w+ on)\b"
_GROUP = ("we", "we don't", "we do not", "to", "all", "group", "meeting", "present", "agencies", "professionals", "members", "everyone", "everybody", "both", "attendees", "panel", "table", "us", "team")  # fmt: skip
_PASSIVE = ("is", "was", "are", "were", "be", "it", "been", "generally", "jointly", "risk", "harm", "not", "they", "likelihood")
_OF_ONE = "".join(rf"(?<!\b{word} )" for word in (*_GROUP, *_PASSIVE))
_ONE_THINKS = (
    rf"{_OF_ONE}\b(?:felt(?! (?:to|as|by))|feels?|thinks?|thought(?! (?:to|by))|believe[sd]?(?! (?:to|by))|reckon(?:s|ed)?|considers|considered(?= (?:that|he|she)\b)"
    r"|worr(?:ies|ied)|fear(?:s|ed)|argue[sd]?|suggest(?:s|ed)|maintain(?:s|ed)|insist(?:s|ed)|claim(?:s|ed)|denie[sd])\b"
    r"|\b(?!we\b|all\b|group\b|meeting\b|present\b|agencies\b|professionals\b|everyone\b|it\b)\w+ (?:is|are|was|were|am) (?:of the (?:view|opinion)|worried|concerned|convinced|anxious)\b"
)
_IN_ONES_VIEW = r"\bin (?:my|his|her|[a-z]+'s) (?:own |professional |personal )?(?:view|opinion|experience|eyes|judgement)\b|\b(?:my|his|her|own) (?:own )?(?:view|opinion|feeling|impression) "
_RELATIVE_SAYS = rf"\b{_ADULT} (?:\w+ )?(?:says?|said|told|states?|stated|reports?|reported|assur\w+|does not|doesn't|did not|didn't|do not|don't)\b"


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _clause(trigger: str, target: str = _WARN, gap: int = 110) -> str:
    """A trigger with the target after it in the same clause."""
    return rf"(?:{trigger})[^;.?]{{0,{gap}}}?{target}"


def _near(name: str, why: Why, text: str) -> Pattern:
    return Pattern(name=name, regex=_compile(text), why=why)


def _evidence(name: str, text: str) -> Pattern:
    return Pattern(name=name, regex=_compile(text), not_after=_ANOTHER_CHILD if name == "safe_here" else None)


_ANOTHER_CHILD = _compile(rf"\b{_SIBLING}\b|^[a-z]+,? \(?\d{{1,2}}\b")
_UNLESS_AGREED = rf"^(?!.{{0,400}}{_AGREED})"
_SUBJECT_IS_ADULT = rf"\b{_ADULT}(?:'s)?\s(?:{_CHAIN}{{1,6}}(?:(?:at|in|a|an)\s)?{_OF_LEVEL}{{0,4}}|(?:at\s|in\s|a\s)?(?:{_VERY}\s)?(?:{_GRADE}\s))(?:risk|danger)\b"
_SUBJECT_IS_SIBLING = rf"(?:\b(?:his|her|their|\w+'s)\s(?:\w+\s){{0,2}}|(?<=\] )|\bthe )?\b{_SIBLING}\b,?\s(?:\w+,?\s){{0,2}}?{_CHAIN}{{1,6}}(?:(?:at|in)\s)?{_OF_LEVEL}{{0,4}}(?:risk|danger|safe)\b"

_NEAR_FIRST = (
    _near("statutory_words", Why.POLICY, r"\b(?:where|whenever|that|if|when|whether) (?:a|any|the) child(?:ren)? (?:\w+ ){0,4}(?:suffer|at (?:\w+ )?risk|is likely)|\bthe act\b|\bworking together\b|\bprocedures\b"),
    _near("purpose_of_risk", Why.PURPOSE, _clause(r"\b(?:purpose|aim|remit|whether|to (?:consider|decide|determine|establish|assess|identify|explore|discuss|clarify|gauge|understand|evaluate)|how)\b", gap=80)),
    _near("if_fact", Why.HYPOTHETICAL, rf"{_IF}(?:(?!\bbut\b){_WARN[:0]}[^;.]){{0,80}}?\b{_FACT}(?:(?!\bbut\b)[^;.]){{0,90}}?{_WARN}|{_WARN}(?:(?!\bbut\b)[^;.]){{0,60}}?{_IF}(?:(?!\bbut\b)[^;.]){{0,60}}?\b{_FACT}"),
    _near("possible", Why.HYPOTHETICAL, r"\b(?:may|might|could) (?:well )?(?:also )?(?:be|have been|come) (?:\w+ ){0,3}(?:at risk|at \w+ risk|in danger|unsafe|to harm|harm)"),
    _near("level_later", Why.DEFERRED, r"\b(?:level|degree|likelihood|risks?)\b[^;.]{0,40}\b(?:to be|will be|can be) (?:\w+ )?(?:decided|agreed|determined|assessed|considered|confirmed|established|reviewed|looked at)\b[^;.]{0,20}\b(?:once|when|after|following|at the|pending|by)\b"),
    _near("opinion_of_one", Why.OPINION, rf"{_UNLESS_AGREED}.{{0,300}}?(?:{_clause(f'{_ONE_THINKS}|{_IN_ONES_VIEW}|{_RELATIVE_SAYS}', gap=90)})"),
    _near("was_at_risk", Why.HISTORICAL, rf"\b(?:previous(?:ly)?|historical\w*|in the past|formerly|in (?:19|20)\d\d|(?:was|were) (?:\w+ )?(?:subject to|on) a|cp plan|cpp?|on (?:a|the) (?:plan|register)|last year|years ago)\b(?!.{{0,80}}\b(?:remains?|still|continu|now|is at|currently))[^;.]{{0,80}}{_WARN}|{_WARN}[^;.]{{0,40}}\b(?:in|since|until|back in) (?:19|20)\d\d"),
    _near("nothing_chosen", Why.PROMPT, r"\blow\s?[/|,]\s?(?:med\w*|moderate)\s?[/|,]\s?high\s*(?:\(|$)|\bl\s?/\s?m\s?/\s?h\b"),
    _near("asks", Why.QUESTION, rf"^\[[^\]]*\]\s[^.]{{0,160}}{_WARN}[^.]{{0,80}}\?\s*$"),
    _near("adult_at_risk", Why.OTHER_PERSON, rf"^(?!.{{0,400}}{_CHILD}).{{0,300}}?{_SUBJECT_IS_ADULT}"),
    _near("sibling_at_risk", Why.OTHER_PERSON, _SUBJECT_IS_SIBLING),
    _near("adult_graded", Why.OTHER_PERSON, rf"^(?!.{{0,400}}(?:{_CHILD}|\brisk to (?!{_BYSTANDER})(?!\w+ graded))).{{0,300}}?{_TOOL}(?=.{{0,200}}\b(?:{_GRADE}|standard|\d))"),
)

_LEVEL_IN_FIELD = rf"(?:{_GRADE}|nil|none|no|yes|y|n|present|absent|probable|likely|unlikely)"
_EVIDENCE = (
    ("at_risk", rf"\bat {_OF_LEVEL}{{0,5}}{_RISK}"),
    ("levelled_risk", rf"\b{_GRADE},?\s{_OF_LEVEL}{{0,4}}{_RISK}"),
    ("risk_levelled", rf"{_BARE_RISK}[^.;?]{{0,100}}?(?:[:=|]|\s-+|\.{{2,}}|\b{_SAID_SO})\s+{_CHAIN}{{0,6}}{_GRADE}\b{_END_OF_LEVEL}"),
    ("risk_noted", rf"{_BARE_RISK}(?:\s(?:of|to|from|for)(?:\s[\w'-]+){{1,5}}?)?,?\s{_VERY}?\s?{_GRADE}\b{_END_OF_LEVEL}"),
    ("risk_present", rf"\brisks? of (?:\w+ ){{0,3}}{_HARM}[^.;?]{{0,40}}?\b(?:is|was|are|remains|:|-)?\s?(?:present|exists?|established|evident|confirmed|made out|apparent|contained|managed|reduced|increas\w+|cannot be|could not be|too great)\b"),
    ("risk_moves", rf"{_BARE_RISK}[^.;?]{{0,50}}?\b(?:has|have|is|was|are|currently|being|now)\s(?:been\s|being\s|now\s|currently\s|also\s|well\s|again\s)*(?:gone (?:up|down)|increas\w+|decreas\w+|reduc\w+|escalat\w+|lower|higher|contained|managed|mitigated|too great|up|down)\b"),
    ("no_risk", rf"\b(?:no|nil|without|nothing|never|not|n't|[a-z]+nt|neither|any)\b[^.;?]{{0,60}}?\b(?:risks? of (?:\w+ ){{0,3}}{_HARM}|(?:come to|at risk of) harm|in danger|(?:current|immediate|present|ongoing|identified|further|continuing|known|apparent) (?:\w+ )?{_RISK}|risk to (?!{_BYSTANDER}))"),
    ("likely_harm", rf"\b(?:likely|unlikely|bound|certain|sure|liable|going|destined) (?:\w+ ){{0,2}}?(?:to|that)\b[^.;?]{{0,40}}?\b(?:suffer\w*|come to|be|get|experience|sustain|face|be exposed|incur)\b[^.;?]{{0,50}}?\b{_HARM}"),
    ("will_be_hurt", rf"\b(?:will|only a matter of time|sooner or later)\b[^.;?]{{0,50}}?\b(?:come to|suffer|be|get|is|gets)\b (?:\w+ ){{0,4}}{_HARM}"),
    ("harm_likely", rf"\b(?:harm|injury|abuse|neglect)\b (?:\w+ ){{0,2}}?(?:is|was|are|remains|very|felt|thought|un)\b[^.;?]{{0,30}}?\b(?:likely|unlikely|probable|inevitable)\b|\b(?:harm|(?:further|more|significant|serious) (?:injury|abuse|neglect)) (?:very |more |highly |un)?likely\b"),
    ("likelihood", rf"\b(?:likelihood|chances?|probability|odds|prospect|possibility|danger) (?:of|that|to)\b[^.;?]{{0,80}}?\b{_HARM}[^.;?]{{0,80}}?(?:[:=|]|\s-+|\.{{2,}}|\b{_SAID_SO}|\s)\s*{_CHAIN}{{0,4}}(?:{_GRADE}|probable)\b{_END_OF_LEVEL}|\b(?:{_GRADE}|no)\s{_OF_LEVEL}{{0,3}}(?:likelihood|chance|probability|prospect|possibility) (?:of|that)\b[^.;?]{{0,50}}?\b{_HARM}|\b(?:is|was|remains) (?:an? |the )?(?:\w+ )?likelihood of (?:\w+ )?harm"),
    ("suffering_harm", rf"\b(?:is|was|are|were|has|have|being|been|already|child) (?:\w+ ){{0,3}}?(?:suffer(?:ing|ed)|experienc(?:ing|ed)|subject(?:ed)? to)\b[^.;?]{{0,50}}?\b(?:harm\w*|neglect|abuse|injur\w+)|\b(?:significant|sig|serious) harm\b[^.;?]{{0,60}}?\b(?:occurring|happening|ongoing|continuing|met|reached|crossed|substantiated|established|yes)\b|\bthreshold (?:for|of) (?:sig\w*|serious) harm\b[^.;?]{{0,40}}\b(?:met|reached|crossed|satisfied)\b|\breasonable cause to (?:suspect|believe)\b[^.;?]{{0,60}}?\bharm"),
    ("in_danger", rf"\bin {_OF_LEVEL}{{0,4}}danger\b(?! of (?:losing|los|break|missing))|\b(?:danger to|immediate danger)\b[^.;?]{{0,30}}?(?:[:=?|]|\s-)\s+(?:{_LEVEL_IN_FIELD})\b"),
    ("not_safe", r"\b(?:not|n't|isnt|wasnt|never) (?:(?!feel)\w+ ){0,2}?safe (?:for (?:him|her|them|the)|with|at|to|there|for|in|if|as|where|when|while|whilst|until|tonight|now)\b|\bunsafe (?:with|at|to|there|for|in|if|as|where|when|while|whilst|until|tonight)\b"),
    ("safe_here", rf"^(?!.{{0,300}}\b(?:{_SIBLING}|they|both|pair|household)\b).{{0,300}}?(?:\b(?:is|was|be|felt|considered|judged|deemed|thought) (?:\w+ ){{0,2}}?|(?<=\] ))safe (?:enough )?(?:with|where|in|at|while|whilst|as long|so long|until|overnight|tonight|for (?:now|tonight|the)|to (?:remain|stay|go|return|be)|there|on)\b"),
    ("asked_and_answered", rf"\b(?:risk|suffer\w*|harm|danger|safe)\b[^.?]{{0,80}}\?[^\w]{{0,6}}(?:\[x\]\s?)?(?:{_LEVEL_IN_FIELD}|not)\b|^\[[^\]]*(?:\brisk\b|harm|danger|safe)[^\]]*\]\s\W{{0,80}}(?:x\W+)?{_VERY}?\s?{_LEVEL_IN_FIELD}\b{_END_OF_LEVEL}"),
    ("risks_harm", rf"\b(?!{_ADULT})\w+ risks (?:\w+ ){{0,3}}{_HARM}"),
)

_NEAR_LAST = (
    _near("assessment_only", Why.NO_LEVEL, r"\brisk[ -](?:assess|manage|factor|plan|matrix|indicator)"),
    _near("risk_of_something_else", Why.OTHER_EVENT, rf"\brisks?\b (?:of|that|from) {_OTHER_THING}|\brisk(?:{_GRADED_NOUN})"),
    _near("risk_to_others", Why.OTHER_PERSON, rf"\brisks? (?:to|for) {_BYSTANDER}"),
    _near("risk_named", Why.NO_LEVEL, r"\brisks?\b|\bsafe(?:ty)? (?:discussed|considered)"),
    _near("protective_parent", Why.NO_LEVEL, r"\bprotective\b|\bable to protect\b"),
    _near("danger_named", Why.NO_LEVEL, r"\bsignificant harm\b|\bdanger\b"),
)

CRITERION = Criterion(
    id="risk_statement",
    area="C",
    title="Risk to the child",
    question="Does the record state the level, likelihood or presence of risk of harm to this child?",
    pointer="State the level of risk to the child in so many words, and what it depends on.",
    missing="No level, likelihood or presence of risk to the child is stated",
    judge=judge_stated,
    cues=("risk", "danger", "harm", "safe", "likel", "chance", "hurt", "high", "medium", "moderate", "[x]", "protective", "protect", "injur", "low "),
    patterns=(*_NEAR_FIRST, *(_evidence(name, text) for name, text in _EVIDENCE), *_NEAR_LAST),
    met_example="Agreed that Mia is at continuing risk of significant harm in her father's care.",
    not_met_example="Risks and protective factors were discussed. Father is MAPPA level 2, high risk.",
)
