"""Word documents made with python-docx, with what it cannot make put in as XML."""

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def insert(document: Document, xml: str) -> None:
    """Put an element at the end of a document's body."""
    element = parse_xml(re.sub(r"^<[\w:]+", rf"\g<0> {NAMESPACES}", xml))
    document.element.body.insert(len(document.element.body) - 1, element)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.fixture
def document():
    """An empty document."""
    return docx.Document()


@pytest.fixture
def text_of(tmp_path, read_record):
    """Save a document and read it."""

    def save_and_read(document):
        path = tmp_path / "minutes.docx"
        document.save(str(path))
        record = read_record(path)
        assert (record.record_id, record.source) == ("minutes", path.as_posix())
        return record.text

    return save_and_read


def test_paragraphs_and_tables_keep_their_order(document, text_of):
    document.add_heading("Strategy discussion", 1)
    document.add_paragraph("Held today.\tAt 10.\nBy phone.")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("Action", "Who", "When"), ("See child", "J Smith", "12/6")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("After the table.")
    assert text_of(document) == (
        "Strategy discussion\nHeld today.\tAt 10.\nBy phone.\n\n"
        "| Action | Who | When |\n| See child | J Smith | 12/6 |\n\nAfter the table."
    )


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        pytest.param(["Risk level", "High"], "| Risk level | High |", id="label-and-answer"),
        pytest.param(["Risk level", ""], "| Risk level |  |", id="no-answer"),
        pytest.param(["", "", ""], "", id="empty-row"),
        pytest.param(["2. Analysis"], "2. Analysis", id="one-cell"),
        pytest.param(
            ["Analysis", "First para.\nSecond para."], "Analysis:\nFirst para.\nSecond para.", id="label-and-paragraphs"
        ),
        pytest.param(["Was it safe?", "Yes.\nNo."], "Was it safe?\nYes.\nNo.", id="question-and-paragraphs"),
        pytest.param(["", "One.\nTwo."], "One.\nTwo.", id="paragraphs-alone"),
        pytest.param(
            ["See child\nand mother.", "SW\nHV", "12/6"], "| See child; and mother. | SW; HV | 12/6 |", id="action-row"
        ),
    ],
)
def test_rows(document, text_of, cells, lines):
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = ""
        first, *others = text.split("\n")
        cell.paragraphs[0].text = first
        for other in others:
            cell.add_paragraph(other)
    assert text_of(document) == lines


def test_merged_cells_are_not_repeated(document, text_of):
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "tall"
    table.cell(1, 0).text = "left"
    table.cell(1, 1).text = "middle"
    assert text_of(document) == "| wide | tall |\n| left | middle |  |"


def test_nested_tables(document, text_of):
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Plan"
    outer.cell(0, 1).text = "Agreed:"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "SW"
    inner.cell(0, 1).text = "today"
    assert text_of(document) == "Plan:\nAgreed:\n| SW | today |"


def test_headers_come_first_and_footers_last_each_once(document, text_of):
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Body one.")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.header.is_linked_to_previous = second.footer.is_linked_to_previous = False
    second.header.paragraphs[0].text = "CONFIDENTIAL"
    second.footer.paragraphs[0].text = "Page 2"
    document.add_paragraph("Body two.")
    assert text_of(document) == "CONFIDENTIAL\n\nBody one.\n\nBody two.\n\nPage 1\nPage 2"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def checkbox(is_checked: bool, shown: str) -> str:
    return control(run(shown), f'<w14:checkbox><w14:checked w14:val="{is_checked:d}"/></w14:checkbox>')


