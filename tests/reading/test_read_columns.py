"""Which column is which: guessed by the names that British councils give."""

import pytest

from analyser.reading import guess_columns
from analyser.reading.columns import ROLES, normalise


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *[
            pytest.param(name, "id", id=name)
            for name in (
                *("Record ID", "record_id", "RecordId", "Ref", "REF.", "Ref No", "Case number", "Mosaic ID", "LCS ref"),
                *(
                    "LCS Ref. No.",
                    "Case Note ID",
                    "Unique reference",
                    "Form ID",
                    "ID",
                    "Event Number",
                    "Child ID",
                    "UID",
                ),
            )
        ],
        *[
            pytest.param(name, "date", id=name)
            for name in (
                *("Date of discussion", "date_of_strategy_discussion", "Discussion Date", "Date", "Meeting date"),
                *("Event date", "Date Completed", "DateCreated", "Date recorded", "Start Date", "Date of meeting"),
            )
        ],
        *[pytest.param(name, "team", id=name) for name in ("Team", "team_name", "Responsible Team", "Locality")],
        *[pytest.param(name, "agency", id=name) for name in ("Agency", "Organisation", "Recording agency")],
        *[
            pytest.param(name, "author", id=name)
            for name in ("Author", "Completed by", "Worker", "Social worker", "Created By", "allocated_worker")
        ],
        *[
            pytest.param(name, "child_age", id=name)
            for name in (
                "Child's age",
                "Childs_Age",
                "Age",
                "Age of child",
                "Age (years)",
                "child age",
                "Age at SD",
                "age_at_discussion",
                "Child's age at strategy discussion",
                "Age at time of meeting",
                "Age on date of referral",
            )
        ],
    ],
)
def test_a_name_is_known_for_its_role(name, role):
    guess = guess_columns([name, "Unheard of"])
    assert getattr(guess, role) == name
    assert not guess.texts


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in (
            *(
                "Text",
                "Minutes",
                "Notes",
                "Narrative",
                "Information shared",
                "Analysis",
                "Decision",
                "Outcome",
                "Actions",
            ),
            *(
                "Plan",
                "case_note_text",
                "Risk level",
                "S47 required",
                "Reason for timing",
                "Attendees",
                "Agreed actions",
            ),
            *("Worker comments", "Rationale", "Views of the child", "ChairsSummary", "No further action rationale"),
        )
    ],
)
def test_a_name_is_known_to_hold_words(name):
    assert guess_columns(["ID", name]).texts == (name,)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in (
            *("Outcome date", "Note type", "Decision code", "Plan ID", "Notes author", "Text length", "Actions count"),
            *("Date of birth", "DOB", "Date plan agreed", "Status", "Gender", "Ward"),
        )
    ],
)
def test_a_name_that_only_sounds_like_words_is_left_alone(name):
    guess = guess_columns(["ID", name])
    assert guess.texts == ()
    assert guess.date is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Child ID", "Record ID", "Notes"], "Record ID", id="record-before-child"),
        pytest.param(["Case number", "ID", "Notes"], "ID", id="plain-id-before-case"),
        pytest.param(["Mosaic ID", "Person ID", "Notes"], "Mosaic ID", id="case-before-person"),
    ],
)
def test_the_surest_id_wins(names, expected):
    assert guess_columns(names).id == expected


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in ("NHS number", "NHS No", "nhs_id", "Date of birth", "DOB", "Child name", "Name", "Name of child")
    ],
)
def test_what_names_a_person_is_no_id(name):
    assert guess_columns([name, "Minutes"]).id is None


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["943 476 5919", "401 023 2137"], id="nhs-numbers"),
        pytest.param(["9434765919", "4010232137"], id="nhs-numbers-unspaced"),
        pytest.param(["03/04/2011", "5/6/2009"], id="dates"),
        pytest.param(["Efe Adeyemi", "Mills, Rose"], id="names"),
    ],
)
@pytest.mark.parametrize("name", ["Ref", "Patient number", "Child ID"])
def test_cells_that_name_a_person_are_no_id(tmp_path, read, name, values):
    path = tmp_path / "log.csv"
    path.write_text(f"{name},Minutes\n" + "".join(f'"{value}",Visit agreed.\n' for value in values))
    assert [each.record_id for each in read(path)] == ["log-2", "log-3"]
    assert [each.record_id for each in read(path, id_col=name)] == values


def test_answers_under_an_nhs_number_are_one_record_without_it(tmp_path, read):
    path = tmp_path / "log.csv"
    path.write_text("NHS number,Question,Answer\n9434765919,Risk?,High\n9434765919,Plan?,Visit\n4010232137,Risk?,Low\n")
    assert [(each.record_id, each.text) for each in read(path)] == [
        ("log-2", "Risk? High\n\nPlan? Visit"),
        ("log-4", "Risk? Low"),
    ]


def test_the_date_of_the_discussion_wins_over_other_dates():
    guess = guess_columns(["Date created", "Date", "Date of discussion", "Text"])
    assert guess.date == "Date of discussion"


@pytest.mark.parametrize(
    ("names", "question", "answer", "form"),
    [
        pytest.param(["Record ID", "Form", "Question", "Answer"], "Question", "Answer", "Form", id="plain"),
        pytest.param(
            ["lcs_ref", "form_name", "question_text", "response"], "question_text", "response", "form_name", id="snake"
        ),
        pytest.param(["Ref", "Field", "Value"], "Field", "Value", None, id="field-and-value"),
        pytest.param(["Ref", "Question ID", "Question", "Answer"], "Question", "Answer", None, id="question-has-an-id"),
        pytest.param(["Ref", "Section", "Response"], "Section", "Response", None, id="section"),
    ],
)
def test_long_form_is_recognised(names, question, answer, form):
    guess = guess_columns(names)
    assert guess.is_long
    assert (guess.id, guess.question, guess.answer, guess.form) == (names[0], question, answer, form)
    assert "one row is one answer" in str(guess)


def test_wide_tables_keep_the_order_of_their_columns():
    names = ["Ref", "Information shared", "Date of discussion", "Analysis", "Team", "Decision", "Actions"]
    guess = guess_columns(names)
    assert guess.texts == ("Information shared", "Analysis", "Decision", "Actions")
    assert not guess.is_long
    assert str(guess) == (
        "id: Ref; text: Information shared + Analysis + Decision + Actions; date: Date of discussion; team: Team"
        " (one row is one record)"
    )


@pytest.mark.parametrize("role", [pytest.param(role, id=role) for role in ROLES])
def test_no_pattern_can_match_what_normalising_removes(role):
    for pattern in ROLES[role]:
        assert normalise(pattern.replace("(?:", "").replace("?", "")).lower() != ""
        assert "_" not in pattern
        assert pattern == pattern.lower()
