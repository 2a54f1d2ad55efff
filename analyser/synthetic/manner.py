"""Who writes and in what: the many voices and forms that the banks name, sorted into a few."""

import re
from enum import StrEnum


class Voice(StrEnum):
    """The agency of a writer."""

    SOCIAL_CARE = "social_care"
    HEALTH = "health"
    POLICE = "police"
    SCHOOL = "school"
    OTHER = "other"


class Form(StrEnum):
    """What a passage is written in."""

    PROSE = "prose"
    NOTE = "note"
    LOG = "log"
    MAIL = "mail"
    LETTER = "letter"
    FIELD = "field"
    TABLE = "table"
    DICTATED = "dictated"
    CAPITALS = "capitals"


_VOICES = (
    (Voice.POLICE, r"\bDC\b|\bDS\b|\bPC\b|police|detective|sergeant|inspector|custody|officer in|missing persons"),
    (Voice.SCHOOL, r"school|head|DSL|designated safeguarding|nursery|teach|educat|SENCO|pupil|mentor|pastoral"),
    (
        Voice.HEALTH,
        r"health|nurse|midwi|GP\b|paediatric|CAMHS|doctor|ward|HV\b|psych|dent|ambulance|paramedic|hospital"
        r"|therap|dietit|consultant|radio|clinic|SCBU|drug|substance",
    ),
    (
        Voice.SOCIAL_CARE,
        r"social|manager|business support|chair|EDT|emergency duty|LADO|IRO|reviewing|foster|family|CSC|MASH|SW\b",
    ),
)
_VOICE = tuple(
    (voice, re.compile(pattern, re.IGNORECASE if voice is not Voice.POLICE else 0)) for voice, pattern in _VOICES
)

_FORMS = (
    (Form.DICTATED, r"dictat"),
    (Form.CAPITALS, r"capitals"),
    (Form.TABLE, r"table|matrix"),
    (
        Form.FIELD,
        r"form|tick|drop|template|pro forma|field|prompt|checklist|box|header|footer|bullet|list|script|agenda|scaling"
        r"|SBAR|standard text",
    ),
    (Form.MAIL, r"mail|text message"),
    (Form.LETTER, r"letter|statement|report"),
    (Form.LOG, r"log|OEL|handover|diary|chronology|pocket book|notebook|Childview|delius"),
    (Form.PROSE, r"minutes|narrative|record|quoted|summary|supervision|oversight|guid|polic|leaflet|research|training"),
)
_FORM = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS)
_SPOKEN = re.compile(r"\b(?:full stop|comma|new line|new paragraph)\b")


def voice_of(named: str) -> Voice:
    """The agency of a voice that a bank names."""
    return next((voice for voice, pattern in _VOICE if pattern.search(named)), Voice.OTHER)


def form_of(named: str, text: str) -> Form:
    """The form of a passage, from what its bank calls it and from its words."""
    if "|" in text or "\t" in text:
        return Form.TABLE
    if _SPOKEN.search(text):
        return Form.DICTATED
    if text.isupper():
        return Form.CAPITALS
    return next((form for form, pattern in _FORM if pattern.search(named)), Form.NOTE)
