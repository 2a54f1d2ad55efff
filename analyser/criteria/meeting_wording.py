"""meeting_wording: the record calls this a strategy discussion, not a meeting with social care.

## What it looks for
Words that call this discussion a meeting with or at social care: "attended meeting with Social Care",
"mtg at CSC re above", "met with social services today". One such phrase is enough, headings included.

## Why it matters
From several agency records, health above all, auditors could not tell that the agency had attended a
strategy discussion rather than a "meeting with Social Care" (bulletin, area C).

## Known limits
A name before "met with social care" is taken for one of the family unless the sentence goes on like a
professional's ("re", "about", "and police"). A meeting with "the social worker" is left alone.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_avoided


def _any(words: str) -> str:
    """One of the words, which are separated by spaces; "_" stands for a space within one."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")


_CHILDREN = r"(?:child(?:ren)?(?:'?s|s')?|c&f|children (?:and|&) families)"
_SOCIAL_CARE = (
    r"(?:(?:the|local|our|duty|local authority|authority)(?:'s)? ){0,3}"
    rf"(?:(?:{_CHILDREN} )?(?:so[cs]i?ai?l|soc\.?) (?:care|ser[vw]i[cs]es?|servs?|serv\.|svcs"
    rf"|work (?:team|office|dep\w*))"
    rf"|{_CHILDREN} (?:ser[vw]i[cs]es?|servs?|svcs|soc\w*)|csc|cssc|ssd|ss|sc|c/serv\w*)\b(?:'s?)?"
    r"(?: (?:people|team|staff|offices?|building|department|dept))?"
)
_MEETING = r"(?:meetings?|mtgs?|conf(?:erence)? calls?|(?:teams|zoom|video) calls?)"
_TODAY = r"(?:today|yesterday|tonight|last night|just now|this (?:morning|afternoon|am|pm|a\.m\.?|p\.m\.?|aft|eve\w*))"
# Between "meeting" and "with": when and how it was, but no other verb.
_DETAIL = (
    rf"(?: (?:{_TODAY}|(?:i|we) (?:held|had|attended|went to)"
    rf"|(?:that )?was (?:arranged|held|called)|held|took place|call|attended|by (?:phone|tel\w*|teams|zoom|video)"
    rf"|(?:via|over|on) [^\s,.;]+"
    r"|(?:at )?\(?\d[\d/.:]*(?:am|pm|hrs)?\)?|re \w+)){0,3}"
)
_AGENCY = r"(?:the |local )?" + _any(
    r"police health school nursery hospital hosp ward housing probation camhs education gp hv h/v sn cait cps"
    r" legal staff nurses? midwi\w+ paed\w* consultant lado d[csi]_\w+ pc_\w+ dr_\w+"
)
_PARTNERS = rf"(?:{_AGENCY}(?:\s?[,/+&]\s?|\s?,? and |\s)){{0,4}}"
_WITH_THEM = (
    rf"{_MEETING}{_DETAIL},?(?: (?:with|wth|w/?\.?|at|@|in|of|between) ?|\s?[(:@-]\s?){_PARTNERS}{_SOCIAL_CARE}"
)
_MET_THEM = (
    r"(?:met|sat down|sat round the table|got together|linked up|caught up|conferred)(?: up)?"
    rf"(?: {_TODAY})?(?: with| w/?| at| @)? {_PARTNERS}{_SOCIAL_CARE}(?! worker)"
)

