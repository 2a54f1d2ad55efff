"""Invariance: who and where it is about, and how it was typed, changes no status.

A variant is compared with the same record unchanged, whether or not that was read rightly.
"""

import random
import re

import pytest

NAMES = [
    pytest.param(("Oluwaseun", "Adébáyọ̀"), ("Fọlákẹ́", "Ogunleye"), id="yoruba"),
    pytest.param(("Chukwuemeka", "Okonkwo"), ("Ngozi", "Nwosu"), id="igbo"),
    pytest.param(("Kwabena", "Asante-Mensah"), ("Akosua", "Ofori"), id="akan"),
    pytest.param(("Małgorzata", "Wójcik"), ("Łukasz", "Szczepańska"), id="polish"),
    pytest.param(("Andrei", "Țepeș"), ("Ioana", "Ștefănescu"), id="romanian"),
    pytest.param(("Florin", "Lăcătuş"), ("Zlatica", "Horváthová"), id="roma"),
    pytest.param(("Ayaan", "Cabdi Warsame"), ("Ismaaciil", "Xasan"), id="somali"),
    pytest.param(("Tigist", "Haile"), ("Dawit", "Gebremariam"), id="amharic"),
    pytest.param(("Nusrat", "Begum"), ("Shafiqul", "Miah"), id="bengali"),
    pytest.param(("Harpreet", "Kaur"), ("Gurdeep", "Singh"), id="punjabi"),
    pytest.param(("Muhammad", "ul-Haq"), ("Zainab", "Bibi"), id="urdu"),
    pytest.param(("Siân", "ap Rhys"), ("Llŷr", "Llewelyn"), id="welsh"),
    pytest.param(("Aoife", "O'Súilleabháin"), ("Pádraig", "Ní Bhriain"), id="irish"),
    pytest.param(("Mary-Margaret", "McDonagh"), ("Martin-Joe", "Connors"), id="irish-traveller"),
    pytest.param(("Levi", "Ward"), ("Britannia", "Price"), id="traveller-words"),
    pytest.param(("Xiaoling", "Ng"), ("Zihan", "Xu"), id="chinese"),
    pytest.param(("Li Wei", "Zhào"), ("Mei Ling", "Lǚ"), id="chinese-pairs"),
    pytest.param(("Thivya", "Sivasubramaniam"), ("Kuganesan", "Thirunavukkarasu"), id="tamil"),
    pytest.param(("Abd al-Rahman", "El-Sayed"), ("Hind", "bin Saleh"), id="arabic"),
    pytest.param(("Şebnem", "Yıldız"), ("İbrahim", "Çağlar"), id="turkish"),
    pytest.param(("Nguyễn", "Văn Đức"), ("Thuỷ", "Trần"), id="vietnamese"),
    pytest.param(("João", "da Conceição"), ("Inês", "dos Santos"), id="portuguese"),
    pytest.param(("Alfie", "Smith-Jones"), ("Lily-Mae", "Carr-Gomm"), id="english-hyphens"),
    pytest.param(("Gwendoline", "D'Arcy"), ("Rhys", "L'Estrange"), id="english-apostrophe"),
    pytest.param(("Eilidh", "MacGille-Mhoire"), ("Ruairidh", "McIver"), id="gaelic"),
    pytest.param(("Jo", "Fo"), ("Al", "Oz"), id="very-short"),
    pytest.param(("Sky", "St John"), ("Kit", "de la Mare"), id="saint"),
]
"""Two given names and surnames of each origin."""

WORDLIKE = [
    pytest.param(("Will", "May"), ("Mark", "Price"), id="will-may"),
    pytest.param(("Grace", "Church"), ("Christian", "Parish"), id="grace-church"),
    pytest.param(("Faith", "Court"), ("Hope", "Law"), id="faith-court"),
    pytest.param(("April", "Day"), ("June", "Summers"), id="april-day"),
    pytest.param(("Sonny", "House"), ("Dale", "Street"), id="sky-house"),
    pytest.param(("Chase", "Field"), ("Rose", "Visitor"), id="chase-field"),
]
"""Names that are words as well; no family deserves a flag for one."""

COUNCILS = ["Cwm Taf Isaf", "St Botolph's", "Kingston-under-Fell", "Royal Borough of Ashmere", "LB Lowgate"]

