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
    r"(?:(?:step|grand|god)?-?\s?(?:mother|father|parents?|mum|mam|mom|dad)|[mf]oc|[mf]ob|[mp]g[mf]|(?:ex-?\s?)?(?:partner|boyfriend"
    r"|girlfriend|husband|wife)|uncle|aunt(?:ie|y)?|nan(?:a|ny)?|gran(?:ny|dad|dma)?|m[ae]n|male|wom[ae]n|females?|adults?|offenders?|perp(?:etrator)?"
    r"|suspect|driver|lodger|neighbours?|carers?|client|(?:mr|mrs|ms|miss)\.? [\w']+)"
)
_SIBLING = (
    r"(?:(?:half|step|twin|little|younger|older|elder|baby|big)?[ -]?"
    r"(?:brother|sister|sibling|sib|bro|sis|cousin|niece|nephew|stepson|stepdaughter|friend))"
)
_BYSTANDER = (
    r"(?:(?:(?:the|his|her|their|other|known|any|our|a|an|wider|general|visiting|members? of) ){0,3}"
    rf"(?:{_ADULT}|{_SIBLING}|public|others?|staff|workers?|professionals|community|residents|officers|known|crews?|visitors?|society|pupils"
    r"|himself|self)\b|(?:children|girls|boys|minors|young people)\b(?! (?:of|in) th))"
)
_CHILD = (
    r"\b(?:(?:the|this|th[eo]se|both|all|which|our) (?:\w+ )?(?:child(?:ren)?|boys?|girls?|kids?)|baby|babies|unborn|ubb|infant|newborn|twins|yp"
    r"|sig\w*\.? harm)\b"
)
_TOOL = (
    r"\b(?:mappa|o-?asys|rosh|dash|dara|marac|visor|arms|sara|ogrs|mosovo|ppu|crc|idva|pdvp|iom|nominals?|rso|sex offender|offender manager"
    r"|licence|probation|re-?\s?offending|own risk assess\w+|own scale|(?:unit|force|team)'s (?:own )?(?:grid|scale|tool|matrix)|matrix|grid|pnc"
    r"|lone work\w*|fire|premises|property|threat assessment|misper|missing episode|relapse|depression|(?:graded|rated) (?:the )?(?:call|incident)"
    r"|suspect|perp|perpetrator|poses?|posed|posing)\b"
)
_OTHER_THING = (
    r"(?:(?:him|her|them|his|he|she|mum|dad|it|the|a|this|being|further|losing|any|will|would) ){0,4}"
    r"(?:re-?\s?offend\w*|offending|relaps\w+|abscond\w*|flight|fleeing|run(?:ning)? (?:away|off)|placement|ending|evict\w+|homeless\w*|exclu\w+"
    r"|disengag\w+|fire|break-?down|prejudic\w+|contaminat\w+|evidence|collu\w+|interfer\w+|tip\w*|complaint|challenge|delay|drift|non-?engagement"
    r"|infection|pre-?eclampsia|miscarriage|pre-?term|sounding|repeating|upsetting|recidivism|recall|arrest|conviction|litigation|media|bias|falls?"
    r"|bleed\w*|depression|dvt|sepsis|bail)\b"
)
_OTHER_RISK = (
    r"\b(?:flight|fire|suicide|relapse|reputational|sepsis|infection|falls?|bleeding|fracture|reoffending|re-offending|ligature|nice|lone working"
    r"|environmental|clinical|insurance|security|vte|self-harm)\s"
)
_OF_SOMETHING_ELSE = "".join(
    rf"(?<!\b{word} )" for word in ("flight", "fire", "suicide", "relapse", "reputational", "sepsis", "infection", "falls", "reoffending")
)  # fmt: skip
_GRADED_NOUN = (
    r"[ -](?:offender|individual|nominal|person|people|m[ae]n\b|male|female|woman|driver|patient|pregnan\w+|antenatal|birth|case|sex|missing|misper"
    r"|perpetrator|domestic|dv|victim|famil\w+|categor\w+|register|assess\w*|factor\w*|manage\w*|matrix|taking|behaviou?r\w*|area|address"
    r"|adult\w*|premises|property|dog|strategy|marac|activit\w+|indicator\w*|plan\w*|so no ct)"
)

