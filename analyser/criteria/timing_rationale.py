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

_WORDS = {
    # this discussion: D by name; K a meeting or call, which is this one after "the" or "this"; N not this one
    "D": "strat strats sd sd's s.d s/d teleconference tele-conference telecon teleconf tele-conf videoconference"
    " conf_call huddle get-together strategy_discussion strategy_meeting strategy_mtg strategy_disc"
    " strategy_call strategy_conversation strategy_conference strategy_session strategy_telephone strategy_phone"
    " strat_discussion strat_meeting strat_mtg strat_disc strat_call strat_conversation strat_conference"
    " strat_session strat_telephone strat_phone",
    "K": "discussion disc conversation meeting mtg call conference_call phone_call phone_round teams_call"
    " teams_meeting zoom_call video_call",
    "N": "next further second another follow-up follow_up previous last again",
    "T": "it this this_one that it's this's that's which these itself",
    "W": "we us we'd we're we've everyone everybody nobody no_one none all agencies professionals the_four"
    " the_three_of_us the_four_of_us the_two_of_us",
    "I": "i i'd i've i'm",
    "Y": "they they'd they've",
    "d": "the our a an any no actual planned telephone phone tel virtual initial formal multi-agency",
    # people of the case (P), what is theirs (p); other events (O) and acts (#); why it was held at all (k); rules ($)
    "x": "put_through first_contact early_help regarding concerning including building evening morning something"
    " anything everything housing nursing counselling fostering briefing screening safeguarding parenting"
    " bruising swelling bleeding wellbeing setting sibling clothing",
    "P": "boys girls kids twins brothers sisters lad lass son daughter he she him he'd she'd mum mother mam mom"
    " mummy dad father daddy stepdad stepfather stepmum moc foc mgm mgf pgm pgf gran nan grandma grandad"
    " grandmother grandfather child children baby boy girl parents family patient pt client yp carer carers"
    " partner uncle aunt sister brother cousin niece nephew friend suspect offender perp perpetrator",
    "p": "his her their my",
    "O": "medical medicals examination exam interview interviews abe visit visits appointment appointments appt"
    " clinic clinics review reviews conference icpc cpa cin core_group court hearing application arrest warrant"
    " operation op surgery graft scan survey x-ray x-rays mri ct bloods test tests assessment contact discharge"
    " handover placement trip panel polygraph report reports minutes notes checks slot lesson course treatment"
    " exclusion session training s47 s47_visit move moves transfer swab obs immunisations core_group_meeting"
    " cin_meeting planning_meeting professionals_meeting discharge_planning legal_planning",
    "#": "custody cells seen discharged excluded collected dropped presented weighed placed removed taken_into"
    " checked reported noticed spotted raised disclosed flagged referred treated diagnosed picked_up missed"
    " ambulance 999 examined visited admitted arrested interviewed drove drive prescribed scanned operated",
    "k": "concern concerns allegation allegations disclosure disclosures referral referrals ref worries",
    "$": "procedure procedures policy policies guidance protocol working_together reminded",
    # what is done with a discussion: held (H), chosen (4), met (M, 6), moved (S, R f), left (L), waited (l), took (3)
    "H": "dealt_with_as treated_as handled_as held holding hold calling called arranged arranging scheduled timed"
    " conducted done fixed booked pencilled initiated happened happening happen reconvened took_place"
    " taken_place taking_place take_place asked_for pressed_for pushed_for called_for requested sought sequenced"
    " run ran crammed slotted fitted set_up possible practicable organised organized diarised mustered laid_on"
    " undertaken carried_out instigated mobilised brought_together drawn_together got_going got_under_way"
    " started began opened kicked_off fitted_round shoehorned wedged tacked sandwiched staged followed",
    "4": "insisted_on preferred opted_for plumped_for held_out_for settled_for settled_on favoured",
    "M": "met meet spoke spoken speak speaking talk talked talking sat sitting sat_down sitting_down sit_down"
    " sat_round gathered conferred came_together come_together coming_together joined_up linked_up went_at"
    " went_now dial_in got_on_the_phone picked_up_the_phone",
    "6": "rang_round phoned_round called_round ring_round rung_round rang_everyone rang_everybody phoned_everyone"
    " rang_all got_hold_of_everyone convened convene convening assembled together on_the_line on_the_phone"
    " to_the_phone round_the_table get_together got_together got_round get_round",
    "S": "top_of_the_list went_to_the_top_of_the_list cracked_on pressed_on got_on_with_it wasted_no_time"
    " lost_no_time moved_quickly moved_fast acted_quickly jumped_the_queue delayed delaying deferred deferring"
    " postponed postponing rescheduled re-scheduled rearranged re-arranged re-timed retimed expedited"
    " fast-tracked rushed hurried hastened accelerated slipped slid slid_back drifted shunted bumped swapped"
    " switched squeezed squeezed_in slotted_in fitted_in pulled_together went_ahead gone_ahead go_ahead"
    " carried_over held_over held_back hold_over brought_forward bring_forward bringing_forward brought_fwd"
    " pulled_forward pulled_up moved_forward moved_up moved_back moved_on come_forward came_forward"
    " jumped_forward put_back put_off put_over pushed_back stood_over stand_over went_back stalled parked paused"
    " brought_up_the_list",
    "R": "brought bring bringing put putting pulled pull moved move moving pushed set changed rang phoned shifted",
    "L": "leave left leaving keep kept",
    "l": "to_hold_off to_hang_on to_hold_on let_it_ride sit_on_it without_waiting wait waited waiting hold_off"
    " held_off holding_off hang_on hung_on hanging_on hang_fire stand stand_off stand_by go_over run_over run_on"
    " go_into go_in_the_diary go_by go_on_to sit sit_over sit_until sit_tight lie_over bide ride went_early",
    "f": "forward back off over up on fwd out",
    "3": "came went comes goes took taken takes taking",
    # auxiliaries and adverbs, necessity (F), decisions (J), speech and attendance (Z, !)
    "F": "ought_to had_to has_to have_to needed_to wanted_to got_to needed",
    "5": "to_convene to_hold to_meet to_sit_down to_speak to_arrange to_get_together to_call to_have_this to_do_this"
    " to_do_it",
    "2": "want wanted did had do doing get got getting",
    "m": "would could might risked meant",
    "X": "needs_to need_to must will shall should to_be may",
    "A": "is was were are am has have does can isn't he's she's",
    "g": "cannot cant couldnt wouldnt didnt wasnt hadnt wont dont doesnt isnt shouldnt",
    "G": "unable not never",
    "J": "essential vital imperative crucial agree agreed decided chose opted felt thought considered judged able"
    " right safe best better happy prepared time no_need point allowed reasonable acceptable fine content",
    "E": "being having wanting needing hoping fearing knowing intending",
    "v": "also therefore then just be b been to only going really both originally initially already necessary"
    " important appropriate planned hoped actually deliberately purposely simply sensibly safely as_planned"
    " as_agreed as_above as_well as_follows as_per as_part as_usual as_requested as_at as_of as_to as_from"
    " as_long as_far as_yet as_a_result so_far so_long",
    "!": "told asked asks tell advised",
    "Z": "say said says saying note noted heard hear queried chaired minuted attended attend attending joining"
    " joined dialling dialled led typed recorded apologised present apologies apols attendees explained where"
    " who whether if reconvene discussed shared lasted stopped",
    "V": "available unavailable",
    # when: by contrast (C), promptly (U), at a time (t, @ 9), before (e), for days (z)
    "C": "any_longer much_longer not_an_option out_of_the_question too_risky ahead_of_schedule ahead_of_time"
    " rather_than instead_of as_opposed_to sooner earlier later late early so_late so_soon so_early so_quickly"
    " so_quick too_soon too_early not_until only_now only_today any_sooner no_sooner now_or_never"
    " jumped_the_queue premature unnecessary pointless",
    "U": "move_quickly act_quickly act_fast move_fast at_start at_the_start at_end at_the_end at_the_beginning"
    " at_speed at_pace in_haste straight_away straightaway straight_off straight immediately at_once"
    " there_and_then then_and_there right_away come_first urgent urgently emergency quickly promptly"
    " out_of_hours ooh o/hrs same_day same-day the_same_day same_night same_evening first_thing in_advance"
    " earliest soonest first_available quick outside_timescale outside_timescales out_of_timescale on_the_heels"
    " hot_on_the_heels on_the_back_of lunchtime over_lunch half_term bank_holiday within as_an_emergency"
    " this_hour that_hour small_hours small_hrs",
    "t": "do_it_then training_day non-school_day inset_day same_morning same_afternoon the_same_morning"
    " the_same_afternoon the_same_night teatime breakfast overnight boxing_day christmas_eve christmas_day"
    " new_year easter mid-morning mid-afternoon dawn first_light the_early_hours early_hours small_hours"
    " bank_holiday_monday after_school today 2day tonight now tomorrow tmrw 2moro yesterday monday tuesday"
    " wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur thu fri sat sun this_morning"
    " this_afternoon this_aft this_evening this_eve this_lunchtime this_am this_pm that_morning that_afternoon"
    " that_evening that_night the_same_evening lunch noon midnight midday today's tonight's this_week last_week"
    " weekend",
    "e": "before ahead_of after in_time_for by_the_time when once as_soon_as prior_to",
    "7": "until till til",
    "z": "day days week weeks fortnight hour hours hrs month months mins minutes",
    "9": "one two three four five six seven eight nine ten half quarter",
    "%": " ".join(map(str, range(1990, 2030))),
    "@": "at period",
    "i": "following in on during by for via over through inside under into",
    "|": "between from of",
    # why: because (B), hence (h), to allow (q), as, since, so, with, given, due; the gap itself (Q)
    "B": "otherwise or_else what_with seeing_as seeing_that bearing_in_mind on_advice on_the_advice on_police_advice"
    " at_their_request prompted_by in_response_to while_they while_we while_the while_police to_do_w/ because"
    " becuase becasue because_of cos coz bcos bc b/c so_that so_as_to so_as_not_to so_he_could in_order_that"
    " in_order_to in_order_for in_view_of in_light_of in_the_light_of on_account_of on_hearing on_learning"
    " on_news on_being_told on_finding following_news with_news after_news with_the_news now_that in_case lest"
    " for_fear for_want_of in_the_absence_of for_the_reason by_reason_of the_reason_being the_reason_was"
    " the_reason_is pending awaiting down_to thanks_to with_no due_to owing_to on_the_footing on_the_grounds"
    " on_the_basis to_do_with to_do_w reflects reflected but_for at_the_request at_police_request",
    "h": "hence therefore that_is_why that's_why which_is_why this_is_why that_was_why which_was_why"
    " that_is_the_reason that's_when so_that's_when",
    "q": "to_allow to_enable to_let to_give to_catch to_avoid to_ensure to_make_sure to_coincide to_protect"
    " to_prevent to_secure to_beat to_stop to_suit to_accommodate to_capture to_preserve to_fit to_tie",
    "a": "as",
    "s": "since",
    "o": "so",
    "w": "with",
    "y": "given",
    "u": "due owing due_to_be due_to_fly due_to_return due_to_go due_to_leave due_to_come due_to_collect"
    " due_to_start due_to_meet due_to_attend due_to_appear due_to_arrive",
    "r": "reason reasons rationale",
    "Q": "scramble dash hiatus lag lapse turnaround pace speed immediacy promptness delay delays gap interval timing"
    " timescale urgency rush haste hurry lateness slippage late_start early_start late_hour early_hour hold-up"
    " short_notice hours_notice hour's_notice an_hour's_notice an_hours_notice day's_notice days_notice",
    "~": "why",
    "b": "date slot",
    "n": "and",
    "&": "but",
}  # fmt: skip
_ENDINGS = {
    "n't": "g", "'s": "c", "'d": "m", "'ll": "X", "'re": "A", "'ve": "A", "ing": "j", "ed": "V", "ss": "x", "s": "0",
}  # fmt: skip
_CLASSES = WordClasses(
    _WORDS,
    endings=_ENDINGS,
    number="9",
    clock="t",
    other="x",
    start="<",
    joins="-&",
)

