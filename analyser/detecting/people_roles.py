"""Where a record names somebody of one of the four parties, or its author."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analyser.detecting.roles import KINDS, NOT_NAMES
from analyser.detecting.wording import phrase_set

AUTHOR = "author"
"""What stands for whoever wrote the record ("me"), whose party is looked for elsewhere."""
ADDRESSEE = "addressee"
"""The same for whoever it is written to ("yourself")."""

_ROLES = {  # "_" stands for a space
    "manager": "tm atm dtm stm tl t/m t/mgr t/l team_manager team_mgr team_leader manager mgr mngr head_of_service"
    " practice_lead practice_supervisor assistant_director",
    "social_worker": "sw s/w s.w. asw edsw hsw csw nqsw swkr social_worker social_workers socialworker soc_worker"
    " social_wkr sworker s/worker soc_wkr s_worker edt_worker",
    "police": "ds dc pc di dci dsu dcs sgt insp inspector sergeant constable detective det d_c d_s p_c d/c d/s p/c"
    " t/ds a/ds wpc dsgt dcon dinsp supt superintendent police_officer police_officers police_rep police_colleague"
    " police_representative oic pcso two_police investigator custody_officer an_officer officer_from flo soit",
    "health": "hv h/v health_visitor health_vis school_nurse sch_nurse sn s/n nurse family_nurse practice_nurse midwife"
    " mid-wife mw m/w cmw smw gp g.p. general_practitioner dr doctor physician surgeon locum paediatrician"
    " pediatrician paed pead cons consultant registrar paeds_reg ed_reg spr sho cpn rmn rgn scphn ccn nnp anp hca"
    " obstetrician neonatologist anaesthetist radiologist ophthalmologist psychiatrist psychologist therapist physio"
    " physiotherapist slt salt speech_therapist dietitian dietician pharmacist dentist paramedic cmhn matron"
    " ward_manager ward_sister night_sister charge_sister labour_ward_lead fme health_rep health_representative"
    " health_worker sexual_health_worker health_advisor health_adviser clinician",
    AUTHOR: "me myself self writer undersigned i_was i_attended i_joined i_took i_chaired i_dialled i_sat i_also"
    " attended joined took_part participated dialled dialed i_went went_to",
    ADDRESSEE: "yourself",
}
_NAMED = {  # these count with a name after them: "PS Goode", "Police - J Lea", "CAMHS (Kathryn)"
    "social_worker": "social_work",
    "police": "police cait caiu ppu pvpu pol ps cid pvp ppd misper",
    "health": "health camhs nhs sister sr prof professor hospital midwifery health_visiting school_nursing ed a&e paeds"
    " perinatal medical nicu scbu",
}
_NAME_FOLLOWS = re.compile(r"[^\S\n]{0,3}(?:[-=:(/,][^\S\n]{0,3}){0,2}(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’-]*)?)")
_NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w'’-]+) (?:from|of) (?:the )?$")
_NAME_TOLD = re.compile(r"\b(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+)(?: ?\(|, | - )(?:the |duty |allocated |acting )?$")
_NAME_ENDS = re.compile(r",? (?:Dr |Mrs? |Ms )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\s*(?:[).,;\n]|$)")
"""Somebody else's name after the role: "Kai Brown (SW Lee)"."""
_LONGEST_NAME = 60
_TITLE_FOLLOWS = re.compile(r"\s(?P<name>[A-Z][\w'’-]+)")
_TITLES = frozenset(("ps", "sister", "sr", "prof", "professor"))
# Managers of something else, nurses who are none, the GP's things.
_OTHER_MANAGER = re.compile(
    r"\b(?:bed|nursery|refuge|housing|school|offender|centre|business|office|hostel|home|case|site|pastoral|behaviour"
    r"|project|tenancy|surgery'?s? practice|scheme|contracts?|hr|store|care home|data|pre-?school|club|neighbourhood"
    r"|probation|om|youth|estate|crew|settings?|academy|inclusion|placement|residential|unit|property)(?:'s)?"
    r"(?: deputy| assistant| duty)? $"
)
_OTHER_DOCTOR = re.compile(r"\b(?:nursery|hr|legal|business|education(?:al)?|ed|witch|veterinary) $")
_HEALTH_MANAGER = re.compile(r"\b(?:ward|nursing|hospital|health|clinic|matron|midwifery|bank|theatre) $")
_OTHER_TITLE = re.compile(r"[^,;()\n]{0,25}[,(-]\s?(?:deputy )?(?:head|principal|educational|ep\b|teacher|lecturer)")
_PAPER = re.compile(
    r"(?:'s?)? (?:surgery|letters?|records?|notes?|summary|reports?|practice|reg(?:istration)?|checks?|system|appt\w*"
    r"|appointments?|details|student|visits?|referral|statement|entry|file|caseload|intervention)\b"
)
_POSSESSIVE = re.compile(r"['’]s\b(?! (?:here|there|in|on)\b)|s['’]\s")
_MANAGERS_OWN = re.compile(r" (?:service |duty |team |group )?(?:manager|mgr|team leader)\b")
_SELF = re.compile(r"\b(?:me|myself|self|writer)\s?[-=(,]?\s?(?:as |for |from )?$")
_NEAR = 24


