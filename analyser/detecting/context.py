r"""Contexts that turn a statement into something else: purpose, hypothesis, history, opinion, ...

In the manner of ConText (Chapman et al., 2007): a trigger has a scope, which ends at the edge of the
clause, and a statement inside that scope is not asserted. Triggers are what practitioners write.

A match of a trigger in which the group ``fine`` took part does not count: "HV felt" is an opinion,
"all felt" is a conclusion. ``pardon`` takes the whole trigger back: "opened in May" is history,
"opened in May, to continue" is not.
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
        place: Must be found in the heading the statement stands under; or None.
        pardon: Takes the trigger back if it is found anywhere in the clause; or None.
        far: Whether ``before`` looks back to the start of the sentence: "if X, it was agreed that Y".
    """

    why: Why
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    place: re.Pattern[str] | None = None
    pardon: re.Pattern[str] | None = None
    far: bool = False


# --- where a clause starts and ends ---------------------------------------------------------------
_SENTENCE_EDGE = re.compile(r"[;!?]+\s|\.\s|\bbut\b|\b(?:al)?though\b|\bhowever\b|\bnevertheless\b")
_CONCLUDES = (
    r"(?:(?:so|then|this|that|it|we|we've|all|everyone|they|the|was|were|is|has|been|had|chair|group|meeting|therefore|today)\s){0,4}"
    r"(?:agreed|decided|concluded|resolved|decision|outcome|conclusion|consensus|answer)\b"
)
_CLAUSE_EDGE = re.compile(
    rf"{_SENTENCE_EDGE.pattern}|\s-+\s(?=\w)|,\s(?:so|and so|and then|today|now|this time|instead)\s|(?:,|\band)\s(?={_CONCLUDES})"
)
_TRAILS = (
    r"(?:if|unless|should|once|when|until|till|after|depend|subject to|in the event|provided|to be|tbc|tbd|pending|awaiting|deferred"
    r"|not decided|decision|day team|(?:\w+\s){0,3}(?:will|to) (?:decide|take a view|look|confirm|let|advise|review|pick))\b"
)
_END_EDGE = re.compile(rf"[;.!?]+(?:\s|$)|\s-+\s(?=\w)|,\s(?!{_TRAILS})|\bbut\b|\band (?=\w+ to\b|so\b|it was\b|we\b|that\b)|\bas\s|\bbecause\b")
_LABEL_WORDS = 5
"""A dash after fewer words than this ends a label ("Section 47 - pending"), not a clause."""

