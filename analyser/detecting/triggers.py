r"""The words that put a statement in a context, as practitioners write them.

Kept apart from :mod:`analyser.detecting.context`, which knows what to do with them. In a trigger's
regex a match in which the group ``fine`` took part does not count: "HV felt" is an opinion, "all
felt" is a conclusion.
"""

import re
from typing import NamedTuple

from analyser.domain.evidence import Why


class Trigger(NamedTuple):
    """Words that put a context on what stands near them.

    Attributes:
        why: The context.
        before: Must be found between the start of the statement's clause and the statement's end; or None.
        after: Must be found between the statement's start and the end of its clause; or None.
        place: Must be found in the heading or label the statement stands under; or None.
        pardon: Takes the trigger back if it is found anywhere in the clause; or None.
        far: Whether ``before`` looks back to the start of the sentence: "if X, it was agreed that Y".
    """

    why: Why
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    place: re.Pattern[str] | None = None
    pardon: re.Pattern[str] | None = None
    far: bool = False


def _words(*alternatives: str) -> str:
    """Any of the alternatives, as whole words."""
    return rf"\b(?:{'|'.join(alternatives)})\b"


# --- who ------------------------------------------------------------------------------------------
_ADULT = (
    r"(?:mother|father|mum|mom|dad|moc|foc|parent|mgm|pgm|mgf|pgf|gran\w*|nan(?:na)?|aunt\w*|uncle|partner|boyfriend"
    r"|step-?(?:mum|dad|mother|father))"
)
_OTHER_CHILD = (
    r"(?:cousin|niece|nephew|sib(?:ling)?|sister|brother|half[- ](?:sibling|sister|brother)|friend|neighbour|peer|classmate"
    r"|step-?(?:son|daughter|sister|brother|child)|twin|own (?:child(?:ren)?|kid|son|daughter)|(?:boy|girl|child|family) next door"
    r"|(?:other|another) (?:\w+ )?(?:child(?:ren)?|girl|boy|lad|young person|yp|baby|family))s?"
)
_ADVISER = (
    r"(?:hv|health visitor|school(?: nurse)?|nurse|sn|gp|dr|doctor|paed\w*|consultant|midwife|mw|head(?:teacher)?|teacher"
    r"|dsl|nursery|police|dc|ds|pc|sgt|officers?|cait|probation|po|housing|camhs|health|education|lado|iro|solicitor|ward"
    r"|hospital|a&e)"
)
"""Somebody who takes part but does not decide for the meeting."""
_EVERYONE = (
    r"(?:all|everyone|everybody|each|both|agencies'?|(?:police|csc|social care|cait) (?:and|&|\+) (?:police|csc|social care|cait|us)|professionals|partners|group|meeting|panel|nobody|no one|none|present"
    r"|members|participants|parties|unanimous(?:ly)?|three|collectively|jointly|chair(?:person)?|manager"
    r"|tm|atm)(?:'s)?"
)
_GROUP = rf"(?:{_EVERYONE}|we|it (?:was|is|has been))"

# --- what is weighed and what is decided ----------------------------------------------------------
_WEIGHED = (
    r"(?:felt|feels?|feeling|thought|thinks?|thinking|considered(?= (?:that|it|this|the|¤))|consider|believe[sd]?|deemed|judged|accepted|satisfied|content|happy|firm|adamant|convinced|clear that|(?<!in )views?|opinions?"
    r"|in favour)"
)
DECIDED = (
    r"\b(?=[acdorsu])(?<!not )(?<!n't )(?<!yet )(?<!to be )(?:agreed(?! to (?:disagree|differ))|all agree|decided|resolved|concluded"
    r"|determined|authori[sz]ed|approved|signed off|ruled|(?<!no )(?<!any )decision (?:was|is|made|taken|reached|to|that|of)"
    r"|(?:decision|outcome|result|upshot|direction|conclusion)\s?[:=-]|outcome (?:was|is)|unanimous\w*|consensus|confirmed"
    r"|agreement (?:that|to|was|reached|between))"
)
"""Words by which a meeting or its chair concludes, not those by which a conclusion is announced."""
_CONCLUDES = (
    r"(?:(?:so|then|this|that|it|we|we've|all|everyone|they|the|was|were|is|has|been|had|chair|group|meeting|therefore|today)\s"
    r"){0,4}(?:agreed|decided|concluded|resolved|decision|outcome|conclusion|consensus|answer)\b"
)