_FINITE = r"[A2gFVHM6SRLmcujX304]"
_WHY = (
    r"(?:(?<![A2])B(?!d?[xv]{0,2}k)|(?<=[A2])B"  # because (not: because of concerns, which is why it was held at all)
    rf"|a(?=[^.:,]{{1,7}}?{_FINITE}|[xPDW+0]{{1,2}}[if]|0x)"  # as dad is due home; as OIC on leave
    rf"|s(?=[^9t.:,d][^9.:,]{{0,7}}?{_FINITE}|d[^9.:]{{1,7}}?{_FINITE}|c)"  # since she leaves (not: since Monday)
    rf"|o(?=[^.:,]{{1,7}}?{_FINITE})"  # so the ward could
    r"|w(?=[^.:,]{1,6}?[ujE]|dP[|if@]|v?[Ppx][^.:,]{0,5}[if@])"  # with father due home; with dad on bail
    r"|,[^.:,]{0,5}?E|,TA[dv]?[CU]|q"  # , dad being out; , which was the earliest; to catch the HV
    r"|(?<![A2R])y(?!d?[xv]{0,2}k)|(?<=[SQ])u)"  # given her age; delay due HV leave
)
# After a strong statement of timing a pause is enough: "had to be today, he's out at 5".
_PAUSE = rf"[:,(\-+](?!Z)(?=[^.:Z]{{0,8}}?{_FINITE})"

