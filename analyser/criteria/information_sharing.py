"""information_sharing: the record decides what the child or the parents are told.

## What it looks for
A decision on what the child, parents or carers are told, by whom or when ("CR to ring mum with the outcome"),
or that they are not to be told yet ("nothing to be said to dad until he has been interviewed").

## Why it matters
Auditors checked whether decisions were made on what to share with the child and family; it is not shared
where that may jeopardise a police investigation or place the child at risk (bulletin, area D).

## Known limits
A lone name is taken for one of the family after "tell" or before "to be told". What is to be shared is not
weighed: "CR to update mum" is enough. Decisions in a few words with no verb ("Mum: yes. Dad: no.") are not seen.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated


def _any(words: str) -> str:
    """One of the words, which are separated by spaces; "_" stands for a space within one."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")


# --- who is told ----------------------------------------------------------------------------------
_RELATIVE = _any(
    r"m[ua]m(?:my)? mom mother dad(?:dy)? father [mf]o[cb] parents? carers? famil(?:y|ies) gran\w* nan(?:na)?"
    r" [mp]g[mf] aunt\w* uncle step(?:mum|dad|mother|father) guardian husband wife couple partner boyfriend home"
    r" child(?:ren)?(?!_protection) girls? boys? lads? twins kids? young_p\w+ yp sons? daughters? patient pt client"
    r" brothers? sisters? siblings? pupil v1 baby s?he they him them herself himself mr_(?:&|and)_mrs_\w+"
)
_NEXT = _any(
    r"that of about when what why how at by on in today to\w+ we the and & before after\w* know re it if until not"
)
_FAMILY = rf"\b(?:{_RELATIVE}|[mf](?=[ ,]|$)|her(?=\W*$|[,.;:]| {_NEXT}\b))\b(?!'s?\b|s' )"
"""One of the family; "her" is somebody only if no noun of hers follows ("inform her midwife")."""
_THEM = r"(?:(?:the|his|her|their|both|either|neither|mrs?|ms|birth|foster|older|younger|two|three|[a-z.]+'s?) ){0,3}¤"
_SHE = r"¤(?!¤)"
# Words that name somebody else, or nobody; any other word after "tell" is taken for a name.
_NO_NAME = _any(
    r"the an? this that it you us me my our your what who\w* if whether sws? social worker hv health school nursery"
    r" gps? police d[csi] pc ps sgt insp\w* officers? oic teams? \w*managers? tm atm ward every\w* any\w* all"
    r" agenc\w+ partners professionals staff courts? legal lawyers? solicitors? panel chair lado ofsted governors?"
    r" head teachers? tas? dsl nurses? midwi\w+ consultant dr doctors? csc edt duty housing probation camhs landlord"
    r" neighbours? caller referrer cafcass iro employer group meeting colleagues? class unit cait cps mash assistant"
    r" witness\w* press on off of to in by with not be from how when why stor\w+"
)
_NAME = _any(
    r"the an? this that it you us me my our your what who\w* if whether sws? social worker hv health school nursery"
    r" gps? police d[csi] pc ps sgt insp\w* officers? oic teams? \w*managers? tm atm ward every\w* any\w* all"
    r" agenc\w+ partners professionals staff courts? legal lawyers? solicitors? panel chair lado ofsted governors?"
    r" head teachers? tas? dsl nurses? midwi\w+ consultant dr doctors? csc edt duty housing probation camhs"
    r" neighbours? landlord caller referrer cafcass iro college employer custody group meeting colleagues? club"
    r" class secretary unit cait cps mash clinic crew trust registry assistant witness\w* press on off of to in by"
    r" with not be from how when why stor\w+"
)
_NAME = rf"(?!{_NO_NAME}\b)[a-z\u00df-\u02af\u0370-\u0587\u1e00-\u1fff][\w\u0300-\u036f'-]*"

