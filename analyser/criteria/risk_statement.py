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

_WORDS = {
    # --- risk and harm ---
    "GR": "risky extremely_vulnerable very_vulnerable highly_vulnerable particularly_vulnerable hugely_vulnerable",
    "R": "vulnerability threat_to_life risk risks",
    "D": "harm's_way danger dangers peril jeopardy",
    "K": "likelihood likelyhood chance chances probability odds prospect prospects possibility",
    "L": "question_of_whether matter_of_whether question_of_if likely unlikely bound certain liable destined probable improbable inevitable unavoidable matter_of_time sooner_or_later every_chance"
    " good_chance fair_chance but_when",
    "Z": "significant_harm significantly_harmed sig_harm sig._harm signif_harm signif._harm s/h",
    "H": "harm harms harmed harming",
    "a": "starvation hypothermia dehydration overdose overdosing drowning choking crash strangled strangulation stabbing shooting shot recruited removal abduction abducted kidnap kidnapped blackmail blackmailed prostitution prostituted county_lines slavery servitude honour fii poisoning scalding burns sids suffocation bullied bullying radicalised retaliation repetition taken_out happening_again happen_again another_incident hurt hurts hurting injury injuries injured re-injured neglect neglected neglectful abuse abused abusive exploitation exploited cse cce ce fgm groomed grooming"
    " trafficked trafficking radicalised radicalisation marriage married taken_abroad death die dies dying dead killed kill suicide assault assaulted"
    " assaults violence violent hit beaten beating shaken attacked attack stabbed rape raped poisoned scalded burnt burned smothered suffocated"
    " drowned malnutrition mistreated mistreatment targeted coerced sold_for ill reinjured hospital repeat repeated recurrence cut slapped smacked punished",
    "U": "suffer suffers suffering suffered experience experiences experiencing experienced sustain undergo incur come_to comes_to coming_to came_to"
    " end_up ends_up exposed_to faces facing get gets getting",
    "F": "safely_go safely_return safely_be safely_stay safely_remain protected_from sheltered_from safe_place safe_environment safe_home safe out_of_harm's_way",
    "u": "unsafe dangerous",
    # --- levels ---
    "G": "out_of_10 out_of_ten high higher highest highly hi medium med mod moderate moderately low lower lowest lowish significant significantly signif sig serious"
    " seriously severe grave acute extreme critical real considerable substantial great greater greatest imminent immediate immed ongoing on-going"
    " continuing continued constant increased increasing elevated heightened growing escalating rising raised unacceptable unacceptably acceptable"
    " tolerable manageable unmanageable minimal negligible slight remote small clear strong definite undoubted daily amber red green 10/10 9/10"
    " 8/10 7/10 6/10 5/10 standard/low 4/10 3/10 2/10 1/10 0/10 medium/high low/medium low/med med/high moderate/high high/medium urgent life-threatening fatal slim",
    "!": "done amounting amounts amount constitutes constitute reduced reducing reduces gone_up gone_down has_gone is_gone passed lessened decreased decreasing contained managed mitigated removed eliminated lifted minimised present"
    " exists exist evident still_there made_out met reached crossed satisfied occurring happening too_great"
    " escalated decreases increases actual remains remain persists such_that",
    "k": "physical emotional sexual psychological overall current future further level levels degree element identified identifiable direct"
    " additional foreseeable such known safeguarding criminal developmental lasting more online",
    "V": "very v extremely particularly fairly relatively quite too just only also again ever so increasingly rather much more far really"
    " clearly certainly especially equally sexually physically emotionally badly",
    "5": "yes y ticked",
    "7": "x",
    "x": "safe_and_well safe_and_settled safe_and_sound safe_for_mum safe_for_mother safe_word safe_storage safe_sleep seen",
    # --- people ---
    "Ac": "mum's mother's dad's father's moc's foc's parents' parent's partner's uncle's gran's nan's stepdad's boyfriend's",
    ";": "history background chronology",
    "b": "safety_scale safety_scaling safety_score scaling",
    "=": "protective protectively able_to_protect",
    "A": "mother father parent parents mum mam mom dad stepmother stepfather stepmum stepdad grandmother grandfather grandparents moc foc mob fob"
    " mgm mgf pgm pgf partner boyfriend girlfriend husband wife uncle aunt auntie aunty nan nana nanny gran granny grandad grandma man men male woman"
    " women female adult adults offender offenders perpetrator perp suspect driver lodger neighbour neighbours carer carers client mr mrs ms miss"
    " tenant grandparent ex",
    "S": "stepbrother stepsister other_child other_children another_child older_two younger_two older_children younger_children older_child younger_child brother sister sibling sib sibs bro sis cousin cousins niece nephew stepson stepdaughter friend friends peer brothers sisters",
    "C": "child children unborn ubb baby babies infant newborn boy boys girl girls kid kids twins yp young_person toddler pupil",
    "O": "victim victims home_visit visit public others other staff worker workers professional community residents officers crews visitors society himself herself oneself self",
    "P": "he she him her",
    "PB": "he's she's it's he'd she'd",
    "Pm": "he'll she'll",
    "6": "they them those",
    "p": "his their its",
    "4": "i me my mine own",
    "W": "meeting's group's chair's both those_present all_present we us all group meeting panel chair chairs tm atm manager team agencies professionals members attendees present table conference"
    " participants partners parties everyone everybody nobody no_one",
    "v": "fire_officer yot lado iro po referral referrer caller hv health_visitor school nurse sn gp dr doctor paed paediatrician consultant midwife mw head headteacher teacher dsl nursery police dc ds"
    " pc sgt officer probation housing camhs health education iro solicitor ward hospital's service cafcass yot",
    # --- who concludes, who thinks, who talks ---
    "Y": "as_one same_line signed_up agreed agree agrees agreement accepted consensus unanimous unanimously conclusion concluded conclude concludes concurred endorsed dissented dissent"
    " disagreed demurred one_mind same_view same_mind common_ground shared_by shared_view summing_up summed_up settled_on all_felt all_three all_four"
    " all_of_us both_of_us three_of_us four_of_us none_of_us us_all by_all joint_view verdict formulation between_us",
    "J": "exposing exposes exposed expose subjecting assessed rated rate rates graded grade scored score judged deemed regarded viewed put puts placed places left leaves classed"
    " categorised recorded found identified set has_him has_her came_out came_up comes_up",
    "j": "consider felt thought considered believed believe",
    "I": "referred according_to feels feel thinks think believes reckons reckoned considers argued argues maintained maintains swears insists insisted claims"
    " claimed denies denied wondered",
    "_": "view opinion impression mind feeling views take experience eyes",
    "&": "frightened scared afraid terrified concern concerns concerned worry worries worried fear fears feared anxious",
    "s": "saying said says say told states stated reports reported advised advises assured denies explained",
    "T": "gone_into gone_round gone_around discussed discussion shared sharing explored aired airing talked gone_through gone_over looked_at covered debated weighed raised outlined"
    " listed reviewed examined exchanged went_through talk conversation mentioned put_up mapped gone associated",
    "E": "known_if sure_if clear_if see_if know_if find_out_if unable_to_say unable_to_determine purpose aim aims remit whether to_consider to_decide to_determine to_establish to_assess to_identify to_explore to_discuss to_clarify"
    " to_gauge to_understand to_evaluate how_safe how_high how_likely how_great how_serious how_much not_clear unclear not_known say_if asked_if"
    " the_test_is the_question asked_about",
    "e": "keeps ensure ensuring sure check checks checking confirming so_that keep keeping kept until till so_the so_he so_she so_they so_children",
    # --- negation, modality, conditions ---
    "N": "no_longer not never nothing neither nor cannot cant couldnt isnt wasnt arent doesnt didnt dont nowhere",
    "n": "no nil none without little hardly zero any",
    "g": "suggests suggested evidence indication indications sign signs suggestion grounds reason suggest indicate point doubt",
    "M": "suspected suspicion query potentially may might could possibly potential possible perhaps maybe",
    "m": "will going_to shall",
    "Qq": "if_so",
    "Q": "providing provided if should assuming supposing suppose in_the_event depending unless were_the were_it were_he were_she were_they were_mum were_dad in_that_event",
    "q": "scan texts messages images bloods test screen sample swab dna footage video allegation disclosure show pregnant holds match nai non-accidental find finds dated dates confirm confirms what_she_says what_he_says what_they_say confirmed established turns_out turn_out prove proves proved proven shows show showed true right correct case nai accidental inflicted deliberate lying"
    " substantiated positive transpires emerges come_out came_back comes_back results tox toxicology diagnosis diagnosed purpose_built on_purpose"
    " did_it did_this did_that happened in_fact comes_out credible reveals reveal discloses disclosed upheld holds_up indicates truth verified older fractures once story account x-ray",
    "h": "last_conference last_meeting last_review last_icpc last_strat last_strategy previous previously historic historical historically past formerly former cpp cp_plan subject_to"
    " on_a_plan on_the_register as_a_child as_a_teenager used_to had_been open_to category",
    ">": "last_year years_ago years_back at_the_time last_summer last_spring last_autumn last_winter in_the_past",
    "%": " ".join(map(str, range(1980, 2036))),
    "8": "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec",
    "r": "follow follows result ensue still remained continues continue now currently presently today tonight present_time",
    "#": "para wt2015 wt2018 wt2023 policy policies the_act children_act working_together statutory obliges procedures_say procedures_require protection_procedures guidance_says section_31 s31 legislation threshold_document",
    "~": "a_child any_child a_young_person children_who",
    # --- adults' grading tools; risks that are not of harm; nouns that are graded ---
    "X": "nps national_probation mappa oasys asys rosh dash dara marac visor arms sara ogrs mosovo ppu crc idva pdvp iom nominal nominals rso licence reoffending"
    " matrix grid pnc lone fire_risk fire_service fire_safety premises property misper relapse depression poses posed posing graded_the_call threat_assessment offender_manager own_risk drug_service force"
    " own_scale sex_offender missing_episode crisis_team home_conditions",
    "1": "fire media interest press tenancy job school_place evidence_at placement funding lost disengage fracture fractures ice flood seizure seizures permanent offending reoffend reoffends abscond absconding absconds flight fleeing running placement ending evicted eviction homeless homelessness excluded"
    " exclusion disengaging disengagement breakdown prejudicing prejudice contaminating contamination collusion interference tip complaint challenge"
    " delay drift infection sepsis pre-eclampsia eclampsia miscarriage preterm sounding repeating upsetting recidivism recall arrest conviction"
    " litigation bail falls fall bleeding dvt reputational environmental nice ligature sleeping losing",
    "2": "domestic da dv dva midwifery clinic led care caseload pathway cohort offenders individual individuals person people patient pregnancy antenatal birth case misper victim family families register taking behaviour"
    " behaviours area address dog strategy activity lifestyle so_no_ct",
    "3": "assessment assessments factor factors management plan plans tool tools toolkit screening screen indicator indicators analysis summary rating",
    "l": "charge charged charges plead arrested convicted prosecuted caused cause deny refuse disclose disclosed allege alleged need",
    "0": "incident incidents log job crime occurrence ppn house property seat cot storage building car home_conditions",
    # --- small words ---
    "/": "to_be can_be",
    "mB": "will_be shall_be",
    "B": "is was are were be being been b has had have would seems seemed appears appeared stands stood sits am do does did having",
    "t": "to",
    "o": "of",
    "f": "from",
    "@": "at",
    "i": "in within inside",
    "w": "with",
    "<": "by",
    "d": "it a an the this that these our some each which who",
    "y": "but although though however",
    "+": "and",
    "nD": "out_of_danger",
    "z": "end in_line_with_policy in_line_with_procedures as_per_procedures one ones as because becuase becasue cos while whilst for when since given due on or so than then once through via per pre post up down out about"
    " during after before under there here where until right either according throughout despite regardless outside across over going going_up"
    " rising again already therefore always enough back into if_and tonight stop said_to like such_that than_not overnight pending long soon",
}  # fmt: skip
_CLASSES = WordClasses(
    _WORDS,
    endings={"n't": "N", "'s": "c", "'ll": "m", "'d": "B", "'re": "B", "'ve": "B"},
    number="9",
    other="x",
)