# Lookbehinds stand after the letter they are about: what starts with a letter is quick to rule out.
_DISC = (
    r"(?:D(?<![N@ieL]D)(?<![@ieLZvsa]dD)(?<![@ie]TD)(?<![@ie]tD)(?<!N[xtU]D)(?<!!5D)D?K?(?!i[p%])"  # not: the next SD
    r"|K(?<=[<dTUt,:.(\-]K)(?<![@ieLZvsa]dK)(?<![@ie]TK)(?<![@ie]tK)(?!i[p%]|[wv|][dPpx]))"
)
_START = r"[<,:.()\-n+oh&]"  # note style leaves the subject out
_CHAIN = r"[A2mgGvJZE]{0,7}+"
_WE = r"[WY](?<![wiAm|].)(?<!P!.)(?<!PA!.)"
# "this" after another main clause is this discussion only if that clause was about it or gives the reason
_THIS = r"T(?:(?<=[oh:DKMHZ].)|(?<=[DKMHZ!]..)|(?<=[DKMHZ]...)|(?<=[DKMHZ]....))"
_WHEN = r"(?:[CUte7]|@d?9|i9z|d9?zf|[@i]d?x?Q)"
_HELD_AT = r"H(?!i?7|i[dx]*7|[PpxOkjK#]|d[^z9dUt])[^BZ.:PpOk#]{0,9}?"  # held by phone (not: held him)
_PUT_TO = r"R[vifd9@|t]{0,5}?"  # put back to (not: put to bed)
_NOT_FAMILY = r"(?![vwi]?[PpN]|vx)"


