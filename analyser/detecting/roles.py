"""The words by which minutes name those who do something: roles, agencies, groups, relatives, titles."""

from analyser.domain.evidence import OwnerKind

_SOCIAL_WORKERS = "sw asw sws worker socialworker edsw"
_MANAGERS = "tm atm dtm stm manager mgr asm pm supervisor lead tl"
_POLICE = "officer oic ds dc pc di dci dsu dcs ps insp inspector sgt sergeant detective constable pcso superintendent supt"
_HEALTH = (
    "hv visitor nurse midwife mw cmw cmhn cpn smw fnp gp doctor dr paediatrician paed paeds pediatrician consultant registrar reg sho spr"
    " psychiatrist psychologist therapist slt salt ot physio dietitian dietician radiologist ophthalmologist neonatologist matron"
    " pharmacist dentist clinician sister hca sn nic"
)
_OTHERS = (
    "po om pso spo aps offender-manager dsl ddsl dsp dso head headteacher ht deputy teacher tutor senco sendco senior principal chair chairperson iro lado idva"
    " isva ia coordinator co-ordinator practitioner secretary solicitor lawyer barrister counsel guardian advocate interpreter intermediary clerk"
    " minute-taker minutetaker administrator keyworker mentor counsellor commissioner director librarian caretaker receptionist assistant advisor"
    " adviser landlord warden writer author undersigned employer coach imam priest vicar childminder examiner analyst specialist representative rep"
    " cahms-worker eho eso ewo eww yow yoto fsw fgc facilitator convenor organiser escort driver mash-manager technician expert designer developer"
    " editor programmer engineer leader designate secretary-general scribe publisher"
)
_KIN = (
    "mother mum mom mam mummy moc father dad daddy foc fob mgm mgf pgm pgf mgps gran grandma granny nan nana nanny grandad granddad grandpa"
    " grandmother grandfather aunt auntie aunty uncle stepdad stepmum stepfather stepmother step-father step-mother partner boyfriend"
    " girlfriend sister brother cousin wife husband carer neighbour parent babysitter tenant"
)
_AGENCIES = (
    "police health csc cs cyps ss education school nursery preschool pre-school college academy sixth-form university ward hospital hostel refuge"
    " housing probation nps crc camhs cahms cafcass mash marac mappa legal services service dept department team unit trust surgery practice clinic centre center"
    " council authority agency company homes association charity edt eds ooh yot yos yjs cait caiu cair ppu pvpu ppd misper immigration office court"
    " admin desk duty maternity midwifery business fostering adoption placements transport barnardos barnardo's nspcc la lac asc ed a&e nhs cmht"
    " cgl hub panel borough force constabulary btp cps dwp care barnados sarc isva-service dv-service hq reception security ambulance"
    " radiology pharmacy paediatrics obstetrics crche creche playgroup care-home residential provider employers bank ofsted cqc mosque church"
    " club ys tys early-help earlyhelp social-care socialcare childrens cwd cin-team fss sen send inclusion welfare benefits homelessness"
    " project programme scheme accommodation aftercare-team commissioning licensing council's gang-unit cse-team soc-care nursing sector liaison ambulances hr finance rspca"
)
_GROUPS = (
    "all everyone everybody professionals agencies partners group network staff members attendees each both parties we us workers officers nurses"
    " teachers practitioners parents carers family colleagues professional anyone anybody somebody someone they others participants managers"
    " consultants doctors grandparents visitors reps representatives grandparents' people midwives team-members editors leads"
)
_PRONOUNS = "i me myself self you she he writer undersigned yourself u"
_CHILDREN = "child baby infant unborn ubb yp children boy girl boys girls twins siblings sibling pupil son daughter teenager adolescent patient newborn neonate"

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
    "social care": OwnerKind.AGENCY, "children's social care": OwnerKind.AGENCY, "childrens social care": OwnerKind.AGENCY,
    "soc care": OwnerKind.AGENCY, "adult social care": OwnerKind.AGENCY, "business support": OwnerKind.AGENCY, "early help": OwnerKind.AGENCY,
    "core group": OwnerKind.GROUP, "all agencies": OwnerKind.GROUP, "each agency": OwnerKind.GROUP, "every agency": OwnerKind.GROUP,
    "all present": OwnerKind.GROUP, "those present": OwnerKind.GROUP, "all professionals": OwnerKind.GROUP, "family support": OwnerKind.AGENCY,
    "home office": OwnerKind.AGENCY, "front door": OwnerKind.AGENCY, "victim support": OwnerKind.AGENCY, "children's guardian": OwnerKind.ROLE,
    "women's aid": OwnerKind.AGENCY, "head of year": OwnerKind.ROLE, "head of school": OwnerKind.ROLE, "officer in charge": OwnerKind.ROLE,
    "officer in the case": OwnerKind.ROLE, "nurse in charge": OwnerKind.ROLE, "minute taker": OwnerKind.ROLE, "foster carer": OwnerKind.ROLE,
    "foster carers": OwnerKind.GROUP, "la legal": OwnerKind.AGENCY, "ward sister": OwnerKind.ROLE, "nursing sister": OwnerKind.ROLE, "the sister": OwnerKind.ROLE, "the deputy": OwnerKind.ROLE, "day staff": OwnerKind.GROUP, "night staff": OwnerKind.GROUP,
    "team around the child": OwnerKind.GROUP, "the rest": OwnerKind.GROUP, "turning point": OwnerKind.AGENCY, "mum's gp": OwnerKind.ROLE,
    "named safeguarding": OwnerKind.ROLE,
}  # fmt: skip

TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor ds dc pc di dci dsu ps insp inspector sgt sergeant supt pcso sister sr s/n rn rev cllr det dsgt dcon"
    " judge hhj fr imam nurse staff-nurse a/ds t/ds t/di".split()
)
"""Words before a name that make it a person's."""

MODIFIERS = frozenset(
    "the a an our my your their his her its this allocated duty named designated new current local on-call then also both"
    " please relevant own senior acting lead covering nominated assigned day night each one same agreed appointed specialist either".split()
)

NOT_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun today tonight tomorrow"
    " action actions task tasks plan plans outcome decision agreed next what when who why where how if yes no none nil tbc tba n/a asap date time note notes"
    " risk risks review conference icpc rcpc medical visit assessment referral report reports chronology minutes meeting discussion strategy s47 section abe"
    " nrm pnc interview safety home phone copy copies written letter statement body map case concern concerns info information update updates"
    " household hh composition present apologies attendance participants background history timing position upcoming summary hx status relationship"
    " genogram address details category type reason reasons rationale purpose agenda voice view views circs check checks basis grounds analysis level"
    " conclusion conclusions result discharge recommendation recommendations arrangements follow-up todo to-do immediate interim ongoing completed lead"
    " timescale deadline responsible due form tracker contact contacts call calls cp cin taf ehcp timescales threshold exploitation screening bruise done"
    " the a an is was were has had have are be as do please dear thanks thank regards cheers hi hello many kind warm best yours any some every neither"
    " nobody nothing only one two three four five six old someone to in on at by for from of with and or but not it this that there then also further"
    " both all each some urgent so after before once while because since until"
    .split()
)
"""Capitalised words in minutes that are nobody's name."""

PARTIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("manager", frozenset(_MANAGERS.split()) - {"lead"}),
    ("social_worker", frozenset({"sw", "asw", "edsw", "socialworker"})),
    ("police", frozenset(_POLICE.split()) - {"officer"} | {"police", "cait", "ppu"}),
    ("health", frozenset(_HEALTH.split()) | {"health"}),
)
"""Words of a role that tell which of the four parties somebody stands for, the most telling first."""

SPELLINGS = {
    "h/v": "hv", "s/w": "sw", "s/n": "sn", "t/m": "tm", "m/w": "midwife", "n/n": "nurse", "h.v": "hv", "s.w": "sw", "d.s": "ds", "d.c": "dc",
    "p.c": "pc", "t.m": "tm", "d.i": "di", "g.p": "gp", "i/o": "oic", "o.i.c": "oic", "s/worker": "sw",
    "plice": "police", "polce": "police", "polcie": "police", "poilce": "police", "socail": "social", "shool": "school", "shcool": "school",
    "helath": "health", "hopsital": "hospital", "nusery": "nursery", "wroker": "worker", "nruse": "nurse", "vistor": "visitor", "pediatrican": "paediatrician",
}  # fmt: skip
"""Other ways of writing a role."""
