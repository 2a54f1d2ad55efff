"""Triggers for what is not settled: put off, supposed, one person's opinion, asked."""

import re

from analyser.detecting.phrases import ADULT, ADVISER, DECIDED, EVERYONE, GROUP, STAYS_OPEN, WEIGHED, Trigger, words
from analyser.domain.evidence import Why

_NOT_SETTLED = r"(?:decid(?:e|ed|ing)|determined?|settled?|a decision|conclusion|outcome|ruled)"
_LOOK_LATER = (
    r"(?:decid\w+|consider\w*|determin\w+|look\w* (?:at|into)|discuss\w*|advise|clarif\w+|settle|think\w*|review\w*"
    r"|explor\w+|seek|find out|check|chase|ask|take a view|let (?:us|me|her|him|them) know)"
)
DEFERRED = Trigger(
    Why.DEFERRED,
    before=re.compile(
        r"\b(?P<fine>(?:writ\w+|agreed|asked|continue|like|wish\w*|can|i) to )?confirm(?:ing)?(?= (?:if\b|whether|¤"
        r"|about|with|on\b))|"
        + words(
            r"defer\w*|postpon\w+|put off|(?:hold|held|holding) (?:off|over|back on|fire)|revisit\w*|reconsider\w*"
            r"|(?:look\w*|thought about|think about|discuss\w*) (?:\w+ )?again|think again"
            "|(?:come|go|get|return|returning) back to|return to(?= (?:the )?(?:¤|question|issue|matter))"
            r"|(?<!we )reconven\w*|await\w*|waiting (?:for|to|on)|to be (?:decided|determined|confirmed)|tbc|tbd"
            r"|undecided|yet to (?:decide|be decided|agree|hear|be agreed|come)|ring\w* (?:me|us|\w+) back"
            rf"|(?:not|\w+n't|never|nor|nothing|no-one|nobody|neither) (?:\w+ ){{0,4}}{_NOT_SETTLED}(?! (?:against|by"
            "|to be|not to))|no (?:firm |final |clear |actual |formal |agreed )?(?:decision|outcome|conclusion"
            r"|agreement)|without (?:a |any )?(?:decision|decid\w+|outcome)"
            r"|decision (?:\w+ ){0,8}(?:left|later|outstanding|rests|sits|lies|open|awaited|after|once|when|until)"
            "|(?:left|leave|leaving) (?:it |that |this )?(?:open|to|for|with|until|till|that|at)"
            r"|unable to (?:decide|agree)|rests with|for (?:the )?(?:\w+ )?(?:manager|tm|social care|csc"
            "|authority) to|(?:is|it's|was) up to|for (?:the )?day team|in the balance|run (?:it|this) (?:past|by)"
            r"|let (?:us|me) know|needs? (?:\w+ ){0,3}(?:sign[- ]?off|approval|authori[sz]\w+|agreement)"
            r"|not saying (?:yes|no|it)|minded|leaning|provisional\w*|cross (?:that|the|this)"
            r"|pass(?:ed)? to (?:the )?day|(?:review|discuss|meet|reconvene|speak|talk)(?: \w+){0,4} (?:re|about"
            "|regarding)"
        )
        + r"|(?<!agreed )(?<!asked )(?<!continue )\b(?:to|will|would|shall|should|can|could|must|needs? to|may|can't"
        r"|cannot|going to|\w+'(?:d|ll))"
        rf" (?:also |then |now |still )?(?:be )?{_LOOK_LATER}\b(?=(?: [\w']+){{0,6}} (?:if|whether|¤))"
        r"|(?:(?<=\] )|(?<=: )|(?<=- ))(?:consider|review|discuss|clarify|chase|check|await)\b"
    ),
    after=re.compile(
        r"^(?:(?!\b(?:icpc|conference|assessment|medical|contact|placement|review|strategy)\b)[^,;]){0,90}?"
        + words(
            "(?:will|to|would|can|could|should|must|may|might|needs? to) (?:only |then |still )?(?:be "
            r"|then be )?(?:decid\w+|consider\w*|thought about|looked? at|revisit\w*|reviewed|reconsider\w*"
            r"|determin\w+|discussed|confirmed|settled|debated|clarified|explored|kept under review|asked)|deferred"
            "|postponed|held over|nearer the time|(?:at|to) a later|later (?:date|stage|on)"
            "|not (?:yet |been )?(?:decided|determined|resolved|clear|confirmed|called)|not yet agreed|undecided"
            "|cross that bridge|on hold|parked|outstanding|in abeyance|pending|awaited|tbc|tbd|tba"
            "|decision (?:to follow|awaited|pending|deferred|left|later)|left (?:for|until|with|to)"
            "|(?<!be )left open|hangs on|hinges on|turns on|stands or falls|(?:sits|rests|lies) with"
            "|with (?:the )?(?:manager|tm|legal)|bridge|under consideration|not (?:been )?ruled out|be ruled out"
        )
        + r"|^¤+ (?:en?q\w+ )?(?:v|vs|versus)\b(?!.*[;.] .*¤)(?!.*agreed)|\bescalat\w+ to (?:the |a |our )?(?:\w+ )?"
        r"(?:hos|heads?|seniors?|service|\w*manage\w+|directors?|ad|stm|legal)\b"
        r"|,\s(?:(?:the )?(?:day team|\w+ manager|tm|atm|manager|\w+) (?:will|to) (?:decide|take a view"
        r"|look at (?:it|this|¤)|pick (?:it|this) up))\b"
    ),
    place=re.compile(words("outstanding|awaited|for follow|to be decided|deferred")),
    pardon=re.compile(rf"{STAYS_OPEN}.{{0,20}}\bpending\b"),
)
WAITS = Trigger(
    Why.DEFERRED,
    after=re.compile(
        r"^(?:(?!\b(?:icpc|conference|assessment|contact|placement|review|strategy)\b)[^,;]){0,90}?\b(?:once|until"
        "|till|after|pending|when|awaiting|following) (?:the |we |a |he |she |they |all |results?|medical|abe"
        "|further|phone|more|bloods?|x-?rays?|dr |police|paed|his |her |skeletal|survey|ct|hair|it |outcome|forensic"
        r"|legal|manager|consult)|^[^;]{0,60}?\bwaits? (?:for|until)\b"
    ),
    pardon=re.compile(
        rf"{STAYS_OPEN}|\b(?:end|discontinu|clos|ceas|stood|step)\w* (?:\w+ ){{0,2}}following\b"
        "|following (?:the|today's) discussion"
    ),
)