# --- pieces, over letters -------------------------------------------------------------------------
_BYSTANDER = r"[dpPGkcV]{0,3}[AOS]"
_RISK = rf"(?<![1O])R(?!o(?!B|[PpCdx]B|dk|[^.:,]{{0,6}}[HZaUPCD]))(?![23T1])(?!-?[23])(?!t{_BYSTANDER})(?!\({_BYSTANDER})(?![ozfd][dpPBcVkxmGg-]{{0,5}}1)(?!o[PA](?![^.:,]{{0,6}}[HZaU]))(?!d?A[mBc]?(?![^.]*[HZa]))"
_LEVEL = r"G(?![xkHaZ23cvASOXKDRU9])"
_TO_LEVEL = r"[dVGkNnot+,z-]{0,5}"
_HARMS = r"[HZa]"
_SAID_OF = r"[BJj/!][BJjVNmr/!W]{0,5}"
_WARN = r"[RDKHZFu]"


def _near(name: str, why: Why, *letters: str, not_after: str | None = None) -> Pattern:
    """Words that look like a statement of risk and are none."""
    return Pattern(name=name, regex=re.compile("|".join(letters)), classes=_CLASSES, why=why)


def _states(name: str, *letters: str, not_after: str | None = None, before: str | None = None) -> Pattern:
    """A statement of risk."""
    return Pattern(
        name=name,
        regex=re.compile("|".join(letters)),
        classes=_CLASSES,
        not_after=re.compile(not_after) if not_after else None,
        before=re.compile(before) if before else None,
    )