# --- what has the same words and is something else ------------------------------------------------
# The right name, with a place or with partners: "strategy meeting at the social care office".
_RIGHT_NAME = rf"strat\w*\.?(?: discussion)?(?: \w+)?[ '/-]+(?:held |attended )?{_MEETING}"
# A meeting of another name.
_NAMED = _any(
    r"core[-_]group c\.?i\.?n\.? child_in_need taf tac cp lac"
    r" looked_after reviews? pep plo legal planning discharge network supervision team cpa marac mappa macse"
    r" iro case contract liaison board management family transition handover partnership quarterly steering"
    r" early_help commissioning pre-?proceedings without[- ]prejudice peer_review governors'?"
    r" staff training pre-?birth conference placement interface annual monthly weekly termly"
)
_KIN = (
    _any(
        r"mum mummy mother mom mam dad daddy father [mf]o[cb] parents? family families client patient pt"
        r" (?:his|her|their|older|younger|half|big|little|twin)[_-]sister"
        r" brother siblings? gran\w* nan\w* [mp]g[mf] aunt\w* uncle cousin niece nephew partner step\w+ boyfriend"
        r" girlfriend husband wife carers? child(?:ren)? s?he they young_person yp tenant couple perp\w* suspect"
        r" offender neighbour landlord solicitor"
    )
    + r"\b(?!'?s? (?:social|soc\b|serv|&|and families))"
)
_OWN = rf"(?:her|his|their|{_KIN}'s?) (?:\w+ ){{0,2}}"
_DOES = _any(
    r"ha[ds] have having met attend\w* went go(?:es|ing|ne)? been is was were will would did didn't didnt not"
    r" due to told said says state[sd] report\w* asked wants? refused cancel\w* missed brought mention\w* rang"
    r" came"
)
_DID = (
    rf"(?:has |had |have )?(?:also |both |since )?(?:{_MET_THEM}|(?:attended|went to|had|been (?:at|to)|gone to|was at"
    rf"|came|rang|phoned|texted|said|did(?: not|n't)|didnt|failed|refused)\b[^.;:]{{0,20}}?{_WITH_THEM})"
)
_OF_WORK = (
    r"\b(?:re|about|regarding|concerning|in respect|around|to (?:share|discuss|plan|agree)"
    r"|(?:and|,|&|with) (?:the )?(?:police|health))\b"
)
_STAFF = _any(
    r"i we me staff police school health hv sn gp writer wrtr author all agencies professionals partners nurse"
    r" midwife dc ds di pc dr ps sister probation officer housing camhs teacher head dsl sw worker consultant"
    r" paediatrician rep nursery ward team manager and then also today just have has had was were been re note"
    r" notes entry visitor lead later yesterday who which hospital cait education"
)
# Told to or done to the family, so not their own meeting: "Mum was not told about the meeting with social care".
_DONE_TO = r"(?: \w+){0,3} (?:aware|informed|invited|told (?:about|of)|discussed|subject|considered|spoken)\b"
_NO_STAFF = r"(?:(?!\b(?:i|we|staff|school|police|health|hv|professionals|agencies|then)\b)[^.;:])"
_NOT_YET = (
    r"(?:(?:next|no|another|future|booked|ask(?:ed|ing)? for|request\w*|arrang\w+) (?:a |an |the )?(?:\w+ )?"
    r"|(?:will|shall|should|would|could|might|if|suggest(?:ed|s)?|due (?:in|to (?:have|attend|meet|go))"
    r"|needs? to|refused|declined"
    r"|plan(?:s|ned|ning)? to|ask(?:ed|ing)?(?! to\b)|invited to(?! and attend)"
    r"|(?<!asked )(?<!invited )(?<!called )(?<!able )to (?:attend|meet|arrange|have|hold|go|set up|ask|book|organise"
    r"|convene|request|be (?:arranged|held|offered|invited|set|booked|asked|seen)))\b[^.;:,]{0,30}?)"
)

_LONG_AGO = (
    r"(?:previous(?:ly)?|last (?:year|pregnancy|time)|(?:in|since|during|from) (?:19|20)\d\d|archive|historic\w*"
    r"|back (?:in|then)|old (?:flat|house|school|file|area|address)|years? (?:ago|since|before)|first pregnancy"
    r"|(?<=\] )(?:19|20)\d\d (?!-)|\b(?:a|his|her|the) (?:19|20)\d\d)\b"
)
_RULES = (
    r"(?:polic(?:y|ies)|manual|code|terms of reference|sharing agreement|procedures?|protocol|obliges?|handbook"
    r"|contract|practice is|as a rule)\b"
)
_THEIR_MEETING = (
    rf"{_SOCIAL_CARE}(?: {_MEETING}\b"
    rf"|[^.;:]{{0,12}}? (?:for|to|in) (?:(?:a|the|their|an) )?(?:(?!{_NAMED}\b|strat)\w+ )?{_MEETING}\b)"
)
_OFFENCE = (
    rf"\b(?<!strategy )(?<!strat )(?<!strat\. )(?<!strategy discussion )(?:{_WITH_THEM}|{_THEIR_MEETING}|{_MET_THEM})"
)


def _near(name: str, why: Why, regex: str) -> Pattern:
    """A sentence that has the words and is about something else."""
    return Pattern(name=name, why=why, regex=re.compile(regex))


