from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.domain.layout import PassageKind
from analyser.segmenting.layout import lay_out


def kinds(text):
    layout = lay_out(text)
    return [(passage.kind.value, " ".join(layout.read(passage).split())) for passage in layout.passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- see child\n- ring GP", [("item", "see child"), ("item", "ring gp")], id="bullets"),
        pytest.param("1. See child.\n2. Ring GP.", [("item", "see child."), ("item", "ring gp.")], id="numbers"),
        pytest.param("(a) See child\n(b) Ring GP", [("item", "see child"), ("item", "ring gp")], id="letters"),
        pytest.param("OUTCOME\nJoint visit.", [("heading", "outcome"), ("prose", "joint visit.")], id="capitals"),
        pytest.param("4. Outcome\n\nJoint visit.", [("heading", "outcome"), ("prose", "joint visit.")], id="numbered"),
        pytest.param("Plan:\nvisit today", [("heading", "plan:"), ("prose", "visit today")], id="colon-heading"),
        pytest.param("Level of risk - High", [("field", "level of risk - high")], id="dash-field"),
        pytest.param("Risk ....... Low", [("field", "risk ....... low")], id="dotted-leader"),
        pytest.param("S47 enquiries: Y / N", [("prompt", "s47 enquiries: y / n")], id="nothing-chosen"),
        pytest.param("S47: [insert decision]", [("prompt", "s47: [insert decision]")], id="left-over-prompt"),
        pytest.param("Action: add to chronology", [("field", "action: add to chronology")], id="add-is-an-answer"),
        pytest.param("S47?  [ ] Yes  [x] No", [("field", "s47? [x] no")], id="ticked"),
        pytest.param("S47?  ☐ Yes  ☒ No", [("field", "s47? ☒ no")], id="symbols"),
        pytest.param("S47:  Yes [ ]   No [x]", [("field", "s47: no [x]")], id="boxes-behind"),
        pytest.param("S47?  [ ] Yes  [ ] No", [("prompt", "s47?")], id="un-ticked"),
        pytest.param("S47?  [ ] Yes  [ ] No    after the ABE", [("field", "s47? after the abe")], id="written-beside"),
        pytest.param(
            "| Action | Who |\n|---|---|\n| ABE | DC Lacey |",
            [("heading", "| action | who |"), ("row", "abe | dc lacey")],
            id="pipes",
        ),
        pytest.param(
            "Action      Who       When\nVisit       SW Lee    12/6",
            [("heading", "action who when"), ("row", "visit sw lee 12/6")],
            id="columns",
        ),
        pytest.param(
            "Date : 2/9      Time : 10.30", [("field", "date : 2/9"), ("field", "time : 10.30")], id="two-fields"
        ),
        pytest.param(
            "She was seen on the ward by the consultant who thought that the\nbruises were old. No plan.",
            [
                ("prose", "she was seen on the ward by the consultant who thought that the bruises were old."),
                ("prose", "no plan."),
            ],
            id="hard-wrapped",
        ),
        pytest.param(
            "csc to see gran\npolice - garages",
            [("prose", "csc to see gran"), ("field", "police - garages")],
            id="notes",
        ),
        pytest.param("22.50  T/c from ward.", [("item", "t/c from ward.")], id="log-time"),
        pytest.param(
            "Agreed: **joint** <b>s47</b> today",
            [("field", "agreed: joint s47 today")],
            id="mark-up-makes-no-columns",
        ),
        pytest.param(
            "<p>Held: <i>single</i> s47.</p><ul><li>HV to weigh by 3/4</li></ul>",
            [("field", "held: single s47."), ("item", "hv to weigh by 3/4")],
            id="web-list",
        ),
        pytest.param(
            "**Actions**\n- __HV__ to *weigh*",
            [("heading", "actions"), ("item", "hv to weigh")],
            id="markdown",
        ),
        pytest.param(
            "| S47 enquiries? | [x] Yes | [ ] No |", [("field", "s47 enquiries? [x] yes |")], id="options-in-cells"
        ),
        pytest.param("S47 needed? | [ ] Yes [ ] No", [("prompt", "s47 needed?")], id="un-ticked-cell"),
        pytest.param("", [], id="empty"),
        pytest.param("-----\n\n=====", [], id="rulers"),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


def passages_below(text):
    layout = lay_out(text)
    return [layout.read(passage) for passage in layout.passages if passage.kind is not PassageKind.HEADING]


@pytest.mark.parametrize(
    "text",
    [
        "Actions agreed\nBaby to be weighed on Friday by HV Khan\nMother to be seen alone by DS Wray\n"
        "Cot and bottles to be bought by SW Jones this week",
        "Plan\nHome visit tomorrow morning by SW and DS Wray\nBaby to stay on the ward until then",
        "Next steps\nSafety plan for the home to be drawn up by the social worker today\n"
        "School nurse will see both of the older children before the end of term\n"
        "Police to check all of the addresses that the father gave on the ward",
        "Agreed actions:\nMASH health to look for the notes\nGP will share the record",
    ],
)
def test_lines_of_a_plan_are_items_though_they_are_as_long_as_the_page_is_wide(text):
    assert passages_below(text) == text.lower().split("\n")[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Actions\nThe bruise to the left arm is to be photographed by the paediatrician and the\n"
        "Police are to be told of it.",
        "Analysis\nShe was brought to the ward late on Sunday evening by her aunt and by Mrs\nOkafor from next door.",
        "Plan\nThe home to be visited by the social worker\nand the health visitor",
        "Discussion\nThe consultant told the meeting that the fracture was not explained by what\n"
        "Father had said on the ward about the fall from the sofa on the day before it\nwas seen.",
    ],
)
def test_a_wrapped_sentence_stays_whole(text):
    assert passages_below(text) == [" ".join(text.lower().split("\n")[1:])]


