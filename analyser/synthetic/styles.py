"""House styles: who writes, in what manner, and how the page looks."""

from dataclasses import dataclass
from typing import Literal

from analyser.synthetic.manner import Form, Voice

Heading = Literal["line", "upper", "numbered", "label", "underlined", "none"]
Body = Literal["paragraph", "lines", "bullets", "log", "rows"]
ActionList = Literal["numbered", "bullets", "lines", "rows", "fields", "letters", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One house style; where there are several of something, each record draws one.

    Attributes:
        name: Stands in the labels.
        voices: Whose passages suit it.
        forms: What forms of passage suit it.
        headers: How a page starts; the names in braces are those of :func:`analyser.synthetic.cast.draw_facts`.
        footers: How it ends.
        headings: How headings look.
        bodies: How passages stand under them.
        actions: How single actions are listed.
        formal: Whether headings are written out.
        prompts: Whether questions of the form stand unanswered between the answers.
        dictated: Whether marks of punctuation are spoken.
        neutral: Least and greatest number of neutral passages.
        weight: How often it is drawn, beside the others.
    """

    name: str
    voices: frozenset[Voice]
    forms: frozenset[Form]
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    headings: tuple[Heading, ...]
    bodies: tuple[Body, ...]
    actions: tuple[ActionList, ...]
    formal: bool = False
    prompts: bool = False
    dictated: bool = False
    neutral: tuple[int, int] = (1, 4)
    weight: int = 6


_CARE, _HEALTH, _POLICE = frozenset({Voice.SOCIAL_CARE}), frozenset({Voice.HEALTH}), frozenset({Voice.POLICE})
_SCHOOL, _OTHER = frozenset({Voice.SCHOOL}), frozenset({Voice.OTHER})
_PROSE = frozenset({Form.PROSE})
_NOTE = frozenset({Form.NOTE, Form.LOG})

STYLES = (
    Style(
        name="local authority minutes",
        voices=_CARE,
        forms=_PROSE,
        headers=(
            "{place} COUNCIL - CHILDREN'S SERVICES\nMinutes of Strategy Meeting\n\n"
            "Child: {child}   d.o.b. {born}\nHeld: {date}, {clock}\nMinutes: {clerk}, Business Support",
            "Strategy Discussion\n{place} Children's Social Care, {team}\n\nRe: {child}, {age}\n"
            "Date: {date}\nTime: {clock}\nRef: {ref}",
            "STRATEGY MEETING\n\nName of child: {child}\nDate of birth: {born}\n"
            "Date and time of meeting: {date} {clock}\nMinute taker: {clerk}",
            "CONFIDENTIAL\nStrategy discussion held {date} at {clock}\nChild: {child} ({age})\nTeam: {team}",
        ),
        footers=(
            "Minutes typed {typed}. Corrections to {clerk}, please.",
            "Typed by {clerk}, Business Support, {typed}",
            "These minutes are the property of {place} Council and must not be copied.",
            "",
        ),
        headings=("line", "upper", "numbered", "underlined"),
        bodies=("paragraph", "paragraph", "lines", "bullets"),
        actions=("numbered", "bullets", "rows", "letters", "lines"),
        formal=True,
        neutral=(2, 8),
        weight=14,
    ),
    Style(
        name="local authority form",
        voices=_CARE,
        forms=frozenset({Form.FIELD, Form.TABLE}),
        headers=(
            "STRATEGY DISCUSSION RECORD  Form SD{number}\nPerson ID: {ref}\nName: {child}\n"
            "DOB: {born}\nDate of discussion: {date}\nTeam: {team}",
            "Record of Strategy Discussion\nCase number: {ref}\nChild's name: {child}\nAge: {age}\n"
            "Date completed: {typed}",
            "Form: Strategy Discussion v{number}\nChild / young person: {child}\n"
            "Start date: {date}   Start time: {time}\nEthnicity:\nFirst language:",
        ),
        footers=("Form completed by: {writer}   Date: {typed}", "Status: FINALISED {typed}", "Page 2 of 2", ""),
        headings=("label", "upper", "line", "label"),
        bodies=("paragraph", "lines"),
        actions=("fields", "rows", "numbered", "lines"),
        formal=True,
        prompts=True,
        weight=12,
    ),
    Style(
        name="table form",
        voices=_CARE,
        forms=frozenset({Form.TABLE, Form.FIELD}),
        headers=(
            "STRATEGY DISCUSSION | {date}\nChild | {child}\nDOB | {born}\nTeam | {team}",
            "Section\tEntry\nCase ID\t{ref}\nChild\t{child}\nDate\t{date}",
            "| Strategy discussion | {child} | {date} |",
        ),
        footers=("Completed by | {writer}", ""),
        headings=("label",),
        bodies=("rows",),
        actions=("rows",),
        formal=True,
        prompts=True,
        weight=6,
    ),
    Style(
        name="management oversight",
        voices=_CARE,
        forms=frozenset({Form.NOTE, Form.PROSE}),
        headers=(
            "CASE NOTE  {date}  {clock}\nRe {child}\nType: strategy discussion",
            "{child} - note of strategy discussion, {date}",
            "Case recording\n{child}, {age}\n{date}",
        ),
        footers=("{short}", "{writer} {typed}", ""),
        headings=("none", "label", "none"),
        bodies=("paragraph", "lines"),
        actions=("bullets", "lines", "numbered", "sentence"),
        weight=10,
    ),
    Style(
        name="emergency duty log",
        voices=_CARE,
        forms=frozenset({Form.LOG, Form.NOTE}),
        headers=(
            "EDT log  {date}\n{child}  {ref}",
            "OUT OF HOURS - {place}\nNight of {date}\nRe: {child}",
            "EMERGENCY DUTY TEAM\nContact {ref}  {child} {age}",
        ),
        footers=("End of entry", "{short}", "Handed over to day team {team}", ""),
        headings=("none",),
        bodies=("log", "log", "lines"),
        actions=("lines", "bullets"),
        neutral=(0, 3),
        weight=8,
    ),
    Style(
        name="health note",
        voices=_HEALTH,
        forms=_NOTE,
        headers=(
            "{date} {clock}\nRe: {child}  DOB {born}",
            "{child} {age} NHS no. on file\n{date}",
            "Progress note\n{date} {time}\n{child}",
            "Safeguarding supervision sheet - {initials}\n{date}",
        ),
        footers=("{short}", "Signed {writer}", "Entered retrospectively {typed}", ""),
        headings=("none", "label", "none"),
        bodies=("paragraph", "lines", "lines"),
        actions=("bullets", "lines", "numbered", "sentence"),
        weight=12,
    ),
    Style(
        name="SystmOne entry",
        voices=_HEALTH,
        forms=frozenset({Form.NOTE, Form.LOG, Form.FIELD}),
        headers=(
            "{date} {time}  {place} Community Services\nPatient: {child}\n"
            "Event: Child protection (strategy discussion)",
            "RiO progress note: {date} {time}\nClient ID {ref}\nValidated: Yes",
            "SystmOne journal\n{date}\nTemplate: Safeguarding children",
        ),
        footers=("Recorded by {writer}", "Safeguarding node updated.", ""),
        headings=("label",),
        bodies=("paragraph", "lines"),
        actions=("lines", "bullets", "sentence"),
        prompts=True,
        weight=8,
    ),
    Style(
        name="police log",
        voices=_POLICE,
        forms=frozenset({Form.LOG, Form.NOTE}),
        headers=(
            "OEL {number}   {date}   {time}hrs\nCrime ref {ref}",
            "Niche occurrence {ref}\nEntry {number} {date} {clock}\nSubject: {child}",
            "PVP UNIT - {place}\nLog {ref}\nRe {child} {age}",
        ),
        footers=("Closing entry.", "Filed to occurrence.", "{short}", ""),
        headings=("none", "none", "label"),
        bodies=("log", "lines", "paragraph"),
        actions=("lines", "bullets", "numbered"),
        weight=10,
    ),
    Style(
        name="school entry",
        voices=_SCHOOL,
        forms=frozenset({Form.NOTE, Form.PROSE}),
        headers=(
            "CPOMS\nStudent: {child}\nCategory: Child Protection\nAdded {date} {time}",
            "{place} Primary School - safeguarding log\nPupil {initials}\n{date}",
            "MyConcern entry {ref}\n{child}\n{date}",
        ),
        footers=("Alerted: SLT", "Entry ends. {short}", "{writer}", ""),
        headings=("none", "label", "none"),
        bodies=("paragraph", "lines"),
        actions=("bullets", "lines", "numbered", "sentence"),
        weight=8,
    ),
    Style(
        name="e-mail",
        voices=frozenset(Voice),
        forms=frozenset({Form.MAIL, Form.NOTE}),
        headers=(
            "From: {clerk}\nTo: {reader}\nSent: {date} {time}\n"
            "Subject: {initials} - strategy discussion\n\nHi {reader}",
            "Subject: strategy today ({first})\n\nDear {reader},",
            "To: {team}\nSubject: RE: {ref}\n\nAfternoon all",
            "Hi {reader}\n\nNotes from the strategy for {first} as promised.",
        ),
        footers=("Thanks\n{writer}", "Kind regards\n\n{clerk}", "Best wishes\n{short}", "Sent from my phone"),
        headings=("none",),
        bodies=("paragraph",),
        actions=("bullets", "sentence", "numbered", "lines"),
        weight=10,
    ),
    Style(
        name="letter",
        voices=frozenset({Voice.HEALTH, Voice.OTHER, Voice.SCHOOL}),
        forms=frozenset({Form.LETTER, Form.PROSE}),
        headers=(
            "{place} Health Centre\n{date}\n\nDear colleague\n\nRe: {child}, born {born}",
            "PRIVATE AND CONFIDENTIAL\n{date}\nOur ref {ref}\n\nDear {reader}\n\n{child}",
            "{town} House, {place}\n\n{date}\n\nTo whom it may concern\n\nStrategy discussion: {child}",
        ),
        footers=(
            "Yours sincerely\n\n\n{clerk}",
            "Yours faithfully\n\n{writer}",
            "Dictated and signed electronically, {clerk}",
        ),
        headings=("none",),
        bodies=("paragraph",),
        actions=("sentence", "numbered"),
        weight=7,
    ),
    Style(
        name="attendance note",
        voices=_OTHER,
        forms=frozenset({Form.NOTE, Form.LETTER, Form.PROSE}),
        headers=(
            "ATTENDANCE NOTE\nMatter: {ref}\nDate: {date}\nTime engaged: {number} mins",
            "nDelius contact\n{date} {time}\nRe: household of {child}",
            "Support log - {place}\n{date}\n{initials}",
            "Tenancy file {ref}\nFile note {date}",
        ),
        footers=("{short}", "{writer}", "End", ""),
        headings=("none", "label", "numbered"),
        bodies=("paragraph", "lines", "bullets"),
        actions=("bullets", "numbered", "lines", "sentence"),
        weight=8,
    ),
    Style(
        name="dictation",
        voices=frozenset(Voice),
        forms=frozenset({Form.DICTATED}),
        headers=(
            "strategy discussion {child} {date}",
            "this is {clerk} dictating on {date} new line re {child}",
            "file note {initials}",
        ),
        footers=("end of dictation", "thank you", ""),
        headings=("none",),
        bodies=("paragraph",),
        actions=("sentence", "lines"),
        dictated=True,
        neutral=(0, 2),
        weight=5,
    ),
    Style(
        name="chair's bullets",
        voices=_CARE,
        forms=frozenset({Form.PROSE, Form.FIELD, Form.NOTE}),
        headers=(
            "Strategy discussion - key points\n{child}\n{date}",
            "{date} SD {initials} ({age})",
            "QUICK NOTE OF STRATEGY - {child} - {team}",
        ),
        footers=("{short} {date}", ""),
        headings=("none", "label", "upper"),
        bodies=("bullets", "bullets", "lines"),
        actions=("bullets", "lines", "letters"),
        neutral=(0, 3),
        weight=6,
    ),
)