# --- levels and likelihoods -----------------------------------------------------------------------
_VERY = (
    r"(?:very|v\.?|extremely|particularly|fairly|relatively|quite|too|now|still|current(?:ly)?|presently|increasingly|rather|just|only|also|clearly"
    r"|again|ever|so|such|as)"
)
_GRADE = (
    r"(?:high(?:er|est|ly)?|hi|medium|med|mod(?:erate)?|low(?:er|est|ish)?|signif(?:icant)?|sig|serious|severe|grave|acute|extreme|critical|real"
    r"|considerable|substantial|great(?:er)?|imminent|immediate|immed|ongoing|on-going|continuing|continued|constant|daily|increas(?:ed|ing)"
    r"|elevated|heightened|growing|escalat(?:ed|ing)|rising|raised|unaccept\w+|acceptable|tolerable|(?:un)?manageable|minimal|negligible|slight"
    r"|remote|small|reduced|clear|strong|definite|undoubted|amber|red|green|established|evident|unavoidable|nil|(?:10|[0-9])/10)\b\.?"
)
_KIND = (
    r"(?:physical|emotional|sexual|psychological|overall|present|future|further|levels?|degree|element|of|identified|direct|additional"
    r"|foreseeable|or|and|to|/|known|child protection|safeguarding|enough|cse|cce|exploitation|neglect)"
)
_OF_LEVEL = rf"(?:(?:an?|the|any|some|no|little|{_VERY}|{_GRADE}|{_KIND})(?:,\s|/|-|\s))"
_SAID_SO = (
    r"(?:is|was|are|were|be|being|been|remain\w*|stay\w*|stands?|stood|sits?|seem\w*|appear\w*|continu\w+|has|had|have|would|will|not|[a-z]+n't"
    r"|[a-z]+'(?:s|re|d)|never|no longer|to|as|put|placed|left|considered|felt|thought|judged|assessed|deemed|rated|graded|scored|seen|regarded"
    r"|believed|agreed|viewed|found|both|all|c[ao]mes?|out|gone|went|goes|going|up|down|at|about|likely|therefore|already|always|clearly"
    r"|herself|himself|by (?:all|everyone|everybody|us all))"
)
_CHAIN = rf"(?:(?:{_SAID_SO}|{_VERY}),?\s)"
_HARM = (
    r"(?:harm\w*|injur\w+|hurt\w*|abuse\w*|neglect\w*|exploit\w*|cse|cce|fgm|cut\b|groom\w*|traffick\w*|radicalis\w+|(?:forced )?marriage|married"
    r"|taken (?:abroad|out|for|to)|death|die\b|dying|dead\b|killed|suicid\w+|assault\w*|violen\w+|hit\b|beaten|shaken|attack\w*|stabb\w+|raped?"
    r"|poison\w+|scald\w*|burnt|burned|smother\w*|suffocat\w+|drown\w*|malnutrition|mistreat\w*|ill[- ]treat\w*|targeted|coerc\w+|s/h|sold for)"
)
_TALKED = (
    r"(?:discuss\w*|shared|sharing|explor\w+|aired|airing|talked|considered(?! (?:to|as|that))|gone (?:through|over)|looked at|covered|debated"
    r"|weighed|raised|outlined|listed|reviewed|examined|thought about|associated)"
)
_RISK = (
    rf"{_OF_SOMETHING_ELSE}\brisks?\b(?!{_GRADED_NOUN})(?!\s(?:to|for) {_BYSTANDER})(?!\s(?:of|that|from) {_OTHER_THING})"
    rf"(?!\s(?:of|to|from) (?:\w+\s){{1,4}}to (?:public|others?|{_ADULT})\b)"
)
_UNTALKED = rf"(?!\s(?:\w+\s){{0,5}}{_TALKED})"
_NO_NOUN_AFTER = (
    r"(?=\s?(?:[.,;:()|/\]\[!+=-]|$)|\s+(?:a[st]|because|becuase|cos|while|whilst|for|in|if|when|were|was|is|are|now|until|til+|currently|since|given"
    r"|due|on|and|but|so|with|without|w/out|unless|should|today|tonight|once|by|to|again|although|though|however|enough|all|than|or|score|overall"
    r"|during|after|before|under|there|th(?:is|at|ey|ese)|s?he|mum|dad|risk|level|yes|provided|from|through|pending|throughout|despite|where|which"
    r"|right|just|either|also|too|only|x|per|not|stop|going|rising|up|down|regardless|even|across|over|outside|until)\b)"
)