CELLS = [("weigh baby", "action"), ("amy khan", "owner"), ("3/4/16", "due")]


@pytest.mark.parametrize(
    "text",
    [
        "What: Weigh baby\nWho: Amy Khan\nWhen: 3/4/16",
        "Task: Weigh baby\nOwner: Amy Khan\nDue date: 3/4/16",
        "Action: Weigh baby\nBy whom: Amy Khan\nBy: 3/4/16",
        "- **What:** Weigh baby\n- **Who:** Amy Khan\n- **When:** 3/4/16",
        "Action\nWeigh baby\nOwner\nAmy Khan\nDue date\n3/4/16",
        "Action:\nWeigh baby\nLead:\nAmy Khan\nTimescale:\n3/4/16",
        "Action\n\nWeigh baby\n\nBy whom\n\nAmy Khan\n\nBy when\n\n3/4/16",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_table_on_its_side_is_read_in_rows(text, between):
    layout = lay_out(f"{text}{between}{text}\n\nThe meeting closed.")
    rows = [passage for passage in layout.passages if passage.kind is PassageKind.ROW]
    assert [[(layout.reading[cell.start : cell.end], cell.header) for cell in row.cells] for row in rows] == [CELLS] * 2


@pytest.mark.parametrize(
    "text",
    [
        "What: bruise to the arm\nWho: father\nWhen: Sunday\nWhere: at home",
        "Date: 3/4/16\nAction: Visited the home\nBy: SW Lee",
        "Action: None\nBy whom: n/a",
        "Action: HV to weigh baby. SW to ring GP.\nWhen: 3/4",
        "Who: DS Wray\nWhen: 3/4/16",
        "Actions\nSW to visit\nHV to weigh baby",
    ],
)
def test_what_only_looks_like_a_table_on_its_side(text):
    assert PassageKind.ROW not in {passage.kind for passage in lay_out(text).passages}


@pytest.mark.parametrize(
    ("text", "label", "answer"),
    [
        ("Section 47 enquiries? | Yes - joint", "section 47 enquiries", "yes - joint"),
        ("Section 47 enquiries? | ☐ No ☒ Yes - joint", "section 47 enquiries", "☒ yes - joint"),
        ("S47? | [x] Yes [ ] No", "s47", "[x] yes"),
        ("| Threshold met? | ( ) Yes (x) No |", "threshold met", "(x) no"),
        ("| Question | Answer |\n| S47 needed? | [x] Yes [ ] No |", "s47 needed", "[x] yes"),
    ],
)
def test_a_question_in_a_cell_is_answered_in_the_next(text, label, answer):
    layout = lay_out(text)
    field = layout.passages[-1]
    assert (field.kind, field.label) == (PassageKind.FIELD, label)
    assert layout.reading[field.answer : field.end].strip() == answer
    assert "|" not in layout.read(field)


def test_headings_and_labels_are_kept():
    layout = lay_out("Outcome\n\nS47: Yes, joint.\n\nActions\n- DS Wray: arrest today")
    by_text = {layout.read(passage): passage for passage in layout.passages}
    decision = by_text["s47: yes, joint."]
    assert (decision.heading, decision.label) == ("outcome", "s47")
    action = by_text["ds wray: arrest today"]
    assert (action.heading, action.label, layout.reading[action.answer : action.end]) == (
        "actions",
        "ds wray",
        "arrest today",
    )


def test_a_question_heads_the_boxes_below_it():
    layout = lay_out("Is the child likely to suffer significant harm?\n[x] Yes   [ ] No")
    answer = layout.passages[-1]
    assert answer.kind is PassageKind.FIELD
    assert answer.label == "is the child likely to suffer significant harm"
    assert layout.read(answer).split() == ["[x]", "yes"]


def test_cells_carry_their_column():
    text = "\n".join(
        [
            "Action                 Who            When",
            "Safety plan            A Bright       ASAP",
            "Return interview                      Friday",
        ]
    )
    rows = [passage for passage in lay_out(text).passages if passage.kind is PassageKind.ROW]
    assert [[(text[cell.start : cell.end], cell.header) for cell in row.cells] for row in rows] == [
        [("Safety plan", "action"), ("A Bright", "who"), ("ASAP", "when")],
        [("Return interview", "action"), ("Friday", "when")],
    ]


def test_capitals_say_nothing_in_a_record_that_shouts():
    layout = lay_out(
        "CHILD SEEN AT SCHOOL WITH BRUISE.\nSTRATEGY DISCUSSION HELD WITH POLICE AND HEALTH.\nS47 AGREED JOINT"
    )
    assert [passage.kind for passage in layout.passages] == [PassageKind.PROSE] * 3


MINUTES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Outcome",
                "S47: [x] Yes [ ] No",
                "- DS Wray to visit by 12/6",
                "| a | b |",
                "Action  Who  When",
                "",
                "=====",
                "1. Plan",
                "joint  [x]   single  [ ]   none [ ]",
                '"a","b","c","d"',
                "a~b~c~d",
                "Action\nOwner\nBy when\nVisit\nMe\n-",
                "The child, aged 7, was seen. He is safe.",
                "x  GP    __ HV",
                "<br>&amp;\\n",
                "Risk .... low",
                "What: Visit\nWho: Me\nWhen: 12/6",
                "Action\nVisit\n\nOwner\nMe",
                "**joint** &lt;br&gt; <b>s47</b>",
                "| S47? | [x] Yes | [ ] No |",
                "| | |",
            ]
        ),
        st.text(max_size=80),
    ),
    max_size=12,
).map("\n".join)


@given(MINUTES)
def test_laws(text):
    layout = lay_out(text)
    assert len(layout.reading) == len(text)
    end = 0
    for passage in layout.passages:
        assert end <= passage.start < passage.end <= len(text)
        assert passage.start <= passage.answer <= passage.end
        for cell in passage.cells:
            assert passage.start <= cell.end <= passage.end
        end = passage.end


@pytest.mark.parametrize(
    "line",
    [
        *("- x\n", "[ ] yes ", "x | ", "Label: ", "full stop comma ", "&amp;<br>", "Abc def\n\n", "( ", "word ", "**"),
        *("*x* ", "<b>x</b>", "&amp;lt;br&amp;gt;", "Who: x\n", "What: x\nWho: y\n", "Action\nx\n", "Owner\n"),
        *("[ ] a | ", "&lt;br ", "_x"),
    ],
    ids=repr,
)
def test_time_grows_in_step_with_length(line, seconds):
    short, long = (seconds(partial(lay_out, line * times)) for times in (5_000, 20_000))
    assert long < short * 12 + 0.2
