"""Where actions stand: lists, tables, form fields; with their owners and dates, through the real pipeline."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists under headings, bulleted or not
        pytest.param("Actions\n- Tessa to visit Kyra at nursery on 4/4\n", ["person|Tessa|on 4/4"], id="bullet"),
        pytest.param(
            "To do\n1. HV to weigh him\n2. Police - checks\n", ["role|HV|-", "agency|Police|-"], id="numbered"
        ),
        pytest.param("Next steps:\nRing the nursery\nLADO referral\n", ["none|-|-", "none|-|-"], id="plain-lines"),
        pytest.param("Who does what\nMe - book the medical, today\n", ["person|Me|today"], id="owner-dash"),
        pytest.param("Jobs\nWard: keep a visiting log until 1 May\n", ["agency|Ward|until 1 May"], id="owner-colon"),
        pytest.param("Plan\nsn, dental recheck by Friday\n", ["role|sn|by Friday"], id="owner-comma"),
        pytest.param("Actions\n(SW) strategy write-up Fri\n", ["role|SW|Fri"], id="owner-in-brackets"),
        pytest.param("Actions\nDC Hill → seize the phone\n", ["person|DC Hill|-"], id="owner-arrow"),
        pytest.param("Actions\nLOW     To ring the uncle\n", ["agency|LOW|-"], id="unknown-capitals-and-gap"),
        pytest.param(
            "Follow up\n- Ring the aunt (Jo Low, today)\n", ["person|Jo Low|today"], id="owner-behind-in-brackets"
        ),
        pytest.param("Follow up\n- Chase the report - GP - 6/4\n", ["role|GP|6/4"], id="owner-behind-a-dash"),
        pytest.param("Follow up\n- Update chronology: HV\n", ["role|HV|-"], id="owner-behind-a-colon"),
        pytest.param(
            "Tonight\n- EDT SW to call at the flat\n- Dad to be told\n",
            ["role|EDT SW|Tonight", "none|-|Tonight"],
            id="due-heading",
        ),
        pytest.param(
            "Actions\nSchool\n- ring dad\n- keep a log\n", ["agency|School|-", "agency|School|-"], id="owner-heading"
        ),
        pytest.param("Actions for probation\n- recall\n", ["agency|probation|-"], id="owner-in-the-heading"),
        pytest.param("My bits -\nsafety plan with her on the 9th\n", ["person|My|on the 9th"], id="my-list"),
        pytest.param(
            "Actions, all by 1700 hrs Friday\na) SW to see child\nb) CT scan\n",
            ["role|SW|by 1700 hrs Friday", "none|-|by 1700 hrs Friday"],
            id="deadline-for-all-above",
        ),
        pytest.param(
            "Plan\n- Bev - ring mum\n- bloods\n(All of the above by Friday 9 May.)\n",
            ["person|Bev|by Friday 9 May", "none|-|by Friday 9 May"],
            id="deadline-for-all-below",
        ),
        pytest.param(
            "All of this by Friday: locks to be changed; new bed to be bought",
            ["none|-|by Friday", "none|-|by Friday"],
            id="deadline-for-all-before",
        ),
        pytest.param(
            "Agreed actions. Jon to ring gran. Copy of the tag data to be sent.",
            ["person|Jon|-", "none|-|-"],
            id="title-in-a-paragraph",
        ),
        pytest.param("Actions\n- All to send reports\n- Both to visit\n", ["group|All|-", "group|Both|-"], id="groups"),
        pytest.param(
            "Actions\nPolice\n- trace car\nAll\n- share logs\n", ["agency|Police|-", "group|All|-"], id="all-above"
        ),
        pytest.param(
            "Actions: legal planning meeting (T Shaw by 12/6)", ["person|T Shaw|by 12/6"], id="who-and-when-in-brackets"
        ),
        pytest.param("Actions\n- CP chronology (SW by 3/4)\n", ["role|SW|by 3/4"], id="role-and-when-in-brackets"),
        # close of play is a time, nobody's name
        pytest.param("Actions\n* School log: Mrs Orr, by COP\n", ["person|Mrs Orr|by COP"], id="close-of-play-behind"),
        pytest.param("Actions\n- PNC checks - DC Low COP\n", ["person|DC Low|COP"], id="owner-before-close-of-play"),
        pytest.param("Actions\n- GP letter: HV cob Friday\n", ["role|HV|cob Friday"], id="close-of-business"),
        pytest.param("Actions\n- Survey: Dr Roy, COP Friday\n", ["person|Dr Roy|COP Friday"], id="cop-friday"),
        # numbered, without a heading or a verb
        pytest.param(
            "1) SW to see both today\n2) CP medical booked for 2pm today at Hope Ward - Dr Roy",
            ["role|SW|today", "person|Dr Roy|for 2pm today"],
            id="numbered-and-booked",
        ),
        pytest.param(
            "1. Home visit arranged for 5pm today - SW Orr\n2. Skeletal survey booked for Monday - Dr Roy",
            ["person|SW Orr|for 5pm today", "person|Dr Roy|for Monday"],
            id="numbered-and-arranged",
        ),
        # left-over mark-up
        pytest.param("Actions\n- __SW__ to see him today\n", ["role|SW|today"], id="underlined-owner"),
        pytest.param(
            "<b>Police</b> to trace the car. <i>HV</i> to weigh him.", ["agency|Police|-", "role|HV|-"], id="bold"
        ),
        pytest.param('<img src="a.png" alt="to do">SW to visit today.', ["role|SW|today"], id="image"),
        pytest.param(
            "<script>SW to run()</script>Police will ring dad tonight.", ["agency|Police|tonight"], id="script"
        ),
        # tables
        pytest.param(
            "Genogram | Priya N | 14 March\nLetter to landlord | Del Hart | by Friday\n",
            ["person|Priya N|14 March", "person|Del Hart|by Friday"],
            id="rows-without-a-heading",
        ),
        pytest.param(
            "Ann Cole\tVisit child\t12/6/15\nDC Low\tCheck PNC\t11/6/15\nSW\tRing gran\ttoday",
            ["person|Ann Cole|12/6/15", "person|DC Low|11/6/15", "role|SW|today"],
            id="tabs-owner-first",
        ),
        pytest.param("Tom Hill\t12/6/15\tWrite to school", ["person|Tom Hill|12/6/15"], id="tabs-date-between"),
        pytest.param("12/6/15\tTom Hill\tWrite to school", ["person|Tom Hill|12/6/15"], id="tabs-date-first"),
        pytest.param("3/5/15\tHV\tVisit, well\n9/5/15\tSW\trang mum", [], id="tabs-of-a-chronology"),
        pytest.param("Ann Cole\tSocial worker\t12/6/15", [], id="tabs-without-a-task"),
        pytest.param("SW Cole | Chair | 3/4/15\nDC Low | Police | 3/4/15", [], id="rows-of-people"),
        pytest.param("3 May | HV | visited, well\n9 May | SW | rang mum\n", [], id="rows-of-a-chronology"),
        # tables
        pytest.param("What | Who | When\nSee both boys | SW Abena | today\n", ["person|SW Abena|today"], id="pipes"),
        pytest.param(
            "When      Who            What\nToday     SW (Abena)     see both boys\n",
            ["role|SW (Abena)|Today"],
            id="columns-in-any-order",
        ),
        pytest.param(
            "Actions agreed\n| Visit nursery | Jo Field | 4/4 |\n", ["person|Jo Field|4/4"], id="no-column-headings"
        ),
        pytest.param("Action | Lead | Timescale\nSee child | SW | 24 hrs\n", ["role|SW|24 hrs"], id="duration-cell"),
        pytest.param(
            "Action | Who | When\nLog | Business Support - Lyn | asap\n", ["person|Lyn|-"], id="name-beside-agency"
        ),
        # form fields, stacked and in line
        pytest.param(
            "Action 1: Ring the aunt\nOwner: Farah Malik\nBy when: 5pm today\n",
            ["person|Farah Malik|5pm today"],
            id="stacked-fields",
        ),
        pytest.param("Who will tell the school? Mandy Low, today", ["person|Mandy Low|today"], id="who-will"),
        pytest.param("Parents informed? SW to tell mother at 5pm.", ["role|SW|at 5pm"], id="question-answered"),
        pytest.param(
            "Outcome: s47, joint. Actions: HV to weigh him; CT head", ["role|HV|-", "none|-|-"], id="list-in-line"
        ),
        pytest.param(
            "Outcome joint Action 1: Home visit - S Jones - 3/4 Action 2: Police - checks",
            ["person|S Jones|3/4", "agency|Police|-"],
            id="flattened",
        ),
    ],
)
def test_actions(text, expected, actions_of):
    assert summary(actions_of(text)) == expected
