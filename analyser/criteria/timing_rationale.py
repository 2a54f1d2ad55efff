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
        "D": "strategy strat strats sd sd's s.d s/d discussion discussions disc teleconference telecon teleconf huddle conversation"
        " strategy_discussion strategy_meeting strategy_call strategy_mtg strat_disc strat_mtg strat_meeting strat_discussion strat_call strat_disc",
        "K": "meeting mtg call conference_call phone_call phone_round",
        "N": "next further second another follow-up follow_up previous last again",
        "T": "it this that it's this's that's which these itself",
        "W": "we us we'd we're we've everyone everybody nobody no_one none all agencies professionals the_three_of_us the_four_of_us the_two_of_us the_four",
        "I": "i i'd i've i'm",
        "Y": "they they'd they've",
        # people of the case, and what is theirs
        "P": "he she him mum mother mam mom mummy dad father daddy stepdad stepfather stepmum moc foc mgm mgf pgm pgf gran nan grandma grandad grandmother"
        " grandfather child baby boy girl parents family patient pt client yp carer carers partner uncle aunt suspect offender perp perpetrator children sister brother"
        " cousin niece nephew friend he'd she'd",
        "p": "his her their my",
        # what else may have been timed, and what else was done
        "O": "medical medicals examination exam interview interviews abe visit visits appointment appointments appt clinic clinics review reviews conference icpc cpa cin core_group"
        " court hearing application arrest warrant operation op surgery graft scan survey x-ray x-rays mri ct bloods test tests assessment contact discharge handover placement trip panel"
        " polygraph report reports minutes notes checks slot lesson course treatment exclusion session training s47 move transfer moves swab obs immunisations s47_visit"
        " discharge_planning legal_planning professionals_meeting core_group_meeting cin_meeting planning_meeting",
        "#": "ambulance 999 examined visited admitted arrested interviewed drove drive prescribed scanned operated",
        "k": "concern concerns allegation allegations disclosure disclosures referral referrals ref worries",
        "$": "procedure procedures policy policies guidance protocol working_together",
        # verbs
        "F": "had_to has_to have_to needs_to needed_to need_to must ought_to wanted_to got_to needed better_to",
        "2": "did had",
        "m": "would could might risked meant",
        "X": "will shall should to_be may",
        "A": "is was were are am has have does can isn't he's she's",
        "g": "cannot cant couldnt wouldnt didnt wasnt hadnt wont dont doesnt isnt shouldnt",
        "G": "not never",
        "J": "agree agreed decided chose opted felt thought considered judged able right safe best better happy prepared time no_need point allowed reasonable acceptable fine content",
        "v": "also therefore then just be b been to only going really both originally initially already necessary important appropriate planned hoped"
        " want wanted as_planned as_agreed as_above as_well as_follows as_per as_part as_usual as_requested as_at as_of as_to as_from as_long as_far as_yet as_a_result so_far so_long"
        " actually deliberately purposely simply sensibly safely",
        "H": "held holding hold convened convene convening calling called arranged arranging scheduled timed conducted done fixed booked pencilled initiated happened happening happen"
        " reconvened took_place taken_place taking_place take_place asked_for pressed_for pushed_for called_for requested sought sequenced run crammed slotted fitted set_up doing do"
        " get got getting possible practicable organised organized diarised assembled mustered laid_on undertaken carried_out instigated mobilised brought_together drawn_together"
        " got_going got_under_way started began opened kicked_off had_up fitted_round shoehorned wedged tacked sandwiched staged",
        "M": "met spoke spoken speak speaking sat_down sitting_down sit_down sat_round sat gathered conferred talk talked talking rang_round phoned_round called_round ring_round rung_round"
        " get_together got_together got_round get_round rang_everyone rang_everybody phoned_everyone meet rang_all went_at went_now sitting came_together come_together coming_together joined_up linked_up got_on_the_phone picked_up_the_phone got_round_the_table"
        " assembled rang_round_everyone got_hold_of_everyone",
        "S": "delayed delaying deferred deferring postponed postponing rescheduled rearranged re-arranged expedited fast-tracked rushed hurried hastened slipped squeezed_in slotted_in fitted_in"
        " pulled_together went_ahead gone_ahead go_ahead carried_over held_over held_back hold_over brought_forward bring_forward pulled_forward moved_forward brought_fwd moved_up"
        " put_back put_off put_over pushed_back moved_back moved_on come_forward came_forward bringing_forward stood_over stand_over brought_up_the_list pulled_up squeezed jumped_forward shunted bumped swapped switched re-timed retimed re-scheduled accelerated stalled parked paused slid drifted slid_back went_back",
        "R": "brought bring bringing put putting pulled pull moved move moving pushed set changed rang phoned shifted",
        "L": "leave left leaving keep kept",
        "l": "wait waited waiting hold_off held_off holding_off hang_on hung_on hanging_on hold_on held_on hang_fire stand_off stand go_over run_over run_on go_into go_by sit_tight lie_over stand_by bide ride sit_until go_on_to",
        "f": "forward back off over up on fwd out",
        "E": "being having wanting needing hoping fearing knowing intending",
        "3": "took taken takes taking",
        "!": "told asked asks tell advised told",
        "Z": "said says saying note noted heard hear queried chaired minuted attended attend attending joining joined dialling dialled led typed recorded apologised present apologies apols"
        " attendees explained where who whether if reconvene discussed shared lasted stopped",
        # times
        "C": "rather_than instead_of as_opposed_to sooner earlier later late early so_late so_soon so_early so_quickly so_quick not_until only_now only_today any_sooner no_sooner premature"
        " unnecessary too_soon too_early pointless",
        "U": "straight_away straightaway straight_off straight immediately at_once there_and_then then_and_there right_away short_notice urgent urgently emergency quickly promptly"
        " out_of_hours ooh o/hrs same_day same-day the_same_day same_night same_evening first_thing in_advance earliest lunchtime over_lunch half_term bank_holiday within"
        " hours_notice hour's_notice an_hour's_notice an_hours_notice as_an_emergency this_hour that_hour small_hours small_hrs notice day's_notice days_notice",
        "t": "today 2day tonight now tomorrow tmrw 2moro yesterday monday tuesday wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur thu fri sat sun this_morning"
        " this_afternoon this_aft this_evening this_eve this_lunchtime this_am this_pm that_morning that_afternoon that_evening that_night the_same_evening lunch noon midnight midday today's"
        " tonight's this_week last_week weekend",
        "@": "at period",
        "i": "in on during of by for via over through inside under into",
        "|": "between from",
        "e": "before until till til ahead_of after in_time_for by_the_time when once as_soon_as prior_to",
        "z": "day days week weeks fortnight hour hours hrs month months mins minutes",
        "9": "one two three four five six seven eight nine ten half quarter",
        "%": " ".join(map(str, range(1990, 2030))),
        # reasons
        "B": "because becuase becasue cos coz bcos bc b/c 'cause so_that so_as_to in_order_that in_order_to in_order_for in_view_of in_light_of in_the_light_of on_account_of on_hearing"
        " on_learning on_news on_being_told on_finding following_news with_news after_news with_the_news now_that in_case lest for_fear for_want_of in_the_absence_of for_the_reason by_reason_of"
        " the_reason_being the_reason_was the_reason_is pending awaiting down_to thanks_to with_no due_to owing_to on_the_footing on_the_grounds on_the_basis to_do_with reflects reflected"
        " so_he_could because_of to_do_w",
        "h": "hence therefore that_is_why that's_why which_is_why this_is_why that_was_why which_was_why that_is_the_reason that's_when so_that's_when",
        "~": "why",
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
        "b": "date slot",
        "r": "reason reasons rationale",
        "d": "the our a an any no actual planned telephone phone tel virtual initial formal multi-agency",
        "n": "and but",
        "V": "available unavailable",
    },
    endings={"n't": "g", "'s": "c", "'d": "m", "'ll": "X", "'re": "A", "'ve": "A", "ing": "j", "pm": "t", "am": "t", "hrs": "t", "ed": "V", "ss": "x", "s": "V"},
    number="9",
    other="x",
)

