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
from analyser.domain.word_classes import WordClasses

_CLASSES = WordClasses(
    {
        # D this discussion by name; K a meeting or call, this one if "the" or "this" stands before it
        "D": "strategy strat strats sd sd's s.d s/d discussion discussions disc teleconference telecon teleconf huddle conversation strategy_discussion strategy_meeting"
        " strategy_call strat_disc strat_mtg strat_meeting strat_discussion strategy_mtg",
        "K": "meeting mtg call conference_call phone_call phone_round",
        "N": "next further second another follow-up follow_up previous last again",
        "T": "it this that it's this's that's which these itself",
        "W": "we us we'd we're we've everyone everybody nobody no_one none all agencies professionals the_three_of_us the_four_of_us the_two_of_us",
        "I": "i i'd i've i'm me",
        "Y": "they they'd they've",
        # people of the case, and what is theirs
        "P": "he she him he's she's he'd she'd mum mother mam mom mummy dad father daddy stepdad stepfather stepmum moc foc mgm mgf pgm pgf gran nan grandma grandad grandmother"
        " grandfather child baby boy girl parents family patient pt client yp carer carers partner uncle aunt suspect offender perp perpetrator children sister brother"
        " cousin niece nephew friend",
        "p": "his her their my mum's mother's dad's father's child's baby's boy's girl's gran's nan's parents' family's cousin's brother's sister's",
        # what else may have been timed
        "O": "medical medicals examination exam interview interviews abe visit visits appointment appointments appt clinic clinics review reviews conference icpc cpa cin core_group"
        " court hearing application arrest warrant operation op surgery graft scan survey x-ray x-rays mri ct bloods test tests assessment contact discharge handover placement trip panel"
        " polygraph report reports minutes notes checks slot lesson course treatment exclusion session training s47 move transfer moves swab obs immunisations s47_visit"
        " discharge_planning legal_planning professionals_meeting core_group_meeting cin_meeting planning_meeting",
        "#": "ambulance 999 examined visited admitted arrested interviewed drove drive prescribed scanned operated",
        "k": "concern concerns allegation allegations disclosure disclosures referral referrals ref worries",
        # verbs
        "F": "had_to has_to have_to needs_to needed_to need_to must ought_to wanted_to got_to needed better_to",
        "A": "is was were are am has had have did does could would can will may might isn't",
        "g": "cannot cant couldnt wouldnt didnt wasnt hadnt wont dont doesnt isnt shouldnt",
        "G": "not never",
        "v": "also therefore then just be b been to only decided chose opted able right safe going best really both originally initially already necessary important appropriate planned hoped"
        " want wanted as_planned as_agreed as_above as_well as_follows as_per as_part as_usual as_requested as_at as_of as_to as_from as_long as_far as_yet as_a_result so_far so_long"
        " actually deliberately purposely simply being_held",
        "H": "held holding hold convened convene convening called calling arranged arranging scheduled timed conducted done fixed booked pencilled initiated happened happening happen reconvened"
        " took_place taken_place taking_place take_place asked_for pressed_for pushed_for called_for requested sought sequenced run squeezed crammed slotted fitted set_up doing do",
        "M": "met spoke spoken speak speaking sat_down sitting_down sit_down sat_round sat gathered conferred talk talked talking rang_round phoned_round called_round ring_round rung_round"
        " get_together got_together got_round get_round rang_everyone rang_everybody phoned_everyone meet rang_all",
        "S": "delayed delaying deferred deferring postponed postponing rescheduled rearranged re-arranged expedited fast-tracked rushed hurried hastened slipped squeezed_in slotted_in fitted_in"
        " pulled_together went_ahead gone_ahead go_ahead carried_over held_over held_off held_back hold_over brought_forward bring_forward pulled_forward moved_forward brought_fwd moved_up"
        " put_back put_off put_over pushed_back moved_back moved_on come_forward came_forward bringing_forward stood_over stand_over brought_up_the_list pulled_up",
        "R": "brought bring bringing put putting pulled pull moved move moving pushed got get getting set changed rang phoned shifted",
        "L": "leave left leaving keep kept",
        "l": "wait waited waiting hold_off holding_off hang_on hung_on hanging_on hold_on held_on hang_fire stand_off",
        "f": "forward back off over up on fwd out",
        "E": "being having",
        "Z": "agree agreed said says saying note noted felt heard hear told asked asks chaired minuted attended attending joining joined dialling led typed recorded apologised present apologies apols"
        " attendees explained should will where who whether if reconvene discussed shared",
        # times
        "C": "rather_than instead_of as_opposed_to sooner earlier later so_late so_soon so_early so_quickly so_quick not_until only_now only_today any_sooner no_sooner",
        "U": "straight_away straightaway straight_off straight immediately at_once there_and_then then_and_there right_away short_notice urgent urgently emergency quickly promptly out_of_hours"
        " ooh o/hrs same_day same-day the_same_day same_night same_evening first_thing in_advance earliest early late lunchtime over_lunch weekend half_term bank_holiday within"
        " hours_notice hour's_notice an_hour's_notice an_hours_notice as_an_emergency this_hour that_hour small_hours small_hrs",
        "t": "today 2day tonight now tomorrow tmrw 2moro yesterday monday tuesday wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur thu fri sat sun this_morning"
        " this_afternoon this_aft this_evening this_eve this_lunchtime this_am this_pm that_morning that_afternoon that_evening that_night the_same_evening lunch noon midnight midday today's"
        " tonight's this_week last_week",
        "@": "at",
        "i": "in on from during of by for via over between through with_in inside under",
        "e": "before until till til ahead_of after in_time_for by_the_time when once as_soon_as prior_to",
        "z": "day days week weeks fortnight hour hours hrs month months weekend",
        "9": "one two three four five six seven eight nine ten half quarter",
        # reasons
        "B": "because becuase becasue cos coz bcos bc b/c 'cause so_that so_as_to in_order_that in_order_to in_order_for in_view_of in_light_of in_the_light_of on_account_of on_hearing"
        " on_learning on_news on_being_told on_finding following_news with_news after_news with_the_news now_that in_case lest for_fear for_want_of in_the_absence_of for_the_reason by_reason_of"
        " the_reason_being the_reason_was the_reason_is pending awaiting down_to thanks_to with_no due_to owing_to on_the_footing on_the_grounds on_the_basis to_do_with reflects reflected"
        " so_he_could because_of",
        "h": "hence therefore that_is_why that's_why which_is_why this_is_why that_was_why which_was_why that_is_the_reason that's_when so_that's_when",
        "q": "to_allow to_enable to_let to_give to_catch to_avoid to_ensure to_make_sure to_coincide to_protect to_prevent to_secure to_beat to_stop to_suit to_accommodate to_capture to_preserve"
        " to_fit to_tie",
        "a": "as",
        "s": "since",
        "o": "so",
        "w": "with",
        "y": "given",
        "u": "due owing due_to_be due_to_fly due_to_return due_to_go due_to_leave due_to_come due_to_collect due_to_start due_to_meet due_to_attend due_to_appear due_to_arrive",
        # the gap itself
        "Q": "delay delays gap interval timing timescale urgency rush haste hurry lateness slippage late_start early_start late_hour early_hour hold-up",
        "r": "reason reasons rationale",
        "m": "risked meant",
        "d": "the our a an any no actual planned telephone phone tel virtual initial formal multi-agency",
        "n": "and but",
        "+": "plus",
    },
    endings={"n't": "g", "'s": "c", "'d": "A", "'ll": "A", "'re": "A", "'ve": "A", "ing": "j", "pm": "t", "am": "t", "hrs": "t", "ed": "V", "ss": "x", "s": "V"},
    number="9",
    other="x",
)

