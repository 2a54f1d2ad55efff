"""Write the demo batch: about twenty fictional records in every format that the tool reads.

Everybody and everything in it is invented. Run ``python data/synthetic/build_demo.py`` to write
``data/synthetic/demo/`` again; the files are committed so that ``analyser demo`` works at once.
"""

import csv
import ctypes
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2 as pdfium
import xlsxwriter
from pypdfium2 import raw

HERE = Path(__file__).parent / "demo"

GOOD_MINUTES = """\
HARTSWELL COUNCIL - CHILDREN'S SERVICES
Minutes of Strategy Discussion
Date: 05/06/2015
Team: Assessment North
Child: Ruby K, aged 4

PRESENT
Nell Garside (NG)      Team Manager, Assessment North - Chair
Tom Ashby (TA)         Social Worker
DS Priya Nair (PN)     Child Abuse Investigation Unit
Dr Ben Okafor (BO)     Consultant paediatrician
Apologies: Mrs Lane, nursery

1. Why today
We met within two hours of the call because Ruby's stepfather was due to collect her from the ward at four and there was
nothing in place to stop him.

2. Information
Ruby has a spiral fracture of the left arm. She told the play nurse, "Gary pulled me off the gate." Her brother Max (7) is
with his grandmother, was seen by TA this morning and is well. Two earlier referrals, in 2013 and 2014, both closed.

3. Risk
All agreed that Ruby is at high risk of significant harm if she goes home while Gary is there.

4. Decision
Section 47 enquiries to start today, jointly with police, as the account given does not fit the injury.

5. Actions
- TA to see Max alone at school tomorrow, 6 June.
- PN to interview Gary by 8 June.
- BO to complete the skeletal survey by noon tomorrow.
- NG to tell Ruby's mother of the decision by 5pm today; Gary is not to be told before the interview.
"""

PURPOSE_ONLY = """\
Strategy meeting - Levi and Noah B
Held 12 March 2015 at the Civic Centre

The Chair reminded everybody that the purpose of a strategy meeting is to decide whether section 47 enquiries should be made.

School said that both boys have come in hungry since Christmas. The health visitor felt strongly that this should be a
section 47. Police have nothing recent; father is a MAPPA level 2 offender and was graded high risk in 2012.

Risks were discussed at length and there was a full exchange of views. It was agreed that an initial child protection
conference should be called.

Actions
Home visit to be completed.
School to monitor.
Everyone to send chronologies as soon as possible.
"""

HEALTH_NOTE = """\
HV record                                            Entered 14/09/2015 16:10
Attended meeting with Social Care re above. Present: SW (Dele A), DC Marsh, myself.

Bruise to cheek seen at my 8/52 contact, baby not mobile. Brought forward from Thursday as mum was leaving for Leeds tonight.
Baby likely to suffer significant harm if he travels tonight without a medical.

Outcome: s47, joint with police.

Plan
1. Dele to book CP medical for tomorrow a.m.
2. DC Marsh to check with Leeds police today.
3. Me - review baby at home 16/09.
"""

DEFERRED_NOTE = """\
# EDT log, Saturday 7 November 2015

**Strategy discussion by phone**: me (P Lomax, EDT), DS Wray, Dr Mehta.

Not left for Monday because dad was at the bedside saying he would take her home tonight.

Dr Mehta: retinal photographs are not reported yet. Decision on s47 deferred until ophthalmology have looked.

If the eyes show bleeding then she would be in very grave danger at home.

## To do

* Dr Mehta: ring ophthalmology by 9am Sunday
* DS Wray: visit ward at 22:00 tonight
* me: handover to day team manager, Monday 8.30
"""

