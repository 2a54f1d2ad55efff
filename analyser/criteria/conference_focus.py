"""conference_focus: the discussion decides on section 47 enquiries, not on a conference.

## What it looks for
A sentence that makes "whether to call a child protection conference" the thing decided: as a question
("whether he should be conferenced", "conference or no conference"), as what the discussion was for or about
("the point today was ..."), or as its outcome. It offends only where no section 47 outcome is stated.

## Why it matters
Auditors found several records that implied a focus on whether to call a conference, which is not the
purpose of a strategy discussion (bulletin, area D).

## Known limits
A question and an answer that do not name the conference in one sentence are not joined. A conference that is
booked as one step of a plan is left alone, also where no section 47 outcome stands beside it.
"""

import re

from analyser.domain.criterion import Criterion, Pattern, Verdict
from analyser.domain.evidence import Detected, NearMiss, Why
from analyser.domain.finding import Status
from analyser.domain.judgement import judge_avoided

# --- the names of a child protection conference ---------------------------------------------------
_OTHER_KIND = "".join(
    f"(?<!{kind} )"
    for kind in ("review", "cpa", "video", "group", "assessment", "heads'", "eviction case", "press", "planning")
)
_NOT_A_PLACE = (
    r"(?! (?:calls?|rooms?|hall|suite|phone|line|facilit\w+|with (?:\w+ )?(?:counsel|solicitor)|in [a-z]+(?=\W*$)))"
)
# Also "confrence" and other slips of the keyboard.
_CONFERENCE = (
    rf"{_OTHER_KIND}\b(?:icpcc?s?|icp|cpcs?|conf(?!id)\w{{0,4}}n[cs](?:e[ds]?|ing)|confs?(?:'d)?)(?!\w){_NOT_A_PLACE}"
)
_NAMED = r"¤(?<!¤¤)¤*+"
_KIND = r"(?:(?:an?|the|any|this|initial|first|full|pre-?birth|child protection|child prot|cp|case|strategy)\s)"

# --- how far apart two words of one statement may stand -------------------------------------------
_NEAR = r"[^.;?!|\]]{0,50}?"
_FAR = r"[^.;?!|\]]{0,130}?"

# --- what makes it the thing decided --------------------------------------------------------------
_LESS = (
    r"(?:cin|child in need|ta[fcm]|step(?:ped)?[ -]down|early help|caf|team around|plo|s\.?17|section 17|nfa|no further"
    r" action|family support|closure|clos(?:e|ing))\b"
)
"""What a conference is chosen over."""
# What the group does with a question, and what stands for the question itself.
_WEIGH = (
    r"(?:decid\w+|determin\w+|settl\w+|consider\w*|deliberat\w+|debat\w+|discuss\w*|focus\w*|concentrat\w+|resolv\w+"
    r"|weigh\w*|judg\w+|rul(?:e|ed|ing)|vot(?:e|ed|ing)|agree(?:d|ing|ment)?|turn(?:ed|ing)?|spent|devoted|mind|went"
    r"|talk\w*|argu\w+|convers\w+|spoke|polled|show of hands|majority|favour\w*|looked at)"
)
_MATTER = (
    r"(?:decision|question|purpose|point|issue|matter|object|aim|focus|business|agenda|item|task|job|crux|debate|thing"
    r"|discussion|meeting|strat\w*|sd|rest|hour|time|today|reason|views?|topic)"
)
_CALLING = (
    r"(?:(?:the )?(?:need|necessity|merits?|threshold|criteria|grounds|case|appropriateness|question|pros and cons"
    r"|benefits?|idea|possibility|suitability|justification)\s(?:of|for)\s)?(?:(?:having|holding|calling|convening"
    r"|going|go|proceeding|progressing|escalating|moving|hold|call|convene|have|proceed|progress|escalate)\s"
    r"(?:to |for |forward to )?)?"
)
_ASKS = (
    r"(?:decid\w+|see|determin\w+|say|agree|judge|consider\w*|ask\w*|establish|settle|was|is|know\w*|enough|felt|view"
    r"|on|about)"
)
_AUXILIARY = "(?:do|does|did|is|are|has|have|should|shall|can)"
_ASKED_OF = rf"{_AUXILIARY} (?!not\b)[\w'-]+\b"
_OUTCOME = (
    r"(?:outcome|result|decision|verdict|conclusion|answer|decided|resolved|concluded|determined|ruled|plumped|opted"
    r"|voted|went|came down|in favour|unanimous\w*|agreed(?=\W{1,3}(?:that|to (?:go|proceed|progress|hold|have|escalate"
    rf"|convene|call|move)\b|{_KIND}*+¤|no\b)))"
)
_DET = (
    rf"(?:{_KIND}|(?:to|for|that|it|we|he|she|they|is|was|be|of|on|by|not|no|will|we'll|should|going|go|goes|proceed"
    r"|progress|escalate|hold|holding|convene|call|have|in favour|forward)\s)"
)
_CHOSEN = (
    r"(?:chosen|agreed|required|needed|necessary|warranted|justified|appropriate|indicated|called for|decided|approved"
    r"|wins?|won|carried|it is|yes|not at this|not yet|threshold (?:felt |was )?(?:to be )?met)"
)
_GROUP = (
    r"(?:agreed|felt|thought|all|everyone|every one|unanimous\w*|decided|chair|decision|outcome|they said|majority"
    r"|group|voted|meeting|view|consensus|plan)"
)
_GOES_TO = (
    r"\b(?:should|would|will|must|to|needs?|is|are|was|ought to|does|did|it|this|'ll) (?:not |now |to |n't )*(?:be )?"
    r"(?:go(?:es|ing)?|proceed\w*|progress\w*|escalat\w+|mov(?:e|es|ed|ing)|taken|put|referred|have|hold|call|convene"
    r"|(?:be )?(?:the )?subject of|warrants?|merits?|needs?|meets?)\s(?:forward |straight |on |up )?(?:to |for |into )?"
)
_TICK = r"(?:[\[(]\s?[x✓✔√]\s?[\])]|[☒☑✓✔])"
# A step of a plan: the conference is booked, prepared or attended.
_STEP = (
    r"(?:book\w*|request\w*|date|dates|reports?|papers?|paperwork|invit\w+|attend\w*|slot|office|unit|chair|minutes"
    r"|service|form|referral|venue|arrang\w+|set up|put in)"
)
_LATER = (
    r"(?:(?:for|at a|until|much) later|too early|premature|in (?:its|due) (?:turn|course)|hinge\w*|nearer the time"
    r"|(?:once|until|when|after|as) (?:\w+ ){0,4}(?:enquir\w+|assessments?|seen|finish\w*|complet\w*|clearer)"
    r"|(?:not|never|n't) (?:be(?:en)? )?(?:considered|discussed|raised|there|here|what|for (?:today|us)|the (?:purpose"
    r"|business|question|point)|about)(?! (?:if|whether)))"
)

