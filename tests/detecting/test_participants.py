"""Who took part: lists, tables, the telling of it, the author; and those who only seem to."""

import pytest

import analyser
from analyser.domain.evidence import PARTIES

LETTERS = dict(zip("smph", PARTIES, strict=True))
"""s: social worker, m: manager, p: police, h: health."""


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param(
            "Those attending were Amy Lunn (social worker), Keith Platt (team manager), DS Orme "
            "and Sr Bellamy from paediatric A&E.",
            "smph",
            id="those-attending-were-amy-lunn-social-worker",
        ),
        pytest.param("Att: R Khan SW; J Moss ATM; DC Pike; L Nutt HV", "smph", id="att-r-khan-sw-j-moss-atm"),
        pytest.param("Pres: SW Ola, TM Dee, PC Lunt, school nurse Fran", "smph", id="pres-sw-ola-tm-dee-pc-lunt"),
        pytest.param(
            "Strategy discussion took place by telephone between Kim Vale, duty social worker, Mo "
            "Ashe, duty manager, PC Stone of the child protection unit and Dr Rudd, on call "
            "paediatrician.",
            "smph",
            id="strategy-discussion-took-place-by-telephone-between",
        ),
        pytest.param(
            "The meeting was attended by the allocated social worker (J Dee), her manager (P "
            "Orr), a police officer from the child abuse team (DC Wynn) and the community midwife.",
            "smph",
            id="the-meeting-was-attended-by-the-allocated",
        ),
        pytest.param(
            "T/C held with Lou Marsh SW + Tim Foss TM CSC + DC Garth + me (LAC nurse)",
            "smph",
            id="t-c-held-with-lou-marsh-sw",
        ),
        pytest.param(
            "Conference call 0900hrs: DS 44 HALE, SW BUTT, TM FROST, CONSULTANT DR SEN",
            "smph",
            id="conference-call-0900hrs-ds-44-hale-sw",
        ),
        pytest.param(
            "Attendees: Children's Services - Una Fitt (SW), Carl Rhys (TM). Police - DC Nash. "
            "Health - Jo Pym (specialist safeguarding nurse). School - Mr Orr.",
            "smph",
            id="attendees-children-s-services-una-fitt-sw",
        ),
        pytest.param(
            "Held with Polly (SW) and Raj (her TM) in the room and DC Lamb and HV Sue on the phone.",
            "smph",
            id="held-with-polly-sw-and-raj-her",
        ),
        pytest.param(
            "Contributors: DC May (CAIT), Ella Reed (social worker), Imran Ali (team manager), Nia Rowe (named nurse)",
            "smph",
            id="contributors-dc-may-cait-ella-reed-social",
        ),
        pytest.param(
            "Professionals present were as follows: 1. Sian Pugh - Social Worker 2. Huw Rees - "
            "Principal Manager 3. DC Lowri Evans 4. Carys Hill - Health Visitor",
            "smph",
            id="professionals-present-were-as-follows-1-sian",
        ),
        pytest.param(
            "Mohammed Ahmed (SW), Winifred Reed (TM), DC Syed, Nurse Fred Jared",
            "smph",
            id="mohammed-ahmed-sw-winifred-reed-tm-dc",
        ),
        pytest.param(
            "strategy disc today w/ tm gail, sw pete, dc moon n hv jan", "smph", id="strategy-disc-today-w-tm-gail-sw"
        ),
        pytest.param(
            "ATTENDEES\nName | Role | Agency\nKay Dunn | Social Worker | CSC\nLee Farr | Team "
            "Manager | CSC\nDC Hart | Detective | Police\nIvy Penn | Health Visitor | NHS Trust",
            "smph",
            id="attendees-name-role-agency-kay-dunn-social",
        ),
        pytest.param(
            "Attended by:\nSocial Work: Tom Hill\nManagement: Sue Ray, TM\nPolice: Det Con Vass\nHealth: Ann Lee",
            "smph",
            id="attended-by-social-work-tom-hill-management",
        ),
        pytest.param(
            "I took part as social worker with my team manager Bill Frost, DC Hope and Dr Shaw.",
            "smph",
            id="i-took-part-as-social-worker-with",
        ),
        pytest.param(
            "PC Ray and I met on Teams with Gill Nye (team manager) and social worker Beth. Dr Roy (GP) rang in.",
            "smph",
            id="pc-ray-and-i-met-on-teams",
        ),
        pytest.param(
            "Discussion between myself (DC Hill), Sam Low - Social Worker, Jo Pratt - Manager "
            "MASH, and Nurse Peel from the ED.",
            "smph",
            id="discussion-between-myself-dc-hill-sam-low",
        ),
        pytest.param(
            "Record by Jan Moss, Health Visitor\nStrategy discussion 4/5. I joined the call with "
            "Ben Fox SW, Lia Poe TM and DS Grey.",
            "smph",
            id="record-by-jan-moss-health-visitor-strategy",
        ),
        pytest.param(
            "Spoke to DS Ford and TM Alan Weir together with Dr Khan, paediatrician; decided jointly.",
            "mph",
            id="spoke-to-ds-ford-and-tm-alan",
        ),
        pytest.param(
            "On the line: EDT (Sue Hart, social worker), DS Pope.", "sp", id="on-the-line-edt-sue-hart-social"
        ),
        pytest.param(
            "Present were two social workers, the health visitor and a constable.",
            "sph",
            id="present-were-two-social-workers-the-health",
        ),
        pytest.param(
            "DC Ash was there with SW Kemp. The GP could not attend and nobody from management was available.",
            "sp",
            id="dc-ash-was-there-with-sw-kemp",
        ),
        pytest.param("Present: SW Orr. Apologies: GP, DC Low", "s", id="apologies-in-the-line"),
        pytest.param("Present: SW Orr Apologies: GP, DC Low", "s", id="apologies-without-a-stop"),
        pytest.param("Present: SW Orr Apologies GP, DC Low", "s", id="apologies-without-a-colon"),
        pytest.param("Present: SW Orr | Apologies: GP, DC Low", "s", id="apologies-behind-a-bar"),
        pytest.param("<b>Present:</b> SW Orr <b>Apologies:</b> GP, DC Low", "s", id="apologies-in-bold"),
        pytest.param("Present: SW Orr. Apologies: GP; DC Low.", "s", id="apologies-and-semicolon"),
        pytest.param("In attendance: DC Low, SW Orr - Apologies: HV", "sp", id="apologies-behind-a-dash"),
        pytest.param("Apologies: GP, DC Low. Present: SW Orr, TM Rao", "sm", id="apologies-first"),
        pytest.param("Present: SW Orr. Apologies: none. DC Low dialled in.", "sp", id="apologies-none"),
        pytest.param(
            "Participants: DC Dean, SW Leah Roe. HV did not dial in despite invite.",
            "sp",
            id="participants-dc-dean-sw-leah-roe-hv",
        ),
        pytest.param(
            "Strategy discussion with police (DC Fry) and health (Mel Orr, HV).",
            "ph",
            id="strategy-discussion-with-police-dc-fry-and",
        ),
        pytest.param(
            "Attended strategy discussion today with Children's Services and police.",
            "",
            id="attended-strategy-discussion-today-with-children-s",
        ),
        pytest.param("Minutes to be sent to SW, TM, DC Hall and HV.", "", id="minutes-to-be-sent-to-sw-tm"),
        pytest.param("Apologies: TM Gale; DC Fry; HV Moon", "", id="apologies-tm-gale-dc-fry-hv-moon"),
        pytest.param(
            "Apologies were received from the social worker, team manager, DC Fry and the HV.",
            "",
            id="apologies-were-received-from-the-social-worker",
        ),
        pytest.param("Present: as per list", "", id="present-as-per-list"),
        pytest.param("Attendance list attached.", "", id="attendance-list-attached"),
        pytest.param("Invitees: SW Cole, TM Rhodes, DC Fry, HV Moon.", "", id="invitees-sw-cole-tm-rhodes-dc-fry"),
        pytest.param("DC Fry was invited to join but did not.", "", id="dc-fry-was-invited-to-join-but"),
        pytest.param(
            "Police and health provided written checks only.", "", id="police-and-health-provided-written-checks-only"
        ),
        pytest.param(
            "Actions: SW Cole to visit with DC Fry. HV to weigh baby. TM to review.",
            "",
            id="actions-sw-cole-to-visit-with-dc",
        ),
        pytest.param("- DC Fry and SW to carry out joint visit tomorrow", "", id="dc-fry-and-sw-to-carry-out"),
        pytest.param("cc: SW, TM, DC Fry, HV", "", id="cc-sw-tm-dc-fry-hv"),
        pytest.param(
            "Social worker: Jo Cole\nTeam manager: Pat Ray\nChild: Leo", "", id="social-worker-jo-cole-team-manager-pat"
        ),
        pytest.param(
            "HV reported that mum was low. SW visited on Monday. DC Fry has spoken to father.",
            "",
            id="hv-reported-that-mum-was-low-sw",
        ),
        pytest.param(
            "SW to convene strategy discussion with police and health once DC Fry is back.",
            "",
            id="sw-to-convene-strategy-discussion-with-police",
        ),
        pytest.param(
            "Strategy discussion to be held tomorrow with TM Ray, DC Fry and HV Moon.",
            "",
            id="strategy-discussion-to-be-held-tomorrow-with",
        ),
        pytest.param(
            "Previous strategy discussion 3/4 attended by SW Cole, TM Ray, DC Fry, HV Moon.",
            "",
            id="previous-strategy-discussion-3-4-attended-by",
        ),
        pytest.param(
            "Referral received from HV Moon on 3/4 and passed to SW Cole.", "", id="referral-received-from-hv-moon-on-3"
        ),
        pytest.param("SW Cole attended the core group with HV Moon.", "", id="sw-cole-attended-the-core-group-with"),
        pytest.param("DC Fry attended the address and saw father.", "", id="dc-fry-attended-the-address-and-saw"),
        pytest.param(
            "Mum attended A&E with baby and was seen by Dr Shah and Nurse Peel.",
            "",
            id="mum-attended-a-e-with-baby-and",
        ),
        pytest.param("Distribution: SW Cole; TM Ray; DC Fry; HV Moon", "", id="distribution-sw-cole-tm-ray-dc-fry"),
        pytest.param("GP: Dr Shah\nHV: Sue Moon\nSchool nurse: Jan Lee", "", id="gp-dr-shah-hv-sue-moon-school"),
        pytest.param(
            "Present: Jo (SW), Pat (TM), HV Moon. Police unable to attend.", "smh", id="present-jo-sw-pat-tm-hv-moon"
        ),
        pytest.param("Present: Jo (SW), Pat (TM), DC Fry. No health rep.", "smp", id="present-jo-sw-pat-tm-dc-fry"),
        pytest.param(
            "In attendance: DC Fry; SW Jo Cole; HV Moon (by phone). Apols: Pat Ray TM.",
            "sph",
            id="in-attendance-dc-fry-sw-jo-cole",
        ),
        pytest.param("Phone discussion TM Pat Ray / DC Fry 3pm.", "mp", id="phone-discussion-tm-pat-ray-dc-fry"),
        pytest.param("EDT strategy: me (EDT SW) and night DS on call.", "sp", id="edt-strategy-me-edt-sw-and-night"),
        pytest.param(
            "Dr Shah (paed reg), S/N Lee, DC Fry and SW Cole all in Dr Shah's office for strategy; TM Ray rang in.",
            "smph",
            id="dr-shah-paed-reg-s-n-lee",
        ),
        pytest.param(
            "Chair: Pat Ray, Service Manager. In attendance: Jo Cole, SW; Sgt Bell; Liz Dow, family nurse.",
            "smph",
            id="chair-pat-ray-service-manager-in-attendance",
        ),
        pytest.param(
            "DC Fry, HV Moon, SW Jo and TM Pat discussed the case at 2pm on 4/5.", "smph", id="dc-fry-hv-moon-sw-jo-and"
        ),
        pytest.param(
            "Held at the hospital: Lou Marr (hospital social worker), duty TM Pat Ray by phone, "
            "DC Fry, Mr Osei the consultant orthopaedic surgeon.",
            "smph",
            id="held-at-the-hospital-lou-marr-hospital",
        ),
        pytest.param(
            "I was on with the social worker (Jo) and her boss, plus DC Fry. HV here.",
            "sph",
            id="i-was-on-with-the-social-worker",
        ),
        pytest.param(
            "Those on: Jo Cole CSC (SW); Pat Ray CSC (TM); Ch Insp Dale; Dr Lee (community paeds)",
            "smph",
            id="those-on-jo-cole-csc-sw-pat",
        ),
        pytest.param(
            "Quorate: yes. SW - J Cole. TM - P Ray. Police - T/DS Fry. Health - A Moon (HV).",
            "smph",
            id="quorate-yes-sw-j-cole-tm-p",
        ),
        pytest.param("Parties: Jo Cole/SW, Pat Ray/ATM, Fry/DC, Moon/HV", "smph", id="parties-jo-cole-sw-pat-ray-atm"),
        pytest.param("with jo (s/w), pat (t/m), d/c fry and the h/v", "smph", id="with-jo-s-w-pat-t-m"),
        pytest.param(
            "Strategy held 2/3, attendees Jo Cole Social Worker Pat Ray Team Manager DC Fry Sue Moon Health Visitor",
            "smph",
            id="strategy-held-2-3-attendees-jo-cole",
        ),
        pytest.param(
            "Strategy discussion: SW: Jo Cole; TM: Pat Ray; Police: DC Fry; Health: Sue Moon (HV)",
            "smph",
            id="strategy-discussion-sw-jo-cole-tm-pat",
        ),
        pytest.param(
            "Social care were represented by Jo Cole, social worker and Pat Ray, team manager; "
            "police by DC Fry; health by Sue Moon, school nurse.",
            "smph",
            id="social-care-were-represented-by-jo-cole",
        ),
        pytest.param(
            "On behalf of health, Sue Moon (HV) dialled in; the police lead was DC Fry; CSC's SW "
            "was Jo Cole with Pat Ray, TM, chairing.",
            "smph",
            id="on-behalf-of-health-sue-moon-hv",
        ),
        pytest.param(
            "The discussion involved Detective Sergeant Fry, the children's social worker Jo "
            "Cole, Team Manager Pat Ray and Staff Nurse Lee.",
            "smph",
            id="the-discussion-involved-detective-sergeant-fry-the",
        ),
        pytest.param(
            "Jo Cole (social worker), Pat Ray (practice manager) and I (health visitor) spoke by phone with DC Fry.",
            "smph",
            id="jo-cole-social-worker-pat-ray-practice",
        ),
        pytest.param(
            "Emergency strategy at 3am - EDT SW, night duty DS, ward reg Dr Lee, EDT TM",
            "smph",
            id="emergency-strategy-at-3am-edt-sw-night",
        ),
        pytest.param(
            "Discussion participants were: DC Fry (Child Abuse Investigation Team), Jo (SW), Sue (HV), Pat (manager).",
            "smph",
            id="discussion-participants-were-dc-fry-child-abuse",
        ),
        pytest.param(
            "I chaired (Pat Ray, ATM). Jo SW, Fry DC, Sue Moon MW all in attendance.",
            "smph",
            id="i-chaired-pat-ray-atm-jo-sw",
        ),
        pytest.param(
            "Convened by Pat Ray TM with Jo Cole SW, PC Fry (PVPU) and Lin Moon, safeguarding midwife.",
            "smph",
            id="convened-by-pat-ray-tm-with-jo",
        ),
        pytest.param(
            "The call consisted of me as SW, my TM, DC Fry and the on-call paediatrician.",
            "smph",
            id="the-call-consisted-of-me-as-sw",
        ),
        pytest.param(
            "Strategy Discussion Participants\nName: Jo Cole\nRole: Social Worker\nName: Pat "
            "Ray\nRole: Team Manager\nName: Ann Fry\nRole: Detective Constable\nName: Sue Moon\nRole: "
            "Health Visitor",
            "smph",
            id="strategy-discussion-participants-name-jo-cole-role",
        ),
        pytest.param("SW, TM, Police and Health all attended.", "sm", id="sw-tm-police-and-health-all-attended"),
        pytest.param(
            "Police were represented by DC Fry. Health was not represented. SW Jo Cole and TM Pat Ray present.",
            "smp",
            id="police-were-represented-by-dc-fry-health",
        ),
        pytest.param(
            "No police available at such short notice; SW, TM and HV went ahead.",
            "smh",
            id="no-police-available-at-such-short-notice",
        ),
        pytest.param(
            "HV (Sue Moon) sent a report; not in attendance. SW Jo Cole, TM Pat, DC Fry took part.",
            "smp",
            id="hv-sue-moon-sent-a-report-not",
        ),
        pytest.param(
            "Professionals involved with family: HV Moon, SW Cole, school nurse Lee, GP Dr Shah.",
            "",
            id="professionals-involved-with-family-hv-moon-sw",
        ),
        pytest.param(
            "DC Fry phoned TM Ray to request a strategy discussion.", "", id="dc-fry-phoned-tm-ray-to-request"
        ),
        pytest.param(
            "I spoke with HV Moon who told me mum had missed appointments.", "", id="i-spoke-with-hv-moon-who-told"
        ),
        pytest.param("SW Cole and DC Fry to interview the child on Monday.", "", id="sw-cole-and-dc-fry-to-interview"),
        pytest.param(
            "Strategy discussion needs to include SW, TM, police and health.",
            "",
            id="strategy-discussion-needs-to-include-sw-tm",
        ),
        pytest.param(
            "Copy of this record to: TM Ray, DC Fry, HV Moon, SW Cole.", "", id="copy-of-this-record-to-tm-ray"
        ),
        pytest.param(
            "If DC Fry and HV Moon are free, TM Ray will chair a strategy discussion this afternoon.",
            "",
            id="if-dc-fry-and-hv-moon-are",
        ),
        pytest.param(
            "Child seen at home by SW Cole and HV Moon on a joint visit.", "", id="child-seen-at-home-by-sw-cole"
        ),
        pytest.param(
            "Action: HV Moon to attend the next meeting with SW Cole.", "", id="action-hv-moon-to-attend-the-next"
        ),
        pytest.param(
            "Review strategy discussion booked with TM Ray, DC Fry and HV Moon for 12/6.",
            "",
            id="review-strategy-discussion-booked-with-tm-ray",
        ),
        pytest.param(
            "Attendance at school 71%. School nurse saw her in May.", "", id="attendance-at-school-71-school-nurse-saw"
        ),
        pytest.param(
            "Present concerns: HV Moon says weight is falling and SW Cole agrees.",
            "",
            id="present-concerns-hv-moon-says-weight-is",
        ),
        pytest.param(
            "Initial call taken by SW Cole from HV Moon at 10am.", "", id="initial-call-taken-by-sw-cole-from"
        ),
        pytest.param(
            "Checks: Police - DC Fry - nil trace. Health - HV Moon - seen 3/4.",
            "",
            id="checks-police-dc-fry-nil-trace-health",
        ),
    ],
)
def test_who_took_part(text, letters):
    found = {participant.party for participant in analyser.assess(text).participants}
    assert found - {None} == {LETTERS[letter] for letter in letters}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "Present: Jo Field (SW), DC Kerr, Sue Todd, HV", ["Jo Field (SW)", "DC Kerr", "Sue Todd, HV"], id="commas"
        ),
        pytest.param(
            "Present\n- Jo Field - Social Worker\n- DC Kerr", ["Jo Field - Social Worker", "DC Kerr"], id="items"
        ),
    ],
)
def test_words_that_name_them(text, shown):
    found = [participant.text.removeprefix("Present: ") for participant in analyser.assess(text).participants]
    assert found == shown


def test_half_a_megabyte_of_names_is_read_in_seconds(seconds):
    text = "Present: Jo Field (SW), DC Kerr and me, apologies from HV, to see " * 8000
    assert seconds(lambda: analyser.assess(text), times=1) < 30