def _held(when: str) -> str:
    """The ways to say that this discussion was held at some time."""
    return (
        # SD at 9; the meeting was today; the call was held after nine
        rf"(?:{_DISC}(?:[^A2gVZHMSRLFBmX.:,]{{0,6}}?{when}|[^BZX!.:]{{0,8}}?(?:[A2gGm][vgGA]{{0,3}}{when}"
        rf"|[HM6R][^BZ.:Pp]{{0,9}}?{when}|V[^BZ.:]{{0,4}}?[CUe7]))"
        # we met today; Met today; needed to meet today; to convene today
        rf"|(?:{_WE}{_CHAIN}!?v?[MK6]|I{_CHAIN}6){_NOT_FAMILY}[^BZ.:Pp~]{{0,9}}?{when}"
        rf"|{_START}{_CHAIN}[M6]{_NOT_FAMILY}[^BZ.:Pp]{{0,9}}?{when}"
        rf"|F[M6]{_NOT_FAMILY}[^BZ.:Pp~]{{0,9}}?{when}|5(?<!!5)(?![vwid]?[PpON])[^BZ.:OPN]{{0,7}}?{when}"
        # did it today; held the strat today; I asked for today; Held today; (same day because
        rf"|[H2R](?<![PO].)i?(?:T|d?[xU]?D|dK)[^BZ.:]{{0,9}}?{when}|HK(?![wv|][dPpx])[^BZ.:]{{0,5}}?{when}"
        rf"|I[vA2Z]{{0,3}}H[^BZ.:OPpk#]{{0,5}}?{when}"
        rf"|4(?<!P.)[^BZ.:OP]{{0,3}}?{when}"
        rf"|{_START}(?:{_CHAIN}(?:{_HELD_AT}{when}|{_PUT_TO}{when})|U(?=z?[:,-]?B)))"
    )