# --- where a clause starts and ends ---------------------------------------------------------------
SENTENCE_EDGE = re.compile(r"[;!?]+\s|\.\s|\bbut\b|\b(?:al)?though\b|\bhowever\b|\bnevertheless\b")
CLAUSE_EDGE = re.compile(
    rf"{SENTENCE_EDGE.pattern}|\s-+\s(?=\w)|,\s"
    rf"|(?:,\s)?\bso (?!that|far|as|much|many|on\b)|\band\s(?={_CONCLUDES}|¤+ (?:en?q\w+ )?(?:was |were |is |are |to |will )?(?:agreed|decided|open|start|beg[iu]n|comm?en))"
)
_TRAILS = (
    r"(?:unless|until|till|depend|subject to|in the event|provided|to be|tbc|tbd|pending|awaiting"
    r"|deferred|not decided|decision|day team|(?:\w+\s){0,3}(?:will|to) (?:decide|take a view|look|confirm|let|advise|pick)"
    r"|(?:all|everyone|we all|this was|which was|unanimously) agreed(?=\W*$))\b"
)
"""After a comma these still speak of the same statement; anything else is another one."""
OPENING = re.compile(
    r"\s*(?:in|at|on|as|for|to|under|per|according|from|since|during|before|previously|historically|originally|initially|perhaps"
    r"|maybe|possibly|probably|ideally|personally|with|by)\b"
)
"""A phrase that opens a clause, up to its comma: "In 2013, ...", "According to school, ..."."""
LABEL = re.compile(r" [^:.;?!]{1,60}:(?=\s)")
END_EDGE = re.compile(
    rf"[;.!?]+(?:\s|$)|\s/\s|\s-+\s(?=\w)|,\s(?!{_TRAILS})|\bbut\b|\band (?=\w+ to\b|so\b|it was\b|we\b|that\b)|\bas\s|\bbecause\b"
)

# --- time -----------------------------------------------------------------------------------------
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b"
)
_YEAR = (
    rf"\b(?P<fine>(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-]{{1,2}}(?:{_MONTH}|\d{{1,2}})[ ./-]{{1,2}}"
    r"|(?:act|ca|at|until|by|phone|call)(?: of)? ?|today\W{1,3}(?:\S+ ){0,3}))?(?<![./\d-])(?:19[6-9]|20[0-2])\d\b(?!/| ?hrs| ?h\b)"
)
"""A bare year; a full date, the year of an Act and a time of day do not count."""
_SPELL = r"(?:year|month|week|spring|summer|autumn|winter|term|christmas|easter|time)"
_AGE = r"(?:aged? (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)|as a (?:child|baby|teenager)|at birth)"
_LONG_AGO = (
    rf"last {_SPELL}|(?:years?|months?|weeks?) ago|at the time|{_AGE}|in the past|in (?:the )?(?:spring|summer|autumn|winter)"
)
_GOES_ON = (
    r"(?:continu\w*|carr(?:y|ies|ying) on|remain\w*|stay\w*|kept|keep\w*|end(?:s|ed|ing)?|clos\w+|ceas\w+|stop\w*|conclud\w+"
    r"|finish\w*|discontinu\w*|step\w*|stood|run(?:s|ning)? on)"
)
_STAYS_OPEN = _words(r"continu\w*", "carr(?:y|ies|ying) on", r"remain\w* open", r"stay\w* open", r"ke(?:ep|pt) \w+ ?open", r"extend\w*", "run(?:s|ning)? on")

# --- the triggers, in the order in which they are tried -------------------------------------------
_ASK = r"(?:decid|consider|determin|establish|agree|discuss|think about|see|settl|plan|explor|weigh|debat|ask)\w*"
_STRATEGY = r"(?:strategy |strat )?(?:discussion|meeting|mtg|call|sd)s?"