_ANOTHER = (
    r"(?:(?:his|her|their|the|whose) (?:\w+ )?(?:cousin|niece|nephew|step-?child(?:ren)?|friend)s?|cousins?|matter for"
    r" (?!us|today|which|the (?:group|meeting|discussion))\w+|(?:different|another|other) (?:\w+ )?(?:family|borough"
    r"|patient|pupil|case|child))"
)
_LONG_AGO = (
    r"(?:in (?:early |late |\w+ )?(?:19|20)\d\d|last (?:year|autumn|spring|summer|winter|month)|year before last"
    r"|years? ago|previous\w*|history|chronology|background)"
)
_IN_GENERAL = r"(?:polic(?:y|ies)|procedures?|guidance|protocol|working together|good practice|rests with|must have)"
# What a pattern cannot match without.
_ANOTHER_CUES = ("cousin", "niece", "nephew", "step", "friend", "matter for", "different", "other")
_LONG_AGO_CUES = ("19", "20", "last", "before", "year", "previous", "history", "chronology", "background")
_IN_GENERAL_CUES = (
    *("polic", "procedure", "guidance", "protocol", "working together", "good practice", "rests with", "must have"),
)
_UNSETTLED = frozenset({Why.HYPOTHETICAL, Why.DEFERRED})


def _offends(name: str, regex: str, *, unless: frozenset[Why] = frozenset()) -> Pattern:
    return Pattern(name=name, regex=re.compile(regex), unless=unless)


def _near(name: str, why: Why, regex: str, *, cues: tuple[str, ...] = ()) -> Pattern:
    return Pattern(name=name, why=why, regex=re.compile(regex), cues=cues)


def _beside(words: str) -> str:
    return rf"\b{words}\b[^.;?!|]{{0,90}}?{_NAMED}|{_NAMED}{_NEAR}\b{words}\b"


def judge(criterion: Criterion, detected: Detected) -> Verdict:
    """Not met if the record makes a conference the thing decided and has no section 47 outcome."""
    verdict = judge_avoided(criterion, detected)
    if verdict.status is Status.MET or not detected.evidence.get("s47_decision"):
        return verdict
    beside = tuple(
        NearMiss(start=each.start, end=each.end, text=each.text, why=Why.PURPOSE) for each in verdict.evidence
    )
    return Verdict(
        status=Status.MET,
        reason="The record asks about a conference but states a section 47 outcome as well.",
        confidence=verdict.confidence,
        near_misses=tuple(sorted((*verdict.near_misses, *beside), key=lambda each: each.start)),
    )


