"""Who may not read records gets no words of them: not on the screen, not in what is sent to their browser."""

import re
from dataclasses import replace

import pytest

from analyser.domain.record import Record
from analyser.storing import open_store
from dashboard.app import PLACES
from tests.dashboard.browser.conftest import fill_store, shipped_records, write_sign_in
from tests.dashboard.browser.serving import free_port
from tests.dashboard.browser.test_browser_sign_in import RIGHTS
from tests.dashboard.browser.visitor import Visitor

CANARY = "zwquokka"
PARTS = ["Teams and agencies", "All questions", "Report for the board", "Over time"]


def marked(record: Record) -> Record:
    """The record with the canary among its words, so often that nothing of it can be quoted without."""
    words = re.split(r"(?<=\s)", record.text)
    text = "".join(f"{CANARY} {word}" if place % 5 == 4 else word for place, word in enumerate(words))
    return replace(record, record_id=f"{CANARY}-{record.record_id}", source=f"{CANARY}-{record.source}", text=text)


RECORDS = [marked(each) for each in shipped_records("authority", "clinic", "partners")]


@pytest.fixture(scope="module")
def dashboard(serve, provider, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("words"), free_port()
    fill_store(f"sqlite:///{folder / 'findings.sqlite'}", RECORDS)
    for group in ("Everybody", "QA-Reviewers", "Managers", "Analysts"):
        provider.people[group] = {"email": f"{group}@council.example", "roles": [group]}
    path = write_sign_in(folder, provider, port, RIGHTS)
    return serve("--sign-in", str(path), folder=folder, port=port)


def everywhere(someone: Visitor, url: str) -> None:
    """Look at every page, by the navigation and by its address, and at every part of the trends."""
    for title in someone.titles():
        someone.open(title)
        if title == "Trends":
            for part in PARTS:
                with someone.run_of_the_app():
                    someone.page.get_by_role("radio", name=part).click()
    sha256 = RECORDS[0].sha256
    for place in PLACES:
        someone.go(f"{url}/{place.name}?record={sha256}&on=s47_decision")


@pytest.mark.parametrize("group", ["Managers", "Analysts", "Everybody"])
def test_who_may_not_read_records_gets_no_words_of_them(dashboard, come, group):
    someone = come(expected=("does not seem to exist",))
    someone.sign_in(dashboard.url, group)
    everywhere(someone, dashboard.url)
    assert CANARY not in someone.seen()


def test_before_signing_in_nobody_gets_a_word(dashboard, come):
    someone = come(expected=("does not seem to exist",))
    for place in PLACES:
        someone.go(f"{dashboard.url}/{place.name}?record={RECORDS[0].sha256}")
    assert CANARY not in someone.seen()


def test_a_reviewer_does_get_them(dashboard, come):
    """So that the tests above would see it; and even then no address holds them."""
    someone = come()
    someone.sign_in(dashboard.url, "QA-Reviewers")
    someone.go(f"{dashboard.url}/review?record={RECORDS[0].sha256}")
    assert someone.seen().count(CANARY) > 20
    assert CANARY not in "\n".join([*someone.urls, someone.page.url])


def test_reviews_are_kept_under_the_name_of_the_claim(dashboard, come):
    someone = come()
    someone.sign_in(dashboard.url, "QA-Reviewers")
    someone.go(f"{dashboard.url}/review?record={RECORDS[1].sha256}&reviewed=any")
    someone.press("Confirm ", exact=False)
    with open_store(dashboard.store) as store:
        (review,) = store.current_reviews()
    assert review.reviewer == "QA-Reviewers@council.example"