# --- telling --------------------------------------------------------------------------------------
_GAP = r"[^.;?|\]]"
_NEAR = rf"{_GAP}{{0,60}}?(?:\.(?=\w|\sto\b){_GAP}{{0,40}}?){{0,2}}?"
"""Up to the end of the sentence; the dots of "15.30" and "T.W. to" do not end it."""
_INFORM = _any(
    r"inform(?:s|ing)? notify(?:ing)? updat(?:es?|ing) advis(?:es?|ing)(?!_against) reassur(?:e|ing) alert(?:s|ing)?"
    r" (?:fore)?warn(?:ing)? tip(?:ping)? brief(?:ing)? prepare"
)
_SAY = _any(
    r"explain(?:s|ing)? share disclose feed(?:ing)?_?back break(?:ing)? giv(?:e|ing) go(?:ing)?_(?:through|over)"
    r" mention talk(?:ing)?_(?:it_|this_)?through reveal relay communicate pass(?:ing)?_on write letter explanation"
)
_PASSED = _any("given passed shared explained relayed broken put fed_back disclosed discussed sent said mentioned")
_REACH = _any(
    r"ring(?:ing)? phon(?:e|ing) call(?:ing)? telephon(?:e|ing) text see(?:ing)? visit(?:ing)?"
    r" meet(?:ing)?(?:_with)? (?:speak|talk)(?:ing)?_(?:to|with) writ(?:e|ing)_to contact(?:ing)?"
    r" sit(?:ting)?_down_with"
)
_TOLD = _any("told(?!_off) informed updated advised notified made_aware reassured written_to warned alerted let_know")
_MATTER = _any(
    r"referral discussion decision concerns? outcome enquir\w+ allegations? s\.?47 section_47 strat\w* this it what"
    r" why plan disclosure need_for"
)
_NEWS = _any(
    r"outcome decision result news outline gist bones facts? details reasons? information info letter leaflet"
    r" booklet note copy summary confirmation explanation message truth what_(?:was|has|is|had|will)"
    r" that_(?:we|an?|the|there|police) why"
)
_MODAL = r"(?:will|shall|can|may|should|must|could|would|'ll)"
_TO_BE = rf"(?:to (?:not )?be|to get|gets?|being|{_MODAL} (?:only |now |not |also |all )?be|that ¤+ be|(?:ca|wo)n't be)"
_NOTHING = (
    r"(?:\b(?=[nad])(?:nothing|nil|not a (?:word|thing)|none of (?:this|it|that)|nobody|not|dont|never|avoid"
    r"|no (?:one|body|info\w*|details?|calls?|contact|mention|feedback|discussion|warning|notice))|n't|\bwithout)"
)
_APPROACHED = "(?:spoken to|contacted|approached|phoned|visited|seen|forewarned)"
_TELLING = (
    "inform+explain+advis+notif+updat+share +sharing+and say+to say+say to+say noth+say any+be said+write to"
    "+ let +to know+not know+aware+to hear+learn+find out+be given+give +be sent+handed+letter+confirmation+feed b"
    "+feedb+withh+kept from+kept out+disclos+mention+nothing +discuss +the outcome+tip +alert+warn+put to+honest"
    "+conversation+ ring +phone m+phone d+talk to+not be +not to be+told noth+told every+told unti"
)
_TOLD_TO = "mum+mother+dad+father+foc+parent+famil+carer+child+him+her+them+girl+boy+home+nan+client+ he +she+they"
_NOT_YET = _any(r"until till before ahead yet because in_case for_now for_the_moment at_this_\w+ so_that prior_to")
_SHARING = r"(?:inform|tell|told|shar(?:e|ing)|feed ?back|communicat|disclos|withh|updat|notif)"
# Not a decision: an account of the past, a wish, a fear, somebody's own view.
_NOT_DECIDED = (
    r"\b(?:did(?: not|n't)|could(?: not|n't)|would(?: not|n't)|want(?:s|ed)? to|able to|him to|her to|nobody|¤ to"
    rf"|been|was|were|den(?:ies|ied)|promised?(?: not)? to|dared?(?: to)?|secret\w*) {_SHARING}|\b(?:scared|afraid"
    r"|ashamed|frightened|too \w+|told ¤+|warned ¤+|begged ¤+|made ¤+) (?:(?:not|never) )?to (?:tell|say)\b"
)
_LONG_AGO = r"\b(?:in (?:19|20)\d\d|(?<!\d/)\d\d?/(?:19|20)\d\d|years? ago|last year|previously|in year \w+)\b"


# What a pattern cannot match without.
_SHARING_CUES = "inform|tell|told|shar|feed|communicat|disclos|withh|updat|notif"
_TOLD_CUES = "told|inform|updated|advised|notified|made aware|reassured|written to|warned|alerted|let know"
_KEPT_CUES = (
    "keep|kept|withh|hid|nothing|nil|not |none|nobody|dont|never|avoid|no one|no body|noone|no info|no detail"
    "|no call|no contact|no mention|no warning|no notice|no feedback|no discussion|n't|without"
)
_UNDECIDED_CUES = (
    "not yet|not been|not dec|not agr|not sort|not sett|not res|not clear|not rais|not ans|unclear|undecided"
    "|carried over|ran out|no word|no answer|no reply|no decision|get back|waiting to|tbc|decide |consider |think"
    "|deferred|put off|held over|left |no one|no body|noone|nobody|to be agreed|to be decided|n't say"
)


def _pattern(name: str, regex: str, why: Why | None = None, *, cues: str = "") -> Pattern:
    return Pattern(name=name, why=why, regex=re.compile(regex), cues=tuple(filter(None, cues.split("|"))))