DATES = [
    pytest.param("5 June 2015", "12 June 2015", id="words"),
    pytest.param("5 June", "12 June", id="no-year"),
    pytest.param("5th June", "12th June", id="ordinal"),
    pytest.param("Friday 5 June", "Friday 12 June", id="weekday"),
    pytest.param("5.6.15", "12.6.15", id="dots"),
    pytest.param("5/6", "12/6", id="day-and-month"),
    pytest.param("05-06-2015", "12-06-2015", id="hyphens"),
    pytest.param("2015-06-05", "2015-06-12", id="iso"),
    pytest.param("5 Jun 15", "12 Jun 15", id="short-month"),
    pytest.param("29/02/2024", "31/12/2024", id="other-year"),
]

BULLETS = ["-", "*", "•", "–", "1.", "1)", "a)", "(a)", "i."]

_BULLET = re.compile(r"^(?:-|\d\.) ", re.MULTILINE)
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def call(first, second):
    """Everybody in the record by names made of two given names and two surnames."""
    (given, surname), (other_given, other_surname) = first, second
    return {
        "worker": f"{given} {surname}",
        "manager": f"{other_given} {other_surname}",
        "nurse": f"{other_given} {surname}",
        "teacher": f"{given} {other_surname}",
        "officer": surname,
        "child": other_given,
        "sibling": given,
        "family": other_surname,
    }


def mark_items(text, bullet):
    """The text with another bullet at each item of a list, counting on where it counts."""
    count = iter(range(26))

    def mark(_):
        place = next(count)
        counted = {"1": str(place + 1), "a": chr(ord("a") + place), "i": "i" * (place + 1)}
        return re.sub(r"[1ai]", lambda found: counted[found[0]], bullet) + " "

    return _BULLET.sub(mark, text)


def slip(word, chance):
    """The word with one slip of the fingers inside it: two letters swapped, one lost, doubled or hit beside."""
    place = chance.randrange(1, len(word) - 2)
    letter, following = word[place], word[place + 1]
    row = next((row for row in _KEYBOARD if letter in row), letter)
    beside = row[(row.index(letter) + 1) % len(row)]
    typed = chance.choice([following + letter, following, letter + letter + following, beside + following])
    return word[:place] + typed + word[place + 2 :]


@pytest.mark.parametrize(("first", "second"), NAMES + WORDLIKE)
def test_names(first, second, minute, changes, known_failures):
    wrong = changes(minute.fill(), minute.fill(**call(first, second)))
    assert wrong == known_failures


@pytest.mark.parametrize("council", COUNCILS)
def test_council(council, minute, changes, known_failures):
    wrong = changes(minute.fill(), minute.fill(council=council))
    assert wrong == known_failures


@pytest.mark.parametrize(("held", "due"), DATES)
def test_dates(held, due, minute, changes, known_failures):
    wrong = changes(minute.fill(), minute.fill(held=held, due=due))
    assert wrong == known_failures


@pytest.mark.parametrize("bullet", BULLETS)
def test_bullets(bullet, minute, changes, known_failures):
    wrong = changes(minute.fill(), mark_items(minute.fill(), bullet))
    assert wrong == known_failures


@pytest.mark.parametrize("case", [str.upper, str.lower], ids=["capitals", "small-letters"])
def test_case(case, minute, changes, known_failures):
    wrong = changes(minute.fill(), case(minute.fill()))
    assert wrong == known_failures


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("\n", "\r\n", id="windows-line-ends"),
        pytest.param(" ", "  ", id="double-spaces"),
        pytest.param(". ", ".  ", id="double-spaces-after-stops"),
        pytest.param("\n", " \n", id="spaces-at-line-ends"),
        pytest.param("'", "’", id="curly-apostrophes"),
        pytest.param(" ", "\N{NO-BREAK SPACE}", id="no-break-spaces"),
        pytest.param("\n", "\n\n", id="blank-lines-between"),
    ],
)
def test_typing(old, new, minute, changes, known_failures):
    wrong = changes(minute.fill(), minute.fill().replace(old, new))
    assert wrong == known_failures


@pytest.mark.parametrize("seed", range(6))
def test_slips(seed, minute, changes, known_failures):
    chance = random.Random(f"{minute.name} {seed}")
    text = minute.fill()
    for word in minute.plain:
        assert text.count(word) >= 1
        text = text.replace(word, slip(word, chance), 1)
    wrong = changes(minute.fill(), text)
    assert wrong == known_failures