CRITERION = Criterion(
    id="meeting_wording",
    area="C",
    title="Called a strategy discussion",
    question="Does the record call this a strategy discussion or meeting, and not a meeting with social care?",
    pointer="Record 'Attended Strategy Discussion' rather than 'Attended meeting at social care'.",
    missing="The record calls the discussion a meeting with social care",
    judge=judge_avoided,
    learned=False,
    offending=True,
    joint_cues=(
        (
            "social",
            "socail",
            "socal ",
            "soc ",
            "soc.",
            "csc",
            "ssd",
            " ss",
            "s serv",
            "n serv",
            "c/serv",
            "s soc",
            "s. care",
            " sc",
        ),
        ("meeting", "mtg", "met ", "call", "sat ", "together", "linked", "caught", "confer"),
    ),
    patterns=(
        _near(
            "quoted",
            Why.POLICY,
            r"(?:\bnot (?:as )?|rather than |instead of |never |do not .{0,20}|don't .{0,20}|avoid .{0,12})[\"'(]{0,2}"
            rf"(?:attended )?(?:an? |the )?{_OFFENCE}|[\"'](?:\w+ )?(?:an? )?{_OFFENCE}[\"']",
        ),
        _near("rules", Why.POLICY, rf"\b{_RULES}.{{0,80}}?{_OFFENCE}"),
        _near(
            "other_name",
            Why.OTHER_EVENT,
            rf"\b{_NAMED}(?: \w+){{0,2}}[ '/-]+(?:held |attended )?(?:{_WITH_THEM}|{_THEIR_MEETING})",
        ),
        _near(
            "family",
            Why.OTHER_PERSON,
            rf"\b{_OWN}{_OFFENCE}|\b{_KIN}(?!{_DONE_TO}) {_MET_THEM}"
            rf"|\b{_KIN}(?!{_DONE_TO}) (?:[\w']+ ){{0,3}}?{_DOES}\b{_NO_STAFF}{{0,40}}?{_OFFENCE}"
            rf"|\b{_MEETING} (?:between|with) [^.;:]{{0,20}}\b(?:{_KIN}|her|him|them)\b[^.;:]{{0,20}}{_SOCIAL_CARE}"
            rf"|\b(?:mrs|mr|miss|ms) [\w-]+ {_DID}(?!.{{0,40}}{_OF_WORK})"
            rf"|^\[[^\]]*\] (?!{_STAFF}\b)[a-z'-]+(?: (?:and|&) [a-z]+)? {_DID}(?!.{{0,40}}{_OF_WORK})",
        ),
        _near(
            "to_come",
            Why.HYPOTHETICAL,
            rf"\b{_NOT_YET}{_OFFENCE}|{_OFFENCE}[^.;:]{{0,20}}\b(?:(?:to be|being|will be|ha[sd] been|was) "
            r"(?:arranged|booked|planned|scheduled|requested|set)|next (?:week|month|term|\w+day)|tomorrow|booked"
            r"|will be|(?:is )?likely to|in the new year|might be|may be"
            r"|is (?:due|on \w+day|to be))\b",
        ),
        _near(
            "in_the_past",
            Why.HISTORICAL,
            rf"\b{_LONG_AGO}.{{0,60}}?{_OFFENCE}"
            rf"|{_OFFENCE}.{{0,60}}\b(?:in (?:19|20)\d\d|(?:years?|yrs|months) (?:ago|back|before|since)"
            rf"|last year|back then"
            r"|at the time|previous surname)\b",
        ),
        _near("habitual", Why.POLICY, rf"\b(?:meetings|mtgs) (?:with|at|in|between) {_PARTNERS}{_SOCIAL_CARE}"),
        Pattern(
            name="meeting_with_social_care",
            regex=re.compile(
                rf"^\[[^\]]*\] (?:(?!\b{_RIGHT_NAME}).)*?"
                rf"(?P<span>\b(?:(?:attended|joined|had|notes? of|back from) )?(?:an? |the )?{_OFFENCE})"
            ),
        ),
        _near(
            "named",
            Why.OTHER_EVENT,
            rf"^(?!.*\bstrat).*?(?:\b(?:{_MEETING}|met)\b[^.;:]{{0,40}}{_SOCIAL_CARE}"
            rf"|{_SOCIAL_CARE}[^.;:]{{0,40}}\b(?:{_MEETING}|met)\b)",
        ),
    ),
    met_example="Attended strategy discussion with social care and police.",
    not_met_example="Attended meeting with Social Care to share concerns.",
)