def _under(name: str, why: Why | None, heading: str, passage: str) -> Pattern:
    """What stands under a heading, or in the later sentences of a form answer."""
    return Pattern(name=name, regex=re.compile(rf"^\[[^\]]*\b(?:{heading})[^\]]*\]\s{passage}"), why=why)


_UNLESS_AGREED = r"^(?!.*Y)(?!.*W[^.]{0,2}[jJI]).*?"
_NOBODY_ELSE = r"^(?!.*(?:(?<!t)(?<!t[xk])C|Z)).*?"
_MENTIONS = r"(?=.{0,300}\b(?:risks?|harm|danger|safe)\b)"

_NEAR_FIRST = (
    _near("statutory_words", Why.POLICY, rf"#", rf"(?<!B)~[^.:]{{0,6}}?(?:U|@|L|{_WARN})"),
    _near("nothing_chosen", Why.PROMPT, r"GGG(?:\(|$)", r"xxx\(x"),
    _near("no_conclusion", Why.NO_LEVEL, r"n[kd]?[YTI3]", r"NY"),
    _near("purpose_of_risk", Why.PURPOSE, r"E(?!.*:[NFGn5])[^.y]{0,16}?[RDKHZFuU]"),
    _near(
        "if_fact",
        Why.HYPOTHETICAL,
        rf"Q[^.y]{{0,10}}?q[^.y]{{0,24}}?{_WARN}",
        rf"{_WARN}[^.,y]{{0,12}}?Q[^.,y]{{0,8}}?q",
        rf"[qE][^.:]{{0,2}}Q[^.:]{{0,8}}{_WARN}",
        rf"QdB(?!N)[^.]*?{_WARN}|{_WARN}[^.,y]{{0,12}}?QdB(?!N)",
        rf"^\.[@RDHL]",
        rf"M[zVN]{{0,2}}[BU]?(?:d?PB)?[BVdGk@i]{{0,5}}{_WARN}",
    ),
    _near("cause_likely", Why.OTHER_EVENT, r"[KL][^.:yt]{0,8}?(?<!k)q", r"[KL]d{1,2}a[BJ]"),
    _near("was_at_risk", Why.HISTORICAL, rf"h(?![^.]*r)[^.]{{0,12}}?{_WARN}", rf"(?:(?<![89])%|>)(?![^.]*r)[^.]{{0,12}}?{_WARN}", rf"{_WARN}[^.r]{{0,10}}?(?:(?<![89])%|>)", rf"zPB9[^.r]*?{_WARN}", rf"(?:^;[-:]|;o)[^.r]*?{_WARN}"),
    _near("level_later", Why.DEFERRED, r"[RKH][^.]{0,6}?(?:/|mB)[Vz]?[JjYTE]"),
    _near(
        "opinion_of_one",
        Why.OPINION,
        rf"{_UNLESS_AGREED}(?:(?<![WBtN6])j(?=[PCdxR6pN])|[v4]V?j|(?<!t)I|[4pcvA][kx4]?_(?![^.:]{{0,3}}W)|fd?v[^.:]{{0,3}}_|fv[xv]{{0,2}}[:-]|[xP]s(?!t)d?[PC6]|[Av]B?x(?:d[PCx]|P)B|s<d?[xv]|[AS](?:x?s(?!t)|[BNV]{{1,3}}j)|v[xv]{{0,2}}s|4[BV]?[sj]|[vAS4][xv]{{0,2}}B(?:od_|[VGLx]{{1,2}}d[PCx]))[^.]{{0,14}}?(?:{_WARN}|L)",
        r"^(?!.*Y).*?4[BV]?s[^.]{0,4}?j",
        rf"{_WARN}[^.]{{0,8}}?i[pc]k?_",
        r"^(?!.*[YW]).*?(?<!4)s[^.:,R]{0,9}?[FuD]",
        rf"^(?!.*Y)(?!.*W[^.]{{0,2}}[jJI])v[xv]{{0,2}}[:-][^.]*?{_WARN}",
        rf"{_UNLESS_AGREED}[^.:]{{0,4}}?(?:v[xv]?(?:J|c)|J[^.:]{{0,6}}?<d?[xkp]{{0,2}}[vX])[^.]{{0,10}}?(?:{_WARN}|[.]?$)",
    ),
    _near("adult_at_risk", Why.OTHER_PERSON, rf"{_NOBODY_ELSE}(?:Ax?\)?(?:{_SAID_OF}(?:d?[x~C]?[@id]?{_TO_LEVEL}[RDF]|UH)|G+R)|Ac[xkaG9]{{0,4}}R|[AO]@{_TO_LEVEL}R|(?:^|:)[AO]x{{0,2}}[-:(]*V?G*R)"),
    _near("sibling_at_risk", Why.OTHER_PERSON, rf"(?<![xPC][z+]p)S[^.]{{0,5}}?{_SAID_OF}[@i]?{_TO_LEVEL}[RDF]", r"S[^.:]{0,9}?F", rf"(?<![xPC][z+]p)S(?:(?!,N?[xPC])[^.:]){{0,7}}?@{_TO_LEVEL}R", r"^x,?\(?9[^.]{0,15}?(?:n[kx]?R|F|NB?[@i])"),
    _near("thing_at_risk", Why.OTHER_EVENT, rf"[01g]B{{0,2}}@{_TO_LEVEL}R|1[^.:]{{0,3}}?B{{1,2}}d?V?G+R|1[^.:]{{0,3}}?[-:]V?G+R|0[xk]{{0,2}}B?JV?G+R?"),
    _near("adult_graded", Why.OTHER_PERSON, r"^(?!.*(?:(?<!t)(?<!t[xk])C|Z))(?!.*Rt(?:[Px]|dC)(?!J)(?!.*[z<]d?X))(?=.*[G9]).*?X"),
    _near("worry", Why.NO_LEVEL, r"^(?!.*[YGZ]).*?(?<!n)(?<!nx)&[^.:,]{0,8}?(?:@R|[HRDFu]|mB?k?a)"),
)