_FIN = r"[A2gFVHMSRLmcujX3]"
_WHY = (
    rf"(?:(?<![A2])B(?!d?[xv]{{0,2}}k)|(?<=[A2])B|a(?=[^.:,]{{1,7}}?{_FIN})|s(?=[^9t.:,d][^9.:,]{{0,7}}?{_FIN})|s(?=d[^9.:]{{1,7}}?{_FIN})|o(?=[^.:,]{{1,7}}?{_FIN})"
    r"|w(?=[^.:,]{1,6}?[ujE])|w(?=[Ppx][^.:,]{0,5}[if@])|,[^.:,]{0,5}?E|q|(?<![A2R])y(?!d?[xv]{0,2}k)|(?<=[SQ])u)"
)
_PAUSE = rf"[:,(\-+](?!Z)(?=[^.:Z]{{0,8}}?{_FIN})"
_DISC = r"(?:(?<![N@ieL])(?<![@ieLZ]d)(?<![@ie]T)(?<!N[xtU])(?:D{1,2}K?|(?<=[dTUt])K|(?:^|(?<=[,:.(\-]))K)(?!i[p%]))"
_START = r"(?:^|(?<=[,:.()\-n+oh]))"
_CH = r"[A2mgGvJZE]{0,7}"
_WE = r"(?<![wiAm|])[WYI]"
_THIS = r"(?:(?:^|(?<=[oh:])|(?<=[DKMHZ].)|(?<=[DKMHZ]..)|(?<=[DKMHZ]...))T)"
_NO_OTHER = r"^(?:[^Ok]*?|[^Ok]*?[Basoywe].*?)"


