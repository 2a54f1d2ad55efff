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
        pytest.param("", [], id="empty"),
        pytest.param("-----\n\n=====", [], id="rulers"),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


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
    ["- x\n", "[ ] yes ", "x | ", "Label: ", "full stop comma ", "&amp;<br>", "Abc def\n\n", "( ", "word "],
    ids=repr,
)
def test_time_grows_in_step_with_length(line, seconds):
    short, long = (seconds(partial(lay_out, line * times)) for times in (5_000, 20_000))
    assert long < short * 12 + 0.2