# --- contexts special to risk ---------------------------------------------------------------------
_AGREED = (
    r"\b(?:agree[ds]?|consensus|unanim\w+|all (?:of us|present|agencies|felt|three|four|five|parties|thought|of the)|every ?(?:one|body)"
    r"|no ?(?:one|body) (?:\w+ )?(?:dissent\w*|disagree\w*|argued|differed|objected)|one mind|same (?:view|mind|opinion|page|thing)|concur\w*"
    r"|accepted|shared (?:by|view)|endorsed|no dissent|chair|conclu\w+|summ\w+ up|group|joint view|by all|us all)\b"
)
_UNLESS_AGREED = rf"^(?!.{{0,400}}{_AGREED})"
_WARN = r"(?:\brisks?\b|\bharm|\bdanger\b|safe\b|\bhurt\b|\binjur)"
_OUT_OF_HEADING = r"(?![^\[\]]{0,200}\])"
_FACT = (
    r"(?:turns? out|prov(?:es?|ed|en)|shows?|showed|confirm\w*|found|(?:is|was|are|were|be) (?:true|right|correct|so|the case|the one|really|in fact"
    r"|what|nai|non-accidental|inflicted|deliberate|lying)|substantiat\w+|positive|transpir\w+|emerg\w+|c[oa]mes? (?:out|back|up)|results?|tox\w*"
    r"|diagnos\w+|on purpose|really|in fact|did (?:do )?(?:it|this|that)|happened|credible|reveals?|disclos\w+|upheld|holds up"
    r"|(?:he|she|they|mum|dad) (?:says?|said|told)|more than (?:once|one)|telling the truth|indicat\w+|suggests?)\b"
)
_IF = r"\b(?:if|should|were|in the event|assuming|supposing|depend\w+ on)\b"
_CLAUSE = r"(?:(?!\bbut\b)[^;.])"
_COLLECTIVE = (
    "we", "don't", "not", "to", "all", "group", "meeting", "present", "agencies", "professionals", "members", "everyone", "everybody", "both",
    "attendees", "panel", "table", "us", "team", "chair", "manager", "tm", "csc", "nobody", "call", "is", "was", "are", "were", "be", "it",
    "been", "generally", "jointly", "risk", "harm", "they", "likelihood",
)  # fmt: skip
_OF_ONE = "".join(rf"(?<!\b{word} )" for word in _COLLECTIVE)
_THINKS = (
    r"(?:felt(?! (?:to|as|by))|feels?|thinks?|thought(?! (?:to|by))|believe[sd]?(?! (?:to|by))|reckon(?:s|ed)?|considers|considered(?= (?:that|s?he)\b)"
    r"|worr(?:ies|ied)|fear(?:s|ed)|argue[sd]?|suggest(?:s|ed)|maintain(?:s|ed)|insist(?:s|ed)|claim(?:s|ed)|denie[sd]|wonder(?:s|ed))"
)
_ONE_THINKS = (
    rf"\b(?={_THINKS}){_OF_ONE}{_THINKS}\b"
    r"|\b(?!we\b|all\b|group\b|meeting\b|present\b|agencies\b|professionals\b|everyone\b|it\b)\w+ (?:is|are|was|were|am)"
    r" (?:of the (?:view|opinion)|worried|concerned|convinced|anxious)\b"
    r"|\b(?:in|to) (?:my|his|her|[a-z]+'s) (?:own |professional |personal )?(?:view|opinion|experience|eyes|judgement|mind)\b"
    r"|\b(?:my|his|her|own|their|[a-z]+'s) (?:own )?(?:view|opinion|feeling|impression|assessment) "
    rf"|\b{_ADULT} (?:\w+ )?(?:says?|said|told|states?|stated|reports?|reported|assur\w+|does not|doesn't|did not|didn't|do not|don't)\b"
)
_LONG_AGO = (
    r"\b(?:previous(?:ly)?|histor\w+|in the past|formerly|in (?:19|20)\d\d|(?:in|since) \w+ last year|(?:was|were) (?:\w+ )?(?:subject to|on) a|cpp?"
    r"|cp plan|on (?:a|the) (?:plan|register)|last year|years ago|in the (?:19)?[5-9]0s|as a (?:child|teenager))\b"
)