_PURPOSE = Trigger(
    Why.PURPOSE,
    before=re.compile(
        _words(
            "purpose(?! of (?:the |this )?¤)", "aims?", "remit", "agenda", "script", "terms of reference",
            rf"reason for (?:the |this )?{_STRATEGY}", "is (?:there|about) (?:to|for) (?:decid|agree)\\w*",
            r"strategy (?:discussion|meeting)s? (?:decides?|considers?|determines?|must|is (?:to|where|for))",
            r"(?:there|here|met|meeting|convened|held|called|gathered|sat down) (?:\w+ ){0,2}to (?:decide|consider|determine"
            r"|discuss|answer|settle|agree|plan|look at)",
        )
    ),
    place=re.compile(_words("purpose", "agenda", "script", "standard text", "for decision", rf"reason for (?:the |this )?{_STRATEGY}")),
    far=True,
)  # fmt: skip
_TO_ASK = Trigger(
    Why.PURPOSE,
    before=re.compile(
        rf"\b(?:to|must|and|would|should|for|us|can|could|we|having|a view to|of) {_ASK} (?:upon |on |about |up )?"
        r"(?:if|whether|the need|any|next steps)\b"
    ),
)

_POLICY = Trigger(
    Why.POLICY,
    before=re.compile(
        r"\b(?P<fine>(?:in (?:line|accordance|keeping) with|as per|per|following|under) (?:the |our |local |lscb )?(?:\w+ ){0,2})?"
        r"(?:polic(?:y|ies)|procedures?|guidance|protocol|practice standard|manual|handbook|flow ?chart|pathway)\b|"
        + _words(
            "the act", "the law", "duty to", "children act", "working together", r"statut\w+", "legislation", "obliges?", "regulations?",
            "requires? (?:the|a|that|us)", "a local authority", "has a duty", "whenever", "where (?:a|any|there)",
            r"(?:any|all|every|each|no) (?:bab(?:y|ies)|child|infants?|bruis\w+|burns?|fractures?|cases?|injur\w+)"
            r" (?:\w+ ){0,4}(?:must|should|has|have|is|are|needs?)",
        )
    ),
    after=re.compile(
        _words(
            "places? (?:a|the) duty", "provides that", "allows? (?:the|a|local)", "empowers", "imposes", "obliges", "states that",
            "children act 1989 (?:says|requires|gives|sets|is)", "is (?:the|a) (?:legal|statutory|duty|process)",
            r"for (?:any|every|all) (?:bab(?:y|ies)|child|children|burns?|bruis\w+)", "a local authority",
            "responsibility of", "arises?",
        )
    ),
    place=re.compile(_words("legal framework", "polic(?:y|ies)", "guidance", "standard text", "procedures?", "statutory")),
    pardon=re.compile(rf"{DECIDED}|\bfollowed\b"),
    far=True,
)  # fmt: skip