_AFTER_SHOULD = (
    "(?:not|be|have|now|also|only|always|never|all|both|then|therefore|go|get|start|commence|begin|end|close|cease"
    "|stop|continue|open|proceed|progress|remain|stay|take|make|lead|come|move|happen|apply|undertake|carry|step)"
)
"""What follows a "should" that is no "if": "should be", not "should she say more"."""
IF_SO = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(
        r"(?P<fine>\b(?:even|as|(?:see|ask(?:ed)?|decide|know|sure|clear|told|heard|consider|check"
        r"|find out)(?: \w+){0,3}) )?\bif\b(?! (?:not|any|possible|only))"
        rf"|\bshould (?!{_AFTER_SHOULD}\b)\w+ \w+"
        r"|(?<=\] )should\b|(?<=\] )where\b|"
        + words(
            r"were (?:\w+ ){1,3}to|unless|in (?:the event|case)|provided (?:that|he|she|they)|depend(?:s|ing|ent)"
            "|supposing|can only|what if|before(?= ¤)|had (?:he|she|it|we|they|mum|dad) (?:been|not)"
            "|where the (?:outcome|decision)|(?:any|one) (?:further|more|new|other|repeat) .{0,40}?(?:will|would"
            "|should|means?|and|is|triggers?|=)|(?:next|another) (?:incident|bruise|injury|time|disclosure"
            r"|episode) .{0,30}?(?:will|would|means?|and|is|goes|it)|another (?:\w+ ){1,3}(?:and|means?|=)(?= )"
            r"|repeat (?:\w+ ){0,2}(?:would|will|means)"
        )
        + r"|\bany more \w+ ="
    ),
    after=re.compile(
        r"(?P<fine>\b(?:even|as|(?:see|ask(?:ed)?|check|find out)(?: \w+){0,3}) )?\bif\b(?! (?:not|any|possible))"
        rf"|\bshould (?!{_AFTER_SHOULD}\b)\w+ \w+|"
        + words(
            "in the event|unless|depend(?:s|ing|ent) (?:up)?on|provided (?:that|he|she|they)|in case"
            r"|subject to (?!¤|child|cp|an?\b|the ¤|joint|single|ongoing)\w+"
        )
    ),
    far=True,
)
MAYBE = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(
        words(
            r"(?:possib\w+|potential\w*|probabl[ye]|likely(?! to (?:suffer|be (?:harm|hurt)))|likelihood"
            r"|expect(?:s|ed)?|perhaps|maybe|presum\w+|assum\w+|threaten\w+|prepared to)(?= (?:[\w']+ ){0,4}¤"
            r"|\W+(?:\w+ )?¤)|(?:could|might|(?<!in )(?<!\d )may)(?! not (?:explain|account|say|recall|remember|give"
            r"|tell))(?= (?:[\w']+ ){0,5}¤)|heading for|looking like|looks like|contingency|chance of|prospect of"
            r"|would have|options?(?! (?:chosen|agreed|taken|was))|one way|bound to(?= (?:\w+ ){0,4}¤)"
            r"|end(?:s|ed)? up(?= (?:\w+ ){0,3}¤)|would (?:mean|lead to|result in|trigger)"
            "|(?:anticipated|draft|proposed|suggested|recommended|preferred|hoped[- ]for|likely) (?:outcome|decision"
            "|result|plan)"
        )
        + r"|\b(?:can|cannot|can't)(?! (?:now |then |therefore |also )?(?:be )?(?:end|clos|ceas|stop|conclud|finish"
        r"|discontinu|step|proceed|not|justif|meet|say|see|explain|account))(?= (?:[\w']+ ){0,5}¤)"
        r"|¤ (?:[\w']+ ){0,4}(?:could|might|may|can't|cannot|can)(?! (?:now |then |therefore |also )?(?:be )?(?:end"
        r"|clos|ceas|stop|conclud|finish|discontinu|step|proceed|not))\b"
    ),
    after=re.compile(r"^.{0,60}?" + words("likely|possible|possibly|probably|probable|potentially|perhaps|maybe|may")),
    place=re.compile(words("options?|contingency|possible outcomes?")),
)
WOULD = Trigger(
    Why.HYPOTHETICAL,
    before=re.compile(r"\b(?<!that )(?:would|wouldn't)(?! (?:like|want|prefer))\b"),
    pardon=re.compile(
        rf"{DECIDED}|\b(?:said|told|explained|announced|summed up|clear|chair|decision|{GROUP} (?:\w+ )?{WEIGHED})\b"
    ),
)