# --- forms of words -------------------------------------------------------------------------------
_SUBJECT_IS_ADULT = (
    rf"\b{_ADULT}(?:'s)?\s(?:{_CHAIN}{{1,6}}(?:(?:at|in|a|an)\s)?{_OF_LEVEL}{{0,4}}|(?:at\s|in\s|a\s)?(?:{_VERY}\s)?{_GRADE}\s)(?:risk|danger|safe)\b"
    rf"|\b{_ADULT}(?:'s)? (?:\w+ )?risk\b"
)
_SUBJECT_IS_SIBLING = rf"\b{_SIBLING}\b,?\s(?:\w+,?\s|\(\w+\)\s){{0,2}}?{_CHAIN}{{1,6}}(?:(?:at|in)\s)?{_OF_LEVEL}{{0,4}}(?:risk|danger|safe)\b"
_ANSWER = rf"(?:{_GRADE}|nil|none|no|yes|y|n|not|present|absent|probable|likely|unlikely)"
_WHERE = (
    r"(?:with|where|in|at|while|whilst|as long|so long|until|overnight|tonight|for (?:now|tonight|the|him|her|them)|to (?:remain|stay|go|return|be"
    r"|come)|there|on|here|if|when|now)\b"
)
_TO_MAKE_SURE = r"\b(?:ensure|make sure|sure|check(?:s|ing)?|whether|if|so|that|keep|until|know|confirm|establish|feels?|felt|says?|said|asked)\b"
_NOBODY = r"(?:no|nil|without|nothing|never|not|[a-z]+n't|[a-z]+nt|neither|hardly any|little|cannot|could not|nobody|no one)"
_NO_TALK = r"(?! (?:\w+ )?(?:discussion|decision|conclusion|view|agreement|assessment|analysis|information|record|mention|clear))"


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _near(name: str, why: Why, *texts: str) -> Pattern:
    return Pattern(name=name, regex=_compile("|".join(texts)), why=why)


def _evidence(name: str, *texts: str, not_after: re.Pattern[str] | None = None) -> Pattern:
    return Pattern(name=name, regex=_compile("|".join(texts)), not_after=not_after)


_ANOTHER_CHILD = _compile(rf"\b{_SIBLING}\b|^[a-z]+,? \(?\d{{1,2}}\b")