def _timed(when: str) -> str:
    """The ways to say that this discussion was held at some time."""
    return (
        rf"(?:{_DISC}(?:[^A2gVZHMSRLFBmX.:,]{{0,6}}?{when}|[^BZX.:]{{0,8}}?(?:[A2gGm][vgGA]{{0,3}}{when}|[HR][^BZ.:]{{0,9}}?{when}|V[^BZ.:]{{0,4}}?[CUe]))"
        rf"|{_WE}{_CH}[MK](?![vwi]?[PpN])[^BZ.:]{{0,9}}?{when}|{_START}{_CH}M(?![vwi]?[Pp])[^BZ.:]{{0,9}}?{when}|[vF]M(?![vwi]?[PpN])[^BZ.:]{{0,9}}?{when}"
        rf"|(?<![PO])[H2R]i?(?:T|d?[xU]?D|dK)[^BZ.:]{{0,9}}?{when}|I[vA2Z]{{0,3}}H[^BZ.:]{{0,5}}?{when}|{_START}{_CH}[HR][^BZ.:]{{0,9}}?{when})"
    )


_CONTRAST = r"(?:C|U|G[te])"
_WHEN = r"(?:[CUte]|@9|@d9|i9z)"
_NOT_HELD = rf"(?:{_DISC}[^BZ.:]{{0,5}}?(?:[A2]?G|g)v?J?[HVM]|[A2m]?[gG]v?[HKR]d?D)"
_SHIFTED = (
    rf"(?:{_DISC}[^BZX.:]{{0,8}}?(?:S|L[evi]|Rf)|(?:{_WE}|{_THIS}|{_START}){_CH}(?:S(?!d?p?x?O)|R[vi|]d?9)|(?<!P)(?<!PA)R(?:T|d?[xU]?DK?|dK)[^.:B]{{0,2}}?(?:f|{_WHEN})"
    rf"|(?<!P)(?<!P[A2])[Ll](?:T|d?[xU]?DK?|dK)[^B.:]{{0,3}}?(?:{_WHEN}|i)|[WTYI]mA?[GvA]{{0,2}}(?:[HM]|L[eT])|9z(?:m|[A2]J)|dbA[v2]?(?:S|Rf|V|H)|tb(?:A)|Cb)"
)
_IT_WAS = rf"(?:(?:T|{_START}){_CH}(?:S|L[evi]|C|H[^BZ.:]{{0,9}}?{_WHEN}|R[^BZ.:]{{0,6}}?{_WHEN}))"
_MUST = rf"(?:(?:T|[WYI]|{_START}|{_DISC})[A2mgGvJZP]{{0,7}}F[vAHMKTSR@ijxfd]{{0,5}}?)"
_NOT_WAIT = rf"(?:(?:T|[WYI]|{_START}|{_DISC})[vA2mJZ]{{0,4}}(?:g|[A2m]?G)[vA2x]{{0,4}}(?:[lLS]|R[Tf])(?![^B.:a]{{0,14}}#))"
_WAITED = rf"(?:(?:[WY]|{_START}|T){_CH}l(?![^B.:a]{{0,14}}#)|[JrF][^BPZ.:]{{0,4}}?v?l(?![^B.:a]{{0,14}}#))"
_URGED = rf"(?:{_NOT_WAIT}|{_WAITED}|{_MUST}{_WHEN}|{_timed('(?:C|G[te])')})"
_STRONG = rf"(?:{_SHIFTED}|{_NOT_HELD}|{_NOT_WAIT}|{_WAITED}|{_MUST}{_WHEN}|{_timed(_CONTRAST)})"
_GAP = r"(?:(?<![PpO])(?<!P[xV])Q(?!i(?!H|d?[DK]|T|M|9|t|x?9))|TA?[C](?!v)|T[Agv2m]{0,3}3W?(?:e|d?9|dz)|C[DK]|eW[MK])"
_DAYS = r"(?:T[A2gv]{1,4}x?[d9]x?9?z|9z[^.:]{0,7}[DK]|9z[^.:]{0,6}k)"
_LINKED = r"(?:A[VZ][vi]|V[vi]|u|AB)"
_HENCE = r"h[^.:OPpk]{0,9}?(?:Q|U|C|t|@9|e)|hWA?2?T"
_REASON_FOR = rf"r[^.:]{{0,5}}?(?:[WTYHMKD])[^.:OP]{{0,8}}?{_WHEN}[^.:]{{0,8}}?[AE:\-]|~[^.:OPp]{{0,6}}?[WTHMKD][^.:]{{0,8}}?{_WHEN}[^.:]{{0,3}}[:\-]"
_HAD_WE = r"(?:(?:ZW2|ZW|2W)[lLSR]|(?:^|(?<=[vn,.]))(?:l|LT|HT[xUC]|HC)[^.:B]{0,10}?m)"