_OF = r"(?:on|for|re|regarding|about|of|concerning|in respect of|involving|around|into|(?:open|relating|subject) to)"
_THEIR = r"(?:that child|(?:his|her|their|the|an?|mum's|dad's|(?:m(?:rs?|s) )?\w+'s)\s(?:(?!and)[\w']+\s)?"
_RELATIVE = rf"(?:{_ADULT}|{_OTHER_CHILD})"
_SUBJECT_SOON = r"(?=[^;.]{0,30}¤)"
_OTHER_PERSON = Trigger(
    Why.OTHER_PERSON,
    before=re.compile(
        rf"\b{_RELATIVE}(?:(?:'s|s')(?= (?:\w+ ){{0,2}}(?:¤|risk|own (?!child)|case|enquir)|s?')| herself| himself)"
        rf"|\b{_RELATIVE}(?:'s)?(?:,? \w+){{0,2}}(?: \(\w+\))?,? (?:(?:is|was|were|are|has been|had been|being)"
        rf" (?:both |also |herself |himself |now |currently |already |made )?(?:the )?(?:under|on|open|known|in|subject)|subject)\b{_SUBJECT_SOON}"
        rf"|\b{_RELATIVE}(?: \w+)? (?:has|had|have)(?: had)? (?:a|an|her|his|one|two|three|her own|his own|their own|previous)\b{_SUBJECT_SOON}"
    ),
    after=re.compile(
        rf"\b{_OF}\s(?:{_THEIR}{_RELATIVE}\b|another (?:child|girl|boy|young|family))"
        r"|(?:step-?\w+|uncle|aunt\w*|partner|boyfriend|cousin|sister|brother|friend|carer|neighbour|perpetrator|suspect)'s (?:\w+ )?"
        r"(?:daughter|son|baby|child|children|kids|girl|boy)\b"
        r"|(?:cousin|niece|nephew|sibling|(?:half[- ])?brother|(?:half[- ])?sister)s?\b)"
    ),
    place=re.compile(rf"\b(?:{_OTHER_CHILD}|{_ADULT}(?:'s)?(?: \w+)?\s?:|other children)(?!\w)"),
    pardon=re.compile(
        _words(
            "both(?! (?:subject|had|have|were|under))", r"all (?:three|four|five|six|the|of|children|\d)", "as well", "too",
            "also (?:to|for|on)", "the two of", "included?", "including", "each", "jointly for", r"\d (?:children|kids|boys|girls)",
        )
    ),
    far=True,
)  # fmt: skip

_REASON = r"(?:given|due to|in (?:view|light) of|owing to|because|based on|on the basis of|despite|as) (?:[^,;.]{0,60}? )?"
_HISTORICAL = Trigger(
    Why.HISTORICAL,
    before=re.compile(
        rf"\b(?P<fine_reason>{_REASON})?(?:"
        + _words("previously", "formerly", "used to", "back in", "in the past", "historically", _LONG_AGO)
        + f"|{_YEAR})|"
        + _words(
            r"(?:previous|prior|historic(?:al)?|former|past|earlier|first|an old|last|closed|two|three|four|several|multiple|numerous|\d)"
            r"(?= (?:[\w()'-]+ ){0,2}¤)",
            r"there (?:was|were|had been|has been|have been|is)(?= (?:(?!no\b|agreement|decision|consensus|need|discussion|debate|conversation|question|reasonable)\w+ ){1,3}¤)",
            r"(?:has|have|had) (?:already |also |never |not |since )?(?:had|been)(?: (?:the )?subject (?:of|to))?(?= (?:\w+ ){0,3}¤)",
            "had(?= (?:an? |two |three |its )?(?:joint |previous )?¤)", r"(?:was|were|been) (?:both |all |also |once )?(?:the )?subject (?:of|to)(?= (?:\w+ ){0,2}¤)",
            "when (?:he|she|they) (?:was|were)", "known (?:to|from|since)", "before (?:they|she|he|the family|we) (?:moved|came|met|arrived)",
            r"(?:on|in) (?:\w+ )?(?:record|file)", "(?:after|following|since|when|before|during) (?:the|a|that)(?= ¤)", "in year \\d", "to date", "so far",
            r"never (?:been|had|a)(?= (?:\w+ ){0,3}¤)", "(?:earlier|previous|last|first|initial|original) (?:strategy|strat|discussion|meeting|sd)", "convicted",
            r"(?:history|chronology|background|record|convictions?)(?: (?:is|was|of|shows?|includes?)(?: \w+){0,3}(?= ¤)|(?=\s?[:-]))",
            "moved while", "while an?",
        )
    ),
    after=re.compile(
        _words(
            _LONG_AGO, "previously", "historically", "when (?:he|she|they) (?:was|were) (?:a|born|at|in|little|younger)",
            "back then", "nfa'?d", "to date", "so far", "history", "(?:on|none) record(?:ed)?", r"recorded(?=\W*$)", r"before(?=\W*$)", rf"(?:in|since|from|during|back in|of|around) (?:{_MONTH} )?(?=(?:19|20)\d\d)",
            r"(?:was|were|had|opened|started|ended|closed|completed|done|finished|concluded|action|nfa) (?:\w+ ){0,4}"
            rf"(?:in|back in|last) {_MONTH}",
            rf"(?<=¤ )(?:enq\w+ )?(?:in )?{_MONTH}", "before (?:they|she|he|the family) (?:moved|came|arrived)", "by (?:a|another) (?:previous|different)",
        )
        + f"|{_YEAR}"
    ),
    place=re.compile(_words(r"histor\w+", "background", "previous", "chronology", "past", "known to", "prior")),
    pardon=re.compile(
        rf"\b(?:to|will|shall|can|now|is|are|being|be|should) (?:now |then |also )?(?:be )?(?:being )?{_GOES_ON}\b|"
        + _words(
            "continues", "carries on", "carrying on", "goes on", "remains open", "stays open", "still open", "today", "tonight",
            "this (?:afternoon|morning|evening|discussion|meeting)", "with immediate effect", "as of", "forthwith", "ends now",
        )
    ),
)  # fmt: skip