_NOT_HELD = (
    rf"(?:<[A2m]?[Gg]A?v?[HM6](?=[^O]*$)|{_DISC}(?:[^BZ.:]{{0,5}}?(?:[A2]?G|g)v?J?[HVM6]|mv{{1,3}}[HM6V])"
    r"|[A2m]?[gG]v?[HKR]d?D|[gG]v?H(?:T|9)|GJ?5(?![vwid]?[PpON]))"
)
_MOVED = (
    # the SD was delayed; it was moved to the 7th; brought it forward; left this for Monday
    rf"(?:{_DISC}[^BZX!O.:]{{0,8}}?(?:S|L[e7vi]|Rf)"
    rf"|(?:{_WE}|{_THIS}|[,:.()\-n+oh&]){_CHAIN}(?:S(?![OxPp#kj]|d?p?x?x?O)|R[vi|]d?9)"
    rf"|R(?<!PR)(?<!PAR)(?:T|d?[xU]?DK?|dK)[^.:B]{{0,2}}?(?:f|{_WHEN})"
    rf"|[Ll](?<!P.)(?<!P[A2].)(?:T|d?[xU]?DK?|dK)[^B.:]{{0,3}}?(?:{_WHEN}|i)"
    # we would have met; two days could; set it for 10; 4pm was the earliest; same-day SD required
    rf"|[WTYI]mA?[GvA]{{0,2}}(?:[HM6]|L[e7T])|9z(?:m|[A2]J)|R(?:T|{_DISC})[vi]d?9|t[A2][dv]?[UC]|<UD{{1,2}}K?[VHF]"
    # could not get everyone; I pressed for Monday; for it to be Friday; the date was put back; earlier date
    r"|gv?2[WM]|mG2[WM]|I[vA2Z]{0,3}H[^B.:]{0,2}[tC]|4(?<!P.)[^B.:OP]{0,2}[tC]|iT[vX]{1,2}t|dbA[v2]?(?:S|Rf|V|H)|tbA"
    r"|Cb)"
)
_MUST = rf"(?:(?:[TWYI]|{_START}|{_DISC})[A2mgGvJZ]{{0,7}}+F[vAHMKTSR@ijxfd]{{0,5}}?)"  # it had to be
_NOT_ACT = r"(?![^B.:a]{0,14}(?:#|ej|e!))(?![j!Pp]|w[Pp])"  # could not wait for the ambulance
_NOT_WAIT = (
    rf"(?:(?:[TWYI]|{_START}|{_DISC})[vA2mJZ]{{0,4}}(?:g|[A2m]?G)[vA2x]{{0,4}}(?:l|L(?![xP]|w[Pp])|S|R[Tf]){_NOT_ACT}"
    rf"|[gG][vxJ]{{0,2}}(?:T|{_DISC})[Xm]?v?l)"
)
_WAITED = (
    rf"(?:(?:W(?<!P!.)(?<!PA!.)|T|{_START}|ZP(?<!PZP)(?<!PAZP)){_CHAIN}l{_NOT_ACT}|(?:[TWI]|{_START}){_CHAIN}Fl{_NOT_ACT}"
    rf"|[JrH][^BPZ.:]{{0,4}}?v?l(?!i?d?x?O(?!.*[DKM6])){_NOT_ACT}|[tz]l)"
)
_URGED = rf"(?:{_NOT_WAIT}|{_WAITED}|{_MUST}{_WHEN}|TA[dv]?C(?!.{{0,2}}[Pp])|{_held('(?:C|G[te7])')})"
_STRONG = (
    rf"(?:TA[dv]?C(?!.{{0,2}}[Pp])|<Gd?[UC]|{_MOVED}|{_NOT_HELD}|{_NOT_WAIT}|{_WAITED}|{_MUST}{_WHEN}"
    rf"|{_held('(?:C|U|G[te7])')})"
)
_ABOUT_IT = (
    # discussion fixed for a training day; I wanted everyone on the line by two
    rf"(?:{_DISC}(?![A2][vG]?[xd])[^BZJX.:OPk$]{{0,10}}?(?:{_WHEN}|d?x?z)"
    rf"|(?:W(?<!m.)[^BZ.:OPpX]{{0,6}}?[M6]|I[^BZ.:OPpX]{{0,6}}?6){_NOT_FAMILY}[^BZ.:]{{0,9}}?{_WHEN})"
)
_IT_WAS = (
    rf"(?:T[AX][vG]?t(?![e7])|T{_CHAIN}[dxi|]{{0,4}}C(?!e?[Pp])|<V[^BZ.:OPpk#]{{0,6}}?[CUt]"
    rf"|(?:T|{_START}){_CHAIN}(?:S(?![OxPp#kj]|dx?x?O)|L[e7vi]|C(?![vPp]|[e7][Pp])|[HM6](?<=[gG].)|R[vi|]d?9|{_HELD_AT}{_WHEN}|{_PUT_TO}{_WHEN}"
    rf"|[M6]{_NOT_FAMILY}[^BZ.:Pp]{{0,9}}?{_WHEN}|V[^BZ.:]{{0,3}}?[CU]))"
)
# Before "it" nothing else was named, unless it was the reason ("as the medical is at 5 it was brought forward").
_NOTHING_ELSE = r"^(?!<p|<d?ND|<mW)(?:[^Ok#]*?|[^Ok#]*?[Basoywe].*?)"
_GAP = (
    r"(?:Q(?<![PpOi@].)(?<!id.)(?<!P[xV].)(?![i|](?!H|M|d?[DK]|T|t|[dx]?9|J))|TAC(?!v)|T[Agv2m]{0,3}3(?:W"
    r"|(?=[^.]{0,9}[W6DK5]))(?:[e7]|d?9|dz)?|[HM6]3d?[9x]?z"
    r"|d[9x]?lA|GxC[DK]|C[DK][A2mGg]|e(?:W|T|d?D)[A2]?[M6KH])"
)
_DAYS = r"(?:T[A2gv]{0,4}x?[d9]x?9?z(?!s(?!d?k|T|W|d?[DK]))|9[xj]?z[^.:]{0,7}[DKk])"
_TIMED_AT_ALL = r"(?:S|C|Q|l|[RHLX#][^.:]{0,7}?(?:[CUte7f]|[iv|@]d?9)|[A2m][^.:]{0,4}?[CUte])"
_LINKED = r"(?:ZT|A[VZ][vi]|V[vi]|u|AB)"  # was dictated by, explained by