_EVIDENCE = (
    _states("at_risk", rf"@{_TO_LEVEL}G{_TO_LEVEL}{_RISK}",
        rf"@{_TO_LEVEL}{_RISK}(?=[of])",
        rf"[xPC6W](?=[^@]*[BJjr/!Nk])[BVNjJm/!rzk]{{1,6}}@{_TO_LEVEL}(?<!-){_RISK}",
                rf"J[^.:]{{1,3}}t[dGkV]{{0,3}}{_RISK}"),
    _states("is_at_risk", rf"(?:[PCYN:,;+(-]|J[PCxcdp]{{0,4}}|^)[VNr]{{0,3}}@[nkd]{{0,2}}{_RISK}", not_after="S"),
    _states("graded_risk", rf"(?<![xJG])G{_TO_LEVEL}{_RISK}(?![^.:,]{{0,9}}T)", rf"xJ?G+{_RISK}(?=[otf][^.]{{0,6}}[HZaPCx])", rf"^(?=.*[YWCP]).*?xJG{_TO_LEVEL}{_RISK}"),
    _states("risk_graded", rf"{_RISK}(?:(?!(?<!f)(?<!f[pdx])AB)[^y.]|\.(?=\.)|(?<=\.)\.){{0,18}}?\.?(?:{_LEVEL}|(?<=[Br])n(?=$|[.,z]))"),
    _states("risk_moves", rf"{_RISK}[^.y]{{0,10}}?B?[rVzN]{{0,3}}(?:(?<!t)!|(?<!/)q(?=$|[.,]))(?![xaT/])(?![^.:]{{0,8}}T)", r"(?<![1Ox])R3?(?:[(zto][dPp]?C\)?)?[:\-.]{1,9}7?(?:G|5|n(?=$|[-.,:(zB]))", rf"R3[oB:zJ]{{1,4}}{_LEVEL}"),
    _states("no_risk", rf"[nN][kVdGzn!]{{0,3}}{_RISK}", rf"[nN][tdx]{{0,2}}g[^.y]{{0,9}}?[RDHZU@u]", rf"W[BzV]?N[^.:T]{{0,3}}?{_RISK}"),
    _states("likely_harm", rf"(?<!A)(?<!AB)L(?!tBB)[^.:yl]{{0,10}}?{_HARMS}", rf"m[VzN]{{0,2}}(?:B[VzNkG]{{0,2}}|U[dkVG]{{0,3}}){_HARMS}", r"Q[^.]{0,12}?[PC6x]U[^.:]{0,2}a", rf"(?:[HZ]|ka)[BVjJNWrz+]{{0,5}}L"),
    _states("likelihood", rf"K[^y]{{0,10}}?(?:{_HARMS})[^y]{{0,16}}?(?:{_LEVEL}|L)", rf"(?:[Gn]|B[dG]{{1,2}})k?K[^.:y]{{0,9}}?{_HARMS}", r"[HZa]K[:-]", r"K[^y.]{0,3}[HZa][^y]{0,8}:9"),
    _states(
        "suffering_harm",
        rf"(?<!A)U[^.:yl]{{0,6}}?[HZ]",
        r"B[BVGzN]{0,3}H",
        r"(?<![1O])(?<![1O]-)H[^.:y]{0,4}?(?:[Bm][Vrz]{0,2}[G!]|r)(?!x)",
        r"GZ|Z[^.T]{0,10}?[!Y5GrULq]|G[kz+,]{0,3}H[^.T]{0,6}?[!YUL]|[YnNB!][^.:yT]{0,6}?Z",
        r"H[:\-]+[!G5nNL]",
    ),
    _states("in_danger", r"i[dVGknN]{0,4}D(?!o1)", r"D[^.]{0,6}?[:\-B][zV]*[G5nL!]", r"[nG]k?D", r"DBV?[!G]"),
    _states("not_safe", r"(?<!0B)(?<!0)N(?!I)[^.:yIA0]{0,5}?F(?=[zwi@tb.,:)yde]|$)", r"u(?=[wi@tz])|(?<!0)B[Vr]{0,2}u(?!x)"),
    _states("safe_here", r"^(?!.*[S60E&])(?!.*[eq][^.]{0,6}F).*?(?:[PCxJ:Y-]|^)(?:(?<!x)|(?=[BJj/m]))[BVjJNm/]{0,4}Fz?(?=[wi@tz.,:efkHa]|$)", not_after=r"S|^x,?\(?9"),
    _states("graded_for", r"^(?!.*[AX]).*?(?:[ak]3[^.]{0,10}?G(?!x)|3J[^.]{0,9}G[zw][kd]?a|J[PC][zV]{0,3}G(?!x))", r"b[^.]{0,8}[9G]"),
    _states("asked_and_answered", rf"(?:{_RISK}|[ZHFD])[^.:,]{{0,8}}:[-7]{{0,2}}(?:[5GL]|[nN](?=$|[-.,:(zPB]))"),
    _states("risks_harm", r"[PCx]R[G,V]{0,2}[HaZ]"),
)