_NOT_SETTLED = r"(?:decid(?:e|ed|ing)|determined?|settled?|a decision|conclusion|outcome|ruled)"
_LOOK_LATER = (
    r"(?:decid\w+|consider\w*|determin\w+|look\w* (?:at|into)|discuss\w*|advise|clarif\w+|settle|think\w*|review\w*|explor\w+"
    r"|seek|find out|check|chase|ask|take a view|let (?:us|me|her|him|them) know)"
)
_DEFERRED = Trigger(
    Why.DEFERRED,
    before=re.compile(
        r"\b(?P<fine>(?:writ\w+|agreed|asked|continue|like|wish\w*|can|i) to )?confirm(?:ing)?(?= (?:if\b|whether|¤|about|with|on\b))|"
        + _words(
            r"defer\w*", r"postpon\w+", "put off", "(?:hold|held|holding) (?:off|over|back on|fire)", r"revisit\w*", r"reconsider\w*",
            r"(?:look\w*|thought about|think about|discuss\w*) (?:\w+ )?again", "think again",
            r"(?:come|go|get|return|returning) back to", "return to(?= (?:the )?(?:¤|question|issue|matter))",
            r"(?<!we )reconven\w*", r"await\w*", "waiting (?:for|to|on)", "to be (?:decided|determined|confirmed)", "tbc", "tbd", "undecided",
            "yet to (?:decide|be decided|agree|hear|be agreed|come)", r"ring\w* (?:me|us|\w+) back",
            rf"(?:not|\w+n't|never|nor|nothing|no-one|nobody|neither) (?:\w+ ){{0,4}}{_NOT_SETTLED}(?! (?:against|by|to be|not to))",
            "no (?:firm |final |clear |actual |formal |agreed )?(?:decision|outcome|conclusion|agreement)",
            r"without (?:a |any )?(?:decision|decid\w+|outcome)",
            r"decision (?:\w+ ){0,8}(?:left|later|outstanding|rests|sits|lies|open|awaited|after|once|when|until)",
            "(?:left|leave|leaving) (?:it |that |this )?(?:open|to|for|with|until|till|that|at)", "unable to (?:decide|agree)",
            "rests with", "(?:is|it's|was) up to", "for (?:the )?day team", "in the balance", "run (?:it|this) (?:past|by)",
            "let (?:us|me) know", r"needs? (?:\w+ ){0,3}(?:sign[- ]?off|approval|authori[sz]\w+|agreement)", "not saying (?:yes|no|it)", "minded", "leaning", r"provisional\w*", "cross (?:that|the|this)", "pass(?:ed)? to (?:the )?day",
            r"(?:review|discuss|meet|reconvene|speak|talk)(?: \w+){0,4} (?:re|about|regarding)",
        )
        + r"|(?<!agreed )(?<!asked )(?<!continue )\b(?:to|will|would|shall|should|can|could|must|needs? to|may|can't|cannot|going to|\w+'(?:d|ll))"
        rf" (?:also |then |now |still )?(?:be )?{_LOOK_LATER}\b(?=(?: [\w']+){{0,6}} (?:if|whether|¤))"
        r"|(?:(?<=\] )|(?<=: )|(?<=- ))(?:consider|review|discuss|clarify|chase|check|await)\b"
    ),
    after=re.compile(
        r"^(?:(?!\b(?:icpc|conference|assessment|medical|contact|placement|review|strategy)\b)[^,;]){0,90}?"
        + _words(
            r"(?:will|to|would|can|could|should|must|may|might|needs? to) (?:only |then |still )?(?:be |then be )?(?:decid\w+|consider\w*"
            r"|thought about|looked? at|revisit\w*|reviewed|reconsider\w*|determin\w+|discussed|confirmed|settled|debated|clarified"
            r"|explored|kept under review|asked)",
            "deferred", "postponed", "held over", "nearer the time", "(?:at|to) a later", "later (?:date|stage|on)",
            "not (?:yet |been )?(?:decided|determined|resolved|clear|confirmed|called)", "not yet agreed", "undecided",
            "cross that bridge", "on hold", "parked", "outstanding", "in abeyance", "pending", "awaited", "tbc", "tbd", "tba",
            "decision (?:to follow|awaited|pending|deferred|left|later)", "left (?:for|until|with|to|open)", "(?:sits|rests|lies) with",
            "with (?:the )?(?:manager|tm|legal)", "bridge", "under consideration", "not (?:been )?ruled out", "be ruled out",
        )
        + r"|,\s(?:(?:the )?(?:day team|\w+ manager|tm|atm|manager|\w+) (?:will|to) (?:decide|take a view|look at (?:it|this|¤)"
        r"|pick (?:it|this) up))\b"
    ),
    place=re.compile(_words("outstanding", "awaited", "for follow", "to be decided", "deferred")),
    pardon=re.compile(rf"{_STAYS_OPEN}.{{0,20}}\bpending\b"),
)  # fmt: skip
_WAITS = Trigger(
    Why.DEFERRED,
    after=re.compile(
        r"^(?:(?!\b(?:icpc|conference|assessment|contact|placement|review|strategy)\b)[^,;]){0,90}?\b"
        r"(?:once|until|till|after|pending|when|awaiting|following) (?:the |we |a |he |she |they |all |results?|medical|abe|further"
        r"|phone|more|bloods?|x-?rays?|dr |police|paed|his |her |skeletal|survey|ct|hair|it |outcome|forensic|legal|manager|consult)"
    ),
    pardon=re.compile(rf"{_STAYS_OPEN}|\b(?:end|discontinu|clos|ceas|stood|step)\w* (?:\w+ ){{0,2}}following\b|following (?:the|today's) discussion"),
)

