"""A name of any origin does what "Jane Smith" does, and so does a name that is a word."""

import string

import pytest

from analyser.detecting.names import spell_names
from analyser.domain.record import Record
from analyser.segmenting.layout import lay_out

RECORD = (
    "Date: 05/06/2015\n"
    "Present: {full} (social worker), Robert Askew (team manager), DC {surname}, Janet Colley (health visitor).\n"
    "Mother lives at home with Leo and has no phone.\n\n"
    "Actions\n- {full} to visit mother by Friday.\n- DC {surname} to interview father by Friday.\n\n"
    "{full} will ring the school tomorrow.\n"
)


@pytest.mark.parametrize(
    ("given", "surname"),
    [
        pytest.param("Jane", "Smith", id="english"),
        pytest.param("Ion", "Țepeș", id="comma-below"),
        pytest.param("Fọlákẹ́", "Adébáyọ̀", id="accents-that-stand-by-themselves"),
        pytest.param("Łukasz", "Świątek", id="strokes-and-tails"),
        pytest.param("Þóra", "Ægisdóttir", id="icelandic"),
        pytest.param("Nguyễn", "Văn Đức", id="vietnamese"),
        pytest.param("İbrahim", "Çağlar", id="dotted-capital-i"),
        pytest.param("Мария", "Петрова", id="cyrillic"),
        pytest.param("Νίκος", "Παππάς", id="greek"),
        pytest.param("Zain", "ul-Haq", id="small-word-with-hyphen"),
        pytest.param("Abd al-Rahman", "El-Sayed", id="two-with-hyphen"),
        pytest.param("Hind", "bin Saleh", id="bin"),
        pytest.param("Amina", "bint Yusuf", id="bint"),
        pytest.param("Siân", "ap Rhys", id="ap"),
        pytest.param("João", "da Conceição", id="da"),
        pytest.param("João", "do Carmo", id="do-which-is-a-verb"),
        pytest.param("Jan", "van der Berg", id="two-small-words"),
        pytest.param("Carlos", "de los Santos", id="de-los"),
        pytest.param("Ravi", "d'Souza", id="small-d"),
        pytest.param("Ana", "D’Souza", id="curly-apostrophe"),
        pytest.param("Pádraig", "O'Súilleabháin", id="o"),
        pytest.param("Siobhán", "Ní Bhriain", id="ni"),
        pytest.param("Maria José", "da Silva Santos", id="four-names"),
        pytest.param("Mary-Margaret", "Smith-Jones", id="hyphens"),
        pytest.param("Helen", "Ward", id="ward"),
        pytest.param("Grace", "Church", id="church"),
        pytest.param("Chase", "Court", id="chase-court"),
        pytest.param("Will", "May", id="modal-and-month"),
        pytest.param("April", "Day", id="month-and-day"),
        pytest.param("Ed", "Best", id="ed"),
    ],
)
def test_like_any_other(given, surname, rules):
    full = f"{given} {surname}"
    text = RECORD.format(full=full, surname=surname)
    found = rules.assess(Record(record_id="text", source="text", text=text))
    assert [(action.owner, action.owner_kind.value) for action in found.actions] == [
        (full, "person"),
        (f"DC {surname}", "person"),
        (full, "person"),
    ]
    assert [action.due for action in found.actions] == ["by Friday", "by Friday", "tomorrow"]
    assert found.findings["attendance"].status.value == "met"


@pytest.mark.parametrize(
    ("action", "owner", "kind"),
    [
        pytest.param("Rainbow Ward to weigh baby by Friday.", "Rainbow Ward", "agency", id="ward-of-a-hospital"),
        pytest.param("Police to ring mum by Friday.", "Police", "agency", id="agency"),
        pytest.param("SW May to visit by Friday.", "SW May", "person", id="role-and-month"),
        pytest.param("Ms Church to visit by Friday.", "Ms Church", "person", id="title"),
        pytest.param("DC Price to visit by Friday.", "DC Price", "person", id="rank"),
        pytest.param("van der Berg to visit by Friday.", "van der Berg", "person", id="no-name-before-two-small-words"),
        pytest.param("da Silva to visit by Friday.", "da Silva", "person", id="no-name-before-a-small-word"),
    ],
)
def test_word_or_name(action, owner, kind, rules):
    (found,) = rules.assess(Record(record_id="text", source="text", text=f"Actions\n- {action}\n")).actions
    assert (found.owner, found.owner_kind.value) == (owner, kind)


@pytest.mark.parametrize("name", ["van der Berg", "da Silva", "al-Haq", "d'Souza"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{name} to visit mother by Friday.", id="start-of-the-text"),
        pytest.param("Actions\n\t{name} to visit mother by Friday.\n", id="tab"),
        pytest.param("Action\tOwner\tDue\nVisit mother\t{name}\tby Friday\n", id="table-of-tabs"),
        pytest.param("Action | Owner | Due\nVisit mother |{name} | by Friday\n", id="pipe"),
    ],
)
def test_small_words_wherever_a_name_may_begin(text, name, rules):
    (found,) = rules.assess(Record(record_id="text", source="text", text=text.format(name=name))).actions
    assert (found.owner, found.owner_kind.value, found.due) == (name, "person", "by Friday")


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        pytest.param("Jane Smith (SW) to ring mum.", "Jane Smith (SW) to ring mum.", id="nothing-to-do"),
        pytest.param("Zoë × Ọ̀ṣun", "Zoe × OOsun", id="letters"),
        pytest.param("Put the bin out. The van Monday.", "Put the bin out. The van Monday.", id="plain-english"),
        pytest.param("DC al-Haq, Jan van der Berg", "DC Al-Haq, Jan Van-der-Berg", id="small-words"),
        pytest.param("van der Berg\tda Silva |al-Haq", "Van-der-Berg\tDa-Silva |Al-Haq", id="small-words-that-begin"),
        pytest.param(
            "van den Berg, van Monday", "Van-den-Berg, van Monday", id="two-small-words-or-one-that-is-a-word"
        ),
        pytest.param("Helen Ward (SW) on Rose Ward", "Helen Wxxx (SW) on Rose Ward", id="one-of-two-wards"),
        pytest.param("Labour Ward (midwife)", "Labour Ward (midwife)", id="ward-with-a-role-after-it"),
        pytest.param("PC May 3 May", "PC May 3 May", id="a-day-of-may"),
        pytest.param("Seen by the SW. May need a visit.", "Seen by the SW. May need a visit.", id="verb"),
        pytest.param("SW Friday", "SW Friday", id="as-likely-a-day"),
    ],
)
def test_spelling(text, spelt):
    assert spell_names(lay_out(text)).text == spelt


def test_nothing_moves():
    layout = lay_out("Present: Fọlákẹ́ Adébáyọ̀ (SW), İbrahim ul-Haq, TM; Will May, HV.\nПётр van der Ward (GP)\n")
    spelt = spell_names(layout)
    assert len(spelt.text) == len(spelt.reading) == len(layout.text)
    assert spelt.passages == layout.passages
    assert set(spelt.text) <= set(string.printable)


def test_unchanged_where_nothing_is_spelt_anew():
    layout = lay_out("Jane Smith to ring mum – today.")
    assert spell_names(layout) is layout
