"""The verbs of things to be done in minutes, and how their forms are told apart."""

import re

_WORK = (
    "see visit ring phone telephone call contact speak talk tell inform explain update share send email e-mail write complete finish arrange book organise"
    " organize set request ask seek obtain get find check chase confirm refer offer provide prepare draft carry conduct undertake interview record photograph"
    " examine weigh measure assess monitor support collect take bring put make do discuss liaise notify flag add log upload circulate distribute identify trace"
    " locate seize search secure download issue apply consult explore look feed hand meet invite advise report transfer move place remove supervise cancel rearrange"
    " reschedule allocate approve sign lodge file pass forward copy supply submit gather collate compile pull give let help plan convene chair ensure remind"
    " sort fit fill read type print scan raise pursue track escalate query clarify establish verify gain recall return reply respond answer text message"
    " fax post deliver drop escort transport accompany observe watch keep start begin commence initiate progress expedite speed push bleep page fund pay"
    " buy order change replace repair fix clean install purchase loan lend source identify map review revisit revise rewrite amend correct"
    " join hold run lead work attend go come drive follow catch link pick hang interrogate analyse analyze test swab bag retrieve extract disclose"
    " redact serve instruct brief handover debrief charge arrest bail detain remand summons caution"
    " screen immunise vaccinate prescribe titrate treat scan x-ray admit discharge refer weigh score chart nurse feed hospitalise"
    " enquire inquire consider think decide agree explain describe outline show demonstrate teach train coach encourage persuade reassure comfort"
    " continue carry-on maintain stay remain ensure minute note document chronologise list name nominate appoint recruit commission"
    " investigate interrogate pursue close open end stop suspend withdraw withhold protect safeguard prevent stay block restrict"
    " use try attempt begin learn tidy sit stand wait listen turn undertake fetch lay cover release relay register enrol"
    " merge create propose publish update evaluate examine research present design develop investigate implement draw focus concentrate"
    " study improve produce define specify propose summarise summarize synthesize contribute poll investigate bring retry move liase recirculate relook rebook"
    " re-refer re-visit re-weigh reweigh re-contact resend re-send reassess re-assess recheck re-check rerun redo rtn prep ph tel conf d/w liaise"
    " work facilitate edit rename collate register reply spend loop chk await tell quiz bid advertise host welcome lobby press campaign enforce inspect board patrol attend own tackle address resolve cease reduce increase"
    " build grow mend store lock dispose destroy hide wean reunite introduce welcome convey signpost escalate extend renew rebuild recommend suggest request"
)
VERBS = frozenset(_WORK.split())
"""Base forms. Words that are as often nouns ("report", "visit") are here too: their place tells."""

PASSIVE = re.compile(
    r"(?:re-)?(?:[a-z]{2,}ed|seen|told|held|made|done|sent|put|kept|taken|given|met|set|brought|got|found|spoken|written|drawn|read|rung|shown|sought|led"
    r"|left|built|cut|fed|begun|lent|bought|paid|shut|run|rewritten|redone|re-?sent|retaken|overseen|undertaken|withdrawn|let|chosen|heard|dealt"
    r"|driven|flown|known|laid|worn|hung|swabbed|dna'?d|x-?rayed|e-?mailed|'?phoned|rang|spoke|had|caught|fitted|reviewd|arrangd|infomed|refered|organsied|recieved)\b"
)
"""A past participle, as after "to be"."""

NOT_VERBS = frozenset(
    "the a an his her their my our your its this that these those him them me us it mum mother dad father both all any each some one two three him"
    " police health school csc ward hospital court home nursery be which what whom where when date and or not no t"
    " section s47 conference icpc cp"
    .split()
)
"""Words that do not follow "to" as a verb."""

STATES = frozenset("be remain live stay want need know feel depend become seem like hope expect have cope manage struggle retire return sleep eat recover improve".split())
"""Verbs that tell how things will be rather than what somebody does."""


def base_of(word: str) -> str | None:
    """The base form of a verb in -ing or -s, if it is one of :data:`VERBS`; else None."""
    if word.endswith("ing"):
        stem = word[:-3]
        for base in (stem, stem + "e", stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else ""):
            if base in VERBS:
                return base
        return None
    if word.endswith("s") and not word.endswith("ss"):
        for base in (word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ies") else ""):
            if base in VERBS:
                return base
    return None