def form_checkbox(state: str) -> str:
    data = f'<w:ffData><w:name w:val="c"/><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(checkbox(True, "☒") + run(" Joint s47"), "[x] Joint s47", id="control-ticked"),
        pytest.param(checkbox(False, "☐") + run(" Joint s47"), "[ ] Joint s47", id="control-empty"),
        pytest.param(checkbox(True, "ü") + run("Yes"), "[x] Yes", id="control-with-a-sign-of-its-own"),
        pytest.param(
            form_checkbox('<w:default w:val="0"/><w:checked/>') + run(" Yes"), "[x] Yes", id="old-form-ticked"
        ),
        pytest.param(form_checkbox('<w:default w:val="0"/>') + run(" Yes"), "[ ] Yes", id="old-form-empty"),
        pytest.param(form_checkbox('<w:default w:val="1"/>'), "[x]", id="old-form-default"),
        pytest.param(form_checkbox('<w:default w:val="1"/><w:checked w:val="0"/>'), "[ ]", id="old-form-cleared"),
        pytest.param(run("Yes ☒ No ☐ Maybe ☑"), "Yes [x] No [ ] Maybe [x]", id="characters"),
        pytest.param(run("Yes☒No☐"), "Yes [x] No [ ]", id="characters-without-spaces"),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Yes"), "[x] Yes", id="wingdings-ticked"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" Yes"), "[ ] Yes", id="wingdings-empty"
        ),
        pytest.param('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "[x]", id="wingdings-2"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "→", id="arrow"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="nonsense"/></w:r>', "•", id="no-character"),
        pytest.param(
            run("\uf0fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(" a"), "[x] a", id="font"
        ),
    ],
)
def test_tick_boxes(document, text_of, xml, text):
    insert(document, f"<w:p>{xml}</w:p>")
    assert text_of(document) == text


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(
            f'{run("b ")}<w:ins w:id="1">{run("added ")}</w:ins>'
            f'<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>{run("c")}',
            "b added c",
            id="tracked-changes",
        ),
        pytest.param(
            f'<w:moveFrom w:id="1">{run("old")}</w:moveFrom><w:moveTo w:id="2">{run("new")}</w:moveTo>',
            "new",
            id="moved",
        ),
        pytest.param(
            run("seen ") + run("hidden", "<w:vanish/>") + run("too", '<w:vanish w:val="0"/>'), "seen too", id="hidden"
        ),
        pytest.param(f'<w:hyperlink w:anchor="x">{run("link")}</w:hyperlink>', "link", id="link"),
        pytest.param(f'<w:smartTag w:element="x">{run("smart")}</w:smartTag>', "smart", id="smart-tag"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("5/6/2015")}</w:fldSimple>', "5/6/2015", id="field"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("1"), "1", id="field-code"),
        pytest.param(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:cr/><w:t>d</w:t></w:r>",
            "a\nb\tc-\nd",
            id="breaks",
        ),
        pytest.param(
            '<w:commentRangeStart w:id="0"/>' + run("words") + '<w:r><w:commentReference w:id="0"/></w:r>',
            "words",
            id="comment",
        ),
        pytest.param(control(run("answer")), "answer", id="control"),
        pytest.param(
            run("S47: ") + control(run("Choose an item."), "<w:showingPlcHdr/>"),
            "S47:",
            id="prompt-of-a-control",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
            '<w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r>',
            "Yes",
            id="drop-down-of-an-old-form",
        ),
    ],
)
def test_what_stands_in_a_paragraph(document, text_of, xml, text):
    insert(document, f"<w:p>{xml}</w:p>")
    assert text_of(document) == text


def test_paragraphs_joined_by_a_tracked_deletion(document, text_of):
    insert(document, f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("Agreed ")}</w:p>')
    insert(document, f"<w:p>{run('s47.')}</w:p>")
    insert(
        document, f'<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:p>{run("gone")}</w:p></w:tc></w:tr></w:tbl>'
    )
    assert text_of(document) == "Agreed s47."


def box(text: str) -> str:
    return f"<w:txbxContent><w:p>{run(text)}</w:p><w:p>{run('second line')}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(
            "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='x'>"
            f"<wps:wsp><wps:txbx>{box('In a box.')}</wps:txbx></wps:wsp>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{box('In a box.')}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent>",
            id="drawing-with-a-copy-for-older-programs",
        ),
        pytest.param(
            f"<w:pict><v:shape><v:textbox>{box('In a box.')}</v:textbox></v:shape></w:pict>", id="old-drawing"
        ),
        pytest.param(
            "<mc:AlternateContent><mc:Fallback><w:pict><v:textbox>"
            + box("In a box.")
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
            id="copy-only",
        ),
    ],
)
def test_text_boxes_are_read_once(document, text_of, xml):
    insert(document, f"<w:p>{run('Before.')}<w:r>{xml}</w:r></w:p>")
    document.add_paragraph("After.")
    assert text_of(document) == "Before.\nIn a box.\nsecond line\nAfter."


