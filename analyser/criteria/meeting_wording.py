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

_CHILDREN = r"(?:child(?:ren)?(?:'?s|s')?|c&f|children (?:and|&) families)"
_SOCIAL_CARE = (
    r"(?:(?:the|local|our|duty|local authority|authority)(?:'s)? )*"
    rf"(?:(?:{_CHILDREN} )?(?:social|soc\.?) (?:care|services?|servs?|work (?:team|office|dep\w*))"
    rf"|{_CHILDREN} (?:services?|servs?|soc\w*)|csc|cssc|ssd|ss|sc|c/serv\w*)\b(?:'s?)?"
    r"(?: (?:people|team|staff|offices?|building|department|dept))?"
)
_MEETING = r"(?:meetings?|mtgs?|conf(?:erence)? calls?|(?:teams|zoom|video) calls?)"
# Between "meeting" and "with": when and how it was, but no other verb.
_DETAIL = (
    r"(?: (?:today|yesterday|tonight|last night|just now|this (?:morning|afternoon|am|pm|a\.m\.?|p\.m\.?|aft|eve\w*)|held|took place|call|attended"
    r"|by (?:phone|tel\w*|teams|zoom|video)|(?:via|over|on) [^\s,.;]+|\(?\d[\d/.:]*(?:am|pm|hrs)?\)?|re \w+)){0,3}"
)
_AGENCY = (
    r"(?:the |local )?(?:police|health|school|nursery|hospital|hosp|ward|housing|probation|camhs|education|gp|hv|h/v|sn|cait|cps|legal"
    r"|staff|nurses?|midwi\w+|paed\w*|consultant|lado|d[csi] \w+|pc \w+|dr \w+)"
)
_AND = r"(?:\s?[,/+&]\s?|\s?,? and |\s)"
_PARTNERS = rf"(?:(?:{_AGENCY}{_AND}){{0,4}})"
_WITH = r"(?:with|w/?|at|@|in|of|between)"
_WITH_THEM = rf"{_MEETING}{_DETAIL},?(?: {_WITH} ?|\s?[(:@-]\s?){_PARTNERS}{_SOCIAL_CARE}"
_WHEN = r"(?: (?:today|yesterday|just now|this \w+))?"
_MET_THEM = (
    r"(?:met|sat down|sat round the table|got together|linked up|caught up|conferred)(?: up)?"
    rf"{_WHEN}(?: with| w/?| at| @)? {_PARTNERS}{_SOCIAL_CARE}(?! worker)"
)

