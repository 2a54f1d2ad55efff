"""PDFs made by hand: text layers, pages, scans, forms and damage."""

import pytest


@pytest.fixture
def save(tmp_path, make_pdf):
    """Write a PDF of some pages, or bytes."""

    def write(pages, **options):
        path = tmp_path / "minutes.pdf"
        path.write_bytes(pages if isinstance(pages, bytes) else make_pdf(pages, **options))
        return path

    return write


def test_text_and_pages(save, read_record):
    path = save([["Strategy discussion – “held” today", "Cost £5 (about)."], [], ["Agreed: joint s47."]])
    record = read_record(path)
    assert (record.record_id, record.source) == ("minutes", path.as_posix())
    assert record.text == "Strategy discussion – “held” today\nCost £5 (about).\n\nAgreed: joint s47."
    assert len(record.pages) == 3
    for words, page in (("Strategy", 1), ("Cost", 1), ("Agreed", 3)):
        assert record.page_of(record.text.index(words)) == page


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["a multi-", "agency meeting"], "a multi-agency meeting", id="hyphen-at-the-end-of-a-line"),
        pytest.param(["Agreed -", "SW to visit"], "Agreed -\nSW to visit", id="dash-at-the-end-of-a-line"),
        pytest.param(["Plan:", "- SW to visit", "- HV to weigh"], "Plan:\n- SW to visit\n- HV to weigh", id="bullets"),
        pytest.param(["Action   Who   When"], "Action Who When", id="spaces"),
    ],
)
def test_lines(save, read_record, lines, text):
    assert read_record(save([lines])).text.replace("   ", " ") == text


def test_a_gap_between_lines_is_a_blank_line(save, read_record):
    drawing = (
        b"BT /F1 12 Tf 50 800 Td (One of para-) Tj 0 -14 Td (graph one) Tj 0 -14 Td (and on.) Tj"
        b" 0 -28 Td (Paragraph two) Tj 0 -14 Td (and on.) Tj 0 -14 Td (and on.) Tj ET"
    )
    assert read_record(save([drawing])).text == "One of paragraph one\nand on.\n\nParagraph two\nand on.\nand on."


def placed(*items, size=10):
    """Drawing commands of words at places."""
    shown = (f"1 0 0 1 {left} {bottom} Tm ({text}) Tj" for left, bottom, text in items)
    return f"BT /F1 {size} Tf {' '.join(shown)} ET".encode("cp1252")


ACTIONS = [
    (50, 800, "Action"), (300, 800, "By whom"), (400, 800, "By when"),
    (50, 780, "Home visit by the duty"), (50, 768, "team after school"), (300, 780, "T Marsh"), (400, 780, "9/7/2018"),
    (50, 748, "Ring the paediatrician"), (300, 748, "Sgt Lowe of the"), (300, 736, "child abuse team"),
    (400, 748, "noon"),
    (50, 716, "Letter to the landlord"), (400, 716, "Monday"),
]  # fmt: skip
WRITTEN = (
    "| Action | By whom | By when |\n| Home visit by the duty team after school | T Marsh | 9/7/2018 |\n"
    "| Ring the paediatrician | Sgt Lowe of the child abuse team | noon |\n| Letter to the landlord |  | Monday |"
)


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(ACTIONS, id="drawn-cell-by-cell"),
        pytest.param(sorted(ACTIONS, key=lambda each: (-each[1], each[0])), id="drawn-line-by-line"),
        pytest.param(
            [(left, 774 if left > 50 and bottom == 780 else bottom, text) for left, bottom, text in ACTIONS],
            id="half-way-down-the-row",
        ),
        pytest.param(
            [(left + 40 * (bottom == 800), bottom, text) for left, bottom, text in ACTIONS], id="head-centred"
        ),
    ],
)
def test_a_table_keeps_its_cells(save, read_record, items):
    above = (50, 830, "It was agreed by all that the following would be done and that nobody would ring the mother.")
    below = (50, 680, "The meeting closed at three, and all who were there had a copy of the plan by four that day.")
    record = read_record(save([placed(above, *items, below), ["Page two."]]))
    assert record.text == f"{above[2]}\n\n{WRITTEN}\n\n{below[2]}\nPage two."
    assert record.page_of(record.text.index("T Marsh")) == 1
    assert record.page_of(record.text.index("Page two")) == 2


