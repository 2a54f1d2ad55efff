"""The words by which minutes name those who do something: roles, agencies, groups, relatives, titles."""

from analyser.detecting.wording import phrase_set, word_set
from analyser.domain.evidence import OwnerKind

_SOCIAL_WORKERS = "sw asw edsw worker socialworker"
_MANAGERS = "tm atm dtm stm tl manager mgr supervisor"
_POLICE = (
    "officer oic ds dc pc di dci dsu dcs ps insp inspector sgt sergeant detective constable pcso supt superintendent"
)
_HEALTH = (
    "hv visitor nurse sn nic midwife mw cmw smw cmhn cpn gp doctor dr paediatrician pediatrician paed paeds"
    " consultant registrar reg sho spr"
    " psychiatrist psychologist therapist slt salt ot physio dietitian dietician radiologist ophthalmologist"
    " neonatologist matron pharmacist"
    " dentist clinician sister hca"
)
_OTHERS = (
    "po om spo com pom ssw ep dsl ddsl dsp dso head headteacher ht deputy teacher tutor senco sendco senior principal"
    " chair chairperson lead leader iro lado idva"
    " isva coordinator co-ordinator practitioner secretary solicitor lawyer barrister counsel guardian advocate"
    " interpreter intermediary clerk"
    " administrator keyworker mentor counsellor commissioner director caretaker receptionist assistant advisor"
    " adviser landlord warden writer"
    " author undersigned employer coach imam priest vicar childminder examiner analyst specialist representative rep"
    " eho ewo eso fsw facilitator"
    " convenor organiser escort driver technician expert designer developer editor programmer engineer executive"
    " publisher scribe bursar trainee apprentice paramedic cpn amhp vlo ta hlta cio cno flo lsa elsa governor treasurer"
    " porter gardener cleaner cook locksmith ranger chaplain rabbi pastor bailiff magistrate surveyor groundsman"
    " navigator responder handler investigator auditor assessor negotiator translator mediator"
    " psychotherapist trainer instructor leader invigilator librarian accountant befriender"
    " dispatcher underwriter optician optometrist orthoptist audiologist podiatrist surgeon physician anaesthetist"
)
_KIN = (
    "mother mum mom mam mummy moc father dad daddy foc fob mgm mgf pgm pgf gran grandma granny nan nana nanny grandad"
    " granddad grandpa"
    " grandmother grandfather aunt auntie aunty uncle stepdad stepmum stepfather stepmother step-father step-mother"
    " partner boyfriend"
    " girlfriend sister brother cousin wife husband carer neighbour parent babysitter tenant"
)
_AGENCIES = (
    "police health csc cs cyps ss education school nursery preschool pre-school college academy university ward"
    " hospital hostel refuge housing"
    " probation nps crc camhs cahms cafcass mash marac mappa legal services service dept department team unit trust"
    " surgery practice clinic"
    " centre center council authority agency company homes association charity edt eds ooh yot yos yjs cait caiu cair"
    " ppu pvpu misper"
    " immigration office court admin desk duty maternity midwifery business fostering adoption placements transport"
    " barnardos barnardo's nspcc"
    " la lac asc ed a&e nhs cmht cgl hub panel borough force constabulary btp cps dwp care sarc hq reception security"
    " ambulance ambulances"
    " radiology pharmacy paediatrics obstetrics creche playgroup residential provider employers bank ofsted cqc"
    " mosque church club ys tys"
    " childrens cwd send inclusion welfare benefits project programme scheme accommodation commissioning licensing"
    " nursing liaison hr finance"
    " rspca prison prisons hmp jail custody registry insurers"
    " sector policing hosp resources physiotherapy orthopaedics orthodontics geriatrics psychiatry dentistry"
    " cardiology neurology ophthalmology oncology dermatology haematology gynaecology neonatology urology audiology"
    " psychology respiratory governance"
)
_GROUPS = (
    "all everyone everybody professionals agencies partners group network staff members attendees each both parties"
    " we us workers officers"
    " nurses teachers practitioners parents carers family colleagues professional anyone anybody somebody someone"
    " they others participants"
    " managers consultants doctors grandparents visitors reps representatives people midwives editors leads"
)
_PRONOUNS = "i me myself self you u she he writer undersigned yourself"
_CHILDREN = (
    "child baby infant unborn ubb yp children boy girl boys girls twins siblings sibling pupil son daughter teenager"
    " adolescent patient newborn neonate"
)

KINDS: dict[str, OwnerKind] = {
    **dict.fromkeys(_AGENCIES.split(), OwnerKind.AGENCY),
    **dict.fromkeys(_GROUPS.split(), OwnerKind.GROUP),
    **dict.fromkeys(f"{_SOCIAL_WORKERS} {_MANAGERS} {_POLICE} {_HEALTH} {_OTHERS} {_KIN}".split(), OwnerKind.ROLE),
    **dict.fromkeys(_PRONOUNS.split(), OwnerKind.PERSON),
}
"""What the last word of a noun phrase says about who is meant."""