_FIN = r"[AgFVHMSRLZXcumj]"
_WHY = (
    rf"(?:(?<!A)B(?!d?[xv]{{0,2}}k)|(?<=A)B|a(?=[^.:,]{{1,7}}?{_FIN})|s(?=[^9t.:,d][^9.:,]{{0,7}}?{_FIN})|s(?=d[^9.:]{{1,7}}?{_FIN})|o(?=[^.:,]{{1,7}}?{_FIN})"
    r"|w(?=[^.:,]{1,6}?[ujE])|w(?=[Ppx][^.:,]{0,5}[if@])|,[^.:,]{1,5}?E|q|(?<![AR])y(?!d?[xv]{0,2}k)|(?<=[SQ])u)"
)
_PAUSE = rf"[:,(\-+](?!Z)(?=[^.:Z]{{0,8}}?{_FIN})"
_DISC = r"(?:(?<![N@ie])(?<![@ie]d)(?<![@ie]T)(?<!N[xtU])(?:D{1,2}K?|(?<=[dTUt])K|(?<=^)K))"
_START = r"(?:^|(?<=[,:.()\-n+oh]))"
_CH = r"[AgGvZ]{0,7}"
_NO_OTHER = r"^(?:[^Ok]*?|[^Ok]*?[Basoywe].*?)"


