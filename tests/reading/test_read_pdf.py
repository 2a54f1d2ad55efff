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
    assert read_record(save([drawing])).text == "One of para-graph one\nand on.\n\nParagraph two\nand on.\nand on."


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
