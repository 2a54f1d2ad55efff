"""The words of a Word file as lines: paragraphs, tables, text boxes and lists in the order of the document."""

from collections.abc import Iterator

from analyser.reading.word_lists import Lists
from analyser.reading.word_ticks import boxed, content_control, form_field, symbol, symbol_element, symbol_font
from analyser.reading.word_xml import Element, first, is_on, name, value

_LONGEST_LABEL = 80
_AFTER_STOP = (".", "?", "!", ":", ";", ",")

_P, _R, _T, _TBL, _TR, _TC = (name(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tr", "tc"))
_CONTROL, _CONTENT = name("w:sdt"), name("w:sdtContent")
_ALTERNATIVES = name("mc:AlternateContent")
_BOX = name("w:txbxContent")
_SYMBOL, _FIELD = name("w:sym"), name("w:fldChar")
_NOTE_REFERENCES = {name("w:footnoteReference"), name("w:endnoteReference")}
_GRAPHICS = {name("w:drawing"), name("w:pict"), name("w:object")}
_FIXED = {
    name("w:tab"): "\t",
    name("w:ptab"): "\t",
    name("w:br"): "\n",
    name("w:cr"): "\n",
    name("w:noBreakHyphen"): "-",
}
_LEFT_OUT = {
    *(name(f"w:{tag}") for tag in ("del", "moveFrom", "delText", "instrText", "delInstrText")),
    *(name(f"w:{tag}") for tag in ("pPr", "rPr", "sdtPr", "sectPr", "tcPr", "tblPr")),
}
"""Deleted words, field codes, and properties."""


class Words:
    """Turns elements into lines; keeps count of lists and notes over the whole document."""

    def __init__(self, lists: Lists) -> None:
        """Take the document's lists."""
        self._lists = lists
        self.notes: dict[tuple[str, str], int] = {}

    def lines(self, container: Element) -> list[str]:
        """The lines of a body, cell, header or text box; blank ones stand between its parts."""
        lines: list[str] = []
        open_line = ""
        for block in _blocks(container):
            if block.tag == _TBL:
                lines += ["", *self._table(block), ""]
                continue
            text, boxes = self._paragraph(block)
            if _mark_is_deleted(block):
                open_line += text
            else:
                lines += (open_line + text).split("\n")
                open_line = ""
            for box in boxes:
                lines += self.lines(box)
        return [*lines, open_line] if open_line else lines

    def _paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        pieces: list[str] = []
        boxes: list[Element] = []
        self._inline(paragraph, "", pieces, boxes)
        marker = self._lists.marker(first(paragraph, "w:pPr"))
        text = boxed("".join(pieces))
        return (marker + text.lstrip() if marker and text.strip() else text), boxes

    def _inline(self, element: Element, font: str, pieces: list[str], boxes: list[Element]) -> None:
        for child in element:
            tag = child.tag
            if tag == _T:
                text = child.text or ""
                pieces.append("".join(symbol(font, each) for each in text) if font else text)
            elif tag in _GRAPHICS:
                boxes += _text_boxes(child)
            elif (shown := self._shown(child)) is not None:
                pieces.append(shown)
            elif tag == _ALTERNATIVES:
                self._inline(_chosen(child), font, pieces, boxes)
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                self._inline(child, symbol_font(child) if tag == _R else font, pieces, boxes)

    def _shown(self, element: Element) -> str | None:
        """What an element shows by itself; None if that is a matter of what is in it."""
        tag = element.tag
        if tag in _FIXED:
            return _FIXED[tag]
        if tag == _SYMBOL:
            return symbol_element(element)
        if tag == _FIELD:
            return form_field(element)
        if tag == _CONTROL:
            return content_control(element)
        if tag in _NOTE_REFERENCES:
            return f" [{self.notes.setdefault((tag, value(element, 'w:id')), len(self.notes) + 1)}]"
        return "" if tag == _R and is_on(first(element, "w:rPr", "w:vanish")) else None

    def _table(self, table: Element) -> Iterator[str]:
        for row in _inside(table, _TR):
            if first(row, "w:trPr", "w:del") is None:
                cells = [self._cell(cell) for cell in _inside(row, _TC) if not _is_merged_away(cell)]
                yield from _row(cells, is_nested=row.find(f".//{_TBL}") is not None)

    def _cell(self, cell: Element) -> list[str]:
        return [] if _is_covered(cell) else [line.strip() for line in self.lines(cell) if line.strip()]


def _row(cells: list[list[str]], *, is_nested: bool) -> list[str]:
    """A row as ``| cell | cell |``; cells that hold whole paragraphs stand under their label instead."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    if len(cells) == 1 or (len(filled) == 1 and len(filled[0]) > 1):
        return filled[0]
    label = filled[0]
    has_label = len(label) == 1 and len(label[0]) <= _LONGEST_LABEL and not label[0].endswith(".")
    if is_nested or (has_label and len(filled) == 2 and len(filled[1]) > 1):
        heading = [_heading(label[0])] if has_label else label
        return [*heading, *(line for cell in filled[1:] for line in cell)]
    return ["| " + " | ".join(_joined(cell) for cell in cells) + " |"]


def _heading(label: str) -> str:
    return label if label.endswith((":", "?")) else f"{label}:"


def _joined(lines: list[str]) -> str:
    """The lines of a cell on one, with a semicolon where the end of a line is all that parts two of them."""
    joined = ""
    for line in lines:
        gap = "" if not joined else " " if joined.endswith(_AFTER_STOP) else "; "
        joined += gap + line.strip()
    return joined


def _blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a container, also those in content controls and tracked insertions."""
    for child in container:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag == _CONTROL:
            content = first(child, "w:sdtContent")
            if content is not None and content_control(child) != "":
                yield from _blocks(content)
        elif child.tag == _ALTERNATIVES:
            yield from _blocks(_chosen(child))
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _inside(container: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and tracked insertions."""
    for child in container:
        if child.tag == wanted:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _inside(child, wanted)


def _text_boxes(graphic: Element) -> Iterator[Element]:
    """The text boxes of a drawing; each once, though Word keeps a second copy for older programs."""
    for child in graphic:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from _text_boxes(_chosen(child))
        else:
            yield from _text_boxes(child)


def _chosen(alternatives: Element) -> Element:
    choice = first(alternatives, "mc:Choice")
    if choice is None:
        choice = first(alternatives, "mc:Fallback")
    return alternatives if choice is None else choice


def _is_merged_away(cell: Element) -> bool:
    """Whether a cell is the hidden rest of one that was merged with its left-hand neighbour."""
    merged = first(cell, "w:tcPr", "w:hMerge")
    return merged is not None and value(merged) != "restart"


def _is_covered(cell: Element) -> bool:
    """Whether a cell is covered by the one above it, or holds only the prompt of an unanswered control."""
    merged = first(cell, "w:tcPr", "w:vMerge")
    if merged is not None and value(merged) != "restart":
        return True
    around = cell.getparent()
    control = around.getparent() if around is not None and around.tag == _CONTENT else None
    return control is not None and content_control(control) == ""


def _mark_is_deleted(paragraph: Element) -> bool:
    mark = first(paragraph, "w:pPr", "w:rPr")
    return first(mark, "w:del") is not None or first(mark, "w:moveFrom") is not None