def _read(
    name: str,
    regex: str,
    *,
    why: Why | None = None,
    not_after: re.Pattern[str] | None = None,
    before: re.Pattern[str] | None = None,
) -> Pattern:
    """A pattern over letters."""
    return Pattern(name=name, regex=re.compile(regex), classes=_CLASSES, why=why, not_after=not_after, before=before)


# --- form fields and headings, read as text -------------------------------------------------------
_THIS_ONE = r"(?:the |this )?(?:conven|hold|call|meet|disc|strat|sd)"
_TOPIC = (
    r"(?:\d+\W+)?(?:so )?(?:why (?:now|today|tonight|at this|so (?:quick|soon|late|early)|this (?:time|hour|date)"
    r"|not (?:sooner|earlier|before|within)"
    r"|(?:was|is|were|are|did|has) .{0,60}?(?:now|today|tonight|time|sooner|earlier|delay\w*|within))"
    r"|(?:reasons?|rationale|basis|justification) (?:for|of|behind)? ?.{0,40}?(?:timing|timescale|delay|urgency"
    r"|late|gap|hour\b|haste|rush|speed|short notice|not (?:being )?(?:held|sooner|within|earlier)|this time|now\b"
    r"|today|same day|out of hours)"
    r"|reason not (?:held|sooner|within|convened|earlier)"
    rf"|(?:timing|timeliness|urgency|delay|lateness)(?! (?:in|of) (?!{_THIS_ONE}))"
    r"|if (?:not|later|outside|over|more than|delayed|convened after).{0,60}?"
    rf"|was (?:the|this) .{{0,40}}?(?:within|in) (?:timescale|time|24)|timescale (?:for|of) {_THIS_ONE})"
)
_CONNECTED = r"\b(?:because|as|since|so that|due to|owing to|given|in order to|to allow|hence)\b"
_IS_THE_CASE = (
    r"\b(?:is|was|were|are|had|has|could|would|will|can|due|no|not|only|until|before|leave|away|abroad|unavailable"
    r"|available"
    r"|bail\w*|releas\w*|home|wanted|needed|collect\w*|returned|booked|waiting|comes?|goes|[a-z]+n't|[a-z]+'s"
    r"|[a-z]{3,}ed)\b"
)
_ANSWER = (
    # not: Her discharge has slipped to Saturday
    r"(?!(?!(?:it|this|that|we|they|strat\w*|sd|discussion|meeting|mtg)\b)(?:[\w']+ ){1,4}?"
    r"(?:(?:ha[sd]|is|was|were|have|will) )?(?:been |now |to be )?"
    r"(?:slipped|put|moved|brought|pushed|set|delayed|deferred|postponed)\b)"
    r"(?!(?:n/?a|none|nil|not applicable|see |as above|no delay|yes\W*$|no\W*$))(?=(?:\S+\s+){2,}\S)"
    # not: Referral received 3 March, discussion held 5 March
    rf"(?=.{{0,200}}?(?:{_CONNECTED}|{_IS_THE_CASE}))"
    rf"(?!(?:(?!{_CONNECTED}).){{0,200}}\b(?:held|received|rec'?d|took place|convened|dated|came in|logged)\b"
    r"(?!.{0,80}, \w+ (?:is|was|were|had|could|in|on|at|away|abroad|unavailable)\b)"
    rf"(?!.{{0,200}}{_CONNECTED}))"
)
_FIELD_MARK = r"[^:?=|]{0,60}?(?:[:?=|]+[\s:-]*|\s-+\s|\s{2,})"