def test_a_label_before_its_words_is_a_line(save, read_record):
    items = [(50, 800, "Date:"), (200, 800, "9/7/2018"), (50, 786, "Team:"), (200, 786, "South")]
    record = read_record(save([placed(*items)]))
    assert record.text == "Date: 9/7/2018\nTeam: South"
    assert record.metadata == {"date": "2018-07-09", "team": "South"}


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([(50, 800, "Held at noon"), (400, 800, "Room 4"), (50, 786, "All were there.")], id="one-gap"),
        pytest.param(
            [(50, 800, "The nurse"), (110, 800, "had"), (150, 800, "seen"), (190, 800, "him"),
             (50, 786, "twice"), (96, 786, "this"), (133, 786, "term and"), (196, 786, "he"),
             (50, 772, "was never"), (122, 772, "out of"), (174, 772, "sorts.")],
            id="justified",
        ),
        pytest.param(
            [(left, 800 - 14 * line, word) for line in range(4) for left, word in ((50, "•"), (80, "one task"))],
            id="bullets",
        ),
        pytest.param(
            [(left, 800 - 14 * line, word) for line in range(4) for left, word in ((50, f"{line}."), (90, "Task"))],
            id="numbers",
        ),
        pytest.param(
            [(left, 800 - 14 * line, word) for line in range(4) for left, word in ((50, f"2.{line}"), (90, "Risks"))],
            id="numbered-headings",
        ),
        pytest.param(
            [(left, 800 - 14 * line, f"Words of a column {line}") for left in (50, 320) for line in range(5)],
            id="columns",
        ),
    ],
)  # fmt: skip
def test_gaps_that_are_no_table(save, read_record, items):
    text = read_record(save([placed(*items), ["More words to read."]])).text
    assert "|" not in text
    assert text.split()[: len(items[0][2].split())] == items[0][2].split()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["a disclo-", "sure by him"], "a disclosure by him", id="no-word-follows"),
        pytest.param(["the assess-", "ment ended"], "the assessment ended", id="ending"),
        pytest.param(["a grand-", "parent and his grandparent"], "a grandparent and his grandparent", id="known"),
        pytest.param(["a non-", "mobile baby"], "a non-mobile baby", id="its-own"),
        pytest.param(["a follow-", "up visit, a follow-up call"], "a follow-up visit, a follow-up call", id="known-so"),
    ],
)
def test_a_word_cut_by_the_end_of_a_line(save, read_record, lines, text):
    record = read_record(save([lines, ["Second page."]]))
    assert record.text == f"{text}\nSecond page."
    assert record.pages == (0, len(text) + 1)


def test_metadata_of_the_form(save, read_record):
    assert read_record(save([["Date: 5/6/2015", "Team: North"]])).metadata == {"date": "2015-06-05", "team": "North"}


def test_answers_of_a_fillable_form(save, read_record):
    common = "/Type /Annot /Subtype /Widget /Rect [50 700 90 720]"
    state = "/AS /{state} /V /{state} /AP << /N << /Yes << >> /Off << >> >> >>"
    path = save(
        [["S47 enquiries", "Level of risk"]],
        fields=[
            f"<< {common} /FT /Tx /T (f1) /TU (Level of risk) /V (High - today) >>",
            f"<< {common} /FT /Tx /T (Reason) >>",
            f"<< {common} /FT /Btn /T (Joint s47) {state.format(state='Yes')} >>",
            f"<< {common} /FT /Btn /T (Single agency) {state.format(state='Off')} >>",
            f"<< {common} /FT /Ch /Ff 131072 /T (Outcome) /Opt [(s47) (NFA)] /V (s47) >>",
        ],
    )
    assert read_record(path).text == (
        "S47 enquiries\nLevel of risk\nLevel of risk: High - today\n[x] Joint s47\n[ ] Single agency\nOutcome: s47"
    )


@pytest.mark.parametrize("pages", [pytest.param(1, id="one-page"), pytest.param(3, id="three-pages")])
def test_a_scan_is_said_to_have_no_text_layer(save, read_reason, scanned_page, pages):
    reason = read_reason(save([scanned_page] * pages))
    assert "it has no text layer" in reason
    assert "Run OCR" in reason


def test_blank_pages_have_no_text_layer_either(save, read_reason):
    assert "it has no text layer" in read_reason(save([[], [" "]]))


def test_a_scanned_page_among_others_is_named(save, read_reason, scanned_page):
    reason = read_reason(save([["Strategy discussion"], scanned_page, scanned_page]))
    assert "page 2, 3 of 3 is a scanned picture" in reason


def test_a_small_picture_is_no_scan(save, read_record):
    logo = b"q 50 0 0 50 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    assert read_record(save([["Agreed: s47."], logo])).text.startswith("Agreed: s47.")


def test_a_protected_file_is_listed(save, read_reason):
    keys = f"/O ({'o' * 32}) /U ({'u' * 32})"
    path = save([["secret words"]], trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} /P -4 >> /ID [(x) (x)]")
    assert "it is protected with a password" in read_reason(path)


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%}") for share in (0.05, 0.3, 0.6)])
def test_a_file_cut_short_is_listed(save, make_pdf, read_reason, share):
    data = make_pdf([["some words"]])
    assert "it is damaged or cut short" in read_reason(save(data[: int(share * len(data))]))
