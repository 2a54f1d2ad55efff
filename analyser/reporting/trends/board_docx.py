"""The report for a board as a Word document: headings, charts with words for who cannot see them, tables, method."""

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from analyser.errors import OutputError
from analyser.reporting.safe_text import one_line, printable
from analyser.reporting.trends.charts import draw_funnel, draw_heat_map, draw_p_chart
from analyser.reporting.trends.describing import (
    describe_funnel,
    describe_heat_map,
    describe_p_chart,
    detector_words,
    method_words,
    percent,
    remarks,
    share_words,
)
from analyser.reporting.trends.looks import LIGHT
from analyser.reporting.trends.overview import CriterionTrend, Trends
from analyser.reporting.trends.short_tables import short_funnel_table, short_month_table, short_table
from analyser.reporting.trends.tables import Kind, Table, cell_words

if TYPE_CHECKING:
    from docx.document import Document as Word

    from analyser.reporting.trends.board import Cover

_ON_PAPER = replace(LIGHT, font="Liberation Sans")
"""The drawing library brings this font with it, so that charts look the same everywhere."""

_SHARPNESS = 2.5
_PICTURE_CM, _MARGIN_CM, _LONG_CM, _SHORT_CM = 17.0, 2.0, 29.7, 21.0
_HEAD_FILL = "E6ECF2"
_LONGEST_TITLE = 200
"""A document's properties take no more than 255 characters."""


def write_docx(trends: Trends, file: BinaryIO, cover: "Cover") -> None:
    """Write the document.

    Args:
        trends: What it shows.
        file: Where it goes.
        cover: What it says of itself.

    Raises:
        OutputError: A library of the extra ``board`` is not installed.
    """
    word = _new_document(cover)
    word.add_heading(printable(cover.title), level=0)
    word.add_paragraph(f"{one_line(trends.unit.words)}, {trends.period.words}. Made on {cover.made:%d %B %Y}.")
    word.add_heading("In short", level=1)
    _add_table(word, short_table(trends))
    word.add_heading("What is more than chance", level=2)
    signals = [(trend, signal) for trend in trends.criteria for signal in trend.chart.signals]
    for trend, signal in signals:
        word.add_paragraph(f"{trend.criterion.title}. {signal.words}", style="List Bullet")
    if not signals:
        word.add_paragraph("Nothing: no share varies more than by chance, where there are months enough to tell.")
    word.add_heading("All criteria over time", level=1)
    if trends.heat.extremes is not None:
        _add_picture(word, draw_heat_map(trends.heat, _ON_PAPER), describe_heat_map(trends.heat, trends.unit))
    else:
        word.add_paragraph("There is nothing to show: no records, or too few.")
    for trend in trends.criteria:
        _add_criterion(word, trend, trends)
    word.add_heading("How the figures were made", level=1)
    for line in method_words(trends):
        word.add_paragraph(printable(line), style="List Bullet")
    _add_annex(word, trends)
    word.save(file)


def _new_document(cover: "Cover") -> "Word":
    try:
        import docx
        import vl_convert  # noqa: F401 - asked for here, so that nothing is drawn in vain
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt
    except ModuleNotFoundError as error:
        msg = (
            f"A Word report needs {error.name}, which is not installed. Install it with: pip install 'analyser[board]'"
        )
        raise OutputError(msg) from error
    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Cm(_SHORT_CM), Cm(_LONG_CM)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN_CM)
    normal: Any = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    for level in range(4):
        heading: Any = word.styles[f"Heading {level}" if level else "Title"]
        heading.element.rPr.rFonts.attrib.clear()  # of the theme's fonts, which would win
        heading.font.name = "Arial"
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    said = word.core_properties
    said.title, said.author, said.language = one_line(cover.title, _LONGEST_TITLE), "analyser", "en-GB"
    said.comments, said.created, said.modified = "", cover.made, cover.made
    _add_page_number(page.footer.paragraphs[0])
    return word


def _add_page_number(paragraph: Any) -> None:  # noqa: ANN401 - a paragraph
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 2
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)


def _add_criterion(word: "Word", trend: CriterionTrend, trends: Trends) -> None:
    word.add_heading(trend.criterion.title, level=1)
    word.add_paragraph(trend.criterion.question)
    said = f"Share met: {share_words(trend.share)}."
    if trend.corrected is not None:
        right = trend.corrected
        said += (
            f" Corrected for errors that reviewers found: {percent(right.value)} "
            f"(95 % interval {percent(right.low)} to {percent(right.high)}). {detector_words(trend.detector)}"
        )
    word.add_paragraph(said)
    if trend.chart.points:
        word.add_heading("Over time", level=2)
        _add_picture(word, draw_p_chart(trend.chart, _ON_PAPER), describe_p_chart(trend, trends.unit))
        for line in (*remarks(trend.chart), *(signal.words for signal in trend.chart.signals)):
            word.add_paragraph(printable(line), style="List Bullet")
    for plot, heading in ((trend.teams, "By team"), (trend.agencies, "By agency")):
        if len(plot.points) > 1:
            word.add_heading(heading, level=2)
            words = describe_funnel(trend.criterion, plot)
            _add_picture(word, draw_funnel(plot, _ON_PAPER), words)
            word.add_paragraph(printable(words.partition(": ")[2]))


def _add_annex(word: "Word", trends: Trends) -> None:
    """The figures behind the charts, on pages set sideways."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Cm

    page = word.add_section(WD_SECTION.NEW_PAGE)
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(_LONG_CM), Cm(_SHORT_CM)
    word.add_heading("Figures behind the charts", level=1)
    for trend in trends.criteria:
        word.add_heading(trend.criterion.title, level=2)
        for table in (short_month_table(trend), *map(short_funnel_table, (trend.teams, trend.agencies))):
            if table.rows:
                word.add_heading(table.title, level=3)
                _add_table(word, table)


def _add_table(word: "Word", table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    grid = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    lines = [[column.title for column in table.columns]]
    lines += [
        [cell_words(value, column) for value, column in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    for number, line in enumerate(lines):
        row: Any = grid.rows[0] if number == 0 else grid.add_row()
        for cell, words, column in zip(row.cells, line, table.columns, strict=True):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(printable(words))
            run.font.size, run.bold = Pt(8), number == 0
            if column.kind is not Kind.WORDS:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if number == 0:
                fill = OxmlElement("w:shd")
                fill.set(qn("w:val"), "clear")
                fill.set(qn("w:fill"), _HEAD_FILL)
                cell._tc.get_or_add_tcPr().append(fill)
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    word.add_paragraph()


def _add_picture(word: "Word", chart: Any, words: str) -> None:  # noqa: ANN401 - an Altair chart
    import vl_convert
    from docx.shared import Cm

    picture = vl_convert.vegalite_to_png(chart.to_dict(validate=False), scale=_SHARPNESS)
    shape = word.add_picture(io.BytesIO(picture), width=Cm(_PICTURE_CM))
    shape._inline.docPr.set("descr", printable(words))
    word.paragraphs[-1].paragraph_format.keep_with_next = True