def _timed(when: str) -> str:
    """The ways to say that this discussion was held at some time."""
    return (
        rf"(?:{_DISC}(?:[^AgVZHMSRLFB.:,]{{0,6}}?{when}|[^BZ.:]{{0,8}}?(?:[AgG][vgGA]{{0,3}}{when}|[HR][^BZ.:]{{0,9}}?{when}|V[^BZ.:]{{0,4}}?[CUe]))"
        rf"|[WYI]{_CH}[MK](?![vwi]?[Pp])[^BZ.:]{{0,9}}?{when}|{_START}{_CH}M(?![vwi]?[Pp])[^BZ.:]{{0,9}}?{when}|vM(?![vwi]?[PpN])[^BZ.:]{{0,9}}?{when}"
        rf"|(?<![PO])[HAR]i?(?:T|d?[xU]?D|dK)[^BZ.:]{{0,9}}?{when}|I[vAZ]{{0,3}}H[^BZ.:]{{0,5}}?{when}|{_START}{_CH}[HR][^BZ.:]{{0,9}}?{when})"
    )


_WHEN = r"(?:[CUte]|@9|@d9)"
_SHIFTED = (
    rf"(?:{_DISC}[^BZ.:]{{0,8}}?(?:S|L[evi]|Rf|G(?:x|H))|(?<!P)(?<!PA)R(?:T|d?[xU]?DK?|dK)[^.:B]{{0,2}}?(?:f|{_WHEN})|(?<!P)(?<!PA)(?:L|l)(?:T|d?[xU]?DK?|dK)[^B.:]{{0,3}}?(?:{_WHEN}|i))"
)
_IT_WAS = rf"(?:(?:T|{_START}){_CH}(?:S|L[evi]|H[^BZ.:]{{0,9}}?{_WHEN}|R[^BZ.:]{{0,6}}?{_WHEN}|E{_WHEN}))"
_MUST = rf"(?:(?:T|[WYI]|{_START}|{_DISC})[AgGvZP]{{0,7}}F[vAHMKTSR@ijxfd]{{0,5}}?)"
_NOT_WAIT = rf"(?:(?:T|[WYI]|{_START}|{_DISC})[vAZ]{{0,4}}(?:g|A?G)[vAx]{{0,4}}(?:[lLS]|R[Tf]|Hf)(?![^B.:a]{{0,14}}#))"
_WAITED = rf"(?:(?:[WY]|{_START}|TAv?){_CH}l(?![^B.:a]{{0,14}}#)|(?:Z|v|x)[^BP.:]{{0,4}}?vl(?![^B.:a]{{0,14}}#))"
_STRONG = rf"(?:{_SHIFTED}|{_NOT_WAIT}|{_WAITED}|{_MUST}{_WHEN}|{_timed('C')})"
_GAP = (
    r"(?:(?<![PpO])(?<!P[xV])Q(?!i(?!H|d?[DK]|T|M|9|t|x?9|k|V))|T[AgvV]{0,4}[d9x]{0,3}z[^.:]{0,3}|9z[^.:]{0,7}[DK]|C[DK]|CxA|eW[MK]|TRWe|t'?x?[AR])"
)
_LINKED = r"(?:AV[vi]|V[vi]|u|AB)"
_HENCE = r"h[^.:OPpk]{0,9}?(?:Q|U|C|t|@9|e)"
_REASON_FOR = rf"r[^.:]{{0,5}}?(?:[WTYHMKD])[^.:OP]{{0,8}}?{_WHEN}[^.:]{{0,8}}?[AE:\-]"
_HAD_WE = r"(?:(?:ZWA|ZW|AW)[lLSR]|(?:^|(?<=[vn,.]))(?:l|LT|HT[xUC]|HC)[^.:B]{0,10}?[Am])"


