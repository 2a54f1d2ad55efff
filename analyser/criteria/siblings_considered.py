"""siblings_considered: the record weighs another child's safety, or says that there is no other child.

## What it looks for
A sibling, cousin, friend or other child of the household, and what was concluded, seen or arranged for that child:
safe or not, no concerns, the same plan, kept apart; in one sentence or the next. Or that there is no other child.

## Why it matters
What threatens one child of a household often threatens the next (bulletin, area C).

## Known limits
Another child called by first name alone is known only under a heading, beside an age, or one sentence after being
introduced. A brother whose age is not given is taken for a child. A table of a single row is not read as one.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- the other child ------------------------------------------------------------------------------
_CHILDREN = r"(?:child(?:ren)?|kids?|bab(?:y|ies)|boys?|girls?|lads?|pupils?|residents?|tots?|infants?|toddlers?)"
_OFFSPRING = r"(?:sons?|daughters?|grand(?:child(?:ren)?|sons?|daughters?))"
# A parent's sister is an aunt, the ward's a nurse.
_NOT_AN_AUNT = r"(?<!mother's )(?<!father's )(?<!mum's )(?<!dad's )(?<!moc's )(?<!foc's )"
_SIBLING = (
    rf"siblings?|sibs?|twins?|(?:half|step)[- ]?(?:sib(?:ling)?|brother|sister|bro|sis|son|daughter|child)(?:ren|s)?"
    rf"|{_NOT_AN_AUNT}(?:brothers?|bros?|sis|(?<!ward )(?<!charge )(?<!the )(?<!outreach )sisters?)(?! in law)"
)
_OTHER = (
    rf"(?:other|further|more) (?:\w+ )?(?:{_CHILDREN}|{_OFFSPRING}|young people|two|three|four|twin|one)"
    rf"|another (?:\w+ )?{_CHILDREN}"
    r"|(?:old|young)(?:er|est) (?:\w+ )?(?:child(?:ren)?|boys?|girls?|ones?|two|three|son|daughter)|eldest|little ones"
    "|(?:all|both) (?:of )?(?:the |her |his |my )?(?:children|girls|boys|kids|(?:three|four|five)(?! of us))"
    r"|the (?:boys|girls)"
    r"|(?:the )?rest of the (?:kids|children|sib\w*)|childminded \w+|toddler at home|(?:two|three|four|five"
    r"|\d) (?:[\w-]+ )?(?:children|kids)"
)
_SOMEBODYS = (
    "(?:own|birth|dad's|mum's|partner's|girlfriend's|boyfriend's|lodger's|client's|(?:mrs?|ms) [a-z]+(?:'s"
    rf"|')) (?:\w+ )?"
    rf"(?:{_OFFSPRING}|{_CHILDREN})|ha(?:s|ve) (?:an?|two|three) {_OFFSPRING}"
)
_FRIEND = r"cousins?|nieces?|nephews?|(?:best |school |close )?friends?|class-?mates?|play-?mates?|peers"
_ANOTHER = rf"\b(?:{_SIBLING}|{_OTHER}|{_SOMEBODYS}|{_FRIEND})\b(?!'s?[,.])"

# --- another child called by name, beside an age --------------------------------------------------
_AGE = r"\(?(?:aged? )?\d{1,2}(?:/12| ?m(?:on)?ths?| ?mths| ?yrs?| ?y| ?mo| ?wks)?(?=\)|[ ,;:.-])"
_BY_NAME = (
    rf"^(?:\[[^]]*\] (?:[^:|]{{1,40}}[:|] ?)?(?:baby )?[a-z][a-z'-]+(?: (?:\+|&|and) [a-z]+)?,? {_AGE}"
    r"|\[[^]]*\] baby [a-z]+ (?:came|also|was)|.*?\b[a-z][a-z'-]+ \((?:aged )?\d{1,2}\))"
)

# --- what was concluded ---------------------------------------------------------------------------
_WORRY = r"(?:harm|danger|risk|marks?|concerns?|worr(?:y|ies|ied)|fears?|injur\w+|bruis\w+|disclosures?|complaints?)"
_VERDICT = (
    r"\b(?:safe(?:ty|r|guarded)?\b(?! lead)|unsafe|protected|unharmed|unhurt|uninjured|unaffected|thriving|settled"
    r"|all right"
    r"|alright|all good|okay|ok|fine|fit and well|healthy|well (?:cared for|looked after)|exam\w* nad|(?:no|nil|any"
    r"|without|not"
    rf"|nor) (?:\w+ ){{0,2}}{_WORRY}|no (?:reason to|sign|indication)|(?:at|in|same|equal|similar|further"
    rf"|greater) (?:\w+ )?"
    rf"(?:{_WORRY}|threat|boat|way|light|position|plan|order)|out of (?:harm|danger|his reach|reach)|(?:nobody|no one"
    rf"|not|n't|never)"
    r"(?: \w+){0,3} (?:worried|hurt|harmed|touched|affected|exposed|alone|frightened|share|targeted|unseen|mentioned"
    r"|left)"
    "|exposed|approached|vulnerable"
    r"|suffering|drawn in|targeted|(?:content|satisfied|happy) (?:for|to|that|with|there)|hungry"
    r"|underweight"
    "|(?:anxious|uneasy|troubled|worr(?:y|ied|ies)|fears?|concern(?:s|ed)?)(?: is| are| was)? (?:for|about|that|over"
    r"|all|extend\w*)"
    "|(?:has|have|had|was|were|been|also|too|both|is|are|be|being)(?: also| both| all| now)? (?:seen|spoken to"
    r"|examined|checked|weighed"
    "|imaged|visited|interviewed|included|considered|thought about|looked at|discussed|covered|moved|named)"
    r"|seen (?:by|today|at|alone"
    r"|with|yest\w*|this|and)|stripped|(?:thought|consideration|time|attention) (?:was |is )?(?:given|spent)"
    r"|considered (?:separately"
    "|too|also|in|to be)|(?:asked|talked|thought|discussed|spoke|spoken) (?:about|re|through|for|by|alone)|(?:must"
    r"|may|will|to|should"
    "|can)(?: not|n't)(?: be| go| stay| sleep| see| share| return| have| come| visit)?|cannot (?:stay|go|be)"
    r"|not to (?:be|go|have|stay"
    r"|sleep|return|come|visit)|ke(?:pt|ep) (?:away|apart|separate)|supervis\w+|safety plan|includ(?:e|es|ed"
    r"|ing) (?:him|her|them)"
    "|in the frame|on the radar|under the same|own right|also (?:for|to be|at|under|being)|police protection|ppos?"
    r"|moves? to"
    r"|moved to|staying put|skeletal survey)\b"
)
# Arranged or judged in the very sentence that names the other child.
_ARRANGED = (
    r"\b(?:agreed|decided|felt|the view|assessed|judged|deemed|likewise|similarly|equally|as well|until|till|for now"
    r"|tonight"
    "|for the time being|meanwhile|over the weekend|picked up|collected|fetched|taken to|refer(?:red|ral)|assessment"
    r"|examin\w+"
    r"|checked|saw (?:him|her|them)|visited|interviewed|contacted|alerted|warned|apart|hurt|harm\w*|at risk"
    r"|risks? (?:to|for)|asleep)\b"
)
# Said before the other child is named.
_THOUGHT_OF = (
    r"\b(?:no (?:concerns?|worries|risk|marks)|safe\w*|thought|consider\w*|asked|discussed|talked|risk to|exposed"
    r"|moved|concern"
    r"|includ\w+|worr(?:y|ied)|fear|protect\w*|examined|same (?:concern|plan|risk))\b"
)
# Said of a named child, or of "him", only where that child is not the one the discussion is about.
_CLEAR = (
    r"(?:\b(?:no|nobody|no one|not|without|any|never)\b[^.;]{0,25}?\b(?:worr\w+|concerns?|fears?|complaints?"
    r"|thought to be)\b"
    r"|\b(?:thriving|settled|unharmed|unhurt|asleep and well)\b|\b(?:thought|felt|judged|considered|deemed|content"
    r"|satisfied|considers)"
    r"(?: \w+){0,4}? (?:safe|fine|ok|okay|well|covered)\b|\b(?:just as|also being|same|safety was) (?:\w+ )?(?:exposed"
    r"|weighed|risk"
    r"|looked|position|concern|plan)\b|\bcame up too\b|\bgone into\b|\bown right\b)"
)

# --- what only sounds like it ---------------------------------------------------------------------
_GROWN = (
    r"(?:1[89]|[2-6]\d|eighteen|nineteen|twent\w+|thirt(?:y|ies)\w*)(?! ?(?:m(?:o|th|onth)s?|wks?|weeks?|w|/|:|m\b"
    r"|hrs?)|\d|th|%"
    r"|[./:-]\d)(?=\W|y|$)"
)
_IF = (
    r"^\[[^]]*\] (?:(?:were|should|where|had|supposing)\b|(?=.*¤)[^.;]*?\bif\b)[^.;]*"
    r"\b(?:would|will|must|should|consider\w*|could)\b"
)
_RULE = (
    "must (?:always )?be (?:given|considered)|consideration must|guidance|polic(?:y|ies)|procedures?|reminder|aims?"
    r"|purpose|agenda"
    r"|(?:discussion|meeting) (?:should|must|may|will|is to)|to consider"
)
_PUT_OFF = (
    r"no time to|next time|leave for|left for|not covered|reconvene\w*|day team to|will be dealt with"
    r"|to be (?:considered|discussed)"
    r"|whether any(?:one|body)|never got|not known to|requested|await\w+|pending|outstanding|tbc"
    r"|not (?:yet )?(?:arrived|through|received"
    r"|back|seen it)|chas\w+|n't had|asked for and|to be looked out"
)
# What a pattern cannot match without.
_RULE_CUES = (
    "must|guidance|polic|procedure|reminder|aim|purpose|agenda|discussion should|discussion may|discussion will"
    "|discussion is|meeting should|meeting may|meeting will|meeting is|to consider"
)
_PUT_OFF_CUES = (
    "no time|next time|leave for|left for|not covered|reconvene|day team|dealt with|to be considered|to be discussed"
    "|whether any|never got|not known|requested|await|pending|outstanding|tbc|arrived|through|received|back|seen it"
    "|chas|n't had|asked for|looked out"
)
_PAST_CUES = "died|19|20|years ago|last baby|in year|previous|adopted|histor|proceedings"
_PAST = r"died|(?:19|20)\d\d(?! ?hrs)|years ago|last baby|in year \d|previous(?:ly)?|adopted|histor\w+|proceedings"


def _near(name: str, why: Why, regex: str, *, cues: str = "") -> Pattern:
    """A sentence that names another child and weighs nothing."""
    return Pattern(name=name, why=why, regex=re.compile(regex), cues=tuple(filter(None, cues.split("|"))))


def _about(words: str) -> str:
    """The words within a clause or so of the other child."""
    return rf"¤+(?:[^¤]{{0,70}}? )?\b(?:{words})\b|\b(?:{words})\b[^¤]{{0,70}}¤"


def _evidence(name: str, regex: str, *, after: str | None = None) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), after=re.compile(after) if after else None, score=0.9)


_CUES = (
    "sibling|sibs|sib |sib:|brother|sister|bro |bro's|sis |cousin|niece|nephew|twin|friend|classmate|playmate|peers"
    "|other child|other kid|other foster|other placed|other two|other three|other boy|other girl|another child"
    "|another girl|another boy|stepson|stepdaughter|stepchild|eldest|oldest|youngest|younger|older|little one"
    "|both girls|both boys|both children|both kids|all three|all four|the boys|the girls|rest of the|own child"
    "|own son|own kid|own daughter|grandchild|only child|only kid|'s son|more child|no worr|any worr|worry for"
    "|concern for|no concern|thriving|unharmed|just as|own right|safe at|safe with|settled|fears|came up too"
    "|gone into|safe enough|thought safe|also being|covered|toddler at|childminded|children at|children live"
    "|further child|birth son|' son|'s child|'s kids|'s daughter|unhurt"
)

CRITERION = Criterion(
    id="siblings_considered",
    area="C",
    title="Siblings considered",
    question="Does the record consider other children's safety, or say that there are none?",
    pointer="Record what was concluded about each other child of the household, or that there is none.",
    missing="No other child's safety is considered",
    judge=judge_stated,
    core=False,
    cues=tuple(_CUES.split("|")),
    subject=re.compile(_ANOTHER),
    carries=True,
    patterns=(
        _near("prompt", Why.PROMPT, r"^\[[^]]*\] (?:[^.]{0,120}:|.{0,160}(?:_{3,}|\.{4,}))[\s_.]*$", cues=":|___|...."),
        _near("if", Why.HYPOTHETICAL, _IF),
        _near("rule", Why.POLICY, _about(_RULE), cues=_RULE_CUES),
        _near("put_off", Why.DEFERRED, _about(_PUT_OFF), cues=_PUT_OFF_CUES),
        _near(
            "grown_up",
            Why.OTHER_PERSON,
            rf"¤+[^.;|¤]{{0,40}}?[ ,(|]{_GROWN}|\b{_GROWN}(?:-| ?y(?:ea)?rs?)? ?(?:y/?o|old)? ¤"
            r"|\b(?:adult|grown[- ]?up) (?:\w+ )?¤|¤[^.;]{0,50}\b(?:turned 18|soldier|at uni\w*|army|grown up"
            r"|own flat)\b",
        ),
        _evidence(
            "no_other",
            r"\b(?:no|nil|any|without) (?:\w+ ){0,2}?¤|¤+(?: in (?:the )?(?:household|home))?\W{1,4}(?:none|nil|no\b"
            r"|n/a|0)",
        ),
        _evidence(
            "only_child",
            r"^.*\bonly (?:child|kid)\b|^.*\bno (?:(?:other|more|further) )?(?:children|kids) (?:live|visit|stay|at"
            r"|in)\b",
        ),
        _near("past", Why.HISTORICAL, _about(_PAST), cues=_PAST_CUES),
        _evidence("weighed", rf"(?<!¤)¤++.{{0,160}}?(?:{_VERDICT}|{_ARRANGED})|{_THOUGHT_OF}[^.;¤]{{0,60}}¤"),
        _evidence("under_heading", rf"^\[[^]]*¤[^]]*\] .{{0,200}}?{_VERDICT}"),
        _evidence("then_weighed", rf"^\[[^]]*\] .{{0,110}}?{_VERDICT}", after="¤"),
        _evidence("by_name", rf"{_BY_NAME}.{{0,160}}?{_CLEAR}"),
        _evidence("then_clear", rf"^.*?{_CLEAR}", after=rf"^[^.]{{0,40}}?{_AGE}|¤"),
        _near("named", Why.NO_OUTCOME, "¤"),
    ),
    met_example="Her brother (4) was seen at nursery: no marks and no concerns for him.",
    not_met_example="Household: mother, father, her brother (4).",
)