_AFTER_SHOULD = (
    r"(?:not|be|have|now|also|only|always|never|all|both|then|therefore|go|get|start|commence|begin|end|close|cease|stop|continue|open"
    r"|proceed|progress|remain|stay|take|make|lead|come|move|happen|apply|undertake|carry|step)"
)
"""What follows a "should" that is no "if": "should be", not "should she say more"."""
_IF_SO = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(
        r"(?P<fine>\b(?:even|as|(?:see|ask(?:ed)?|decide|know|sure|clear|told|heard|consider|check|find out)(?: \w+){0,3}) )?\bif\b(?! (?:not|any|possible|only))"
        rf"|\bshould (?!{_AFTER_SHOULD}\b)\w+ \w+"
        r"|(?<=\] )should\b|(?<=\] )where\b|"
        + _words(
            r"were (?:\w+ ){1,3}to", "unless", "in (?:the event|case)", "provided (?:that|he|she|they)", "depend(?:s|ing|ent)", "supposing", "can only",
            "what if", "before(?= ¤)", "had (?:he|she|it|we|they|mum|dad) (?:been|not)", "where the (?:outcome|decision)",
            r"(?:any|one) (?:further|more|new|other|repeat) .{2,40}?(?:will|would|should|means?|and|is|triggers?|=)",
            r"(?:next|another) (?:incident|bruise|injury|time|disclosure|episode) .{0,30}?(?:will|would|means?|and|is|goes|it)",
            r"repeat (?:\w+ ){0,2}(?:would|will|means)",
        )
        + r"|\bany more \w+ ="
    ),
    after=re.compile(
        r"(?P<fine>\b(?:even|as|(?:see|ask(?:ed)?|check|find out)(?: \w+){0,3}) )?\bif\b(?! (?:not|any|possible))"
        rf"|\bshould (?!{_AFTER_SHOULD}\b)\w+ \w+|"
        + _words(
            "in the event", "unless", "depend(?:s|ing|ent) (?:up)?on", "provided (?:that|he|she|they)", "in case",
            r"subject to (?!¤|child|cp|an?\b|the ¤|joint|single|ongoing)\w+",
        )
    ),
    far=True,
)  # fmt: skip
_MAYBE = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(
        _words(
            r"(?:possib\w+|potential\w*|probabl[ye]|likely(?! to (?:suffer|be (?:harm|hurt)))|likelihood|expect(?:s|ed)?|perhaps|maybe|presum\w+"
            r"|assum\w+|threaten\w+|prepared to)(?= (?:[\w']+ ){0,4}¤|\W+(?:\w+ )?¤)",
            r"(?:could|might|may)(?! not (?:explain|account|say|recall|remember|give|tell))(?= (?:[\w']+ ){0,5}¤)", "heading for", "looking like",
            "looks like", "contingency", "chance of", "prospect of", "would have", "options?(?! (?:chosen|agreed|taken|was))", "one way",
            r"bound to(?= (?:\w+ ){0,4}¤)", r"end(?:s|ed)? up(?= (?:\w+ ){0,3}¤)", "would (?:mean|lead to|result in|trigger)",
            "(?:anticipated|draft|proposed|suggested|recommended|preferred|hoped[- ]for|likely) (?:outcome|decision|result|plan)",
        )
        + r"|\b(?:can|cannot|can't)(?! (?:now |then |therefore |also )?(?:be )?(?:end|clos|ceas|stop|conclud|finish|discontinu|step"
        r"|proceed|not|justif|meet|say|see|explain|account))(?= (?:[\w']+ ){0,5}¤)"
        r"|¤ (?:[\w']+ ){0,4}(?:could|might|may|can't|cannot|can)(?! (?:now |then |therefore |also )?(?:be )?(?:end|clos|ceas|stop|conclud|finish"
        r"|discontinu|step|proceed|not))\b"
    ),
    after=re.compile(r"^.{0,60}?" + _words("likely", "possible", "possibly", "probably", "probable", "potentially", "perhaps", "maybe", "may")),
    place=re.compile(_words("options?", "contingency", "possible outcomes?")),
)  # fmt: skip
_WOULD = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(r"\b(?<!that )(?:would|wouldn't)(?! (?:like|want|prefer))\b"),
    pardon=re.compile(rf"{DECIDED}|\b(?:said|told|explained|announced|summed up|clear|chair|decision|{_GROUP} (?:\w+ )?{_WEIGHED})\b"),
)