POLICE_LOG = """\
OCCURRENCE LOG - CAIT                     DS 2281 PRYCE
08:14  Male infant 5 m/o, skull fracture, presented overnight. Parents: rolled off changing unit.
08:50  Strategy discussion opened by teleconference: self, H Naran (TM), L Goff SW, Dr Iwu. We went at this hour rather than
       wait for the survey because dad was asking to take baby home at ten.
09:31  OUTCOME - section 47, joint us and CSC. Account does not cover the second site.
09:33  All four of us put likelihood of significant harm as high were he home unsupervised tonight.
09:36  Actions
  1. self - scene photos by 1700
  2. L Goff - ward rota by 1700
  3. Dr Iwu - skeletal survey, today
  4. police checks on grandparents
"""

LETTER = """\
Dear Ms Hallam,

Client: Mr D.W.     Child: Ellis, 9

I have your notes of the strategy discussion on 4 March, to which I had sent my apologies.

Your note records that the risks arising from methadone in the home were shared. My own opinion, as I said in my email,
is that this ought to be section 47. I note that the group concentrated on whether an initial conference should be called.

Hair strand testing is to be arranged. A home visit is to take place. The conference is to be booked shortly.

Yours sincerely,
Nuala Fenn
Recovery Co-ordinator
"""

DICTATED = """\
Strategy discussion Freya eight full stop new paragraph We held it this afternoon rather than tomorrow because the flight is at
nine tonight full stop Freya is very likely to be taken abroad if she is at home this evening comma everybody agreed full stop
new paragraph Decision colon section forty seven comma joint comma to begin now full stop new paragraph Tasks full stop
DC Imran to apply for the order by six today full stop Karen Obuya to speak to Freya in school before three today full stop
"""

WIDE = [
    {
        "Case Ref": "HW-1041",
        "Date of discussion": "17/11/2015",
        "Team": "Assessment South",
        "Author": "K Mbeki",
        "Child's age": "11",
        "Information shared": "School: remarks about an uncle.\nPolice: one caution, 2009.",
        "Analysis": "P is at real risk of sexual harm for as long as the weekend visits go on.",
        "Decision": "S47: Yes, joint. Held the same day as the next visit was due that evening.",
        "Actions": "K Mbeki - see mother alone, 17/11\nDC Lacey - ABE by 19/11",
    },
    {
        "Case Ref": "HW-1042",
        "Date of discussion": "19/11/2015",
        "Team": "Assessment South",
        "Author": "J Finch",
        "Child's age": "2",
        "Information shared": "Ward reports missed insulin &amp; two earlier admissions.",
        "Analysis": "Risks explored in depth.<br>Mother described as warm and protective.",
        "Decision": "ICPC to be convened.",
        "Actions": "Health to follow up.\\nSocial care to visit ASAP.",
    },
    {
        "Case Ref": "HW-1043",
        "Date of discussion": "02/12/2015",
        "Team": "Assessment North",
        "Author": "T Ashby",
        "Child's age": "15",
        "Information shared": "Missing four times since October.",
        "Analysis": "If the phone shows what we think it shows, she would be in danger.",
        "Decision": "Threshold for section 47 not met; child and family assessment to carry on.",
        "Actions": "T Ashby to visit by 4/12.\nMissing persons unit to share the log by 7/12.",
    },
    {
        "Case Ref": "HW-1044",
        "Date of discussion": "03/12/2015",
        "Team": "Assessment North",
        "Author": "",
        "Child's age": "",
        "Information shared": "",
        "Analysis": "",
        "Decision": "",
        "Actions": "",
    },
]

LONG = [
    ("SD-77", "Strategy discussion form", "Date of discussion", "21/01/2016"),
    (
        "SD-77",
        "Strategy discussion form",
        "Why was it held when it was?",
        "Same day: the bail conditions ended at noon.",
    ),
    ("SD-77", "Strategy discussion form", "Level of risk", "High while he is in the house"),
    ("SD-77", "Strategy discussion form", "S47 enquiries?", "Yes - single agency"),
    ("SD-77", "Strategy discussion form", "Actions", "Amy Roe to visit tonight. PC Hall to serve the notice by 18:00."),
    ("SD-78", "Strategy discussion form", "Date of discussion", "22/01/2016"),
    ("SD-78", "Strategy discussion form", "Why was it held when it was?", ""),
    ("SD-78", "Strategy discussion form", "Level of risk", "Risk assessment to be completed"),
    ("SD-78", "Strategy discussion form", "S47 enquiries?", "To be decided at next meeting"),
    ("SD-78", "Strategy discussion form", "Actions", "Police to interview. Home visit to take place."),
]


