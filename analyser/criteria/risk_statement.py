"""risk_statement: the record states the level, likelihood or presence of risk of harm to this child.

## What it looks for
A level ("risk to Mia is high"), a likelihood ("likely to suffer significant harm if he goes home"),
a presence or absence ("is suffering significant harm", "not at risk", "not safe with either
parent"), in prose, bullets, form answers, tick boxes and notes without a verb.

## Why it matters
In two of six cases auditors found no coherent analysis of risk and in one the level was not explicit;
elsewhere the record spoke of a mother's protectiveness instead of the risk to the child (bulletin, area C).

## Known limits
Who "he" or "she" is, is read from the same sentence and the one before: a sibling named earlier is
taken for this child. A first name that belongs to an adult cannot be told from a child's unless a
grading tool or a role stands beside it. A worry ("concerned that he is at risk") counts only with a
level or with everybody's agreement.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated
from analyser.domain.word_classes import WordClasses

# Every word of a passage is read as one letter; a few words stand for two ("he's": P and B).
_CLASSES = WordClasses(
    {
        # R risk, D danger, K chance, L likely, H harm, Z significant harm, a kinds of harm, U suffer, F safe, u unsafe
        "R": "rsik riks risk risks vulnerability threat_to_life",
        "D": "danger dangers peril jeopardy harm's_way",
        "K": "likelihood likelyhood chance chances probability odds prospect prospects possibility potential_for",
        "L": "liekly likley likey likely unlikely bound certain liable destined probable improbable inevitable"
        " unavoidable matter_of_time sooner_or_later every_chance good_chance fair_chance but_when"
        " question_of_whether matter_of_whether",
        "H": "harm harms harmed harming",
        "Z": "significant_harm significantly_harmed sig_harm sig._harm signif_harm signif._harm s/h",
        "a": "sextortion hurt hurts hurting injury injuries injured reinjured neglect neglected neglectful abuse"
        " abused abusive exploitation exploited cse cce ce fgm cut groomed grooming trafficked trafficking"
        " radicalised radicalisation recruited coerced targeted blackmailed bullied bullying prostituted county_lines"
        " slavery servitude honour marriage married taken_abroad taken_out abduction abducted kidnapped removal death"
        " die dies dying dead killed kill suicide overdose overdosing assault assaulted assaults violence violent hit"
        " beaten beating slapped smacked punished shaken attack attacked stabbed stabbing shot shooting rape raped"
        " strangled poisoned poisoning scalded scalding burnt burned burns smothered suffocated suffocation drowned"
        " drowning choking sids crash starvation malnutrition dehydration hypothermia mistreated mistreatment"
        " retaliation sold_for ill hospital fii repeat repeated repetition recurrence happening_again happen_again"
        " another_incident",
        "U": "suffer suffers suffering suffered experience experiences experiencing experienced sustain undergo incur"
        " come_to comes_to coming_to came_to end_up ends_up exposed_to faces facing get gets getting",
        "F": "safe safe_place safe_environment safe_home safely_go safely_return safely_be safely_stay safely_remain"
        " protected_from sheltered_from out_of_harm's_way",
        "u": "unsafe dangerous",
        "x": "safe_and_well safe_and_settled safe_and_sound safe_for_mum safe_for_mother safe_word safe_storage"
        " safe_sleep",
        # G a level, k a kind or degree, V very, ! a state of the risk, 5 yes, 7 a tick
        "G": "a_lot_of lots_of hihg hgih hgh meduim mediun signifcant significnat siginificant signficant signifigant"
        " standard mild high higher highest highly hi medium med mod moderate moderately low lower lowest lowish"
        " significant significantly signif sig serious seriously severe grave acute extreme critical real"
        " considerable substantial great greater greatest imminent immediate immed ongoing continuing continued"
        " constant increased increasing elevated heightened growing escalating rising raised unacceptable"
        " unacceptably acceptable tolerable manageable unmanageable minimal negligible slight slim remote small clear"
        " strong definite undoubted daily urgent amber red green fatal low/medium low/med medium/high med/high"
        " moderate/high high/medium standard/low out_of_10 out_of_ten 10/10 9/10 8/10 7/10 6/10 5/10 4/10 3/10 2/10"
        " 1/10 0/10",
        "GR": "risky extremely_vulnerable very_vulnerable highly_vulnerable particularly_vulnerable",
        "nD": "out_of_danger",
        "k": "physical emotional sexual psychological overall current future further level levels degree element"
        " identified identifiable direct additional foreseeable such known safeguarding criminal developmental"
        " lasting more online",
        "V": "very v extremely particularly fairly relatively quite too just only also again ever increasingly rather"
        " much far really clearly certainly especially equally sexually physically emotionally badly",
        "!": "ruled_out discounted reduced reducing reduces lessened decreased decreasing decreases gone_up gone_down"
        " has_gone is_gone passed contained managed mitigated removed eliminated lifted minimised escalated increases"
        " present exists exist evident still_there made_out met reached crossed satisfied occurring happening"
        " too_great actual remains remain persists such_that done amounting amounts amount constitutes constitute",
        "5": "yes y ticked",
        "7": "x",
        # A adult, S another child, C this child, P he or she, 6 they, p his, 4 I, O others, W all, v one adviser
        "A": "babysitter childminder tutor pastor imam priest landlord dealer associate associates coach mother"
        " father parent parents mum mam mom dad stepmother stepfather stepmum stepdad grandmother grandfather"
        " grandparent grandparents moc foc mob fob mgm mgf pgm pgf partner boyfriend girlfriend husband wife ex uncle"
        " aunt auntie aunty nan nana nanny gran granny grandad grandma man men male woman women female females adult"
        " adults offender perpetrator perp suspect driver lodger tenant neighbour neighbours carer carers client mr"
        " mrs ms miss",
        "Ac": "mum's mother's dad's father's moc's foc's parents' parent's partner's uncle's gran's nan's stepdad's"
        " boyfriend's",
        "S": "peers flatmate other_twin next_door own_child own_children own_daughter own_son neighbour's_child"
        " another_pupil another_student other_pupil classmate classmates mate mates brother brothers sister sisters"
        " sibling sib sibs bro sis stepbrother stepsister cousin cousins niece nephew stepson stepdaughter friend"
        " friends peer other_child other_children another_child older_two younger_two older_children younger_children"
        " older_child younger_child",
        "C": "child children unborn ubb baby babies infant newborn boy boys girl girls kid kids twins yp young_person"
        " toddler pupil",
        "P": "he she him her",
        "4B": "i'd i'm i've",
        "PB": "he's she's it's he'd she'd",
        "Pm": "he'll she'll",
        "6": "they them those",
        "p": "his their its",
        "4": "i me my mine own",
        "O": "victim victims visit home_visit public others other staff worker workers professional community"
        " residents officers crews visitors society himself herself oneself self",
        "W": "tm's manager's atm's panel's team's authority's we us all both those_present all_present group group's"
        " meeting meeting's panel chair chairs chair's tm atm manager team agencies professionals members attendees"
        " table conference participants partners parties everyone everybody nobody no_one",
        "v": "keyworker hv health_visitor school nurse sn gp dr doctor paed paediatrician consultant midwife mw head"
        " headteacher teacher dsl nursery police dc ds pc sgt officer fire_officer probation po housing camhs health"
        " education iro lado yot cafcass solicitor ward hospital's service referral referrer caller",
        # Y agreement, J judged, j felt, I one thinks, _ view, & worry, s says, T talked, E to find out, e to make sure
        "Y": "agreed agree agrees agreement accepted consensus unanimous unanimously conclusion concluded conclude"
        " concludes concurred endorsed dissented dissent disagreed demurred one_mind same_view same_mind same_line"
        " as_one signed_up common_ground shared_by shared_view summing_up summed_up settled_on all_felt all_three"
        " all_four all_of_us both_of_us three_of_us four_of_us none_of_us us_all by_all joint_view verdict"
        " formulation between_us",
        "J": "assessed rated rate rates graded grade scored score judged deemed regarded viewed put puts placed"
        " places left leaves classed categorised recorded found set has_him has_her came_out came_up comes_up"
        " exposing exposes exposed expose subjecting",
        "j": "felt thought considered consider believed believe",
        "I": "adamant insistent submits submitted contends contended asserts asserted holds_that has_it_that"
        " personally for_my_money if_you_ask case_that feels feel thinks think believes reckons reckoned considers"
        " argued argues maintained maintains swears insists insisted claims claimed denies denied wondered referred"
        " according_to",
        "_": "position stance contention words instinct hunch view views opinion impression mind feeling take eyes",
        "&": "concern concerns concerned worry worries worried fear fears feared frightened scared afraid terrified"
        " anxious",
        "s": "said says say saying told states stated reports reported advised advises assured explained",
        "T": "discussed discussion shared sharing explored aired airing talked talk gone_into gone_round gone_around"
        " gone_through gone_over went_through looked_at covered debated weighed outlined listed reviewed examined"
        " exchanged conversation mentioned put_up mapped gone associated",
        "E": "purpose aim aims remit whether to_consider to_decide to_determine to_establish to_assess to_identify"
        " to_explore to_discuss to_clarify to_gauge to_understand to_evaluate how_safe how_high how_likely how_great"
        " how_serious how_much not_clear unclear not_known say_if asked_if known_if sure_if clear_if see_if know_if"
        " find_out_if unable_to_say unable_to_determine the_test_is the_question asked_about",
        "e": "ensure ensuring sure check checks checking confirming keep keeps keeping kept until till so_that so_the"
        " so_he so_she so_they so_children",
        # N not, n no, g evidence, M may, m will, Q if, ? should, q proves, h formerly, ` former, > ago, % year,
        # 8 month, r now
        "N": "not never nothing neither nor cannot cant couldnt isnt wasnt arent doesnt didnt dont nowhere no_longer",
        "n": "no nil none without little hardly zero any",
        "g": "evidence indication indications sign signs suggestion suggests suggested suggest grounds reason"
        " indicate point doubt",
        "M": "may might could possibly possible potential potentially perhaps maybe suspected suspicion query",
        "m": "will going_to shall",
        "Q": "were_that were_this had_it had_he had_she if assuming supposing suppose in_the_event in_that_event"
        " depending unless providing provided were_the were_it were_he were_she were_they were_mum were_dad",
        "Qq": "if_so in_which_case",
        "?": "should",
        "q": "make_it_up made_it_up making_it_up innocent explanation turns_out turn_out prove proves proved proven"
        " show shows showed find finds confirm confirms confirmed established substantiated verified true truth right"
        " correct the_case nai accidental inflicted deliberate lying positive emerges come_out comes_out came_back"
        " comes_back results tox toxicology diagnosis diagnosed on_purpose did_it did_this did_that happened in_fact"
        " credible reveals reveal discloses disclosed disclosure allegation upheld holds holds_up indicates story"
        " account what_she_says what_he_says what_they_say x-ray scan texts messages images footage video bloods test"
        " screen sample swab dna dated dates pregnant",
        "h": "previously historically formerly last_conference last_meeting last_review last_icpc last_strat"
        " last_strategy cpp cp_plan subject_to on_a_plan on_the_register as_a_child as_a_teenager used_to had_been"
        " open_to category",
        "`": "previous historic historical past former",
        ";": "history background chronology",
        ">": "back_then at_that_time in_those_days last_term last_month earlier_this_year yrs_back yrs_ago months_ago"
        " last_time last_year years_ago years_back at_the_time last_summer last_spring last_autumn last_winter"
        " in_the_past",
        "%": " ".join(map(str, range(1980, 2036))),
        "8": "january february march april june july august september october november december jan feb mar apr jun"
        " jul aug sept sep oct nov dec",
        "r": "still remained continues continue now currently presently today tonight follow follows result ensue",
        # # the law, ~ any child, X adults' tools, 1 what else is at risk, 2 graded nouns, 3 assessments, l charges,
        # b scaling, = protective, 0 places and reports
        "#": "guidance leaflet handbook definition defined_as the_act children_act working_together wt2015 wt2018"
        " wt2023 section_31 s31 para statutory legislation obliges policy policies procedures_say procedures_require"
        " protection_procedures threshold_document",
        "~": "every_child all_children all_babies any_baby babies_who children_under young_people_who a_child"
        " any_child a_young_person children_who",
        "X": "mappa oasys asys rosh dash dara marac visor arms sara ogrs mosovo ppu crc nps national_probation idva"
        " pdvp iom nominal nominals rso sex_offender licence reoffending matrix grid pnc lone fire_risk fire_service"
        " fire_safety premises property misper missing_episode relapse depression poses posed posing"
        " threat_assessment offender_manager own_risk own_scale drug_service crisis_team force home_conditions"
        " graded_the_call",
        "1": "anaesthetic surgical born offending reoffend reoffends recidivism recall arrest conviction litigation"
        " bail abscond absconding absconds flight fleeing running placement ending evicted eviction tenancy homeless"
        " homelessness funding job school_place excluded exclusion permanent disengage disengaging disengagement"
        " breakdown prejudice prejudicing contaminating contamination collusion interference tip complaint challenge"
        " delay drift losing lost media interest press reputational environmental nice fire ice flood infection"
        " sepsis seizure seizures eclampsia miscarriage preterm fracture fractures falls fall bleeding dvt ligature"
        " sleeping sounding repeating upsetting",
        "2": "offenders individual individuals person people patient pregnancy antenatal birth midwifery clinic led"
        " care caseload pathway cohort family families register taking behaviour behaviours area address dog strategy"
        " activity lifestyle domestic da dv dva",
        "3": "risk_panel assessment assessments factor factors management plan plans tool tools toolkit screening"
        " indicator indicators analysis summary rating",
        "b": "safety_scale safety_scaling safety_score scaling",
        "=": "protective protectively able_to_protect",
        "l": "charge charged charges plead arrested convicted prosecuted caused cause deny refuse disclose allege"
        " alleged need",
        "0": "house seat cot storage building car incident incidents log crime occurrence ppn",
        # small words
        "B": "is was are were be being been b has had have would seems seemed appears appeared stands stood sits am"
        " do does did having",
        "/": "to_be can_be",
        "mB": "will_be shall_be",
        "t": "to in_relation_to in_respect_of",
        "o": "of",
        "f": "from",
        "@": "at",
        "i": "in within inside",
        "w": "with",
        "<": "by",
        "d": "it a an the this that these our some each which who",
        "y": "but although though however",
        "+": "and",
        ",": "so therefore hence thus",
        "z": "as because becuase becasue cos while whilst for when since given due on or than then once through via"
        " per pre post up down out about during after before under over there here where either according throughout"
        " despite regardless outside across going already always enough back into stop said_to like overnight pending"
        " long soon end one ones re regarding in_line_with_policy in_line_with_procedures as_per_procedures",
    },
    endings={"n't": "N", "'s": "c", "'ll": "m", "'d": "B", "'re": "B", "'ve": "B"},
    number="9",
    other="x",
)

# --- pieces, over letters -------------------------------------------------------------------------
_SOMEBODY_ELSE = r"[dpPGkcV]{0,3}[AOS]"
_RISK = (  # of harm, to this child: not "risk offender", "risk to mum", "risk of eviction", "risk that dad will leave"
    rf"(?<![1O])R(?!-?[23]|[T1])(?![t(]{_SOMEBODY_ELSE})(?![ozfd][dpPBcVkxmGg-]{{0,5}}1)"
    r"(?!o[PA](?![^.:,]{0,6}[HZaU]))(?!d?A[mBc]?(?![^.]*[HZa]))"
)
_RISK_OF_HARM = rf"{_RISK}(?!o(?!B|[PpCdx]B|dk|[^.:,]{{0,6}}[HZaUPCD]))"
_LEVEL = r"G(?![xkHaZ23cvASOXKDRU9])"  # said of something, not the level of the next noun
_TO_LEVEL = r"[dVGkNnot+,z-]{0,5}"
_IS_SAID = r"[BJj/!][BJjVNmr/!W]{0,5}"
_HARM = r"[HZa]"
_THREAT = r"[RDKHZFu]"
_AGO = r"(?:(?<![89])%|>)"
_NOT_CONCLUDED = r"^(?!.*Y)(?!.*W[^.]{0,2}[jJI]).*?"
_NO_CHILD = r"^(?!.*(?:(?<!t)(?<!t[xk])C|Z))"
_ONE_THINKS = (
    r"(?:(?<![WBtN6])j(?=[PCdxR6pN])|[v4]V?j|(?<!t)I|[4pcvA][kx4]?_(?![^.:]{0,3}W)|fd?v[^.:]{0,3}_|fv[xv]{0,2}[:-]"
    r"|[xP]s(?!t)d?[PC6]|[Av]B?x(?:d[PCx]|P)B|s<d?[xv]|[AS](?:x?s(?!t)|[BNV]{1,3}j)|v[xv]{0,2}s|4[BV]?[sj]"
    r"|[vAS4][xv]{0,2}B(?:od_|[VGLx]{1,2}d[PCx]))"
)


def _near(name: str, why: Why, *letters: str) -> Pattern:
    """What looks like a statement of risk and is none."""
    return Pattern(name=name, regex=re.compile("|".join(letters)), classes=_CLASSES, why=why)


def _states(name: str, *letters: str, not_after: str | None = None, before: str | None = None) -> Pattern:
    """A statement of risk."""
    neighbours = [re.compile(each) if each else None for each in (not_after, before)]
    regex = re.compile("|".join(letters))
    return Pattern(name=name, regex=regex, classes=_CLASSES, not_after=neighbours[0], before=neighbours[1])


def _under(name: str, why: Why | None, heading: str, passage: str) -> Pattern:
    """What stands under a heading, or in the later sentences of a form answer."""
    return Pattern(name=name, regex=re.compile(rf"^\[[^\]]*\b(?:{heading})[^\]]*\]\s{passage}"), why=why)


_MENTIONS = r"(?=.{0,300}\b(?:risks?|harm|danger|safe)\b)"
_NOT_NOW = r"(?!.*\b(?:now|remains|still)\b)"
_UNDER_HEADINGS = (
    _under("under_siblings", Why.OTHER_PERSON, r"siblings?|other child|brother|sister|cousin", _MENTIONS),
    _under("under_history", Why.HISTORICAL, "histor|background|previous|chronolog", _MENTIONS + _NOT_NOW),
    _under("under_purpose", Why.PURPOSE, r"purpose|legal framework|agenda|script|terms of reference", _MENTIONS),
)
_CONTEXTS = (
    _near(
        "statutory_words",
        Why.POLICY,
        r"#|(?:(?<![dpW])CU,?z?B?L|(?:^|[Bz:])Bz[BL])(?!.*:7?[5nN])",
        r"(?<!B)~[^.:]{0,6}?(?:[B/][VGxzJj/]{0,3}(?:U|@|L)|U)",
    ),
    _near("nothing_chosen", Why.PROMPT, r"G,?G,?G[):]*(?:\((?!G)|$)"),
    _near("no_conclusion", Why.NO_LEVEL, r"n[kd]?[YTI3][^.:,]{0,4}?[RKHZ]", r"[RK][^.]{0,6}?NY|NY[^.]{0,6}?[RK]"),
    _near("to_find_out", Why.PURPOSE, r"E(?!.*:[NFGn5])[^.yY]{0,16}?[RDKHZFuU]"),
    _near(
        "if_fact",
        Why.HYPOTHETICAL,
        rf"(?:Q|(?:^|[.:,y])\?)[^.y]{{0,10}}?q[^.y]{{0,24}}?{_THREAT}|{_THREAT}[^.,y]{{0,12}}?[Q?][^.,y]{{0,8}}?q",
        rf"QdB(?!N)[^.]*?{_THREAT}|{_THREAT}[^.,y]{{0,12}}?QdB(?!N)|[qE][^.:]{{0,2}}Q[^.:]{{0,8}}{_THREAT}",
        rf"^\.[@RDHL]|M[zVN]{{0,2}}[BU]?(?:d?PB)?[BVdGk@i]{{0,5}}{_THREAT}",
    ),
    _near("what_caused_it", Why.OTHER_EVENT, r"[KL][^.:yt]{0,8}?(?<!k)q|[KL]d{1,2}a[BJ]"),
    _near(
        "in_the_past",
        Why.HISTORICAL,
        rf"(?:h|{_AGO})(?![^.]*r)[^.:,+]{{0,12}}?{_THREAT}|{_THREAT}[^.r]{{0,10}}?{_AGO}|`(?:[kGVxa3]{{0,3}}[RHZ]|[^.:,]{{0,3}}W[^.:,]{{0,8}}?{_THREAT})",
        rf"zPB9[^.r]*?{_THREAT}|(?:^[;%][-:,]|;o)[^.r]*?{_THREAT}",
    ),
    _near("level_later", Why.DEFERRED, r"[RKH][^.]{0,6}?(?:/|mB)[Vz]?[JjYTE]"),
    _near(
        "opinion_of_one",
        Why.OPINION,
        rf"{_NOT_CONCLUDED}(?:{_ONE_THINKS}[^.:,]{{0,14}}?(?:{_THREAT}|L)|A[BV]{{0,2}}Nx[^.:,]{{0,6}}?R)",
        rf"{_NOT_CONCLUDED}(?:v[xv]?[Jc]|J[^.:]{{0,6}}?<d?[xkp]{{0,2}}[vX])[^.]{{0,10}}?(?:{_THREAT}|[.]?$)",
        rf"^(?!.*Y)(?:.*?4[BV]?s[^.]{{0,4}}?j|v[xv]{{0,2}}[:-][^.]*?{_THREAT})|{_THREAT}[^.]{{0,8}}?i[pc]k?_|^(?!.*Y).*?[4pcvA][kx4]?_[:-][^.]{{0,8}}?{_THREAT}|^(?!.*[YW]).*?(?<!4)s[^.:,R]{{0,9}}?[FuD]",
    ),
    _near(
        "adult_at_risk",
        Why.OTHER_PERSON,
        rf"{_NO_CHILD}.*?(?:Ax?\)?(?:{_IS_SAID}(?:d?[x~C]?[@id]?{_TO_LEVEL}[RDF]|UH)|[Bm]{{1,3}}V?L[^.:]{{0,6}}?[Ha]|G+R)|Ac[xkaqG9P]{{0,5}}R"
        rf"|[AO]@{_TO_LEVEL}R|(?:^|:)[AO]x{{0,2}}[-:(]*V?G*R)",
    ),
    _near(
        "sibling_at_risk",
        Why.OTHER_PERSON,
        rf"(?<![xPC][z+]p)S(?:[^.+]{{0,5}}?{_IS_SAID}[@i]?{_TO_LEVEL}[RDF]|(?:(?![,+]d?N?[xPC])[^.:]){{0,7}}?@{_TO_LEVEL}R)",
        r"S(?:(?!,N?[xPC])[^.:]){0,9}?F|(?<![xPC][z+]p)S[^.:,]{0,5}?B[BVJj]{0,3}L|^x,?\(?9[^.]{0,15}?(?:n[kx]?R|F|NB?[@i])",
    ),
    _near(
        "thing_at_risk",
        Why.OTHER_EVENT,
        rf"(?<![iw@])(?<![iw@]d)[01g]B{{0,2}}@{_TO_LEVEL}R|1[^.:]{{0,3}}?(?:B{{1,2}}d?|[-:]|(?<=1..))V?G+R|0[xk]{{0,2}}B?JV?G+R?",
    ),
    _near(
        "adult_graded",
        Why.OTHER_PERSON,
        rf"{_NO_CHILD}(?!.*[RD]X?(?:t(?:[Px]|dC)(?!J)|[^.:]{{0,6}}f)(?!.*[z<]d?X))(?=.*[G9]).*?X",
    ),
    _near("worry", Why.NO_LEVEL, r"^(?!.*[YGZ]).*?(?<!n)(?<!nx)&[^.:,]{0,8}?(?:@R|[HRDFu]|mB?k?a)"),
)
_ANSWERED_NO = r"n(?=$|[-.,:(zB])"
_EVIDENCE = (
    _states(
        "at_risk",
        rf"@{_TO_LEVEL}G{_TO_LEVEL}{_RISK}|@{_TO_LEVEL}{_RISK}(?=[of])|J[^.:]{{1,3}}t[dGkV]{{0,3}}{_RISK}",
        rf"[xPC6W](?=[^@]*[BJjr/!Nk])[BVNjJm/!rzk]{{1,6}}@{_TO_LEVEL}(?<!-){_RISK}",
    ),
    _states("is_at_risk", rf"(?:[PCYN:,;+(-]|J[PCxcdp]{{0,4}}|^)[VNr]{{0,3}}@[nkd]{{0,2}}{_RISK}", not_after="S"),
    _states(
        "graded_risk",  # an unknown noun before the grade needs a tie to the child: "score high risk" has none
        rf"(?<![xJG])G(?!d){_TO_LEVEL}{_RISK_OF_HARM}(?![^.:,]{{0,9}}T)|xJ?G+{_RISK}(?=[otf][^.]{{0,6}}[HZaPCx])",
        rf"^(?=.*[YWCP]).*?xJG{_TO_LEVEL}{_RISK}",
    ),
    _states(
        "risk_graded",
        rf"{_RISK_OF_HARM}(?:(?!(?<![fw])(?<![fw][pPdx])AB)[^y.]|\.(?=\.)|(?<=\.)\.){{0,18}}?\.?(?:{_LEVEL}|(?<=[Br])n(?=$|[.,z]))",
        rf"(?<![1Ox])R3?(?:[(zto][dPp]?C\)?)?[:\-.]{{1,9}}7?(?:G|5|{_ANSWERED_NO})|R3[oB:zJ]{{1,4}}{_LEVEL}",
    ),
    _states(
        "risk_moves",
        rf"{_RISK_OF_HARM}[^.y]{{0,10}}?B?[rVzN]{{0,3}}(?:(?<!t)!|(?<!/)q(?=$|[.,]))(?![xaT/]|[^.:]{{0,8}}T)",
    ),
    _states(
        "no_risk",
        rf"[nN][kVdGzn!]{{0,3}}{_RISK_OF_HARM}|W[BzV]?N[^.:T]{{0,3}}?{_RISK_OF_HARM}|[nN][tdx]{{0,2}}g[^.y]{{0,9}}?[RDHZU@u]",
    ),
    _states(
        "likely_harm",
        rf"(?<!A)(?<!AB)L(?!tBB)[^.:yl]{{0,10}}?{_HARM}|(?:[HZ](?:t[xPC])?|ka)[BVjJNWrz+]{{0,5}}L",
        rf"(?<![AS])m[VzN]{{0,2}}(?:B[VzNkG]{{0,2}}|U[dkVG]{{0,3}}){_HARM}|Q[^.]{{0,12}}?[PC6x]U[^.:]{{0,2}}a",
    ),
    _states(
        "likelihood",
        rf"[KD][^y]{{0,10}}?{_HARM}[^y]{{0,16}}?(?:{_LEVEL}|L)|(?:[Gn]|B[dG]{{1,2}})k?K[^.:y]{{0,9}}?{_HARM}",
        r"[HZa]K[:-]|K[^y.]{0,3}[HZa][^y]{0,8}:9",
    ),
    _states(
        "suffering_harm",
        r"(?<!A)U[^.:yl]{0,6}?[HZ]|B[BVGzN]{0,3}H|J[^.:]{1,3}tG?[HZ]|(?<![1O])(?<![1O]-)H(?:[^.:y]{0,10}?[BmJjz][Vrz]{0,2}G|[^.:y]{0,4}?(?:[Bm][Vrz]{0,2}!|r))(?!x)",
        r"GZ|Z[^.T]{0,10}?[!Y5GrULq]|G[kz+,]{0,3}H[^.T]{0,6}?[!YUL]|[YnNB!][^.:yT]{0,6}?Z|H[:\-]+[!G5nNL]",
    ),
    _states(
        "in_danger",
        r"i[dVGknN]{0,4}D(?!o1)|D[^.]{0,6}?[:\-B][zV]*[G5nL!]|[nG]k?D|DB?V?!|D[^.:y]{0,12}?[Bz]V?G(?![xkHaZR])",
    ),
    _states(
        "not_safe",
        r"(?<!0B)(?<!0)N(?!I)[^.:yIA0]{0,5}?F(?=[zwi@tb.,:)yde]|$)|u(?=[wi@tz])|(?<!0)B[Vr]{0,2}u(?!x)",
    ),
    _states(
        "safe_here",
        r"^(?!.*[S60E&])(?!.*[eq][^.]{0,6}F).*?(?:[PCxJ:Y-]|^)(?:(?<!x)|(?=[BJj/m]))[BVjJNm/zdx@]{0,4}F"
        r"z?(?=[wi@tz.,:efkHa]|$)",
        not_after=r"S|^x,?\(?9",
    ),
    _states(
        "graded_for",
        r"^(?!.*[AX]).*?(?:[ak]3[^.]{0,10}?G(?!x)|3J[^.]{0,9}G[zw][kd]?a|J[zV]{0,2}G[zw][kd]?[aH]|J[PC][zV]{0,3}G(?![xR]))|b[^.]{0,8}[9G]",
    ),
    _states("asked_and_answered", rf"(?:{_RISK}|[ZHFD])[^.:,]{{0,8}}:[-7]{{0,2}}(?:[5GL]|N|{_ANSWERED_NO})"),
    _states("risks_harm", r"[PCx]R[G,V]{0,2}[HaZ]"),
)
_LEVEL_UNDER_HEADING = (
    r"\W{0,80}(?:x\W+)?(?:very |v |currently |now )?(?:high|medium|med|moderate|low|significant|serious|severe|none|nil"
    r"|yes|no|minimal|unacceptable|red|amber|green|acute)\b(?!\s(?:concern|worr|incident|known|info|other|record|number))"
)
_LEVEL_IN_CELL = Pattern(
    name="level_in_cell",
    regex=re.compile(r"\brisk\b(?! assess)[^|]{0,40}\| (?:very )?(?:high|medium|moderate|low|significant|severe) \|"),
)
_ONLY_NAMED = (
    _near("assessment_only", Why.NO_LEVEL, "R-?3"),
    _near("risk_of_something_else", Why.OTHER_EVENT, "R[ozft][^.]{0,4}1|R2|1R"),
    _near("risk_to_others", Why.OTHER_PERSON, rf"R[tz]{_SOMEBODY_ELSE}"),
    _near("adults_tool", Why.OTHER_PERSON, r"X|J[^.:]{0,3}A[^.:]{0,3}G|A[^.:]{0,6}[J3][^.:]{0,5}G|3[^.]{0,8}A"),
    _near("risk_named", Why.NO_LEVEL, "R"),
    _near("concerns_listed", Why.NO_LEVEL, r"&[^.]{0,9}T|T[^.]{0,5}&|^&[:z]|^[jT]:"),
    _near("not_scored", Why.NO_LEVEL, r"3N?[BN]{1,3}J"),
    _near("sibling_safe", Why.OTHER_PERSON, r"S.*F"),
    _near("protective_parent", Why.NO_LEVEL, "="),
    _near("harm_named", Why.NO_LEVEL, "[ZD]"),
)

_CUES = (
    "risk", "danger", "harm", "safe", "likel", "probab", "chance", "possibility", "odds", "hurt", "injur", "threat",
    "vulnerab", "abuse", "neglect", "exploit", "traffick", "killed", "bound to", "matter of time", "sooner or later",
    "scaling", "protect", "mappa", "dash", "oasys", "rosh", "grade", "score", "concern", "worries", "considered:",
)  # fmt: skip

CRITERION = Criterion(
    id="risk_statement",
    area="C",
    title="Risk to the child",
    question="Does the record state the level, likelihood or presence of risk of harm to this child?",
    pointer="State the level of risk to the child in so many words, and what it depends on.",
    missing="No level, likelihood or presence of risk to the child is stated",
    judge=judge_stated,
    cues=_CUES,
    carries=True,
    patterns=(
        *_UNDER_HEADINGS,
        *_CONTEXTS,
        _states(
            "question_then_answer",
            r"^(?:[^.]*:)?B[^.]*[RZHFDU][^.]{0,10}\.$",
            before=r"^[-:7(]*[5nNG](?=$|[-.,:(z])",
        ),
        Pattern(
            name="asks",
            regex=re.compile(
                r"^\[[^\]]*\] [^?]{0,300}\b(?:risks?|harm\w*|hurt|suffer\w*|danger|safe)\b[^?]{0,120}\?\s*$"
            ),
            why=Why.QUESTION,
        ),
        *_EVIDENCE,
        _LEVEL_IN_CELL,
        _under("level_under_heading", None, "risk|harm|danger|safe", _LEVEL_UNDER_HEADING),
        *_ONLY_NAMED,
    ),
    met_example="Agreed that Mia is at continuing risk of significant harm in her father's care.",
    not_met_example="Risks and protective factors were discussed. Father is MAPPA level 2, high risk.",
)