_OUTSIDER = (
    r"(?:hv|health visitor|school(?: nurse)?|nurse|sn|gp|dr \w+|doctor|paed\w*|consultant|midwife|mw|head(?:teacher)?|teacher|dsl|nursery"
    r"|probation|housing|camhs|health|education|hospital|ward)"
)
_OUTSIDERS = Trigger(
    Why.OPINION,
    before=re.compile(
        rf"\b{_OUTSIDER}(?: \w+)? (?:and|&|\+) (?:the )?{_OUTSIDER}(?: \w+)? (?:both |all |also )?(?:{_WEIGHED}|agreed?)\b"
        rf"|\b(?:all|both) (?:the )?(?:health|school|nursery|hospital|ward|teach\w+|nurses|midwives)(?: \w+)? (?:{_WEIGHED}|agreed?)\b"
    ),
)
_OPINION = Trigger(
    Why.OPINION,
    before=re.compile(
        rf"\b(?P<fine>{_GROUP}\)?(?: \w+){{0,3}} |(?:shared|overall|consensus|unanimous|general|collective|agreed|our|group) |(?:is|was|were|been|be|are|not) (?=felt|thought|considered|deemed|judged|believed))?{_WEIGHED}\b|"
        + _words(
            "(?:i|my|i'd) (?:felt|thought|considered|believed|view|opinion)", "in (?:my|his|her|their|its) (?:eyes|view|opinion|book|judgement)",
            rf"(?:felt|thought|considered|seen|viewed) by (?:the )?(?:\w+ )?{_ADVISER}",
            "keen", "would (?:like|want|prefer|expect|support)", "wants?", "wanted", "wanting", "wish(?:es|ed)?", "hop(?:es|ed|ing)",
            "push(?:ing|ed)", "press(?:ing|ed)", r"advocat\w+", "argu(?:ed|es|ing)", r"insist\w*", r"prefer\w*", r"propos\w+", r"suggest\w*",
            r"recommend\w*", "ask(?:s|ed|ing) (?:for|us|that|why|when)", "asked to", r"request\w*", r"demand\w*", "call(?:s|ed|ing) for",
            r"remark\w*", r"wonder\w*", r"reckon\w*", r"imagin\w*", "ought", r"challeng\w*", "quer(?:y|ies|ied)", "wrote", r"(?<!no one )(?<!nobody )disagree\w*",
            r"complain\w*", "inclined", "leaning", "advis(?:ed|es)", "(?<!evidence )(?<!not )supports?", "supported", "supportive", "surprised", "disappointed",
            "waiting for", "(?:has|have|had|needs?|needed|supposed)(?: got)? to be", "must be", "should(?: have| be)?(?! (?:now )?(?:end|close|stop|cease))",
            "i think", "i'd", "i said", "for me", "to my mind", "as far as (?:i|we)", "personally", "(?:my|own) feeling", r"in \w+ terms", "stuff", "(?<!la's )(?<!authority's )(?<!social care's )(?<!csc's )(?:stance|position|point of view|perspective|preference)",
            rf"{_ADULT}s?(?: \w+)? (?:\w+ )?(?:shouted|said|says|asked|worried|frightened|scared|afraid|anxious|fears?|feared|refus\w+|recalls|believes)", rf"{_ADVISER}(?: \w+)? (?:also )?(?:agreed with|raised|mentioned)",
            rf"{_ADVISER}(?: \w+)? (?:also )?(?:said|says|stated|told \w+|sees|saw)(?: that)?(?= (?:this|it|that|we|there|¤))",
        )
        + rf"|(?<=\] )(?:\w+ )?{_ADVISER}(?: \w+)?(?:'s)?\s?[:=-]"
    ),
    after=re.compile(
        r"\bin (?:my|his|her|their|its|\w+'s) (?:eyes|view|opinion|book|judgement)\b"
        r"|\b(?:she|he|i|they) (?:felt|thinks?|thought|reckons?|said|believes?)\s*$"
    ),
    place=re.compile(r"\b(?:views?|opinions?) (?:of|from|expressed)\b|\bagency views\b"),
    pardon=re.compile(
        rf"{DECIDED}|\b{_EVERYONE} (?:\w+ ){{0,2}}{_WEIGHED}\b|{_WEIGHED} (?:by|of) (?:all|everyone|both|each|the (?:group|meeting|chair|manager))\b"
    ),
)  # fmt: skip
_QUESTION = Trigger(
    Why.QUESTION,
    before=re.compile(
        r"\bwhether\b|\b(?:ask(?:s|ed)?|see|check|find out|wonder\w*)(?: [\w']+){0,3} if\b|\b(?:asked|asks|see|know|sure|clear|told|say|said|decide|heard|waiting) if\b|\?\s?(?=¤|joint ¤)"
        r"|\b(?:asked|asks) (?:\w+ )?(?:was|is|would|will) (?:it|this)\b|\bdid(?:n't| not) know\b"
    ),
    after=re.compile(r"\?+\s*$|\?\?|\bor not\b"),
)

TRIGGERS: tuple[Trigger, ...] = (
    _PURPOSE, _TO_ASK, _POLICY, _OTHER_PERSON, _HISTORICAL, _DEFERRED, _WAITS, _IF_SO, _MAYBE, _WOULD, _OUTSIDERS, _OPINION, _QUESTION,
)  # fmt: skip
