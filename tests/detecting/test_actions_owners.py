"""Whom a noun phrase names."""

import pytest

from analyser.detecting.owners import read_owner

CAST = (
    "Child: Maisie\nPresent: Ros Tennant (RT) ATM, Imogen Fry (IF), SW, DC Penn\n\n"
    "Bal rang. Bal came. We asked the AP.\n"
)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        pytest.param("I", "person", id="i"),
        pytest.param("myself", "person", id="myself"),
        pytest.param("RT", "person", id="initials"),
        pytest.param("IF", "person", id="initials-that-are-a-word"),
        pytest.param("Imogen", "person", id="participant"),
        pytest.param("RT and IF", "person", id="two-people"),
        pytest.param("Dr Vane", "person", id="title"),
        pytest.param("DC Penn/DC Moss", "person", id="slash"),
        pytest.param("me with Marion", "person", id="with"),
        pytest.param("Bal", "person", id="name-by-its-capital"),
        pytest.param("Phil O", "person", id="name-and-letter"),
        pytest.param("SW Gail", "person", id="role-and-name"),
        pytest.param("Dave from police", "person", id="name-and-where-from"),
        pytest.param("Anita from social care", "person", id="name-and-agency-of-two-words"),
        pytest.param("HV2", "role", id="role-and-number"),
        pytest.param("CSC (Tom Hale)", "person", id="name-beside-agency"),
        pytest.param("SW (Tom)", "role", id="role-and-name-in-brackets"),
        pytest.param("the allocated social worker", "role", id="allocated"),
        pytest.param("her SW", "role", id="possessive"),
        pytest.param("H/V", "role", id="slashed-role"),
        pytest.param("school nurse", "role", id="last-word-decides"),
        pytest.param("head of year", "role", id="phrase"),
        pytest.param("manager of the hostel", "role", id="of"),
        pytest.param("ward sister", "role", id="sister-of-a-ward"),
        pytest.param("MGM", "role", id="relative"),
        pytest.param("my secretary", "role", id="my"),
        pytest.param("the industrial designer", "role", id="other-trades"),
        pytest.param("Police", "agency", id="police"),
        pytest.param("children's social care", "agency", id="social-care"),
        pytest.param("Health and Probation", "agency", id="two-agencies"),
        pytest.param("assessment team", "agency", id="team"),
        pytest.param("Ward 4", "agency", id="numbered-ward"),
        pytest.param("Severnbank Homes", "agency", id="company"),
        pytest.param("NYAS", "agency", id="unknown-capitals"),
        pytest.param("AP", "agency", id="capitals-with-the"),
        pytest.param("St Peter's surgery", "agency", id="possessive-agency"),
        pytest.param("all", "group", id="all"),
        pytest.param("core group", "group", id="core-group"),
        pytest.param("somebody from the team", "group", id="somebody"),
        pytest.param("SW and police", "role", id="mixed-is-specific"),
        pytest.param("plice", "agency", id="typo"),
    ],
)
def test_kind(phrase, kind, page_of):
    text = CAST + phrase
    owner = read_owner(page_of(text), len(CAST), len(text))
    assert owner is not None
    assert owner.kind == kind
    assert text[owner.start : owner.end].strip(".") == phrase


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param(phrase, id=phrase.replace(" ", "-"))
        for phrase in (
            "home visit",
            "Chronology",
            "the child",
            "Maisie and bloods",
            "FA asked people",
            "Copies of these notes",
            "Friday",
            "Mr Clarke's car",
            "good practice",
            "1 hr",
            "a section 47",
            "what happened at school",
            "nothing",
            "Speak",
        )
    ],
)
def test_nobody(phrase, page_of):
    text = CAST + phrase + "\nHe did speak."
    assert read_owner(page_of(text), len(CAST), len(CAST) + len(phrase)) is None


def test_the_child_is_family(page_of):
    text = CAST + "Maisie"
    owner = read_owner(page_of(text), len(CAST), len(text))
    assert owner is not None
    assert owner.family
