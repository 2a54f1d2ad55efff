"""How actions are worded, and what is worded like one and is none, through the real pipeline."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I will ring the school tonight.", ["person|I|tonight"], id="i-will"),
        pytest.param("I'm pulling her review forward to 9/2.", ["person|I|9/2"], id="i-am-doing"),
        pytest.param("I've to get the report in by Weds.", ["person|I|by Weds"], id="i-have-to"),
        pytest.param("DC Moss is going to speak to the uncle.", ["person|DC Moss|-"], id="going-to"),
        pytest.param(
            "The health visitor has agreed to see him on Monday.", ["role|The health visitor|on Monday"], id="agreed-to"
        ),
        pytest.param(
            "It was agreed that the school nurse would contact the dentist.",
            ["role|the school nurse|-"],
            id="agreed-would",
        ),
        pytest.param("You undertook to visit before six o'clock.", ["person|You|before six o'clock"], id="undertook"),
        pytest.param("Ms Vale is to tell the grandmother.", ["person|Ms Vale|-"], id="is-to"),
        pytest.param("The dentist is to be contacted by Friday.", ["none|-|by Friday"], id="is-to-be"),
        pytest.param("Mother will be seen by DC Low tomorrow.", ["person|DC Low|tomorrow"], id="will-be-by"),
        pytest.param("Ward sister hands over to nights at 20:00.", ["role|Ward sister|at 20:00"], id="present-tense"),
        pytest.param(
            "Plan: DC Hill picking up the CCTV this afternoon.", ["person|DC Hill|this afternoon"], id="progressive"
        ),
        pytest.param("Plan: interview being set up by Police.", ["agency|Police|-"], id="being-done"),
        pytest.param("Plan: minutes to follow from Amy.", ["person|Amy|-"], id="to-follow-from"),
        pytest.param("Plan: Ffion to hear from Mrs Lund first.", ["person|Mrs Lund|-"], id="to-hear-from"),
        pytest.param("Plan: notes need going through by someone.", ["group|someone|-"], id="needs-going-through"),
        pytest.param("Plan: Asha needs to see Max today.", ["person|Asha|today"], id="needs-to"),
        pytest.param("Plan: could Mo send me the body map please.", ["person|Mo|-"], id="request"),
        pytest.param(
            "Old locks to be changed; SW to see Zara and police to view the phone.",
            ["none|-|-", "role|SW|-", "agency|police|-"],
            id="several-in-a-sentence",
        ),
        pytest.param("Ned to be spoken to, and to be watched at break.", ["none|-|-", "none|-|-"], id="two-passives"),
        pytest.param(
            "Plan: SW and police to visit, both by Friday.",
            ["role|SW and police|by Friday"],
            id="mixed-owners-are-specific",
        ),
        pytest.param("Plan: Police and Health to share logs.", ["agency|Police and Health|-"], id="two-agencies"),
        pytest.param(
            "Meera is going to go round and see the flat tonight.", ["person|Meera|tonight"], id="going-to-go"
        ),
        pytest.param("We agreed I'd email the GP by noon.", ["person|I|by noon"], id="agreed-i-would-short"),
        pytest.param("Agreed I'd speak to school on Monday.", ["person|I|on Monday"], id="agreed-opens"),
        pytest.param(
            "It's for the school nurse to measure her on Friday.", ["role|the school nurse|on Friday"], id="it-is-for"
        ),
        pytest.param("It is down to me to tell the manager today.", ["person|me|today"], id="down-to"),
        pytest.param("It was left with Sue Bell to chase the GP.", ["person|Sue Bell|-"], id="left-with"),
        pytest.param(
            "Joint visit by PC Low and the duty SW at 3pm today.",
            ["person|PC Low and the duty SW|at 3pm today"],
            id="event-to-come",
        ),
        pytest.param("Medical tomorrow 10am (Dr Shah).", ["person|Dr Shah|tomorrow 10am"], id="event-and-brackets"),
        pytest.param("SW2 seeing both boys tomorrow.", ["role|SW2|tomorrow"], id="numbered-role"),
        pytest.param("PC Low -> check the address tonight.", ["person|PC Low|tonight"], id="arrow-in-prose"),
        pytest.param("HV is happy to weigh him on Friday.", ["role|HV|on Friday"], id="happy-to"),
        pytest.param("Dr Low said she would examine both at 2pm.", ["person|Dr Low|at 2pm"], id="said-she-would"),
        pytest.param("I draft the statement by noon Friday.", ["person|I|by noon Friday"], id="i-and-a-bare-verb"),
        pytest.param(
            "I shall repeat the bloods within 24 hours.", ["person|I|within 24 hours"], id="a-verb-not-listed"
        ),
        pytest.param(
            "Jo to ring dad today and to write to the GP by Friday.",
            ["person|Jo|today", "person|Jo|by Friday"],
            id="and-to",
        ),
        pytest.param(
            "Social worker for her cousin Eli will be told by Jo Kerr by Friday.",
            ["person|Jo Kerr|by Friday"],
            id="a-role-for-somebody",
        ),
        pytest.param(
            "The aim of the call was to share what is known. DC Pike to see dad today.",
            ["person|DC Pike|today"],
            id="after-the-purpose",
        ),
        pytest.param(
            "Purpose: to share information and plan. HV to weigh him by 3/4. Police to trace the car.",
            ["role|HV|by 3/4", "agency|Police|-"],
            id="after-a-purpose-label",
        ),
        # the present tense, with a date
        pytest.param(
            "Agreed that SW Orr visits tomorrow morning and DC Low speaks with school before 3pm.",
            ["person|SW Orr|tomorrow morning", "person|DC Low|before 3pm"],
            id="agreed-that-they-do",
        ),
        pytest.param("It was agreed that DC Pike collects it tonight.", ["person|DC Pike|tonight"], id="agreed-he"),
        pytest.param("We agreed HV sees him tomorrow.", ["role|HV|tomorrow"], id="we-agreed-she-does"),
        pytest.param("Agreed Jane Cole rings school at noon.", ["person|Jane Cole|at noon"], id="agreed-a-name-does"),
        pytest.param("Agreed: joint s47 and SW visits tonight.", ["role|SW|tonight"], id="outcome-and-who-does"),
        pytest.param(
            "Ann (HV) seeing him today at 4pm; Tom Orr ringing gran by close of play. Medical booked for Monday 10am.",
            ["person|Ann (HV)|today at 4pm", "person|Tom Orr|by close of play", "none|-|for Monday 10am"],
            id="they-are-doing",
        ),
        pytest.param("SW Orr and DC Low visiting at 4pm.", ["person|SW Orr and DC Low|at 4pm"], id="two-are-doing"),
        # an event, who holds it and when
        pytest.param("SW / HV joint visit 11/6.", ["role|SW / HV|11/6"], id="owners-event-date"),
        pytest.param("DC and SW home visit tomorrow.", ["role|DC and SW|tomorrow"], id="owners-event-tomorrow"),
        pytest.param("DC Low: seize the phone. HV: weigh him.", ["person|DC Low|-", "role|HV|-"], id="run-of-labels"),
        pytest.param("sw 2 ring mum, hv 2b told", ["role|sw|-", "none|-|-"], id="text-speak"),
        pytest.param(
            "ACTIONS\nJANE COX TO SEE HIM ON 14/02/2019\nGP TO BE RUNG\n",
            ["person|JANE COX|ON 14/02/2019", "none|-|-"],
            id="capitals",
        ),
        pytest.param("plan\nniamh to ring gran tomorrow\n", ["person|niamh|tomorrow"], id="no-capitals"),
        pytest.param(
            "actions colon Sue to weigh him full stop police to get the CCTV full stop",
            ["person|Sue|-", "agency|police|-"],
            id="dictated",
        ),
        pytest.param("Plan: Rob to call today. Ask him how he sleeps.", ["person|Rob|today"], id="imperative-goes-on"),
        pytest.param("Plan: DSL to ring the SW by 9.15 if Ben is absent.", ["role|DSL|by 9.15"], id="on-a-condition"),
    ],
)
def test_actions(text, expected, actions_of):
    assert summary(actions_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 47 enquiries to commence jointly. CSC to lead.", id="outcome"),
        pytest.param("SW to undertake section 47 enquiries.", id="running-the-enquiry"),
        pytest.param("Agreed: **joint s47**.", id="outcome-in-bold"),
        pytest.param("Agreed: *s.47* (joint).", id="outcome-in-slants"),
        pytest.param("Agreed: __section 47__ joint.", id="outcome-underlined"),
        pytest.param("<p>Agreed: <b>joint</b> s47.</p>", id="outcome-with-tags"),
        pytest.param('Agreed: "joint s47".', id="outcome-quoted"),
        pytest.param("Agreed: _joint s47 to commence_.", id="outcome-to-commence"),
        pytest.param("Agreed: ~~single~~ **joint s47**.", id="outcome-struck-out"),
        pytest.param("Actions\n- **s47 joint**\n", id="outcome-in-a-list"),
        pytest.param("Agreed that mum stays with gran tonight.", id="agreed-what-family-does"),
        pytest.param("SW home visit 3/4: child had a bruise.", id="event-that-is-told"),
        pytest.param("Medical arranged for 3pm yesterday found nothing.", id="event-arranged-before"),
        pytest.param("Case to remain open.", id="case-stays-open"),
        pytest.param("Review strategy discussion to be held on 5 June. Reconvene 16:00.", id="review-date"),
        pytest.param("Next meeting: 3 May", id="next-meeting"),
        pytest.param("Father not to be told yet. Nobody is to ring the aunt.", id="not-to-be-told"),
        pytest.param("Parents are to be given no reason.", id="given-nothing"),
        pytest.param("If the X-ray shows a fracture then police will arrest him.", id="hypothetical"),
        pytest.param("Should she disclose, an interview would be arranged.", id="should-she"),
        pytest.param("ICPC to be held if needed.", id="conference-if-needed"),
        pytest.param(
            "The purpose is to share information and agree who will visit. The Chair will ask each of us.", id="purpose"
        ),
        pytest.param(
            "Mum is going to change the locks. Dad says he will move out on Friday.", id="what-family-will-do"
        ),
        pytest.param("Gran will have the children after school.", id="gran-will"),
        pytest.param("Home visit by HV on 3 May found him well.", id="event-that-was"),
        pytest.param("Visit by SW yesterday. Check by police last Friday.", id="events-before"),
        pytest.param("It was left that she'd ring if worried. I'd spoken to mum.", id="would-and-had"),
        pytest.param("It's up to mum to decide if she wants to come.", id="up-to-mum"),
        pytest.param("SW said she would ring but never did.", id="said-and-did-not"),
        pytest.param("Feedback from school will help us.", id="feedback-from"),
        pytest.param("The remit is set. The group will agree who does what. Participants will share.", id="remit"),
        pytest.param("Police: no trace. School: attendance 90%.", id="labels-that-tell"),
        pytest.param('Leah said "I will go to my nan\'s and the school will ring me".', id="quoted"),
        pytest.param("Present: SW Tina to chair, DC Moss (to join by phone)", id="attendance"),
        pytest.param("Apologies: school, who will send a report.", id="apologies"),
        pytest.param("History: plan to be stepped down in 2016, SW was to visit weekly.", id="history"),
        pytest.param("GP was asked to prescribe. HV had agreed to refer and did not.", id="past"),
        pytest.param("Copies to agencies by secure mail. Any amendments to Sue.", id="distribution"),
        pytest.param("Minutes will be circulated.", id="minutes"),
        pytest.param("Police - nil trace on either parent, address checks done today.", id="speaker"),
        pytest.param("Father is to be sentenced on 4 May.", id="fate"),
        pytest.param("RT asked for thought to be given to the cousin.", id="asked-for"),
        pytest.param("She wants the visits to be stopped and needs to be kept warm.", id="wants"),
        pytest.param("The functions to be discussed were shared.", id="relative"),
        pytest.param("Police checks returned 3/3, nothing known.", id="checks-are-no-verb"),
        pytest.param("Who will be there? Mandy Low. Who was present: DC Moss", id="who-was-there"),
        pytest.param("Who is going to tell dad? Will police interview?", id="questions"),
        pytest.param("Actions\n- none\n", id="none"),
        pytest.param("Actions\n- HV visited yesterday\n- checks completed\n", id="done-already"),
        pytest.param("HV visit 3/5.", id="may-be-past"),
        pytest.param("Information\nHV visit 3/5 - weight 7.2 kg.\nSchool visit 4/5.", id="contacts-by-date"),
        pytest.param("", id="empty"),
    ],
)
def test_no_actions(text, actions_of):
    assert summary(actions_of(text)) == []