_OUTSIDER = (
    r"(?:hv|health visitor|school(?: nurse)?|nurse|sn|gp|dr \w+|doctor|paed\w*|consultant|midwife|mw|head(?:teacher)?"
    "|teacher|dsl|nursery|probation|housing|camhs|health|education|hospital|ward)"
)
OUTSIDERS = Trigger(
    Why.OPINION,
    before=re.compile(
        rf"\b{_OUTSIDER}(?: \w+)? (?:and|&|\+) (?:the )?{_OUTSIDER}(?: \w+)? (?:both |all |also )?(?:{WEIGHED}"
        r"|agreed?)\b|\b(?:all|both) (?:the )?(?:health|school|nursery|hospital|ward|teach\w+|nurses"
        rf"|midwives)(?: \w+)? (?:{WEIGHED}|agreed?)\b"
    ),
)
OPINION = Trigger(
    Why.OPINION,
    before=re.compile(
        rf"\b(?P<fine>{GROUP}\)?(?: \w+){{0,3}} |(?:shared|overall|consensus|unanimous|general|collective|agreed|our"
        rf"|group) |(?:is|was|were|been|be|are|not) (?=felt|thought|considered|deemed|judged|believed))?{WEIGHED}\b|"
        + words(
            "(?:i|my|i'd) (?:felt|thought|considered|believed|view|opinion)"
            "|in (?:my|his|her|their|its) (?:eyes|view|opinion|book|judgement)"
            rf"|(?:felt|thought|considered|seen|viewed) by (?:the )?(?:\w+ )?{ADVISER}|arguments? (?:for|about|over)"
            "|case (?:for|against)|keen|would (?:like|want|prefer|expect|support)|wants?|wanted|wanting"
            r"|wish(?:es|ed)?|hop(?:es|ed|ing)|push(?:ing|ed)|press(?:ing|ed)|advocat\w+|argu(?:ed|es|ing)|insist\w*"
            r"|prefer\w*|propos\w+|suggest\w*|recommend\w*|ask(?:s|ed|ing) (?:for|us|that|why|when)|asked to"
            r"|request\w*|demand\w*|call(?:s|ed|ing) for|remark\w*|wonder\w*|reckon\w*|imagin\w*|ought|challeng\w*"
            r"|quer(?:y|ies|ied)|wrote|(?<!no one )(?<!nobody )disagree\w*|complain\w*|inclined|leaning"
            "|(?<!sw )(?<!worker )(?<!csc )(?<!care )(?<!manager )advis(?:ed|es)|(?<!evidence )(?<!not )supports?"
            "|supported|supportive|surprised|disappointed|waiting for"
            "|(?:has|have|had|needs?|needed|supposed)(?: got)? to be|must be"
            "|should(?: have| be)?(?! (?:now )?(?:end|close|stop|cease))|i think|i'd|i said|for me|to my mind"
            r"|as far as (?:i|we)|personally|(?:my|own) feeling|in \w+ terms|stuff"
            "|(?<!la's )(?<!authority's )(?<!social care's )(?<!csc's )(?:stance|position|point of view|perspective"
            "|preference)"
            rf"|{ADULT}s?(?: \w+)? (?:\w+ )?(?:shouted|said|says|asked|worried|frightened|scared|afraid|anxious"
            rf"|fears?|feared|refus\w+|recalls|believes)|{ADVISER}(?: \w+)? (?:also )?(?:agreed with|raised"
            rf"|mentioned)|{ADVISER}(?: \w+)? (?:also )?(?:said|says|stated|told \w+|sees"
            "|saw)(?: that)?(?= (?:this|it|that|we|there|¤))"
        )
        + rf"|(?<=\] )(?:\w+ )?{ADVISER}(?: (?!note|log|record|entry)\w+)?(?:'s)?\s?[:=-]"
    ),
    after=re.compile(
        r"\bin (?:my|his|her|their|its|\w+'s) (?:eyes|view|opinion|book|judgement)\b"
        r"|\b(?:she|he|i|they) (?:felt|thinks?|thought|reckons?|said|believes?)\s*$"
    ),
    place=re.compile(r"\b(?:views?|opinions?) (?:of|from|expressed)\b|\bagency views\b"),
    pardon=re.compile(
        rf"{DECIDED}|\b{EVERYONE} (?:\w+ ){{0,2}}{WEIGHED}\b|{WEIGHED} (?:by|of) (?:all|everyone|both|each"
        r"|the (?:group|meeting|chair|manager))\b"
    ),
)
QUESTION = Trigger(
    Why.QUESTION,
    before=re.compile(
        r"\bwhether\b|\b(?:ask(?:s|ed)?|see|check|find out|wonder\w*)(?: [\w']+){0,3} if\b"
        r"|\b(?:asked|asks|see|know|sure|clear|told|say|said|decide|heard|waiting) if\b|\?\s?(?=¤|joint ¤)"
        r"|\b(?:asked|asks) (?:\w+ )?(?:was|is|would|will) (?:it|this)\b|\bdid(?:n't| not) know\b"
    ),
    after=re.compile(r"\?+\s*$|\?\?|\bor not\b|\byes or no\b"),
)
