"""Words of records stay in the store: not in logs, not in addresses, not in files elsewhere, whatever goes wrong."""

import shutil
from pathlib import Path

import pytest

import dashboard as dashboard_package
from analyser.domain.record import Record
from tests.dashboard.browser.conftest import fill_store
from tests.dashboard.browser.serving import Dashboard, serving

CANARY = "Zweibrückenquokka"
TEXT = f"Strategy discussion on 5 June 2015. {CANARY} was seen alone and said she is afraid. Agreed: s47 enquiries."

# A page that breaks in every way a page can, each time with words of a record in what it raises.
BROKEN = """
import threading
import warnings

import streamlit as st

from analyser.errors import StoreError


def words(visit):
    return visit.store.text(visit.store.records()[0].sha256)


def show(visit):
    st.title("Broken")
    st.button("in a callback", on_click=fail, args=(visit,))
    part(visit)
    if st.button("in a thread"):
        thread = threading.Thread(target=fail, args=(visit,))
        thread.start()
        thread.join()
    if st.button("in the page"):
        fail(visit)
    if st.button("one after another"):
        try:
            fail(visit)
        except ValueError as error:
            raise RuntimeError(words(visit)) from error


@st.fragment
def part(visit):
    if st.button("in a part of the page"):
        fail(visit)


def fail(visit):
    raise ValueError(f"cannot read {words(visit)!r}")
"""
WAYS = ["in the page", "in a callback", "in a part of the page", "in a thread", "one after another"]


@pytest.fixture(scope="module", params=["behind the gate", "streamlit alone"])
def broken(request, tmp_path_factory):
    """The whole app, but for one page that breaks."""
    folder = tmp_path_factory.mktemp("broken")
    copy = folder / "code" / "dashboard"
    shutil.copytree(Path(dashboard_package.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "views" / "guide.py").write_text(BROKEN, encoding="utf-8")
    if request.param == "streamlit alone":
        (copy / "serve.py").write_text((copy / "app.py").read_text(encoding="utf-8"), encoding="utf-8")
    fill_store(f"sqlite:///{folder / 'findings.sqlite'}", [Record(record_id="quokka", source="q.txt", text=TEXT)])
    with serving(folder, environment={"PYTHONPATH": str(copy.parent)}) as dashboard:
        yield dashboard


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_is_told_without_a_word_of_the_record(broken: Dashboard, come, way):
    someone = come(f"{broken.url}/guide")
    before = len(broken.said())
    someone.press(way)
    said = broken.said()[before:]
    assert ("RuntimeError" if way == "one after another" else "ValueError") in said
    assert "guide.py" in said
    nothing_has_leaked(broken, someone.urls)
    assert CANARY not in someone.page.get_by_test_id("stMain").inner_text()
    if way != "in a thread":
        assert someone.page.get_by_role("alert").count() == 1


def test_looking_at_every_page_leaves_no_words_behind(broken, come):
    someone = come(broken.url)
    for title in someone.titles():
        someone.open(title)
    nothing_has_leaked(broken, someone.urls)


def nothing_has_leaked(dashboard: Dashboard, urls: list[str]) -> None:
    assert CANARY not in dashboard.said()
    assert "seen alone" not in dashboard.said()
    assert CANARY not in "\n".join(urls)
    needle = CANARY.encode()
    kept = {
        each for each in dashboard.folder.rglob("*") if each.is_file() and not each.name.startswith("findings.sqlite")
    }
    assert [each for each in kept if needle in each.read_bytes()] == []
