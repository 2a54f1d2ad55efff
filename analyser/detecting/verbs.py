"""The verbs of things to be done in minutes, and how their forms are told apart."""

import re

from analyser.detecting.wording import word_set

_TELLING = (
    "speak talk tell inform explain update share send email e-mail write ring phone telephone call contact text"
    " message fax page bleep"
    " ask request discuss liaise notify invite advise report remind clarify confirm reply respond answer return"
    " describe outline show"
    " reassure persuade encourage warn signpost debrief brief instruct present summarise summarize read post deliver"
    " serve disclose redact"
    " copy circulate distribute forward pass relay release convey feed catch link suggest recommend recall agree"
)
_SEEING = (
    "see visit attend meet observe watch examine weigh reweigh re-weigh measure assess reassess re-assess screen"
    " monitor interview photograph"
    " film scan x-ray swab test analyse immunise vaccinate prescribe titrate treat admit discharge chart nurse check"
    " chk recheck re-check"
    " re-visit inspect patrol track trace locate search seize retrieve secure bag extract download interrogate"
    " investigate arrest charge bail"
    " detain remand summons caution recall"
)
_MAKING = (
    "write complete finish prepare draft type print record document note log minute chronologise compile collate"
    " gather map score evaluate"
    " summarise produce create build design develop define specify research study explore look find identify"
    " establish verify clarify query"
    " propose publish edit amend correct revise rewrite redo rerun rename sign approve authorise sanction note raise"
    " flag add upload file lodge"
    " submit issue apply register enrol store lock draw prep"
)
_ARRANGING = (
    "arrange rearrange book rebook re-book organise organize set plan schedule reschedule convene chair coordinate"
    " co-ordinate allocate"
    " nominate appoint commission refer re-refer consult seek obtain get secure source order provide supply offer"
    " fund pay buy loan replace"
    " repair fix fit install clean fill sort handle facilitate implement undertake carry conduct do make take bring"
    " fetch collect drop"
    " escort transport accompany drive convey transfer move place remove cancel suspend withdraw withhold postpone"
    " expedite speed push chase pursue"
    " escalate progress proceed try attempt use give let help support supervise mentor teach train coach introduce"
    " include exclude block restrict ban"
    " protect safeguard prevent stop hold keep put turn pull own action address tackle resolve ensure"
)
_GOING_ON = (
    "start begin commence initiate continue maintain carry-on stay remain review revisit follow go come work join"
    " lead run await wait retry"
    " consider think decide focus concentrate spend contribute stand sit cover own hand handover pick hang close open"
    " end extend renew reduce"
    " increase bring tell"
    " change swap switch retest reconsider pop nip sight scope audit lift vet assist attach enquire"
    " inquire finalise dial unlock purchase hear loop ph tel conf rtn re-contact recontact resend re-send relook liase"
    " recirculate poll bid"
    " advertise rehouse enforce"
)
VERBS = frozenset(f"{_TELLING} {_SEEING} {_MAKING} {_ARRANGING} {_GOING_ON}".split())
"""Base forms of what people are asked to do. Words that are as often nouns ("report", "visit") are here too."""

STATES = word_set(
    "be remain live stay want need know feel depend become seem like hope expect cope manage struggle"
    " retire sleep eat recover improve say mean"
)
"""Verbs that tell how things will be rather than what somebody does."""

NOT_VERBS = word_set(
    "the a an his her their my our your its this that these those him them me us it mum mother dad father"
    " both all any each some one two three police health school csc ward hospital court home nursery be"
    " which what whom where when date and or not no t section s47 conference icpc cp"
    " nan nana gran mgm mgf aunt uncle gp hv sw"
)
"""Words after "to" that are no verb."""

PASSIVE = re.compile(
    r"(?:re-)?(?:[a-z]{2,}ed|seen|told|held|made|done|sent|put|kept|taken|given|met|set|brought|got|found|spoken"
    r"|written|drawn|read|rung|shown"
    r"|sought|led|left|built|cut|fed|begun|lent|bought|paid|shut|run|rewritten|redone|resent|retaken|overseen"
    r"|undertaken|withdrawn|let|chosen"
    r"|heard|dealt|driven|flown|known|laid|worn|hung|rang|spoke|had|caught|dna'?d|arrangd|infomed|organsied|recieved)"
)
"""A past participle, as after "to be"."""


def _forms(verb: str) -> tuple[str, ...]:
    """The forms in -s and -ing of a verb, and those that writers make of it."""
    third = (verb + "s", verb + "es", verb[:-1] + "ies" if verb.endswith("y") else verb + "s")
    return (*third, verb + "ing", verb + verb[-1] + "ing", verb[:-1] + "ing" if verb.endswith("e") else verb + "ing")


BASES = {form: verb for verb in sorted(VERBS) for form in _forms(verb)} | {verb: verb for verb in VERBS}
"""The base form of each form of each of :data:`VERBS`."""


def base_of(word: str) -> str | None:
    """The base form of a verb in -ing or -s, if it is one of :data:`VERBS`; else None."""
    return BASES.get(word) if word not in VERBS else None