def main() -> None:
    """Write every file of the batch."""
    HERE.mkdir(exist_ok=True)
    (HERE / "good-minutes.txt").write_text(GOOD_MINUTES, encoding="utf-8")
    (HERE / "windows-export.txt").write_bytes(HEALTH_NOTE.replace("'", "’").encode("cp1252"))
    (HERE / "dictation.txt").write_text(DICTATED, encoding="utf-16")
    (HERE / "duty-log.md").write_text(DEFERRED_NOTE, encoding="utf-8")
    (HERE / "letter.rtf").write_text(rtf(LETTER), encoding="ascii")
    (HERE / "email.eml").write_bytes(mail())
    minutes(HERE / "strategy-meeting.docx")
    form(HERE / "ticked-form.docx")
    printed_log(HERE / "police-log.pdf", scanned=HERE / "scanned.pdf")
    exports(HERE)
    archive(HERE / "from-partners.zip")


def rtf(text: str) -> str:
    """The text as a minimal RTF document."""
    return r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}" + text.replace("\n", "\\par\n") + "}"


def mail() -> bytes:
    """An e-mail with the minutes in its body."""
    message = EmailMessage()
    message["From"] = "Safeguarding Review Unit <review@hartswell.example>"
    message["To"] = "panel@hartswell.example"
    message["Date"] = "Mon, 26 Oct 2015 17:02:00 +0000"
    message["Subject"] = "Friday's strategy discussion"
    message.set_content(
        "Dear colleagues\n\nWe went ahead on Friday lunchtime without the paediatric letter because school broke up that "
        "afternoon and nobody would have seen Poppy for nine days.\n\nWhat we had to settle was whether Poppy ought to go to "
        "a conference. We gave risk a good airing.\n\nWhat follows from this:\n- School to keep a careful watch.\n"
        "- Poppy's wishes and feelings to be captured.\n- Housing to be approached about the tenancy.\n"
    )
    return bytes(message)