def _rx(statement: str, why: str = _WHY, lead: str = "") -> re.Pattern[str]:
    return re.compile(rf"{lead}{statement}.{{0,40}}?{why}|(?:(?:{_WHY}).{{0,30}}?|^q.{{0,12}}|[oh].{{0,3}}){statement}")


def _tag(name: str, regex: re.Pattern[str], **more: object) -> Pattern:
    return Pattern(name=name, regex=regex, by_class=True, **more)


_TOPIC = (
    r"(?:\d+\W+)?(?:so )?(?:why (?:now|today|tonight|at this|so (?:quick|soon|late|early)|this (?:time|hour|date)|not (?:sooner|earlier|before|within)"
    r"|(?:was|is|were|are|did|has) .{0,60}?(?:now|today|tonight|this time|time|sooner|earlier|delay\w*|within))"
    r"|(?:reasons?|rationale|basis|justification) (?:for|of|behind)? ?.{0,40}?(?:timing|timescale|delay|urgency|short notice|not (?:being )?(?:held|sooner|within|earlier)|late|this time|now\b|today|same day|gap|out of hours)"
    r"|reason not (?:held|sooner|within|convened|earlier)|(?:timing|timeliness|urgency|delay|lateness)(?! (?:in|of) (?!conven|hold|call|meet|the (?:disc|meet|strat)|this|disc|meet|strat|sd))"
    r"|if (?:not|later|outside|over|more than|delayed|convened after).{0,60}?|was (?:the|this) .{0,40}?(?:within|in) (?:timescale|time|24)|timescale (?:for|of) (?:the |this )?(?:strat|disc|meet))"
)
_REASONS = r"\b(?:because|as|since|so that|due to|owing to|given|in order to|to allow|hence)\b"
_ANSWER = (
    r"(?!(?:n/?a|none|nil|not applicable|see |as above|no delay|yes\W*$|no\W*$))(?=(?:\S+\s+){2,}\S)"
    rf"(?=.{{0,200}}?(?:{_REASONS}|\b(?:is|was|were|are|had|has|could|would|will|can|due|no|not|only|until|before|leave|away|abroad|unavailable|available|bail\w*|releas\w*|home|wanted|needed|collect\w*|returned|booked|waiting|comes?|goes|[a-z]+n't|[a-z]+'s)\b))"
    rf"(?!(?:(?!{_REASONS}).){{0,200}}\b(?:held|received|rec'?d|took place|convened|dated|came in|logged)\b(?!.{{0,200}}{_REASONS}))"
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
    classes=_CLASSES,
    patterns=(
        _tag("timed", _rx(_timed(_WHEN))),
        _tag("it_was_timed", _rx(_IT_WAS, lead=_NO_OTHER), not_after=re.compile("O")),
        _tag("moved", _rx(_STRONG, why=f"(?:{_WHY}|{_PAUSE})")),
        _tag("before_event", re.compile(rf"(?:{_MUST}.{{0,6}}?|[HAR](?:T|D).{{0,4}}?)e(?!d?[DK]|T|9)[^.:]{{2}}")),
        _tag("moved_then_why", re.compile(_STRONG), before=re.compile(rf"^[^Z.]{{0,6}}{_FIN}")),
        _tag("then_why", re.compile(rf"{_DISC}|WM"), before=re.compile(r"^T[AV](?:B|a|u|o|q)")),
        _tag("gap_explained", _rx(_GAP, why=f"(?:{_WHY}|{_PAUSE}|{_LINKED})")),
        _tag("hence", re.compile(_HENCE)),
        _tag("reason_for", re.compile(_REASON_FOR)),
        _tag("had_we_waited", re.compile(_HAD_WE)),
        Pattern(name="under_heading", regex=re.compile(rf"^\[(?:{_TOPIC})[^\]]*\]\s{_ANSWER}")),
        Pattern(name="field", regex=re.compile(rf"^\[[^\]]*\]\s(?:{_TOPIC})[^:?=|]{{0,60}}?(?:[:?=|]+[\s:-]*|\s-+\s|\s{{2,}}){_ANSWER}")),
    ),
    met_example="Held today as the bruising needed a medical before bedtime.",
    not_met_example="Referral 3 June, strategy discussion 5 June.",
)