def test_controls_around_paragraphs_rows_and_cells(document, text_of):
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    insert(document, f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('para')}</w:p></w:sdtContent></w:sdt>")
    insert(document, f"<w:sdt>{prompt}<w:sdtContent><w:p>{run('Click here')}</w:p></w:sdtContent></w:sdt>")
    cell = f"<w:tc><w:p>{run('{}')}</w:p></w:tc>"
    insert(
        document,
        f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell.format('a')}<w:sdt><w:sdtContent>{cell.format('b')}</w:sdtContent></w:sdt>"
        f"<w:sdt>{prompt}<w:sdtContent>{cell.format('Choose')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
    )
    assert text_of(document) == "para\n\n| a | b |  |"


def test_lists_show_their_bullets_and_numbers(document, text_of):
    for text, style in (
        *(("one", "List Bullet"), ("deeper", "List Bullet 2"), ("first", "List Number"), ("second", "List Number")),
        *(("plain", "Normal"), ("third", "List Number"), ("", "List Bullet")),
    ):
        document.add_paragraph(text, style=style)
    assert text_of(document) == "- one\n- deeper\n1. first\n2. second\nplain\n3. third"


def test_numbered_outlines(document, text_of):
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (kind, pattern) in enumerate(
            [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("upperRoman", "%4")]
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="90">{levels}</w:abstractNum>'))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    for number, override in ((91, ""), (92, restart)):
        numbering.append(
            parse_xml(f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>')
        )
    for number, level, text in (
        *((91, 0, "a"), (91, 1, "b"), (91, 1, "c"), (91, 2, "d"), (91, 2, "e"), (91, 3, "f"), (91, 0, "g")),
        *((91, 1, "h"), (92, 0, "i"), (92, 0, "j"), (0, 0, "none")),
    ):
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        insert(document, f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>")
    assert text_of(document).split("\n") == [
        *("1. a", "1.1 b", "1.2 c", "(a) d", "(b) e", "I f", "2. g", "2.1 h", "5. i", "6. j", "none"),
    ]


def test_footnotes_stand_after_the_body(tmp_path, document, read_record, make_zip):
    insert(document, f"<w:p>{run('Agreed')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('.')}</w:p>")
    document.save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" By DS Okoro.")}</w:p></w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>".encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    listing = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rIdN" Type="{kind}" Target="/word/footnotes.xml"/></Relationships>'
    parts[listing] = parts[listing].replace(b"</Relationships>", relation.encode())
    (tmp_path / "a.docx").write_bytes(make_zip(parts))
    assert read_record(tmp_path / "a.docx").text == "Agreed [1].\n\n[1] By DS Okoro."


def test_strict_documents_are_read_too(tmp_path, document, read_record, make_zip):
    document.add_paragraph("Agreed.")
    document.sections[0].header.paragraphs[0].text = "Top"
    document.save(str(tmp_path / "a.docx"))
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for usual, other in strict.items():
        parts = {name: data.replace(usual, other) for name, data in parts.items()}
    (tmp_path / "a.docx").write_bytes(make_zip(parts))
    assert read_record(tmp_path / "a.docx").text == "Top\n\nAgreed."


def test_metadata_comes_from_the_form_and_not_from_the_file_properties(tmp_path, document, read_record):
    document.core_properties.author = "The typist"
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Date of discussion", "05/06/2015"), ("Team", "North")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert read_record(tmp_path / "a.docx").metadata == {"date": "2015-06-05", "team": "North"}


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%}") for share in (0.01, 0.3, 0.7, 0.99)])
def test_a_document_cut_short_is_listed(tmp_path, document, read_reason, share):
    document.add_paragraph("Agreed.")
    out = io.BytesIO()
    document.save(out)
    path = tmp_path / "a.docx"
    path.write_bytes(out.getvalue()[: int(share * len(out.getvalue()))])
    assert "it is damaged or cut short" in read_reason(path)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"<w:document", "it is damaged or cut short", id="xml-cut-short"),
        pytest.param(b"<x/>", "it has no body", id="another-document"),
        pytest.param(
            b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><d>&b;</d>',
            "it has no body",
            id="entities",
        ),
    ],
)
def test_a_damaged_body_is_listed(tmp_path, read_reason, make_zip, body, reason):
    path = tmp_path / "a.docx"
    path.write_bytes(make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body}))
    assert reason in read_reason(path)


def test_a_bomb_is_listed(tmp_path, read_reason, make_zip):
    path = tmp_path / "a.docx"
    path.write_bytes(make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 5_000_000}))
    assert "a zip bomb does" in read_reason(path)