def minutes(path: Path) -> None:
    """Prose minutes in Word, with a header and a table of actions."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL - SENSITIVE"
    title, *paragraphs = PURPOSE_ONLY.split("Actions")[0].strip().split("\n\n")
    document.add_heading(title.splitlines()[0], level=1)
    document.add_paragraph(title.splitlines()[1])
    for paragraph in paragraphs:
        document.add_paragraph(paragraph.replace("\n", " "))
    document.add_heading("Actions", level=2)
    table = document.add_table(rows=1, cols=3)
    rows = [
        ("Home visit", "to be completed", "ASAP"),
        ("Monitor attendance", "School", "ongoing"),
        ("Chronologies", "All", ""),
    ]
    for cell, name in zip(table.rows[0].cells, ("Action", "Owner", "By when"), strict=True):
        cell.text = name
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(path))


def form(path: Path) -> None:
    """A printed form in Word: two-column table with tick boxes."""
    document = docx.Document()
    document.add_heading("FORM SD1 - Strategy discussion record", level=1)
    fields = [
        ("Young person", "T, aged 14"),
        ("Date", "04/09/2015"),
        (
            "Purpose (standard text)",
            "To share information and decide whether enquiries under s47 should be undertaken.",
        ),
        ("Taking part", "A Bright (social worker); R Dunn (team manager); DC Nolan; S Pell (school nurse)"),
        ("Level of risk", "☐ Low   ☐ Medium   ☒ High"),
        ("S47 enquiries?", "☐ No   ☐ Yes - single agency   ☒ Yes - joint with police"),
        ("Reason for timing", ""),
        ("Sharing with family", "A Bright to tell T's mother of the outcome face to face on 5 September."),
    ]
    table = document.add_table(rows=0, cols=2)
    for label, answer in fields:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer
    document.add_paragraph("Actions", style="Heading 2")
    for action in ("A Bright - safety plan with T by 7 September", "DC Nolan - NRM referral by 8 September"):
        document.add_paragraph(action, style="List Bullet")
    document.save(str(path))


def printed_log(path: Path, scanned: Path) -> None:
    """A PDF with a text layer, and the same page as a mere picture."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    for number, line in enumerate(POLICE_LOG.splitlines()):
        words = raw.FPDFPageObj_NewTextObj(document, b"Courier", 8.0)
        units = (line + "\x00").encode("utf-16-le")
        raw.FPDFText_SetText(words, ctypes.cast(ctypes.create_string_buffer(units), raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 30, 800 - number * 14)
        raw.FPDFPage_InsertObject(page, words)
    page.gen_content()
    document.save(str(path))
    picture = pdfium.PdfDocument.new()
    blank = picture.new_page(595, 842)
    image = pdfium.PdfImage.new(picture)
    image.set_bitmap(page.render(scale=0.6, grayscale=True))
    image.set_matrix(pdfium.PdfMatrix().scale(595, 842))
    blank.insert_obj(image)
    blank.gen_content()
    picture.save(str(scanned))


def exports(folder: Path) -> None:
    """What case systems export: a wide CSV, a long-form workbook, a spreadsheet, parquet and JSON Lines."""
    with (folder / "case-system-export.csv").open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(WIDE[0]))
        writer.writeheader()
        writer.writerows(WIDE)
    with xlsxwriter.Workbook(str(folder / "form-answers.xlsx")) as book:
        sheet = book.add_worksheet("Answers")
        for number, row in enumerate([("Record ID", "Form", "Question", "Answer"), *LONG]):
            sheet.write_row(number, 0, row)
    rows = [
        ["Ref", "Agency", "Minutes"],
        ["HV-9", "Health", HEALTH_NOTE.replace("Brought forward from Thursday as", "Noted that")],
    ]
    (folder / "health-visitors.ods").write_bytes(spreadsheet(rows))
    names = {
        "record_id": ["NP-3"],
        "agency": ["Police"],
        "date": ["2015-09-09"],
        "text": [POLICE_LOG.split("09:33")[0]],
    }
    pq.write_table(pa.table(names), folder / "police.parquet")
    school = {
        "record_id": "CP-12",
        "agency": "Education",
        "text": "CPOMS 04/03. Mtg with CSC re Dario 3.15. Risks shared. Dario to be spoken to, and to be monitored ASAP. JB",
    }
    (folder / "schools.jsonl").write_text(json.dumps(school) + "\n", encoding="utf-8")


def spreadsheet(rows: list[list[str]]) -> bytes:
    """A one-sheet OpenDocument spreadsheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            + "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Records">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mime, compress_type=zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def archive(path: Path) -> None:
    """A zip from a partner agency: one good note, one damaged Word file."""
    note = (
        "YJS CASE DIARY   K.A., 15y\nContact type: strategy meeting 03.10.15\nAttended: F Adjei (YJS), Ruth Colley TM, DC Pask, "
        "M Lowe SW.\n\nRuth: he is being significantly harmed now and that will carry on as long as the debt stands, no one "
        "dissented.\nS47: YES. Single agency.\nHeld today and not next week as he is released at noon tomorrow.\n\nACTIONS\n"
        "* DC Pask to put marker on by 4/10\n* M Lowe to visit K tomorrow\n* FA to see K Mon 7/10\n"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("yjs/ka-2015-10.txt", note)
        package.writestr("yjs/damaged.docx", b"PK\x03\x04 this file was cut short")


if __name__ == "__main__":
    main()