# What is strong enough to be looked at alone; what names or holds a discussion; what gives reasons.
_STRONG_CUES = (
    "rather than", "instead of", "sooner", "earlier", "later", "reason", "set it", "delay", " gap", "timing",
    "urgen", "notice", "same day", "same-day", "straight", "at once", "forward", "fwd", "put back", "put off",
    "defer", "postpon", "schedul", "rush", "hurr", "expedit", "conven", "same ", "speed", "squeez", "brought ",
    "went ahead", "moved ", "wait", "ld off", "hang on", "left ", "leave ", "had to", "needed ", "why ", "hence",
    "not called", "not held", "could stand", "until ", "within ", "earliest", "late ", "days", "could not get",
    "possible", "early", "week", "'s when", "not done", "get everyone", "on day ", "asked for", "settled",
    "for today", "pressed for", "insisted", "hour", "referral", "ref'd",
)  # fmt: skip
_NAMED_CUES = (
    "strat", " sd", "sd ", "discuss", "meet", "mtg", "call", "held", "met ", "conven", "took place", "spoke",
    "sat ", "round", "together", "it ", "this ", "set ", "fixed", "date ", "done ", "dial", "rang ", "booked",
    "arrang",
)  # fmt: skip
_REASON_CUES = (
    "because", "cos ", "coz ", "bc ", "as ", "since ", "so ", "due ", "owing to", "given ", "in order", "in view",
    "in light", "to allow", "to enable", "to let", "to catch", "to avoid", "to ensure", "with ", "before ",
    "being ", "having ", "awaiting", "in case", "news", "on hearing", "now that", "ahead of", "down to", "this was",
    "but ", "while ",
)  # fmt: skip