# --- who and what ---------------------------------------------------------------------------------
_DECIDED = (
    r"(?<!not )(?<!n't )(?<!yet )(?<!to be )(?:agreed|all agree|decided|resolved|concluded|determined|authori[sz]ed|approved|signed off|ruled"
    r"|(?<!no )(?<!any )decision (?:was|is|made|taken|reached|to|that|of)\b|(?:decision|outcome|result|upshot|direction|conclusion)\s?[:=-]"
    r"|outcome (?:was|is)|unanimous\w*|consensus|confirmed|agreement (?:that|to|was|reached|between))"
)
_GROUP = (
    r"(?:all|everyone|everybody|we|each|both|agencies|professionals|partners|group|meeting|panel|chair(?:person)?|manager|tm|atm|nobody|no one"
    r"|none|present|members|participants|it (?:was|is|has been)|parties|unanimously|three|collectively|jointly)"
)
_WEIGHED = (
    r"(?:felt|feels?|feeling|thought|thinks?|thinking|considered|consider|believe[sd]?|judged|accepted|of the (?:view|opinion)|in (?:agreement|favour)|the view)\b"
)
_ADULT = r"(?:mother|father|mum|mom|dad|moc|foc|parent|mgm|pgm|mgf|pgf|gran\w*|nan(?:na)?|aunt\w*|uncle|partner|step-?(?:mum|dad|mother|father))"
_OTHER_CHILD = (
    r"(?:cousin|niece|nephew|sib(?:ling)?s?|sister|brother|half[- ](?:sibling|sister|brother)s?|step-?(?:son|daughter|sister|brother|child)"
    r"|friend|neighbour|peer|classmate|twin|other (?:child|girl|boy|lad|children|young person|yp|baby)|another (?:child|girl|boy|young person))"
)
_ADVISER = (
    r"(?:hv|health visitor|school(?: nurse)?|nurse|sn|gp|dr|doctor|paed\w*|consultant|midwife|mw|head(?:teacher)?|teacher|dsl|nursery|police"
    r"|dc|ds|pc|sgt|officers?|cait|probation|po|housing|camhs|health|education|lado|iro|sw|social worker|solicitor|legal|ward|hospital|a&e)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*"
_YEAR = r"(?<![./\d-])(?:19|20)\d\d\b(?!/)"
_GOES_ON = (
    r"(?:continu\w*|carr(?:y|ies|ying) on|remain\w*|stay\w*|kept|keep\w*|end(?:s|ed|ing)?|clos\w+|ceas\w+|stop\w*|conclud\w+|finish\w*|discontinu\w*|step\w*|stood)\b"
)

TRIGGERS: tuple[Trigger, ...] = (
    Trigger(
        Why.PURPOSE,
        before=re.compile(
            r"\b(?:purpose|aims?\b|remit|agenda|script|terms of reference|reason for (?:the |this )?(?:meeting|discussion|call|strategy|sd))"
            r"|\b(?:to|must|and|would|should|for|us|can|could|we|having|a view to|of) "
            r"(?:decid|consider|determin|establish|agree|discuss|think about|see|settl|plan|explor|weigh|debat|ask)\w*"
            r" (?:upon |on |about |up )?(?:if|whether|the need|any|next steps)\b"
            r"|\b(?:there|here|met|meeting|convened|held|called|gathered|sat down) (?:\w+ ){0,2}to (?:decide|consider|determine|discuss|answer|settle|agree|plan|look at)\b"
            r"|\bis (?:there|about) (?:to|for) (?:decid|agree)\w*|\bstrategy (?:discussion|meeting)s? (?:decides?|considers?|determines?|must|is (?:to|where|for))\b"
        ),
        place=re.compile(r"\b(?:purpose|agenda|script|standard text|legal framework|for decision|reason for (?:the |this )?(?:meeting|discussion|strategy))\b"),
    ),
    Trigger(
        Why.POLICY,
        before=re.compile(
            r"\b(?:(?P<fine>(?:in (?:line|accordance|keeping) with|as per|per|following|under) (?:the |our |local |lscb )?)?"
            r"(?:polic(?:y|ies)|procedures?|guidance|protocol|practice standard|manual|handbook|flow ?chart|pathway))\b"
            r"|\b(?:the act\b|children act|working together|statut\w+|legislation|obliges?|requires? (?:the|a|that|us)|a local authority|has a duty"
            r"|regulations?|whenever|where (?:a|any|there)\b|(?:any|all|every|each|no) (?:bab(?:y|ies)|child|infants?|bruis\w+|burns?|fractures?|cases?|injur\w+) (?:\w+ ){0,4}(?:must|should|has|have|is|are|needs?))\b"
        ),
        after=re.compile(
            r"\b(?:places? (?:a|the) duty|provides that|allows? (?:the|a|local)|empowers|imposes|obliges|states that|children act 1989 (?:says|requires|gives|sets|is)"
            r"|is (?:the|a) (?:legal|statutory|duty|process)|for (?:any|every|all) (?:baby|child|babies|children|burns?|bruis\w+)|a local authority)\b"
        ),
        place=re.compile(r"\b(?:legal framework|polic(?:y|ies)|guidance|standard text|procedures?|statutory)\b"),
        pardon=re.compile(_DECIDED),
    ),
    Trigger(
        Why.OTHER_PERSON,
        before=re.compile(
            rf"\b(?:{_ADULT}|{_OTHER_CHILD})(?:'s|s'| herself| himself)(?! (?:account|explanation|version|story|home|house|care|request|injur\w+|bruis\w+))\b"
            rf"|\b(?:{_ADULT}|{_OTHER_CHILD})(?: \w+)? (?:is|was|were|has been|had been|being) (?:also |herself |himself |now |currently |already )?"
            r"(?:(?:the )?subject|under|on|open|known|in)\b"
            rf"|\b(?:{_ADULT}|{_OTHER_CHILD})(?: \w+)? (?:has|had|have)(?: had)? (?:a|an|her|his|one|two|three|her own|his own|their own|previous)\b"
            rf"|(?<=\] )(?:\w+(?:'s)? )?(?:{_ADULT}|{_OTHER_CHILD})(?: \w+)?\s?[:-]"
        ),
        after=re.compile(
            rf"\b(?:on|for|re|regarding|about|of|concerning|in respect of|involving|around|into)\s(?:that child|(?:his|her|their|the|an?|mum's|dad's|(?:m(?:rs?|s) )?\w+'s)\s(?:(?!and)\w+\s)?"
            rf"(?:{_OTHER_CHILD}|{_ADULT})\b|another (?:child|girl|boy|young|family)|(?:cousin|niece|nephew|sibling|(?:half[- ])?brother|(?:half[- ])?sister)s?\b)"
        ),
        place=re.compile(rf"\b(?:{_OTHER_CHILD}|other children)\b"),
        pardon=re.compile(r"\b(?:both|all (?:three|four|five|six|the|of|children|\d)|as well|too|also (?:to|for|on)|the two of|included?|including|each|jointly for|\d (?:children|kids|boys|girls))\b"),
    ),
    Trigger(
        Why.HISTORICAL,
        before=re.compile(
            r"\b(?:previous(?:ly)?|prior|histor\w+|in the past|formerly|former|past|earlier|first|an old|old|last (?=s)|used to|back in|had been (?:a|an|two|s)|never had"
            r"|last (?:year|month|week|spring|summer|autumn|winter|term|christmas|easter|time)|years? ago|months? ago|weeks? ago|at the time|as a (?:child|baby|teenager)"
            r"|there (?:was|were|had been|has been|have been) (?:a|an|one|two|three|four|several|some|\d|previous|joint|also|already|s)(?! (?:clear|decision|consensus|agreement))"
            r"|(?:has|have|had) (?:already )?(?:had|been (?:the )?subject)|(?:she|he|they|mum|family|child|both|who|\w+ly)? ?had (?:an? |two |three |its )?(?:joint |previous )?s(?:ec)?\b"
            r"|(?:was|were|been) (?:the )?subject (?:of|to)|aged? (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)|when (?:he|she|they) (?:was|were)|known (?:to|from|since)"
            r"|before (?:they|she|he|the family|we) (?:moved|came|met|arrived)|two s|three s|\d s(?:ec)?\.? ?\d|times)\b"
            rf"|\b(?P<fine>(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-]{{1,2}}(?:{_MONTH}|\d{{1,2}})[ ./-]{{1,2}}|today\W{{1,3}}(?:\S+ ){{0,3}}))?{_YEAR}"
        ),
        after=re.compile(
            rf"\b(?:last (?:year|month|week|spring|summer|autumn|winter|term|christmas|easter|time)|years? ago|months? ago|weeks? ago|previously|in the past|historically|at the time|at birth"
            rf"|as a (?:child|baby|teenager)|aged? (?:\d+|one|two|three|four|five|six)|when (?:he|she|they) (?:was|were) (?:a|born|\d|at|in|little|younger)|back then|nfa'?d|running in"
            rf"|(?:in|since|from|during|back in|of|around) (?:{_MONTH} )?(?={_YEAR})"
            rf"|(?:was|were|had|opened|started|ended|closed|completed|done|finished|concluded|action|nfa) (?:\w+ ){{0,4}}(?:in|back in|last) {_MONTH}\b|s(?:ec)?\w*\.? ?47 (?:\w+ )?in {_MONTH}\b)"
            rf"|\b(?P<fine>\d{{1,2}}(?:st|nd|rd|th)?[ ./-]{{1,2}}(?:{_MONTH}|\d{{1,2}})[ ./-]{{1,2}})?{_YEAR}"
        ),
        place=re.compile(r"\b(?:histor\w+|background|previous|chronology|past|known to|prior)\b"),
        pardon=re.compile(
            rf"\b(?:to|will|shall|can|now|is|are|being|be|should) (?:now |then |also )?(?:be )?(?:be(?:ing)? )?{_GOES_ON}|\b(?:continues|carries on|carrying on|remains open|stays open|still open)\b"
            r"|\b(?:today|tonight|this (?:afternoon|morning|evening|discussion|meeting)|with immediate effect|as of|forthwith)\b|\bends now\b"
        ),
    ),
    Trigger(
        Why.DEFERRED,
        before=re.compile(
            r"\b(?:defer\w*|postpon\w+|put off|(?:hold|held|holding) (?:off|over|back on|fire)|revisit\w*|reconsider\w*|(?:look\w*|thought about|think about|discuss\w*) (?:\w+ )?again|think again|(?:come|go|get|return|returning) (?:back )?to(?= (?:the )?(?:s|question|issue|matter))"
            r"|reconvene\w*|await\w*|waiting (?:for|to|on)|to be (?:decided|determined|confirmed)|tbc|tbd|undecided|yet to (?:decide|be decided|agree|hear|be agreed|come)"
            r"|(?:not|n't|never|nor|nothing|no-one|nobody|neither) (?:\w+ ){0,4}(?:decid(?:e|ed|ing)|determined?|settled?|a decision|conclusion|outcome|ruled)"
            r"|no (?:firm |final |clear |actual |formal |agreed )?(?:decision|outcome|conclusion|agreement)|without (?:a |any )?(?:decision|decid\w+|outcome)|decision (?:\w+ ){0,8}(?:left|later|outstanding|rests|sits|lies|later|open|awaited|not|after|once|when|until)"
            r"|(?:left|leave|leaving) (?:it |that |this )?(?:open|to|for|with|until|till|that|at)|unable to (?:decide|agree)|rests with|up to|for (?:the )?day team|in the balance"
            r"|(?<!agreed )(?<!asked )(?<!continue )(?:to|will|would|shall|should|can|could|must|needs? to|may|can't|cannot) (?:also |then |now |still )?(?:be )?(?:decid\w+|consider\w*|determin\w+|look\w* (?:at|into)|discuss\w*|confirm\w*|advise\b|clarif\w+|settle|think\w*|review\w*|explor\w+|seek|find out|check|chase|ask|take a view|let (?:us|me|her|him|them) know)"
            r"|run (?:it|this) (?:past|by)|let (?:us|me) know|minded|leaning|provisional\w*|cross)\b"
            r"|(?<=\] )(?:consider|review|discuss|clarify|chase|check|confirm|await|query)\b"
        ),
        after=re.compile(
            r"^(?:(?!\b(?:icpc|conference|assessment|medical|contact|placement|review|strategy)\b)[^,;]){0,90}?\b(?:"
            r"(?:will|to|would|can|could|should|must|may|might|needs? to) (?:only |then |still )?(?:be |then be )?(?:decid\w+|consider\w*|thought about|looked? at|revisit\w*|reviewed|reconsider\w*|determin\w+|discussed|confirmed|settled|debated|clarified|explored|picked up)"
            r"|(?:once|until|till|after|pending|when|awaiting|following) (?:the |we |a |he |she |they |all |results?|medical|abe|further|phone|more|bloods?|x-?rays?|dr |police|paed|his |her |skeletal|survey|ct|hair|it |outcome|forensic|legal|manager|consult)"
            r"|deferred|postponed|held over|nearer the time|(?:at|to) a later|later (?:date|stage|on)|not (?:yet )?(?:decided|agreed|determined|resolved|clear|confirmed|called)|undecided|cross that bridge|on hold|parked|outstanding|in abeyance|pending|awaited|tbc|tbd|tba|t\.b\.c"
            r"|decision (?:to follow|awaited|pending|deferred|left|later)|to follow(?! up)|left (?:for|until|with|to|open)|with (?:the )?(?:manager|tm|legal)|bridge)\b"
            r"|,\s(?:(?:the )?(?:day team|\w+ manager|tm|atm|manager|\w+) (?:will|to) (?:decide|take a view|look at|confirm|review|pick (?:it|this) up))\b"
        ),
        place=re.compile(r"\b(?:outstanding|awaited|for follow|to be decided|deferred)\b"),
    ),
    Trigger(
        Why.HYPOTHETICAL,
        before=re.compile(
            r"(?P<fine>\b(?:even|as|see|asked|decide|know|sure|clear|told|consider) )?\bif\b(?! (?:not|any|possible|only))"
            r"|\bshould (?=(?:he|she|they|it|the|any|there|mum|dad|anything|this|that|another|\w+) (?!be\b|have\b|now\b|also\b)\w+)(?<!that should )|(?<=\] )should\b"
            r"|\bwere (?:\w+ ){1,3}to\b|\bunless\b|\bin (?:the event|case)\b|\bprovided (?:that|he|she|they)\b|\bdepend(?:s|ing|ent)\b|\bsupposing\b|\bwhat if\b|\bhad (?:he|she|it|we|they|mum|dad) (?:been|not)\b"
            r"|\b(?:any|one) (?:further|more|new|other|repeat) .{2,40}? (?:will|would|should|means?|and|is|triggers?)\b|\b(?:next|another) (?:incident|bruise|injury|time|disclosure|episode) .{0,30}?(?:will|would|means?|and|is)\b"
        ),
        after=re.compile(
            r"(?P<fine>\b(?:even|as) )?\bif\b(?! (?:not|any|possible))|\bshould (?:he|she|they|it|the|there|anything|mum|dad|any|this|another|\w+) (?!be\b|have\b)\w+|\bin the event\b|\bunless\b"
            r"|\bdepend(?:s|ing|ent) (?:up)?on\b|\bsubject to (?!s(?:ec)?|a s|child|cp|an? |the s|joint|single|ongoing)|\bprovided (?:that|he|she|they)\b|\bin case\b"
        ),
        far=True,
    ),
    Trigger(
        Why.HYPOTHETICAL,
        before=re.compile(
            r"\b(?:could|might|may(?! \d)|possib\w+|potential\w*|probabl[ye]|likely|likelihood|expect\w*|perhaps|maybe|presum\w+|assum\w+|heading for|looking like|looks like|contingency|chance of|prospect of|threaten\w+|prepared to|would have)\b"
            r"|\b(?:can|cannot|can't)(?! (?:now |then |therefore |also )?(?:be )?(?:end|clos|ceas|stop|conclud|finish|discontinu|step|proceed|not|justif|meet|say|see))\b"
        ),
        after=re.compile(r"^.{0,60}?\b(?:likely|possible|possibly|probably|probable|potentially|perhaps|maybe)\b"),
    ),
    Trigger(
        Why.HYPOTHETICAL,
        before=re.compile(r"\b(?:would|wouldn't)(?! (?:like|want|prefer))\b"),
        pardon=re.compile(rf"{_DECIDED}|\b(?:said|told|explained|announced|chair|decision|{_GROUP} (?:\w+ )?{_WEIGHED})\b"),
    ),
    Trigger(
        Why.OPINION,
        before=re.compile(
            rf"\b(?P<fine>{_GROUP}(?: \w+){{0,3}} )?(?:{_WEIGHED}|\bviews?\b|opinions?\b)"
            r"|\b(?:i|my) (?:felt|thought|considered|believed|view|opinion)\b"
            r"|\bin (?:my|his|her|their|its) (?:eyes|view|opinion|book|judgement)\b"
            r"|\b(?:keen|would (?:like|want|prefer|expect)|wants?|wanted|wanting|wish(?:es|ed)?|hop(?:es|ed|ing)|pushing|pushed|pressing|pressed|advocat\w+|argu(?:ed|es|ing)|insist\w*|prefer\w*|propos\w+"
            r"|suggest\w*|recommend\w*|asks? (?:for|us|that|why|when)|asking (?:for|us|that|why)|asked (?:for|us|that|why|when|to)|request\w*|demand\w*|call(?:s|ed|ing) for|remark\w*|wonder\w*|reckon\w*|imagin\w*|ought|challeng\w*|query|quer(?:y|ies|ied)"
            r"|wrote|disagree\w*|complain\w*|minded|inclined|leaning|advis(?:ed|es)|support(?:s|ed|ing|ive)|vot(?:ed|es)|surprised|disappointed|waiting for|has to be|have to be|had to be|must be|needs? to be|needed to be|supposed to|should(?: have| be)?|i think|i'd)\b"
            rf"|\b{_ADVISER}(?: \w+)? (?:also )?(?:said|says|stated|told|agreed with|raised|mentioned|saw|sees) "
            rf"|(?<=\] )(?:\w+ )?{_ADVISER}(?: \w+)?(?:'s)?\s?[:=-]"
        ),
        after=re.compile(r"\bin (?:my|his|her|their|its) (?:eyes|view|opinion|book|judgement)\b|\b(?:according to|she|he|i|they) (?:felt|thinks?|thought|reckons?|said|believes?)\s*$|\bthought (?:the|\w+) \w+\s*$"),
        place=re.compile(r"\b(?:views?|opinions?) (?:of|from|expressed)\b|\bagency views\b"),
        pardon=re.compile(_DECIDED),
    ),
    Trigger(Why.QUESTION, before=re.compile(r"\bwhether\b|\b(?:asked|asks|see|know|sure|clear|told|say|said|decide) if\b|\?\s?(?=s[ .e/]?|cp|child|joint|47)"), after=re.compile(r"\?+\s*$|\?\?|\bor not\b")),
)


def contexts(line: str, start: int, end: int, wanted: frozenset[Why]) -> Why | None:
    """The first of the wanted contexts that a statement stands in, or None.

    Args:
        line: ``"[heading] passage"`` in lower case, as patterns see it.
        start: First character of the statement in ``line``.
        end: One past its last character.
        wanted: The contexts that matter.
    """
    body = line.index("]") + 1
    clause = _last_edge(_CLAUSE_EDGE, line, body, start)
    sentence = _last_edge(_SENTENCE_EDGE, line, body, start)
    stop = _next_edge(line, clause, end)
    behind = line[start:stop]
    for trigger in TRIGGERS:
        if trigger.why not in wanted:
            continue
        begin = sentence if trigger.far else clause
        found = (
            _found(trigger.before, line, begin, end)
            or (trigger.after and _found(trigger.after, behind, 0, len(behind)))
            or (trigger.place and trigger.place.search(line, 0, body))
        )
        if found and not (trigger.pardon and trigger.pardon.search(line, clause, stop)):
            return trigger.why
    return None


def _found(regex: re.Pattern[str] | None, text: str, begin: int, end: int) -> bool:
    """Whether the regex is found in that part of the text, not counting what its group ``fine`` excuses."""
    if regex is None:
        return False
    excuses = "fine" in regex.groupindex
    return any(not excuses or match["fine"] is None for match in regex.finditer(text, begin, end))


def _last_edge(edges: re.Pattern[str], line: str, begin: int, end: int) -> int:
    """Where the clause starts that holds the character at ``end``."""
    for edge in edges.finditer(line, begin, end):
        dash = edge.group().strip().startswith("-")
        if not dash or line.count(" ", begin, edge.start()) >= _LABEL_WORDS:
            begin = edge.end()
    return begin


def _next_edge(line: str, begin: int, end: int) -> int:
    """Where the clause ends that holds the character before ``end``."""
    for edge in _END_EDGE.finditer(line, end):
        dash = edge.group().strip().startswith("-")
        if not dash or line.count(" ", begin, edge.start()) >= _LABEL_WORDS:
            return edge.start() + edge.group().startswith("?")
    return len(line)