# --- what has the same words and is something else ------------------------------------------------
_NAMED = (
    r"(?:strat(?:egy)?(?: discussion)?|s\.?d\.?|core[- ]group|c\.?i\.?n\.?|child in need|taf|tac|cp|lac|looked after|reviews?|pep|plo"
    r"|legal|planning|discharge|network|supervision|team|cpa|marac|mappa|macse|iro|case|contract|liaison|board|management|family"
    r"|transition|handover|partnership|quarterly|steering|staff|training|pre-?birth|conference|placement|interface)"
)
_KIN = (
    r"(?:mum|mummy|mother|mom|mam|dad|daddy|father|[mf]o[cb]|parents?|family|families|client|patient|pt|sister|brother|siblings?|gran\w*"
    r"|nan\w*|[mp]g[mf]|aunt\w*|uncle|cousin|niece|nephew|partner|step\w+|boyfriend|girlfriend|husband|wife|carers?|child(?:ren)?|s?he"
    r"|they|young person|yp|tenant|couple|perp\w*|suspect|offender|neighbour|landlord|solicitor)"
    r"\b(?!'?s? (?:social|soc\b|serv|&|and families))"
)
_OWN = rf"(?:(?:her|his|their|{_KIN}'s?) (?:\w+ )?(?:\w+ )?)"
_DOES = (
    r"(?:ha[ds]|have|having|met|attend\w*|went|go(?:es|ing|ne)?|been|is|was|were|will|would|did|didn't|didnt|not|due|to|told|said|says"
    r"|state[sd]|report\w*|asked|wants?|refused|cancel\w*|missed|brought|mention\w*|rang|came)"
)
_DID = (
    r"(?:has |had |have )?(?:also |both |since )?"
    rf"(?:{_MET_THEM}|(?:attended|went to|had|been (?:at|to)|gone to|was at|came from|did(?: not|n't)|didnt|failed|refused)\b"
    rf"[^.;:]{{0,20}}?{_WITH_THEM})"
)
_WRITES_OF_WORK = r"\b(?:re|about|regarding|concerning|in respect|around|to (?:share|discuss|plan|agree)|(?:and|,|&|with) (?:the )?(?:police|health))\b"
_STAFF = (
    r"(?:i|we|me|staff|police|school|health|hv|sn|gp|writer|wrtr|author|all|agencies|professionals|partners|nurse|midwife|dc|ds|di|pc|dr|ps"
    r"|sister|probation|officer|housing|camhs|teacher|head|dsl|sw|worker|consultant|paediatrician|rep|nursery|ward|team|manager|and|then"
    r"|also|today|just|have|has|had|was|were|been|re|note|notes|entry|visitor|lead|later|yesterday|who|which|hospital|cait|education)"
)
_NOT_YET = (
    r"(?:(?:next|no|another|future|booked|ask(?:ed|ing)? for|request\w*|arrang\w+) (?:a |an |the )?(?:\w+ )?"
    r"|(?:will|shall|should|would|if|due (?:in|to (?:have|attend|meet|go))|needs? to|refused|declined|plan(?:s|ned|ning)? to"
    r"|ask(?:ed|ing)?(?! to\b)|invited to(?! and attend)"
    r"|(?<!asked )(?<!invited )(?<!called )(?<!able )to (?:attend|meet|arrange|have|hold|go|set up|ask|book|organise|convene|request"
    r"|be (?:arranged|held|offered|invited|set|booked|asked|seen)))\b[^.;:,]{0,30}?)"
)
_NOT_TOLD = r"(?!(?: \w+){0,3} (?:aware|informed|invited|told (?:about|of)|discussed|subject|considered|spoken)\b)"
_NO_STAFF = r"(?:(?!\b(?:i|we|staff|school|police|health|hv|professionals|agencies|then)\b)[^.;:])"
_THEIR_MEETING = rf"{_SOCIAL_CARE}(?: {_MEETING}\b|[^.;:]{{0,12}}? (?:for|to|in) (?:a|the|their|an) (?:(?!{_NAMED}\b)\w+ )?{_MEETING}\b)"
_OFFENCE = rf"\b(?:{_WITH_THEM}|{_THEIR_MEETING}|{_MET_THEM})"


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
    offending=True,
    joint_cues=(
        ("social", "soc ", "soc.", "csc", "ssd", " ss", "s serv", "n serv", "c/serv", "s soc", " sc"),
        ("meeting", "mtg", "met ", "call", "sat ", "together", "linked", "caught", "confer"),
    ),
    patterns=(
        _near(
            "quoted",
            Why.POLICY,
            r"(?:\bnot (?:as )?|rather than |instead of |never |do not .{0,20}|don't .{0,20}|avoid .{0,12})[\"'(]{0,2}"
            rf"(?:attended )?(?:an? |the )?{_OFFENCE}|[\"'](?:\w+ )?(?:an? )?{_OFFENCE}[\"']",
        ),
        _near("other_name", Why.OTHER_EVENT, rf"\b{_NAMED}(?: \w+)?[ '/-]+(?:held |attended )?(?:{_WITH_THEM}|{_THEIR_MEETING})"),
        _near(
            "family",
            Why.OTHER_PERSON,
            rf"\b{_OWN}{_OFFENCE}|\b{_KIN}{_NOT_TOLD} (?:{_MET_THEM}|(?:[\w']+ ){{0,3}}?{_DOES}\b{_NO_STAFF}{{0,40}}?{_OFFENCE})"
            rf"|\b{_MEETING} (?:between|with) [^.;:]{{0,20}}\b(?:{_KIN}|her|him|them)\b[^.;:]{{0,20}}{_SOCIAL_CARE}"
            rf"|\b(?:mrs|mr|miss|ms) [\w-]+ {_DID}(?!.{{0,40}}{_WRITES_OF_WORK})"
            rf"|^\[[^\]]*\] (?!{_STAFF}\b)[a-z'-]+(?: (?:and|&) [a-z]+)? {_DID}(?!.{{0,40}}{_WRITES_OF_WORK})",
        ),
        _near(
            "to_come",
            Why.HYPOTHETICAL,
            rf"\b{_NOT_YET}{_OFFENCE}|{_OFFENCE}[^.;:]{{0,20}}\b(?:(?:to be|being|will be|ha[sd] been|was) (?:arranged|booked|planned"
            r"|scheduled|requested|set)|next week|tomorrow|booked|is (?:due|on \w+day|to be)|will be)\b",
        ),
        _near(
            "in_the_past",
            Why.HISTORICAL,
            rf"\b(?:previous(?:ly)?|last year|(?:in|since|during) (?:19|20)\d\d)\b[^.;:]{{0,30}}?{_OFFENCE}"
            rf"|{_OFFENCE}[^.;]{{0,30}}\b(?:in (?:19|20)\d\d|years? ago|last year|months ago)\b",
        ),
        Pattern(
            name="meeting_with_social_care",
            regex=re.compile(rf"(?P<span>\b(?:(?:attended|joined|had|notes? of|back from) )?(?:an? |the )?{_OFFENCE})"),
        ),
        _near("named", Why.OTHER_EVENT, rf"\b(?:{_MEETING}|met)\b[^.;:]{{0,40}}{_SOCIAL_CARE}|{_SOCIAL_CARE}[^.;:]{{0,40}}\b(?:{_MEETING}|met)\b"),
    ),
    met_example="Attended strategy discussion with social care and police.",
    not_met_example="Attended meeting with Social Care to share concerns.",
)