def _rx(statement: str, why: str = _WHY, lead: str = "") -> re.Pattern[str]:
    return re.compile(rf"{lead}{statement}.{{0,40}}?{why}|(?:(?:{_WHY}).{{0,30}}?|^q.{{0,12}}|[oh].{{0,3}}){statement}")


def _tag(name: str, regex: re.Pattern[str], **more: object) -> Pattern:
    return Pattern(name=name, regex=regex, classes=_CLASSES, **more)


_TOPIC = (
    r"(?:\d+\W+)?(?:so )?(?:why (?:now|today|tonight|at this|so (?:quick|soon|late|early)|this (?:time|hour|date)|not (?:sooner|earlier|before|within)"
    r"|(?:was|is|were|are|did|has) .{0,60}?(?:now|today|tonight|this time|time|sooner|earlier|delay\w*|within))"
    r"|(?:reasons?|rationale|basis|justification) (?:for|of|behind)? ?.{0,40}?(?:timing|timescale|delay|urgency|short notice|not (?:being )?(?:held|sooner|within|earlier)|late|this time|now\b|today|same day|gap|out of hours)"
    r"|reason not (?:held|sooner|within|convened|earlier)|(?:timing|timeliness|urgency|delay|lateness)(?! (?:in|of) (?!conven|hold|call|meet|the (?:disc|meet|strat)|this|disc|meet|strat|sd))"
    r"|if (?:not|later|outside|over|more than|delayed|convened after).{0,60}?|was (?:the|this) .{0,40}?(?:within|in) (?:timescale|time|24)|timescale (?:for|of) (?:the |this )?(?:strat|disc|meet))"
)
_REASONS = r"\b(?:because|as|since|so that|due to|owing to|given|in order to|to allow|hence)\b"
_ELSE_MOVED = r"(?!(?:his|her|their|the|[a-z]+'s) (?:\w+ ){1,3}(?:ha[sd]|is|was|were|have|will)\b(?: been| now| to be)? (?:slipped|put|moved|brought|pushed|set|delayed|deferred|postponed))"
_ANSWER = (
    rf"{_ELSE_MOVED}"
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
    patterns=(
        _tag("policy", re.compile(r"\$.*[UC]"), why=Why.POLICY),
        _tag("timed", _rx(_timed(_WHEN))),
        _tag("it_was_timed", _rx(_IT_WAS, lead=_NO_OTHER), not_after=re.compile("O")),
        _tag("moved", _rx(_STRONG, why=f"(?:{_WHY}|{_PAUSE})")),
        _tag("before_event", re.compile(rf"(?:{_MUST}.{{0,6}}?|[H2R](?:T|D).{{0,4}}?)e(?!d?[DK]|T|9)[^.:]{{2}}")),
        _tag("moved_then_why", re.compile(_URGED), before=re.compile(rf"^[^Z.]{{0,6}}{_FIN}")),
        _tag("then_why", re.compile(rf"{_DISC}|WM|9z"), before=re.compile(r"^T[A2V](?:B|a|u|o|q)")),
        _tag("gap_explained", _rx(_GAP, why=f"(?:{_WHY}|{_PAUSE}|{_LINKED})")),
        _tag("days_explained", re.compile(rf"{_DAYS}.{{0,25}}?(?:B|a(?=[^.:,]{{1,7}}?{_FIN})|o|[:(\-](?!Z)(?=[^.:Z]{{0,8}}?{_FIN})|{_LINKED}B?)")),
        _tag("hence", re.compile(_HENCE)),
        _tag("reason_for", re.compile(_REASON_FOR)),
        _tag("had_we_waited", re.compile(_HAD_WE)),
        Pattern(name="under_heading", regex=re.compile(rf"^\[(?:{_TOPIC})[^\]]*\]\s{_ANSWER}")),
        Pattern(name="field", regex=re.compile(rf"^\[[^\]]*\]\s(?:{_TOPIC})[^:?=|]{{0,60}}?(?:[:?=|]+[\s:-]*|\s-+\s|\s{{2,}}){_ANSWER}")),
    ),
    met_example="Held today as the bruising needed a medical before bedtime.",
    not_met_example="Referral 3 June, strategy discussion 5 June.",
)