_NEAR_FIRST = (
    _near(
        "statutory_words",
        Why.POLICY,
        r"\b(?:where|whenever|if|when|whether|suspect|believe) (?:that )?(?:a|any) child(?:ren)? (?:\w+ ){0,4}(?:suffer|at (?:\w+ )?risk|is likely)",
        r"\bthe act\b|\bworking together\b|\b(?:s|section )\s?31 |\bobliges?\b|\breasonable cause to suspect significant\b|\bthe test is\b|\bprocedures\b",
    ),
    _near(
        "purpose_of_risk",
        Why.PURPOSE,
        r"\b(?:purpose|aim|remit|whether|asked (?:if|about)|(?:un)?able to say (?:if|whether)|say if|not known if"
        r"|to (?:consider|decide|determine|establish|assess|identify|explore|discuss|clarify|gauge|understand|evaluate)"
        rf"|how (?:safe|high|likely|great|serious|much|big|far))\b{_OUT_OF_HEADING}[^;.?]{{0,80}}?{_WARN}",
    ),
    _near(
        "if_fact",
        Why.HYPOTHETICAL,
        rf"{_IF}{_CLAUSE}{{0,80}}?\b{_FACT}{_CLAUSE}{{0,90}}?{_WARN}|{_WARN}{_CLAUSE}{{0,60}}?{_IF}{_CLAUSE}{{0,60}}?\b{_FACT}",
        r"\b(?:may|might|could) (?:well |also |not )*(?:be|have been|come) (?:\w+ ){0,3}(?:at risk|at \w+ risk|in danger|unsafe|safe|to harm|harm)",
        r"\bif (?:this|that|it|he|she) is (?:true|right|what|so)\b",
    ),
    _near(
        "level_later",
        Why.DEFERRED,
        r"\b(?:level|degree|likelihood|risks?)\b[^;.]{0,40}\b(?:to be|will be|can be) (?:\w+ )?(?:decided|agreed|determined|assessed|considered|confirmed"
        r"|established|reviewed|looked at|revisited)\b[^;.]{0,20}\b(?:once|when|after|following|at|pending|by|on|again)\b",
    ),
    _near(
        "opinion_of_one",
        Why.OPINION,
        rf"{_UNLESS_AGREED}.{{0,300}}?(?:{_ONE_THINKS}){_OUT_OF_HEADING}[^;.?]{{0,90}}?(?:{_WARN}|\blikely\b)",
        rf"{_UNLESS_AGREED}.{{0,300}}?\bi (?:said|told|advised)\b[^;.?]{{0,60}}\b(?:felt|to me|thought|my)\b",
    ),
    _near(
        "long_ago",
        Why.HISTORICAL,
        rf"{_LONG_AGO}{_OUT_OF_HEADING}(?!.{{0,80}}\b(?:remains?|still|continu|now|is at|currently))[^;.]{{0,80}}{_WARN}",
        rf"{_WARN}[^;.]{{0,40}}\b(?:(?:in|since|until|back in) (?:19|20)\d\d|in the past|(?:himself|herself), on)\b",
    ),
    _near(
        "nothing_chosen",
        Why.PROMPT,
        r"\blow\s?[/|,]\s?(?:med\w*|moderate)\s?[/|,]\s?high\s*(?:\(|$)|\bl\s?/\s?m\s?/\s?h\b",
    ),
    _near("asks", Why.QUESTION, rf"^\[[^\]]*\]\s[^.]{{0,160}}{_WARN}[^.]{{0,80}}\?\s*$"),
    _near("adult_at_risk", Why.OTHER_PERSON, rf"^(?!.{{0,400}}{_CHILD}).{{0,300}}?(?:{_SUBJECT_IS_ADULT})"),
    _near("sibling_at_risk", Why.OTHER_PERSON, _SUBJECT_IS_SIBLING),
    _near(
        "adult_graded",
        Why.OTHER_PERSON,
        rf"^(?!.{{0,400}}(?:{_CHILD}|\brisk to (?!{_BYSTANDER})(?!\w+ graded))).{{0,300}}?{_TOOL}{_OUT_OF_HEADING}(?=.{{0,200}}\b(?:{_GRADE}|standard|\d))",
        rf"^(?!.{{0,400}}{_CHILD})(?=.{{0,300}}?\b(?:{_GRADE}|standard|\d)).{{0,300}}?{_TOOL}{_OUT_OF_HEADING}",
        r"\bposes?\b[^;.]{0,40}\brisks? (?:of \w+ )?to (?:children|kids|wom[ae]n|others|the public)\b",
    ),
)