class Mention(NamedTuple):
    """Somebody named by a role.

    Attributes:
        start: First character of the role, counted in the record's text.
        end: One past its last.
        party: One of the four parties, or :data:`AUTHOR`.
    """

    start: int
    end: int
    party: str


_WORDS = {word: party for party, words in _ROLES.items() for word in phrase_set(words)}
_NEEDS_NAME = {word: party for party, words in _NAMED.items() for word in phrase_set(words)}
ROLE_WORDS = frozenset(word for phrase in _WORDS.keys() | _NEEDS_NAME.keys() for word in phrase.split())
"""The words of all roles."""
_SOUGHT = sorted(_WORDS.keys() | _NEEDS_NAME.keys())
_FINDER = AhoCorasick(_SOUGHT)


def mentions(reading: str, shown: str) -> Iterator[Mention]:
    """Everybody a record names by a role of the four parties, and its author, in the order of the text.

    Args:
        reading: The record as rules read it.
        shown: The record as it stands; capitals tell names.
    """
    last, reached = len(reading), 0
    whole = [
        (start, -end, index)
        for index, start, end in _FINDER.find_matches_as_indexes(reading, overlapping=True)
        if not (start and (reading[start - 1].isalnum() or reading[start - 1] in "'-"))
        and not (end < last and reading[end].isalnum())
    ]
    for start, minus_end, index in sorted(whole):
        if start >= reached:
            reached = -minus_end
            party = _party(_SOUGHT[index], reading, shown, start, reached)
            if party:
                yield Mention(start, reached, party)


def namesakes(shown: str, named: Iterable[Mention]) -> Iterator[Mention]:
    """Where people stand by name alone whose role is told somewhere else: "On: Hit Naran" and "Hit Naran (TM)".

    Args:
        shown: The record as it stands.
        named: Those named by a role.
    """
    parties: dict[str, tuple[int, str]] = {}
    for mention in named:
        told = _NAME_TOLD.search(shown, max(0, mention.start - _LONGEST_NAME), mention.start)
        if told and not _NAME_ENDS.match(shown, mention.end) and mention.party not in {AUTHOR, ADDRESSEE}:
            parties.setdefault(told["name"], (told.start(), mention.party))
    for name, (place, party) in parties.items():
        for found in re.finditer(rf"\b{re.escape(name)}\b", shown):
            if found.start() != place:
                yield Mention(*found.span(), party)


def _party(word: str, reading: str, shown: str, start: int, end: int) -> str | None:
    """The party somebody so named stands for, or None if nobody of the four is named."""
    if word in _NEEDS_NAME:
        return (
            _NEEDS_NAME[word]
            if _is_named(word, shown, start, end) or _SELF.search(reading, max(0, start - _NEAR), start)
            else None
        )
    party = _WORDS[word]
    if party in {AUTHOR, ADDRESSEE}:
        return party
    if _POSSESSIVE.match(reading, end) or _PAPER.match(reading, end):
        return None
    before = reading[max(0, start - _NEAR) : start]
    if party == "social_worker" and _MANAGERS_OWN.match(reading, end):
        return None
    if word in {"manager", "mgr", "team leader", "head of service"}:
        if _HEALTH_MANAGER.search(before):
            return "health"
        return None if _OTHER_MANAGER.search(before) else party
    if word in {"dr", "doctor"} and _OTHER_TITLE.match(reading, end):
        return None
    if party == "health" and (_OTHER_DOCTOR.search(before) or reading.startswith(" social work", end)):
        return None
    return party


def _is_named(word: str, shown: str, start: int, end: int) -> bool:
    """Whether a name follows, or stands before it ("Tom from the CAIT office")."""
    follows = (_TITLE_FOLLOWS if word in _TITLES else _NAME_FOLLOWS).match(shown, end)
    if word == "sister" and not shown[start].isupper():  # "Sister Maguire", not "her sister Leah"
        return False
    before = None if word in _TITLES else _NAME_BEFORE.search(shown, max(0, start - _NEAR), start)
    return any(found is not None and _is_name(found["name"]) for found in (follows, before))


def _is_name(words: str) -> bool:
    name = words.split()[0].strip(".").lower()
    return name.isalpha() and name not in NOT_NAMES and (name not in KINDS) and name not in _WORDS