CRITERION = Criterion(
    id="conference_focus",
    area="D",
    title="Not about a conference",
    question="Does the record keep to section 47 enquiries rather than to whether to call a conference?",
    pointer="Decide on section 47 enquiries first; a conference may be one step of the plan that follows.",
    missing="The record decides on a conference and states no section 47 outcome",
    judge=judge,
    core=False,
    offending=True,
    cues=("conf", "icp", "cpc"),
    subject=re.compile(_CONFERENCE),
    patterns=(
        _near("not_for_today", Why.DEFERRED, rf"{_NAMED}{_NEAR}\b{_LATER}\b|{_LATER}\b{_NEAR}{_NAMED}"),
        _near(
            "unanswered", Why.PROMPT, rf"^\[[^]]*\] (?:\w+ ){{0,3}}{_NAMED}[^.;]{{0,25}}\(?(?:y ?/ ?n|yes ?/ ?no)\W*$"
        ),
        _near("another_child", Why.OTHER_PERSON, _beside(_ANOTHER), cues=_ANOTHER_CUES),
        _near("long_ago", Why.HISTORICAL, _beside(_LONG_AGO), cues=_LONG_AGO_CUES),
        _near("in_general", Why.POLICY, _beside(_IN_GENERAL), cues=_IN_GENERAL_CUES),
        _offends(
            "either_way",
            rf"{_NAMED}[\s,:?(-]{{0,3}}(?:or (?:not?\b|{_KIND}*¤)|/ ?(?:no\b|don't|not)|yes or no|y ?/ ?n\b|yes ?/ ?no"
            r"|(?:for or|pros and)\b)"
            rf"|\b(?:yes or (?:a )?no|for or against|choose|choice|pick|to ¤+ or not){_NEAR}{_NAMED}"
            rf"|\b{_LESS}{_NEAR}(?:\b(?:or|vs?|versus|rather than|as against)|/) ?(?:\w+ ){{0,2}}?{_NAMED}"
            rf"|{_NAMED} ?(?:\b(?:or|vs?|versus|rather than|instead of|as against)|/) ?(?:\w+ ){{0,2}}?{_LESS}",
        ),
        _offends(
            "whether", rf"\bw(?:h?ea?ther|ehter|heth?r)\b{_FAR}{_NAMED}|\b{_ASKS}(?: from \w+ \w+)? if\b{_FAR}{_NAMED}"
        ),
        _offends(
            "asked",
            rf"(?:[:,=?|-] |\b(?:was|is|about|over|on|just|question) ){_ASKED_OF}{_FAR}{_NAMED}"
            rf"|(?<=[\w'] ){_AUXILIARY} (?:we|he|she|it|this|they|these)\b{_FAR}{_NAMED}"
            rf"|^\[[^]]*\] {_ASKED_OF}{_FAR}{_NAMED}(?=[^.;]{{0,60}}(?:\?|\bquestion mark))",
        ),
        _offends(
            "about",
            rf"\b(?:{_WEIGH}|{_MATTER})\b{_NEAR}(?:\b(?:on|over|about|re|around|of|for|to|was|is|against)|=|:|-)\s"
            rf"(?:{_CALLING}|(?:decid\w+|consider\w*|agree|look at|discuss)\s(?:on |about )?{_CALLING})"
            rf"{_KIND}*{_NAMED}(?! {_STEP})"
            rf"|\b(?:consider|discuss|debat|weigh|deliberat)\w* (?:up )?{_CALLING}{_KIND}*{_NAMED}(?! {_STEP})",
        ),
        _offends(
            "needed",
            rf"\b(?:need|necessity|threshold|criteria|grounds|case|justification) (?:for|of) {_CALLING}{_KIND}*{_NAMED}"
            rf"|{_NAMED} (?:threshold|criteria|level|decision|question)\b|(?:{_KIND}|no ){_NAMED}{_NEAR}\b{_CHOSEN}",
            unless=_UNSETTLED,
        ),
        _offends(
            "answered",
            rf"{_NAMED}{_NEAR}[:?=|-]\s{{0,3}}(?:{_TICK}\s?)?(?:yes|y|no|n|agreed|it is|they|we|not|needed|required"
            rf"|declined|made)\b(?! {_STEP})|{_TICK}\s{{0,3}}(?:\w+ ){{0,3}}{_NAMED}"
            rf"|{_NAMED},? (?:yes|no)\b(?! (?:one|longer))",
        ),
        _offends(
            "outcome",
            rf"\b{_OUTCOME}\b\W{{0,3}}{_DET}{{0,8}}(?:to )?{_NAMED}(?! {_STEP})"
            rf"|\b{_GROUP}\b{_NEAR}{_GOES_TO}{_KIND}*{_NAMED}(?! {_STEP})",
            unless=_UNSETTLED,
        ),
        _near("named", Why.OTHER_EVENT, _NAMED),
    ),
    met_example="Agreed: joint s47 enquiry, with an initial conference within 15 days if concerns are borne out.",
    not_met_example="The meeting was asked to decide whether this case should go to ICPC and agreed that it should.",
)
