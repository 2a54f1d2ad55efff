"""timing_rationale: the record says why the discussion was held when it was.

## What it looks for
A reason tied to the timing of this discussion: why it was held on that day or at that hour, why it
was brought forward or put back, why it was not held sooner or could not wait.

## Why it matters
In two of six cases auditors found that the reason for not holding the discussion sooner had not been
made clear in the record (bulletin, area B).

## Known limits
Dates and intervals give no reason, however short. A reason told before the timing is mentioned, or
two sentences after it, is joined only under a heading such as "Why now". Where "it" may be this
discussion or a visit named just before, the record gets the benefit only if nothing else was named.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated

# --- this discussion ------------------------------------------------------------------------------
_NOUN = r"(?:discussion|disc|meeting|mtg|call|teleconf(?:erence)?|conference call|conversation|phone round|huddle|session)"
_OWN = (
    r"(?:(?:this|our|today's|tonight's|the|that|an?|no|any|earlier|urgent|emergency|planned|initial|first|telephone|phone"
    r"|virtual|present|formal|multi[- ]agency|same[- ]day)\s)"
)
_NOT_THE_NEXT = r"(?<!next )(?<!further )(?<!second )(?<!review )(?<!own )(?<!follow-up )(?<!previous )(?<!last )"
_NOT_WITHIN = r"(?<!at )(?<!in )(?<!from )(?<!after )(?<!during )(?<!since )(?<!before )(?<!the )"
_DISC = (
    rf"(?:{_NOT_THE_NEXT}(?<!at )(?<!at the )(?<!in the )(?<!from the )(?<!after the )(?<!during the )(?<!before the )(?<!until the )"
    rf"\b(?:s\.?/?d|strat(?:egy)?)\b\.?(?:\s{_NOUN}\b\.?)?"
    rf"|{_NOT_WITHIN}\b{_OWN}{{1,4}}{_NOUN}\b|(?<=\] ){_NOUN}\b)"
)
_NEW_CLAUSE = r"(?:agree|that\b|hear|note[ds]?\b|noting|decid|said\b|felt|because|where|who\b|whether|for (?:his|her|their|the) (?:cousin|niece|nephew|friend)|will\b|should|next|to be\b|to (?:re)?conv|if\b|in (?:19|20)\d\d)"
_GAP = rf"(?:(?!\b{_NEW_CLAUSE})[^.;?!])"
"""What may stand between the discussion, its verb and its time: no new clause with another subject."""

# --- what is done with it -------------------------------------------------------------------------
_HOLD = (
    r"(?:held|convened|called|arranged|t(?:ook|aken|aking|ake) place|happen(?:ed|ing)?|scheduled|timed|conducted|done|set|fixed"
    r"|booked|pencilled|initiated|put (?:on|in|at|to|for|together)|had|run|squeezed|slotted|fitted|got together"
    r"|pulled together|(?:went|gone|go) ahead|proceeded|possible|practicable|sought|requested|reconvened)\b"
)
_SHIFT = (
    r"(?:(?:br(?:ought|ing\w*)|pull\w*|mov\w+|c[oa]me|got|get) (?:\w+ )?(?:forward|up|on|ahead)"
    r"|(?:put|push\w*|mov\w+|held|hold\w*|set|knocked|stood?) (?:back|off|over|out)|delay(?:ed|ing)|defer(?:red|ring)"
    r"|postpon\w+|rescheduled|re-?arranged|expedited|fast-?tracked|rushed|hurried|moved|shifted|changed|slipped|squeezed in"
    r"|pulled together|went ahead|le(?:ft|ave|aving) (?:this |it )?(?:un)?(?:til+|for|to|over))\b"
)
_PEOPLE_OF_THE_CASE = r"(?:mum|mother|dad|father|him|her|them|the (?:child|family|parents|boy|girl)|parents|family)\b"
_MET = (
    rf"(?:met(?! (?:with )?{_PEOPLE_OF_THE_CASE})|(?:sp(?:oke|oken|eak|eaking)|talk(?:ed|ing)?)(?! (?:to|with) {_PEOPLE_OF_THE_CASE})"
    r"|s[ai]t(?:ting)? (?:down|round|as)|conven(?:ed|e|ing)|gathered|conferred|went ahead|go ahead|went (?=at\b|now)"
    r"|(?:rang|phoned|called|ring|got|get) (?:all )?(?:round|together)|(?:rang|called|phoned) everyone)\b"
)
_MEET = rf"(?:meet(?:ing)?(?! (?:again|next|back|with {_PEOPLE_OF_THE_CASE}))|{_MET})"
_DO = r"\b(?:held|hold(?:ing)?|convened?|called?|did|do|doing|done|had|have|having|get|got|run|arranged|request(?:ed)?|(?:asked|pressed) for|sought|set up|started|opened)"
_PUT = r"\b(?:le(?:ft|ave|aving)|put(?:ting)?|br(?:ought|ing\w*)|pull\w*|mov(?:e|ed|ing)|push\w*|delay\w*|postpon\w*|defer\w*|hold|held|keep|kept)"
_AUX = (
    r"(?:(?:is|was|were|are|be|b|been|being|has|had|have|having|did|do|could|would|can|cannot|[a-z]+n't|couldnt|cant|wouldnt|didnt|wasnt|not|never"
    r"|only|also|therefore|then|just|to|needed|needs?|must|decided|agreed|chose|opted|want(?:ed)?|able|right|safe|felt|judged|thought|considered"
    r"|going|better|best|really|all|both|originally|initially|already|necessary|important|possible|appropriate|no need|been able|had hoped|planned|due)\s)"
)

# --- when -----------------------------------------------------------------------------------------
_DAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs)?|thurs|fri|sat(?:ur)?|sun)(?:day)?"
_CONTRAST = (
    r"(?:rather than|instead of|as opposed to"
    rf"|not (?:sooner|earlier|later|before|until|til+|wait|to wait|tomorrow|tmrw|next week|the (?:usual|next)|on|left|(?:on )?{_DAY})"
    r"|sooner|any (?:earlier|later)|earlier|no later|only (?:now|today)|so (?:late|early|soon|quick(?:ly)?)|a day later)\b"
)
_PROMPTLY = (
    r"(?:straight ?a?way|straight off|immediately|at once|th?ere and then|then and there|right away|at (?:this|that|such an?|an?) (?:\w+ )?hour"
    r"|short notice|hours?'? notice|(?:within|in|inside) (?:the|an?|one|two|three|\d+) (?:hours?|hrs?|min\w*)"
    r"|urgent(?:ly)?|emergency|out of hours|o/?hrs|ooh|same[- ](?:day|night|evening|afternoon|morning)|first thing|in advance of|ahead of"
    r"|as soon as|just (?:before|after)|earliest|late|early|over lunch|lunchtime|middle of|weekend|bank holiday|half[- ]term|before|after)\b"
)
_NOW = (
    r"(?:today|2day|tonight|this (?:morning|afternoon|aft|evening|eve|lunchtime|a\.?m|p\.?m)|(?:that|the same) (?:morning|afternoon|evening|night|day)"
    rf"|now|tomorrow|yesterday|(?:(?:on|for) )?(?:a |the )?{_DAY}|at \d{{1,4}}(?:[.:]\d\d)?\s?(?:[ap]\.?m|hrs?)?|\d{{1,2}}\s?[ap]m"
    r"|\d{4}\s?hrs|(?:[01]\d|2[1-3])[0-5]\d|at (?:one|two|three|four|five|six|seven|eight|nine|ten|noon|midday|midnight)|period \d|until|til+)\b"
)
_WHEN = rf"\b(?:{_CONTRAST}|{_PROMPTLY}|{_NOW})"

# --- why ------------------------------------------------------------------------------------------
_FINITE = (
    r"(?:is|was|were|are|am|has|had|have|would|will|could|cannot|can|cant|did|does|may|might|needs?|wants?|only|due|said|told|went|came|no|not|on|yet"
    r"|[a-z]+n't|[a-z]+'(?:s|d|ll|re|ve)|[a-z]{3,}ed|[a-z]{3,}s)\b"
)
_CLAUSE = rf"(?=(?:[^\s.;:]+\s){{1,6}}?{_FINITE})"
_SCHEDULED = r"(?:to|be|at|on|in|for|back|home|out|meet|attend|fly|return|go|leave|start|finish|come|collect|arrive|appear)\b"
_BECAUSE = (
    r"(?:\b(?:because|becuase|becasue|cos|coz|bcos|bc|b/c|'cause|so that|in order (?:that|to|for)|in (?:view|light) of|on account of"
    r"|on (?:hearing|learning|news|being told|finding)|(?:following|with|after) (?:the )?news|now that|in case|lest|for fear|for want of|in the absence of"
    r"|hence|for the reason|by reason of|the reason (?:being|was|is)|pending|awaiting|(?:is|was|came|were|,) down to|thanks to|to (?:fit|tie in)|with no|reflect(?:s|ed|ing))\b"
    rf"|\bas (?!planned|agreed|above|soon|well|follows|per\b|part\b|opposed|usual|requested|at\b|of\b|to\b|from\b|long|far|yet\b|a (?:result|matter)|an emergency){_CLAUSE}"
    r"|\bsince (?:he|she|it|they|we|i|there|no|nobody|none|both|mum|mother|dad|father|the|his|her|their|[a-z]+'s)\b(?=[^.;]{0,40}\b(?:is|was|ha[sd]|w?ould|could|will|can|[a-z]+n't)\b)"
    r"|\bso (?:as (?:not )?to|he|she|they|we|it|the|nobody|no one|everyone|all|[a-z]+ (?:can|could|didn't|didnt|would))\b"
    rf"|\b(?:due|owing) (?:to )?(?!{_SCHEDULED})(?=\w)|\bgiven (?!by\b|to\b|notice)"
    r"|\bwith (?:[^\s.;:]+\s){1,6}?(?:due|being|about|coming|going|leaving|threatening|large|bail\w*|run|leave|way|labour|court|theatre|custody|out|still|already|back"
    r"|released|intending|collecting|flying|returning|waiting|home)\b"
    r"|,\s(?:[^\s.;:]+\s){1,5}?(?:being|having)\b)"
)
_SO_THAT_IT_CAN = (
    r"\bto (?:allow|enable|let|give|catch|avoid|ensure|make sure|get|coincide|protect|prevent|secure|beat|stop|keep|suit|accommodate|capture"
    r"|preserve|help)\b"
)
_HOLDING_AT_ALL = r"(?!\s?(?:the |a |an |some |ongoing |these |those |of )?(?:\w+ ){0,2}(?:concerns?|allegations?|disclosures?|referral|worries)\b)"
_WHY = rf"(?:{_BECAUSE}{_HOLDING_AT_ALL}|{_SO_THAT_IT_CAN})"
# After a strong statement of timing a pause is enough: "had to be today, he's out at 5".
_PAUSE = rf"(?:\s?[:;,(]|\s-+)\s?(?=(?!(?:present|chair|attend|apolog|minutes|those|all agenc|agreed))(?:[^\s.;]+\s){{0,8}}?{_FINITE})"
_EVENT = r"\b(?:before|ahead of|until|til+|by the time|when|once|in time for) (?!(?:the|this|our) (?:meeting|discussion|strat)|this\b|\d)(?=\S+\s\S)"

# --- what else has a time -------------------------------------------------------------------------
_OTHER = (
    r"(?:medicals?|examination|exam|interviews?|abe|visits?|appointments?|appts?|clinics?|reviews?|conference|icpc|cpa|cin|core group|court|hearing"
    r"|application|arrest|warrant|operation|surgery|graft|scan|survey|x-?rays?|mri|ct|bloods?|tests?|assessment|contact|discharge|handover|placement"
    r"|trip|panel|polygraph|referral|report|minutes|notes?|checks?|slot|lesson|course|treatment|exclusion|next meeting|training|called (?:at|on))"
)
_ACT = r"(?:examin\w+|visit\w*|admi\w+|arrest\w*|interview\w*|drove|drive|scan\w*|prescrib\w+|999|ambulance|operat\w+|discharg\w+|(?:saw|see|seen) (?:him|her|them))"

_HEAD = r"^\[[^\]]*\]\s"
_ELLIPSIS = r"(?:(?<=\] )|(?<=[,;:.!?)] )|(?<=\()|(?<=- )|(?<=\band )|(?<=\bbut )|(?<=\bso ))"
_ANY = r".{0,200}?"
_NO_OTHER = rf"(?:(?!\b{_OTHER}\b).){{0,200}}?"
_THING = rf"(?:\b(?:it|this|that|it's|which)\s|{_DISC}\s)"
_WE = r"\b(?:we|we'd|we're|we've|us|all|everyone|everybody|nobody|no one|agencies|professionals)\s"


def _reasoned(statement: str, *, lead: str = _ANY, why: str = _WHY) -> re.Pattern[str]:
    """A statement about the timing of this discussion with a reason after it, or before it in the sentence."""
    return re.compile(rf"{_HEAD}(?:(?={lead}{statement}.{{0,160}}?{why})|(?={_ANY}(?:{_BECAUSE}{_ANY}|(?<=\] ){_SO_THAT_IT_CAN}{_ANY}|\b(?:so|hence|therefore),?\s.{{0,20}}?){statement}))")


_NO_VERB = r"(?:\s(?:by|via|on|over|the|tel\w*|phone|telephone|teams|zoom|conf\w*|call|\d[\d.:/]*|hrs|strat\w*)){0,6}"
_BARE_DISC = rf"(?:{_DISC}|{_NOUN})"


def _statements(when: str) -> str:
    """The ways to say that this discussion was held at some time."""
    return (
        rf"(?:{_DISC}(?:{_NO_VERB}\s{when}|{_GAP}{{0,45}}?\b{_HOLD}{_GAP}{{0,60}}?{when})"
        rf"|(?:{_WE}|\bi\s|\bthey\s|\bto ){_AUX}{{0,6}}{_MEET}{_GAP}{{0,50}}?{when}|{_ELLIPSIS}{_AUX}{{0,6}}{_MET}{_GAP}{{0,50}}?{when}"
        rf"|{_DO} (?:for )?(?:it|this|that|{_BARE_DISC})\b{_GAP}{{0,50}}?{when}"
        rf"|\bi (?:pressed|asked|pushed) for {_GAP}{{0,30}}?{when})"
    )


_SHIFTED = rf"(?:{_DISC}{_GAP}{{0,45}}?\b(?:{_SHIFT}|not (?:possible|practicable|held))|(?<!\bhe )(?<!mum )(?<!dad ){_PUT} (?:it|this|{_DISC})(?: \w+){{0,2}} (?:forward|back|off|over|up|out|on|{_WHEN}))"
_IT_WAS = rf"(?:(?:{_THING}|{_ELLIPSIS}){_AUX}{{0,6}}(?:{_SHIFT}|{_HOLD}{_GAP}{{0,60}}?{_WHEN}|(?<=being ){_WHEN}))"
_MUST = (
    rf"(?:(?:{_THING}|{_WE}|\bthey\s|{_ELLIPSIS}){_AUX}{{0,3}}(?:had|has|have|needs?|needed|wanted|must|ought|got|better) (?:to |it )?(?:(?:b|happen|meet|talk|speak|act|go|get|take|be"
    r"|sit|sitting|hold|do|down|place|ahead|it|this|done|sorting|sorted|meeting|talking|held|fitted|in)\s){1,4})"
)
_NOT_WAIT = (
    rf"(?:(?:{_THING}|{_WE}|\bthey\s|{_ELLIPSIS}){_AUX}{{0,3}}(?:(?:c|w|sh)ould|can|did)(?:n'?t| not|not) (?:feel able to |want to |be )?"
    r"(?:wait|keep\b|left|leave (?:it|this|til+)|put (?:off|back)|held over|hang on|delay(?:ed)?|deferred|postponed|stand over)"
    r"|\bnot (?:\w+ ){0,3}(?:to )?(?:wait|leave (?:it|this))\b)"
)
_WAITED = (
    rf"(?:(?:{_WE}|{_ELLIPSIS}|\bit was\s|\bthey\s){_AUX}{{0,6}}(?:wait(?:ed|ing)?|h[ao]ng(?:ing)? on|h[eo]ld off|h[eo]ld on|left (?:it|this))\b"
    r"|\b(?:time|need|reason|point|right|safe|better|best|agreed|decided|chose|asked us) (?:\w+ ){0,3}?(?:to|in) (?:wait\w*|hold\w* off|hang\w* on))"
)
_NO_ACT = rf"(?!(?:(?!\bbecause\b|\bas\b).){{0,80}}\b{_ACT})"
_STRONG = rf"(?:{_SHIFTED}|(?:{_NOT_WAIT}|{_WAITED}){_NO_ACT}|{_MUST}{_WHEN}|{_statements(_CONTRAST)})"
_GAP_NOUN = (
    r"(?:\b(?:the|this|our|any|a|that|slight|short) (?:[\w-]+ ){0,3}?|(?<=\] )(?:\w+ )?|(?<=- )|(?<=: ))(?:delay|gap|interval|timing|timescale|urgency|haste|rush|hurry|short notice|early start|late start"
    r"|late hour|early hour|lateness|hold-?up|slippage|days? since|(?:date|time|slot|day|hour) (?:of|for) (?:this|the|our)(?: strategy)? (?:meeting|discussion))\b"
    r"(?! in (?!conven|hold|call|meet|get|arrang|hav|speak|this|sitting|bring|set))"
)
_ABOUT_THE_GAP = (
    rf"(?:{_GAP_NOUN}|\bearlier (?:discussion|meeting|date|slot|time)\b|\bwhen we (?:met|spoke|sat)\b|\btoday's date\b|\bdate (?:was|is) (?:put|chosen|set|moved)|\bapologies that (?:it|this) has taken|\bsorry (?:that )?this is|\bit(?:'s| is| has been| was) (?:a|one|two|\w+) (?:days?|weeks?|hours?)"
    r"|\bit took (?:us )?(?:until|til+|\w+ days))"
)
_HENCE = (
    r"(?:\b(?:hence|(?:that|which|this) (?:is|was) why|(?:that|which|this)'s (?:why|when)|so that's when|that is the reason|accounts for|explains)\b.{0,40}?"
    rf"(?:\b(?:short notice|hour|rush|haste|hurry|delay|timing|urgency|gap|early|late)\b|\b(?:meeting|met|strat\w*|sd|discussion|call|this|spoke|did it|doing (?:it|this))\b.{{0,50}}?{_WHEN}|\bdid it\b|\bdays between referral))"
)
_REASON_FOR = rf"(?:\breason (?:that )?(?:we|this|it|the (?:strategy )?(?:meeting|discussion)|for (?:holding|meeting|calling|convening|having)).{{0,60}}?{_WHEN}.{{0,60}}?\b(?:is|was|being)\b)"
_HAD_WE_WAITED = (
    r"(?:(?:\bif we(?:'d| had)|\bhad we) (?:waited|left|put|held|delayed)|\b(?:waiting|to have waited|leaving (?:it|this)|holding off|another (?:day|night|hour)|any (?:later|earlier|sooner))\b"
    r".{0,60}?\b(?:would|could|might|risked|meant)\b)"
)

_TOPIC = (
    r"(?:\d+\W+)?(?:so )?(?:why (?:now|today|tonight|at this|so (?:quick|soon|late|early)|this (?:time|hour|date)|not (?:sooner|earlier|before|within)"
    r"|(?:was|is|were|are|did|has) .{0,60}?(?:now|today|tonight|this time|time|sooner|earlier|delay\w*|within))"
    r"|(?:reasons?|rationale|basis|justification) (?:for|of|behind)? ?.{0,40}?(?:timing|timescale|delay|urgency|short notice|not (?:being )?(?:held|sooner|within|earlier)|late|this time|now\b|today|same day|gap|out of hours)"
    r"|reason not (?:held|sooner|within|convened|earlier)|(?:timing|timeliness|urgency|delay|lateness)(?! (?:in|of) (?!conven|hold|call|meet|the (?:disc|meet|strat)|this|disc|meet|strat|sd))"
    r"|if (?:not|later|outside|over|more than|delayed|convened after).{0,60}?|was (?:the|this) .{0,40}?(?:within|in) (?:timescale|time|24)|timescale (?:for|of) (?:the |this )?(?:strat|disc|meet))"
)
_ANSWER = (
    r"(?!(?:n/?a|none|nil|not applicable|see |as above|no delay|yes\W*$|no\W*$))(?=(?:\S+\s+){2,}\S)"
    rf"(?=.{{0,200}}?(?:{_BECAUSE}|\b(?:is|was|were|are|had|has|could|would|will|can|due|no|not|only|until|before|leave|away|abroad|unavailable|available|bail\w*|releas\w*|home|wanted|needed|collect\w*|returned|booked|waiting|comes?|goes|[a-z]+n't|[a-z]+'s)\b))"
    rf"(?!(?:(?!{_BECAUSE}).){{0,200}}\b(?:held|received|rec'?d|took place|convened|dated|came in|logged)\b(?!.{{0,200}}{_BECAUSE}))"
)

CRITERION = Criterion(
    id="timing_rationale",
    area="B",
    title="Timing explained",
    question="Does the record say why the discussion was held when it was?",
    pointer="Check that the record is clear about the reasons behind the timing of the meeting.",
    missing="No reason is given for when the discussion was held",
    judge=judge_stated,
    cues=(" ",),
    patterns=(
        Pattern(name="timed", regex=_reasoned(_statements(_WHEN))),
        Pattern(name="it_was_timed", regex=_reasoned(_IT_WAS, lead=_NO_OTHER), not_after=re.compile(rf"\b{_OTHER}\b")),
        Pattern(name="moved", regex=_reasoned(_STRONG, why=f"(?:{_WHY}|{_PAUSE})")),
        Pattern(name="before_event", regex=re.compile(rf"{_HEAD}(?={_ANY}(?:{_MUST}.{{0,30}}?|{_DO} (?:it|this|{_DISC}).{{0,20}}){_EVENT})")),
        Pattern(name="moved_then_why", regex=re.compile(rf"{_HEAD}(?={_ANY}{_STRONG})"), before=re.compile(_FINITE)),
        Pattern(name="then_why", regex=re.compile(rf"{_HEAD}(?={_ANY}(?:{_DISC}|{_WE}{_MET}))"), before=re.compile(r"^(?:this|that|which|it) (?:was|is) (?:because|as|due|owing|so that|down to|to (?:allow|let|enable))")),
        Pattern(name="gap_explained", regex=_reasoned(_ABOUT_THE_GAP, why=f"(?:{_WHY}|{_PAUSE}|due (?:to )?|(?:came about|explained|accounted|caused|linked|driven|dictated|set|chosen))")),
        Pattern(name="hence", regex=re.compile(rf"{_HEAD}(?={_ANY}{_HENCE})")),
        Pattern(name="reason_for", regex=re.compile(rf"{_HEAD}(?={_ANY}{_REASON_FOR})")),
        Pattern(name="under_heading", regex=re.compile(rf"^\[(?:{_TOPIC})[^\]]*\]\s{_ANSWER}")),
        Pattern(name="field", regex=re.compile(rf"{_HEAD}(?:{_TOPIC})[^:?=|]{{0,60}}?(?:[:?=|]+[\s:-]*|\s-+\s|\s{{2,}}){_ANSWER}")),
        Pattern(name="had_we_waited", regex=re.compile(rf"{_HEAD}(?={_ANY}{_HAD_WE_WAITED})")),
    ),
    met_example="Held today as the bruising needed a medical before bedtime.",
    not_met_example="Referral 3 June, strategy discussion 5 June.",
)