CRITERION = Criterion(
    id="timing_rationale",
    area="B",
    title="Timing explained",
    question="Does the record say why the discussion was held when it was?",
    pointer="Check that the record is clear about the reasons behind the timing of the meeting.",
    missing="No reason is given for when the discussion was held",
    judge=judge_stated,
    cues=_STRONG_CUES,
    joint_cues=(_NAMED_CUES, _REASON_CUES),
    carries=True,
    patterns=(
        _read("policy", r"\$.*[UC]", why=Why.POLICY),
        _read(
            "timed",
            rf"^(?=.*?{_WHY}).*?(?:(?:{_held(_WHEN)}|{_ABOUT_IT})(?:(?!n.{{0,3}}O)[^JZ!.]){{0,30}}?{_WHY}|{_STRONG})",
        ),
        _read("timed_after_why", rf"^[^JZ!.]*?{_WHY}[^.]{{0,40}}?(?:{_held(_WHEN)}|{_ABOUT_IT})"),
        _read("it_was_timed", rf"^(?=.*?{_WHY}){_NOTHING_ELSE}{_IT_WAS}", not_after=re.compile("O")),
        _read("paused", rf"^(?=.*[:,(\-+])(?=.*(?:[CSLRlFgGUmbI]|9z)).*?{_STRONG}.{{0,40}}?{_PAUSE}"),
        _read(
            "it_was_moved",
            rf"{_NOTHING_ELSE}(?:T|<){_CHAIN}(?:S(?![OxPp#kj]|d?p?x?x?O)|R[vi|]d?9|[HM6](?<=[gG].)).{{0,40}}?{_PAUSE}",
            not_after=re.compile("O"),
        ),
        _read("before_event", rf"(?:{_MUST}.{{0,6}}?|[H2R](?:T|D).{{0,4}}?|5.{{0,3}}?)[e7](?!d?[DK]|T|9)[^.:]{{2}}"),
        _read(
            "until_then",
            rf"^(?=.*[e7]).*?(?:{_DISC}[^BZX.:]{{0,8}}?(?:S|L[e7vi]|Rf)|R(?:T|d?[xU]?DK?|dK)[^.:B]{{0,2}}?f|{_NOT_HELD}"
            rf"|{_WAITED}).{{0,12}}?[e7](?=[^.:9t]{{1,7}}?{_FINITE})",
        ),
        _read(
            "expected_but",
            rf"(?:{_DISC}|T|W)[^.:ZPpO]{{0,3}}?[2mFXv][^.:ZPpO]{{0,8}}?(?:{_WHEN}"
            rf"|l)[^.:]{{0,4}}?&(?=[^.:]{{1,8}}?{_FINITE})",
            not_after=re.compile("O"),
        ),
        _read("then_why", rf"{_DISC}|W[M6]|9x?z|Q", before=re.compile(r"^<[^.]{0,4}?T[A2V][Bauoq]")),
        _read("urged_then_why", rf"^(?=.*[FClgG]).*?{_URGED}", before=re.compile(rf"^<[^Z.]{{0,6}}{_FINITE}")),
        _read(
            "soon_after_that",
            rf"^(?=.*[UC]).*?{_held('(?:U|C)')}",
            before=re.compile(r"^<(?!.{0,3}Z)(?=.*u)[^.]*?(?:@d?9|t|[e7])"),
        ),
        _read(
            "gap_explained",
            rf"{_GAP}.{{0,40}}?(?:{_WHY}|(?!,){_PAUSE}|{_LINKED}|&(?=[^.:]{{1,8}}?{_FINITE}))|^(?=.*?{_WHY}).*?{_GAP}",
        ),
        _read(
            "days_explained",
            rf"{_DAYS}.{{0,25}}?(?:B|a(?=[^.:,]{{1,7}}?{_FINITE})|o|[:(\-](?!Z)(?=[^.:Z]{{0,8}}?{_FINITE})"
            rf"|{_LINKED}B?)",
        ),
        _read("hence", r"h[^.:OPpk]{0,9}?(?:[QUCte7]|@9)(?!x?[kO])|h9z|hWA?2?T"),
        _read(
            "reason_for",
            rf"r[^.:]{{0,3}}?Q[^.:OP]{{0,5}}?A[Td].|r[^.:]{{0,5}}?[WTYHMKD][^.:OP]{{0,8}}?(?:{_WHEN}"
            rf"|i9)[^.:]{{0,8}}?[AE:\-]"
            rf"|~[^.:OPp]{{0,6}}?[WTHMKD][^.:]{{0,8}}?{_WHEN}[^.:]{{0,3}}[:\-]",
        ),
        _read("had_we_waited", r"ZW2?[lLSR]|2W[lLSR]|2TvL|[<n,.:](?:v[A2]?)?(?:l|LT|HT[xUC]|HC)[^.:BPp,n]{0,8}?m"),
        Pattern(name="under_heading", regex=re.compile(rf"^\[(?:[^\]]*: )?(?:{_TOPIC})[^\]]*\]\s{_ANSWER}")),
        Pattern(name="field", regex=re.compile(rf"^\[[^\]]*\]\s(?:{_TOPIC}){_FIELD_MARK}{_ANSWER}")),
        _read("other_event", rf"^(?=.*?{_WHY}).*?{_TIMED_AT_ALL}", why=Why.OTHER_EVENT),
        _read("dates_only", rf"{_DISC}[^.]{{0,9}}?(?:{_WHEN}|9)|k[^.]{{0,9}}?[9t]|{_DAYS}|{_MOVED}", why=Why.NO_REASON),
    ),
    met_example="Held today as the bruising needed a medical before bedtime.",
    not_met_example="Referral 3 June, strategy discussion 5 June.",
)