_NEAR_LAST = (
    _near("assessment_only", Why.NO_LEVEL, r"R-?3"),
    _near("risk_of_something_else", Why.OTHER_EVENT, r"R[ozft][^.]{0,4}1", r"R2", r"1R"),
    _near("risk_to_others", Why.OTHER_PERSON, rf"R[tz]{_BYSTANDER}"),
    _near("adults_tool", Why.OTHER_PERSON, r"X"),
    _near("risk_named", Why.NO_LEVEL, r"R"),
    _near("concerns_listed", Why.NO_LEVEL, r"&[^.]{0,9}T", r"T[^.]{0,5}&", r"^&:"),
    _near("protective_parent", Why.NO_LEVEL, r"="),
    _near("harm_named", Why.NO_LEVEL, r"Z", r"D"),
)

CRITERION = Criterion(
    id="risk_statement",
    area="C",
    title="Risk to the child",
    question="Does the record state the level, likelihood or presence of risk of harm to this child?",
    pointer="State the level of risk to the child in so many words, and what it depends on.",
    missing="No level, likelihood or presence of risk to the child is stated",
    judge=judge_stated,
    cues=(
        "risk", "danger", "harm", "safe", "likel", "probab", "injur", "odds", "rosh", "scal", "threat", "vulnerab", "abuse", "neglect", "exploit", "traffick", "killed", "chance", "possibility", "hurt", "bound to", "matter of time", "sooner or later",
        "protect", "mappa", "dash", "oasys", "grade", "score", "concern", "worries",
    ),  # fmt: skip
    carries=True,
    patterns=(
        _under("other_child", Why.OTHER_PERSON, r"siblings?|other child|brother|sister|cousin", _MENTIONS),
        _under("in_the_past", Why.HISTORICAL, r"histor|background|previous|chronolog|past\b", _MENTIONS + r"(?!.*\b(?:now|remains|still|current))"),
        _under("purpose", Why.PURPOSE, r"purpose|legal framework|agenda|script|terms of reference", _MENTIONS),
        *_NEAR_FIRST,
        _states("question_then_answer", r"^(?:[^.]*:)?B[^.]*[RZHFDU][^.]{0,10}\.$", before=r"^[-:7(]*[5nNG](?=$|[-.,:(z])"),
        Pattern(name="asks", regex=re.compile(r"^\[[^\]]*\] [^?]{0,300}\b(?:risk|harm|danger|safe)\b[^?]{0,120}\?\s*$"), why=Why.QUESTION),
        *_EVIDENCE,
        _under("level_under_heading", None, r"risk|harm|danger|safe", r"\W{0,80}(?:x\W+)?(?:very |v |currently |now )?(?:high|medium|med|moderate|low|significant|serious|severe|none|nil|yes|no|minimal|unacceptable|red|amber|green|acute)\b(?!\s(?:concern|worr|incident|known|info|other|record|number|school))"),
        *_NEAR_LAST,
    ),
    met_example="Agreed that Mia is at continuing risk of significant harm in her father's care.",
    not_met_example="Risks and protective factors were discussed. Father is MAPPA level 2, high risk.",
)