CRITERION = Criterion(
    id="information_sharing",
    area="D",
    title="Telling the family",
    question="Does the record decide what the child or the parents are told?",
    pointer="Record what the child and the parents are told, by whom and when, or why they are not told yet.",
    missing="Nothing is decided on what the child or the parents are told",
    judge=judge_stated,
    core=False,
    cues=("tell ", "telling", "tells", "be told", "not told", "s told", "re told", "n told"),
    joint_cues=(tuple(_TELLING.split("+")), tuple(_TOLD_TO.split("+"))),
    carries=True,
    subject=re.compile(_FAMILY),
    patterns=(
        _pattern(
            "undecided",
            r"\b(?:not (?:yet )?(?:been )?(?:decided|agreed|sorted|settled|resolved|clear|raised|answered)|unclear"
            r"|undecided|carried over|ran out of|no (?:word|answer|reply|decision)|get back to|waiting to hear|tbc"
            r"|(?:to|2|will|can) (?:then )?(?:decide|consider|think about) (?:who|what|when|whether|if|how)|deferred"
            r"|put off|held over|left (?:for|open|until)|no(?: ?one|body) (?:told|said|knew)|to be (?:agreed|decided)"
            r"|(?:do|did)n't (?:think|say))\b",
            Why.DEFERRED,
            cues=_UNDECIDED_CUES,
        ),
        _pattern(
            "asks",
            r"^\[[^]]*\] (?:what|who|whom|how|when|will|should|is|are|do|does|has|have|can)\b[^.?]*\?\W*$"
            r"|\b(?:asked|query|wondered|unsure|not sure) (?:if|whether)\b",
            Why.QUESTION,
            cues="?|asked|query|wondered|unsure|not sure",
        ),
        _pattern(
            "in_general",
            r"\b(?:polic(?:y|ies)|good practice|procedures (?:say|state|require)|in line with procedures|guidance"
            r"|legislation|right to|duty of|should (?:always|normally|usually)|(?:minutes|confidential\w*)\b.{0,200}"
            r"\b(?:copied|circulated|shared|disclosed|passed)\b.{0,200}\b(?:without|unless))\b",
            Why.POLICY,
            cues="polic|good practice|procedures|guidance|legislation|right to|duty of|should|minutes|confidential",
        ),
        _pattern(
            "purpose",
            r"^\[.*\b(?:purpose|agenda|aims?|exists? to|reminded)\b",
            Why.PURPOSE,
            cues="purpose|agenda|aim|exist|reminded",
        ),
        _pattern(
            "supposed",
            r"\bif\b[^.]{0,80}(?:\bwould|'d)\b|\bwould\b[^.]{0,50}\bif\b|\b(?:would (?:have|be expected)|ought)\b",
            Why.HYPOTHETICAL,
            cues="if|would have|would be|ought",
        ),
        _pattern(
            "own_view",
            r"\b(?:i (?:feel|think|felt|thought|believe|wish)|in my view|personally)\b",
            Why.OPINION,
            cues="i feel|i think|i felt|i thought|i believe|i wish|my view|personally",
        ),
        _pattern(
            "not_a_decision",
            rf"{_NOT_DECIDED}|{_LONG_AGO}",
            Why.HISTORICAL,
            cues=f"{_SHARING_CUES}|say|19|20|years ago|year ago|last year|previously|in year",
        ),
        _pattern(
            "field",
            rf"^\[[^]]*(?:(?:{_SHARING}[^:?\]]{{0,30}}¤|¤[^:?\]]{{0,30}}\b(?:{_TOLD}|to know))[^]]*\] "
            rf"|\] (?:[^:?]{{0,30}}\b{_SHARING}[^:?]{{0,30}}¤|{_GAP}{{0,30}}¤[^:?]{{0,9}}\b{_TOLD})[^:?]{{0,40}}[:?] *)"
            r"(?!yes\W*$|aware|[^.]*\?)(?=.*\b(?:to|will|not|no|until|by|once|after|when|y|reason|both|only)\b)",
            cues=f"{_SHARING_CUES}|advised|made aware|reassured|written to|warned|alerted|let know|to know",
        ),
        _pattern(
            "tell",
            rf"\b(?:tell(?:s|ing)?|{_INFORM}) {_THEM}|\b(?:let(?:ting)?|mak(?:e|ing)) {_THEM}{_NEAR} (?:know|aware)\b",
        ),
        _pattern(
            "explain",
            rf"\b{_SAY}\b{_NEAR} (?:to|with|w/) {_THEM}|\bsay(?:ing)? (?:\w+ ){{0,5}}to {_THEM}"
            rf"|\b(?:be|is|are|not|can) {_PASSED}\b{_NEAR} (?:to|with|w/) {_THEM}"
            rf"|\b(?:open|candid|honest|straight|have th(?:e|is) (?:\w+ )?(?:talk|conversation)) with {_THEM}"
            rf"|\bdiscuss(?: (?:\w+ )?{_MATTER}\b{_NEAR})? with {_THEM}",
        ),
        _pattern(
            "reach",
            rf"\b{_REACH} {_THEM}{_NEAR}(?:(?:,| (?:to|and|&)) (?:say|explain|tell|let|inform|advise|update|share|give)"
            rf"| {_NEWS}| (?:about|re|regarding|on) (?:\w+ )?{_MATTER})\b",
        ),
        _pattern(
            "to_be_told",
            rf"{_SHE}(?!{_GAP}{{0,20}}\b(?:want|ask|wish|like|expect|hop|say)){_NEAR}\b"
            rf"(?:{_TO_BE} (?:(?:both|all|only|each) )?{_TOLD}|(?:to|will) be \w+\b{_NEAR}\btold)\b"
            rf"|{_SHE}(?: is| are)?(?: not)? told (?:nothing|everything|all\b(?! (?:her|his))|only|together|until)"
            rf"|{_SHE} (?:is|are) told\b|\bnot (?:be )?told\b{_NEAR} {_NOT_YET}"
            rf"|{_SHE}{_NEAR}\bnot (?:to )?be {_APPROACHED}\b{_NEAR}\b{_NOT_YET}",
            cues=f"{_TOLD_CUES}|to be|not be",
        ),
        _pattern(
            "name_told",
            rf"^\[[^]]*\] (?:.*\b(?:tell(?:s|ing)?|(?:explain|break)(?:ing)? (?:(?:this|it|the \w+) )?to) {_NAME}"
            rf"|(?:.*(?:[.;,:-]|\band|\bthat) )?(?:(?:mrs?|ms|miss) )?{_NAME} (?:(?:&|and) {_NAME} )?"
            rf"(?:(?:is|are|isn't|aren't) )?(?:not )?{_TO_BE} told\b)",
            cues="tell|explain|break|told",
        ),
        _pattern(
            "kept_from",
            rf"\b(?:keep|kept|withh|hid)\w*\b{_NEAR} (?:from {_THEM}|out of (?:the )?loop|in the dark|quiet|schtum)"
            rf"|{_NOTHING} (?!points?\b|to sugg)(?:{_NEAR}\b(?:to|with|w/|in front of) {_THEM}{_NEAR}\b{_NOT_YET}"
            rf"|(?:(?:to|be|any\w*) ){{0,2}}(?:{_PASSED}|say|alert\w*|(?:fore)?warn\w*)\b(?! what){_NEAR}{_THEM}"
            rf"|(?:to )?be (?:said|mentioned)\b|(?:about|re|of)\b{_NEAR}\b{_NOT_YET}\b)",
            cues=_KEPT_CUES,
        ),
        _pattern(
            "to_know",
            rf"{_SHE} (?:(?:is|are|isn't|aren't) )?(?:(?:not|both|only) )?(?:to|can|may|must) (?:(?:not|only|to) )*"
            rf"(?:know|hear|learn|find out)\b|\b(?:give|hand|send|show|text|post|leave) {_THEM}{_NEAR}\b{_NEWS}\b"
            rf"|{_SHE}{_NEAR}\b(?:to|can|may|must|will) (?:(?:not|only|be) )?"
            rf"(?:have|see|receive|get|given|handed|sent|shown)\b{_NEAR}\b{_NEWS}\b",
        ),
        _pattern("consent", r"\b(?:consent|permission)", Why.OTHER_EVENT, cues="consent|permission"),
        _pattern(
            "vague",
            rf"\b{_SHARING}.*\b(?:discussed|considered|emphasised|stressed)\b",
            Why.VAGUE,
            cues="discussed|considered|emphasised|stressed",
        ),
        _pattern(
            "told_already",
            rf"{_SHE}{_NEAR}\b(?:aware|know|knew|told|inform)|\b{_TOLD} {_THEM}",
            Why.HISTORICAL,
            cues="aware|know|knew|told|inform|updated|advised|notified|reassured|written to|warned|alerted",
        ),
        _pattern(
            "agencies",
            r"^\[[^]]*\] .*\b(?:shar|inform|tell|told|updat|notif|circulat)\w*",
            Why.OTHER_PERSON,
            cues="shar|inform|tell|told|updat|notif|circulat",
        ),
    ),
    met_example="CR to ring mum tonight and tell her that enquiries are starting.",
    not_met_example="Agencies will keep one another updated and minutes will be sent to those present.",
)