KIN = frozenset(_KIN.split()) | {"parents", "family", "grandparents", "carers"}
CHILDREN = frozenset(_CHILDREN.split())
PRONOUNS = frozenset(_PRONOUNS.split())

PHRASES: dict[str, OwnerKind] = {
    **dict.fromkeys(
        phrase_set(
            "social_care children's_social_care childrens_social_care soc_care adult_social_care business_support"
            " early_help family_support front_door victim_support women's_aid la_legal turning_point"
        ),
        OwnerKind.AGENCY,
    ),
    **dict.fromkeys(
        phrase_set(
            "core_group all_agencies each_agency every_agency all_present those_present all_professionals all_involved"
            " all_concerned those_involved everyone_involved all_shifts all_on_call all_on_shift each_shift every_shift"
            " foster_carers day_staff night_staff team_around_the_child the_rest all_of_us all_of_you"
        ),
        OwnerKind.GROUP,
    ),
    **dict.fromkeys(
        phrase_set(
            "children's_guardian head_of_year head_of_school head_of_service officer_in_charge"
            " officer_in_the_case nurse_in_charge minute_taker foster_carer ward_sister nursing_sister the_sister"
            " named_safeguarding"
        ),
        OwnerKind.ROLE,
    ),
}
"""Phrases whose last word says nothing, or something else."""

ROLE_PAIRS = phrase_set(
    "social_worker health_visitor school_nurse team_manager youth_worker support_worker key_worker"
    " ward_sister staff_nurse practice_manager probation_officer housing_officer service_manager"
)
"""Roles of two words that can stand before a name ("social worker Tom")."""

TITLES = word_set(
    "dr mr mrs ms miss mx prof professor ds dc pc di dci dsu ps insp inspector sgt sergeant supt pcso"
    " sister sr s/n rn rev cllr det dsgt dcon judge hhj fr imam nurse a/ds t/ds t/di"
)
"""Words before a name that make it a person's."""

MODIFIERS = word_set(
    "the a an our my your their his her its this allocated duty named designated new current local"
    " on-call then also both please relevant own senior acting covering nominated assigned day night each"
    " one same agreed appointed specialist either"
)
"""Words before a role that do not change what it is."""

NOT_NAMES = word_set(
    "january february march april may june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon"
    " tue tues wed weds thu thur thurs fri sat sun today tonight tomorrow action actions task tasks plan"
    " plans outcome decision agreed next what when who why where how if yes no none nil tbc tba n/a asap"
    " date time note notes risk risks review conference icpc rcpc medical visit assessment referral report"
    " reports chronology minutes meeting discussion strategy s47 section abe nrm pnc mri ecg eeg interview safety home"
    " phone copy copies written letter statement body map case concern concerns info information update"
    " updates household hh composition present apologies attendance participants background history timing"
    " position upcoming summary hx status relationship genogram address details category type reason"
    " reasons rationale purpose agenda voice view views circs check checks basis grounds analysis level"
    " conclusion conclusions result discharge recommendation recommendations arrangements follow-up todo"
    " to-do immediate interim ongoing completed lead timescale timescales deadline responsible due form"
    " tracker contact contacts call calls cp cin taf ehcp threshold exploitation screening bruise done the"
    " a an is was were has had have are be as do please dear thanks thank regards cheers hi hello many"
    " just kind warm best yours any some every neither nobody nothing only one two three four five six old"
    " someone to in on at by for from of with and or but not it this that there then also further both all"
    " each urgent so after before once while because since until cop cob eod"
)
"""Words with a capital in minutes that are nobody's name."""

SPELLINGS = dict(
    pair.split("=")
    for pair in word_set(
        "h/v=hv s/w=sw s/n=sn t/m=tm m/w=midwife n/n=nurse h.v=hv s.w=sw d.s=ds d.c=dc p.c=pc t.m=tm d.i=di"
        " g.p=gp s/worker=sw plice=police polce=police polcie=police poilce=police socail=social shcool=school"
        " helath=health hopsital=hospital nusery=nursery wroker=worker nruse=nurse vistor=visitor"
    )
)
"""Other ways of writing a role."""

PARTIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("manager", frozenset(_MANAGERS.split())),
    ("social_worker", frozenset(_SOCIAL_WORKERS.split()) - {"worker"}),
    ("police", frozenset(_POLICE.split()) - {"officer"} | {"police", "cait", "ppu"}),
    ("health", frozenset(_HEALTH.split()) | {"health"}),
)
"""Words of a role that tell which party somebody stands for, the most telling first."""