_EVIDENCE = (
    _evidence("at_risk", rf"\bat\s{_OF_LEVEL}{{0,5}}{_RISK}(?!\sregister)"),
    _evidence("levelled_risk", rf"\b{_GRADE}(?:,?\s|/|-){_OF_LEVEL}{{0,4}}{_RISK}{_UNTALKED}"),
    _evidence("risk_levelled", rf"{_RISK}[^.;?]{{0,110}}?[\s:|=*(/>-]{_GRADE}{_NO_NOUN_AFTER}"),
    _evidence("graded_for", rf"\b(?:cse|cce|ce|exploitation|sexual exploitation) (?:risk|score\w*|tool|screen\w*|toolkit|matrix)\b[^.;?]{{0,50}}?\b{_GRADE}{_NO_NOUN_AFTER}", rf"\b(?:put|scored|rated|had|has) (?:him|her|them) (?:down )?(?:as |at )?(?:{_VERY} )?{_GRADE}"),
    _evidence(
        "risk_present",
        rf"{_RISK} of (?:\w+ ){{0,3}}{_HARM}[^.;?]{{0,40}}?\b(?:present|exists?|remains|confirmed|made out|apparent|cannot be|could not be|too great|is such)\b",
        rf"{_RISK}[^.;?]{{0,50}}?\b(?:has|have|is|was|are|currently|being|now)\s(?:been\s|being\s|now\s|currently\s|also\s|well\s|again\s)*"
        r"(?:gone (?:up|down)|increas\w+|decreas\w+|reduc\w+|escalat\w+|lower|higher|contained|managed|mitigated|too great|present|such that)\b",
    ),
    _evidence(
        "no_risk",
        rf"\b{_NOBODY}\b{_NO_TALK}[^.;?]{{0,60}}?\b(?:risks? of (?:\w+ ){{0,3}}{_HARM}|(?:come to|at risk of) (?:any )?harm|in danger|evidence of sig\w+ harm|"
        rf"(?:current|immediate|present|ongoing|identified|further|continuing|known|apparent) (?:\w+ )?{_RISK}|risk to (?!{_BYSTANDER}))",
        rf"\b(?:no|little|hardly any) (?:or no )?(?:\w+ )?risk\b(?!{_GRADED_NOUN})(?!\s(?:to|for) {_BYSTANDER})(?=\s?(?:[.,;:]|$|at\b|to\b|while|identified|present|with|in\b))",
        r"\bno (?:evidence|indication|sign|suggestion) of sig\w*\.? harm",
    ),
    _evidence(
        "likely_harm",
        rf"\b(?:un)?likely (?:\w+ )?to (?!have\b|cause|plead|be charged|deny|need|refuse)[^.;?]{{0,60}}?\b(?:{_HARM}|suffer)\b",
        rf"\b(?:bound|certain|sure|liable|going|destined) to (?!have\b|cause)[^.;?]{{0,40}}?\b{_HARM}",
        rf"\b(?:will|'ll|only a matter of time|sooner or later|would)\b (?!be told)[^.;?]{{0,40}}?\b(?:come to|suffer|be|get|is|gets)\b (?:\w+ ){{0,3}}{_HARM}",
        r"\bharm\b (?:\w+ ){0,2}?(?:is|was|are|remains|very|felt|thought|un)\b[^.;?]{0,30}?\b(?:likely|unlikely|probable|inevitable)\b",
        r"\b(?:harm|(?:further|more|significant|serious) (?:injury|abuse|neglect)) (?:very |more |highly |un)?likely\b|\blikely sig\w* harm\b",
    ),
    _evidence(
        "likelihood",
        rf"\b(?:likelihood|chances?|probability|odds|prospect|possibility) (?:of|that|to)\b[^.;?]{{0,80}}?\b(?:{_HARM}|repeat|recur\w+)[^.;?]{{0,80}}?[\s:|=*(/>-](?:{_GRADE}|probable){_NO_NOUN_AFTER}",
        rf"\b(?:{_GRADE}|no|every|good|fair|slim|low)\s{_OF_LEVEL}{{0,3}}(?:likelihood|chance|probability|prospect|possibility)\b[^.;?]{{0,50}}?\b{_HARM}",
        r"\b(?:is|was|remains) (?:an? |the )?(?:\w+ )?likelihood of (?:\w+ )?harm",
    ),
    _evidence(
        "suffering_harm",
        r"\b(?:is|was|are|were|has|have|being|been|already|child|to) (?:\w+ ){0,3}?(?:suffer(?:ing|ed|s)?|experienc(?:ing|ed)|come to)\b[^.;?]{0,50}?\b(?:harm\w*|neglect|abuse|injur\w+)",
        r"\bbeing (?:(?:significantly|seriously|emotionally|physically) )?harmed\b|\b(?:exposed to|faces|amounts to|constitutes|this is|lived with is) (?:sig\w*|serious) harm\b",
        r"\b(?:significant|sig|signif|serious) harm\b[^.;?]{0,60}?\b(?:occurring|happening|ongoing|continuing|met|reached|crossed|substantiated|established|yes|dissented)\b",
        r"\bthreshold (?:for|of) (?:sig\w*|serious) harm\b[^.;?]{0,40}\b(?:met|reached|crossed|satisfied)\b|\breasonable cause to (?:suspect|believe)\b[^.;?]{0,60}?\bharm",
        rf"\bharm\s?[:=-]+\s?(?:actual|likely|{_ANSWER})\b",
    ),
    _evidence(
        "in_danger",
        rf"\bin\s{_OF_LEVEL}{{0,4}}danger\b(?! of (?:losing|los|break|missing))|\b(?:danger to|immediate danger|danger)\b[^.;?]{{0,30}}?(?:[:=?|]|\s-|\bis\b)\s+{_ANSWER}\b",
        r"\bdanger to (?:him|her|them)\b[^.;?]{0,20}\b(?:passed|over|gone)\b|\bno immediate danger\b|\blife is in danger\b|\bharm's way\b",
    ),
    _evidence(
        "not_safe",
        rf"^(?!.{{0,300}}\b(?:house|property|seat|cot|storage)\b).{{0,300}}?\b(?:not|n't|isnt|wasnt|never|nobody|no one|cannot|can't) (?:(?!feel)\w+ ){{0,4}}?safe {_WHERE}",
        rf"\bunsafe {_WHERE}|\b(?:cannot|can't|can not|could not) (?:be kept|keep (?:him|her|them)) safe\b",
    ),
    _evidence(
        "safe_here",
        rf"^(?!.{{0,300}}(?:\b(?:{_SIBLING}|they|pair|household|house|storage|seat)\b|{_TO_MAKE_SURE})).{{0,300}}?"
        rf"(?:\b(?:is|was|be|felt|considered|judged|deemed|thought|child|are) (?:\w+ ){{0,4}}?|(?<=\] ))safe (?:enough )?{_WHERE}",
        not_after=_ANOTHER_CHILD,
    ),
    _evidence(
        "asked_and_answered",
        rf"\b(?:risk|suffer\w*|harm|danger|safe)\b[^.?]{{0,80}}\?[^\w]{{0,6}}(?:\[x\]\s?)?{_ANSWER}\b",
        rf"^\[[^\]]*(?:\brisk\b|harm|danger|safe)[^\]]*\]\s\W{{0,80}}(?:x\W+)?(?:{_VERY}\s)?{_ANSWER}{_NO_NOUN_AFTER}",
    ),
    _evidence("risks_harm", rf"\b(?!{_ADULT})\w+ risks (?:\w+ ){{0,3}}{_HARM}"),
)

