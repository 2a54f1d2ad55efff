"""The head of a form and a log of what was done name people and dates as tasks do, and hand out none."""

import pytest

import analyser

HEAD = """Strategy Discussion Record
Child: Leo B   DOB: 3/4/2010
Date of discussion: 12/5/2016 Time: 14:00
Chair: Pat Lee, Team Manager
Allocated social worker: Jo Ash
Health visitor: Ann Moon - 01234 567890
GP: Dr Roy, Limes Surgery
School: St Anne's - Mrs Orr (DSL)
Police: DC Hale, CAIT - ref 4417/16
Referrer: Mrs Orr, St Anne's, 11/5/16
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD, id="the-head-of-a-form"),
        pytest.param("Chair: DC Ridd, 3/4/15", id="a-chair-and-a-date"),
        pytest.param("Social worker: Jo Ash\nTeam manager: Pat Lee, 03/04/2015", id="roles-with-names"),
        pytest.param("Present: Jo Ash - SW - 3 May\nDC Hale - CAIT\nDr Roy - paediatrician", id="who-was-there"),
        pytest.param("School - St Anne's\nGP - Limes Surgery", id="agencies-with-names"),
        pytest.param("Call from school - Mrs Todd - 9.10 today", id="a-call-that-came"),
        pytest.param("Referral: school nurse, 3/5. Mum - works nights.", id="a-referral-and-its-source"),
        pytest.param("Home visit - SW - 3/4/15 - no reply", id="a-visit-and-what-came-of-it"),
    ],
)
def test_says_who_not_what_to_do(text: str) -> None:
    assert [action.text for action in analyser.assess(text).actions] == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("Health visitor: weigh baby on Friday.", "Health visitor", id="a-task-after-a-role"),
        pytest.param("DC Hale - arrest father today", "DC Hale", id="a-task-after-a-dash"),
        pytest.param("Carpet voucher - DC Low - by 8 Aug", "DC Low", id="a-task-before-its-owner"),
        pytest.param("Plan\nHome visit - Jo Ash - 3/4/15", "Jo Ash", id="a-visit-in-a-plan"),
    ],
)
def test_a_task_in_the_same_form(text: str, owner: str) -> None:
    assert [action.owner for action in analyser.assess(text).actions] == [owner]