_NEAR_LAST = (
    _near("assessment_only", Why.NO_LEVEL, r"\brisk[ -](?:assess|manage|factor|plan|matrix|indicator|analys)"),
    _near("risk_of_something_else", Why.OTHER_EVENT, rf"\brisks?\b (?:of|that|from) {_OTHER_THING}|\brisk(?:{_GRADED_NOUN})|{_OTHER_RISK}risk\b"),
    _near("risk_to_others", Why.OTHER_PERSON, rf"\brisks? (?:to|for) {_BYSTANDER}"),
    _near("adults_tool", Why.OTHER_PERSON, r"\b(?:mappa|dash|o-?asys|rosh) (?:level|score|\d|high|medium|standard)"),
    _near("risk_named", Why.NO_LEVEL, r"\brisks?\b"),
    _near("concerns_listed", Why.NO_LEVEL, rf"\b(?:concerns|worries|strengths|vulnerab\w+|harm|danger)\b[^.;?]{{0,60}}?\b{_TALKED}\b|^\[[^\]]*\]\s(?:concerns|worries)\b[^.]{{0,20}}[:-]"),
    _near("protective_parent", Why.NO_LEVEL, r"\bprotective\b|\bable to protect\b"),
    _near("harm_named", Why.NO_LEVEL, r"\bsignificant harm\b|\bdanger\b"),
)

CRITERION = Criterion(
    id="risk_statement",
    area="C",
    title="Risk to the child",
    question="Does the record state the level, likelihood or presence of risk of harm to this child?",
    pointer="State the level of risk to the child in so many words, and what it depends on.",
    missing="No level, likelihood or presence of risk to the child is stated",
    judge=judge_stated,
    cues=(
        "risk", "danger", "harm", "safe", "likel", "chance", "possibility", "hurt", "high", "medium", "moderate", "[x]", "protect", "injur", "low ",
        "mappa", "dash", "oasys", "concern", "worries", "vulnerab",
    ),  # fmt: skip
    patterns=(*_NEAR_FIRST, *_EVIDENCE, *_NEAR_LAST),
    met_example="Agreed that Mia is at continuing risk of significant harm in her father's care.",
    not_met_example="Risks and protective factors were discussed. Father is MAPPA level 2, high risk.",
)
